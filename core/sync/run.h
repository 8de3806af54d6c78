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
    /// What the reads from now on are for; those before it are counted for what was said last.
    void enter(store::ReadPurpose purpose);
    /// Commits a batch together with the reads that were sent since the last one (the store's meter), and
    /// keeps the lease alive. Storage "busy" when another program took the lease meanwhile.
    Result<void> commit(store::MirrorBatch& batch);
    /// At the end: writes the reads that no commit has written yet. What can not be written stays the
    /// client's, for the next run.
    void writeReads(store::Database& database);

    /// A resource is looked at as a whole, and what differs was missed; none: what comes is news.
    std::optional<store::Comparison> comparisonOf(const QString& resource) const;
    /// How the listing of this run is to be compared, and the resources that the mirror never had.
    void compareListing(const store::Comparison& comparison, const QStringList& unknown);

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
    store::ReadPurpose m_purpose = store::ReadPurpose::Check;
    QMap<store::ReadPurpose, qint64> m_unwritten; ///< reads by purpose that are not in the store yet
    std::optional<store::Comparison> m_comparison;
    QStringList m_uncompared;
    void takeReads();
    Result<void> countReads(store::Database& database);
};

/// Keeps the run's crew busy with the errands that `next` hands out, and stores what they bring: one batch
/// for all that is there within some 50 ms. `next` is asked whenever somebody is free, so a delivery may make
/// new errands; it is through when `next` has nothing and nothing is under way. After an error nothing more
/// is stored; what was stored before it stays.
Result<void> work(Run& run, store::Database& database, const std::function<std::optional<Errand>()>& next);

} // namespace regulars::sync
