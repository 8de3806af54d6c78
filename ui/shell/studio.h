// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/kit/storewatch.h"
#include "ui/shell/operationrunner.h"
#include "ui/shell/studiofacts.h"
#include "ui/shell/syncrunner.h"

namespace regulars::shell {

/// An open studio: the threads on its store, the watch over it, its syncing, and the facts that the frame shows.
/// The window is built on one of these; closing it ends its threads.
class Studio final : public QObject {
    Q_OBJECT
public:
    /// `clock` must outlive the studio. `demo`: the demo studio, which says so.
    Studio(const QString& storeFile, std::unique_ptr<SyncService> sync, std::unique_ptr<OperationService> operations,
           Clock& clock, bool demo);

    kit::StoreWorkers& workers() { return m_workers; }
    kit::StoreWatch& watch() { return m_watch; }
    SyncRunner& sync() { return m_sync; }
    OperationRunner& operations() { return m_operations; }
    const StudioFacts& facts() const { return m_facts; }
    bool isDemo() const { return m_demo; }
    /// No real money: every window and every dialog about money says so.
    bool isTest() const { return m_demo || m_facts.mode == Mode::Test; }
    /// "Now" by Stripe's clock.
    Instant now() const { return m_sync.service().now(); }
    /// Reads the facts again; soon after, not at once, when called often.
    void refreshFacts();
    /// Ends what is under way (design.md 5, Closing), all of it within the one patience. False when something did not
    /// end in time.
    bool close(std::chrono::milliseconds patience);

Q_SIGNALS:
    void factsChanged();
    /// The store cannot be read.
    void failed(const regulars::Error& error);

private:
    void loadFacts();
    void checkStore();
    kit::StoreWorkers m_workers;
    kit::StoreWatch m_watch;
    SyncRunner m_sync;
    OperationRunner m_operations;
    StudioFacts m_facts;
    QTimer m_soon;
    bool m_demo;
};

} // namespace regulars::shell
