// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/store/lease.h"
#include "core/sync/crew.h"
#include "core/sync/resource.h"
#include "core/sync/synchronizer.h"

#include <mutex>

namespace regulars::sync {

/// What the parts of one sync run share. Errands may use client, clocks, options, token and what is left out;
/// the rest belongs to the thread of the run.
class Run {
public:
    Run(stripe::Client& client, stripe::StripeClock& stripeClock, QString storeFile, Clock& clock,
        QString owner, const SyncOptions& options, Crew& crew, const Progress& progress,
        const CancelToken& cancel);

    stripe::Client& client;
    stripe::StripeClock& stripeClock;
    const QString storeFile;
    Clock& clock;
    const SyncOptions options;
    Crew& crew;
    const CancelToken cancel;

    /// Objects of a resource were read and stored; passes progress on.
    void stored(const QString& resource, qint64 count);
    /// The key may not read a resource: the run goes on without it.
    void leaveOut(const QString& resource, const Error& error);
    bool isLeftOut(const QString& resource) const;
    /// Between requests, within the caller's batch: writes the reads sent since the last call into the
    /// store's meter and keeps the lease alive. Storage "busy" when another program took the lease meanwhile.
    Result<void> heartbeat(store::Database& database);
    /// Waits for the lease "sync" of the store, as long as the options say, and takes it.
    Result<store::Lease> takeLease(store::Database& database);

    SyncReport report() const;

private:
    const Progress m_progress;
    mutable std::mutex m_mutex;
    SyncReport m_report;
    const QString m_owner;
    const qint64 m_readsAtStart;
    std::chrono::milliseconds m_leaseRenewed{};
};

/// Keeps the run's crew busy with the errands that `next` hands out, and stores what they bring: one batch
/// for all that is there within some 50 ms. `next` is asked whenever somebody is free, so a delivery may make
/// new errands; it is through when `next` has nothing and nothing is under way. After an error nothing more
/// is stored; what was stored before it stays.
Result<void> work(Run& run, store::Database& database, const std::function<std::optional<Errand>()>& next);

} // namespace regulars::sync
