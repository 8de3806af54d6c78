// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sync/pollpolicy.h"
#include "ui/kit/workers.h"
#include "ui/shell/syncservice.h"

#include <QtCore/QTimer>

namespace regulars::shell {

/// Syncs on a worker of its own: at the start, when asked, and when core/sync/pollpolicy says that it is time. One run
/// at a time.
class SyncRunner final : public QObject {
    Q_OBJECT
public:
    enum class State { Waiting, Running, Offline, Failed };

    /// `clock` must outlive the runner.
    SyncRunner(std::unique_ptr<SyncService> service, Clock& clock, QObject* parent = nullptr);
    ~SyncRunner() override;

    /// Syncs now and from then on. Without it nothing runs by itself.
    void start();
    /// Somebody asks to sync: now, if it does not already.
    void syncNow();
    /// The key is another one: what is under way with the old one ends, and a run with the new one follows.
    void keyChanged();
    /// How much of the monthly allowance of reads is used: near it, polls become fewer.
    void setReads(const sync::ReadUse& reads) { m_pace = sync::paceOf(reads); }
    /// A profile was opened: polls if the last run is older than 30 s, and reads what only a look shows.
    void lookAt(const CustomerId& customer);
    /// A key or a mouse button was pressed: somebody works.
    void noteActivity();
    /// Looks whether a run is due; called every few seconds by itself.
    void tick();
    /// Asks what is under way to stop.
    void cancel();
    /// Stops what is under way; false when that did not end in time.
    bool stop(std::chrono::milliseconds patience);

    State state() const { return m_state; }
    /// Why state() is Offline or Failed.
    const std::optional<Error>& error() const { return m_error; }
    const SyncService& service() const { return *m_service; }

Q_SIGNALS:
    void stateChanged();
    void progressed(const regulars::ProgressStep& step);
    /// A run ended well.
    void synced(const regulars::shell::SyncOutcome& outcome);

private:
    void finish(const Result<SyncOutcome>& outcome);
    sync::PollState pollState() const;
    void poll();
    void setState(State state);

    std::shared_ptr<SyncService> m_service;
    Clock& m_clock;
    kit::Worker m_worker;
    CancelToken m_run;  ///< of the run under way
    CancelToken m_look; ///< of the newest lookAt
    QTimer m_timer;
    State m_state = State::Waiting;
    sync::Pace m_pace = sync::Pace::Normal;
    bool m_again = false; ///< the run under way is not the one that is wanted
    std::optional<Error> m_error;
    std::optional<std::chrono::milliseconds> m_lastRun;
    std::chrono::milliseconds m_lastActivity;
};

} // namespace regulars::shell
