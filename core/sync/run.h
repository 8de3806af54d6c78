// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/store/lease.h"
#include "core/sync/resource.h"
#include "core/sync/synchronizer.h"

#include <mutex>

namespace regulars::sync {

/// What the parts of one sync run share. Thread-safe: workers report through it.
class Run {
public:
    Run(stripe::Client& client, stripe::StripeClock& stripeClock, QString storeFile, Clock& clock, QString owner,
        const SyncOptions& options, const Progress& progress, const CancelToken& cancel);

    stripe::Client& client;
    stripe::StripeClock& stripeClock;
    const QString storeFile;
    Clock& clock;
    const SyncOptions options;
    const CancelToken cancel;

    /// Objects of a resource were read and stored; passes progress on.
    void stored(const QString& resource, qint64 count);
    /// The key may not read a resource: the run goes on without it.
    void leaveOut(const QString& resource, const Error& error);
    bool isLeftOut(const QString& resource) const;
    /// Between requests, within the caller's batch: writes the reads sent since the last call into the store's
    /// meter and keeps the lease alive. Storage "busy" when another program took the lease meanwhile.
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

/// Runs `work(database, index)` on `count` threads, each with a connection of its own, and joins them. The first
/// error is the result; the token makes the others stop soon.
Result<void> inParallel(const Run& run, int count,
                        const std::function<Result<void>(store::Database&, int)>& work);

} // namespace regulars::sync
