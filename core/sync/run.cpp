// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/run.h"

namespace regulars::sync {

namespace {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

const QString leaseName = u"sync"_s;
constexpr milliseconds leaseRenewal{5000}; // it runs out after 30 s
constexpr milliseconds batchTime{40}; // of the 50 ms that nobody else can write: the commit takes the rest

} // namespace

Run::Run(stripe::Client& c, stripe::StripeClock& s, QString file, Clock& deskClock, QString owner,
         const SyncOptions& o, Crew& workers, const Progress& progress, const CancelToken& token)
    : client(c)
    , stripeClock(s)
    , storeFile(std::move(file))
    , clock(deskClock)
    , options(o)
    , crew(workers)
    , cancel(token)
    , m_progress(progress)
    , m_owner(std::move(owner))
    , m_readsAtStart(c.readsSent())
{
}

void Run::stored(const QString& resource, qint64 count)
{
    const std::lock_guard lock(m_mutex);
    m_report.read[resource] += count;
    if (m_progress) m_progress({resource, m_report.read[resource], 0});
}

void Run::leaveOut(const QString& resource, const Error& error)
{
    const std::lock_guard lock(m_mutex);
    if (!m_report.leftOut.contains(resource)) m_report.leftOut.append(resource);
    if (!error.permission.isEmpty() && !m_report.missingPermissions.contains(error.permission)) {
        m_report.missingPermissions.append(error.permission);
    }
}

bool Run::isLeftOut(const QString& resource) const
{
    const std::lock_guard lock(m_mutex);
    return m_report.leftOut.contains(resource);
}

void Run::takeReads()
{
    const qint64 reads = client.unmeteredReads();
    if (reads == 0) return;
    m_unwritten[m_purpose] += reads;
    client.noteMetered(reads);
}

Result<void> Run::countReads(store::Database& database)
{
    store::SyncRepository state(database);
    for (auto it = m_unwritten.cbegin(); it != m_unwritten.cend(); ++it) {
        if (auto counted = state.countReads(stripeClock.now(), it.value(), it.key()); !counted)
            return counted;
    }
    return {};
}

void Run::enter(store::ReadPurpose purpose)
{
    takeReads();
    m_purpose = purpose;
}

Result<void> Run::commit(store::MirrorBatch& batch)
{
    if (clock.elapsed() - m_leaseRenewed >= leaseRenewal) {
        if (auto renewed = store::Lease::renew(batch.database(), leaseName, m_owner); !renewed)
            return renewed;
        m_leaseRenewed = clock.elapsed();
    }
    takeReads();
    if (auto counted = countReads(batch.database()); !counted) return counted;
    auto committed = batch.commit();
    if (committed) m_unwritten.clear(); // a batch that was rolled back has counted nothing
    return committed;
}

void Run::writeReads(store::Database& database)
{
    takeReads();
    if (m_unwritten.isEmpty()) return;
    auto batch = store::MirrorBatch::begin(database);
    if (batch && countReads(database) && batch->commit()) return m_unwritten.clear();
    for (const qint64 reads : std::as_const(m_unwritten))
        client.noteMetered(-reads);
}

std::optional<store::Comparison> Run::comparisonOf(const QString& resource) const
{
    if (m_uncompared.contains(resource)) return std::nullopt;
    return m_comparison;
}

void Run::compareListing(const store::Comparison& comparison, const QStringList& unknown)
{
    m_comparison = comparison;
    m_uncompared = unknown;
}

Result<store::Lease> Run::takeLease(store::Database& database)
{
    const milliseconds giveUp = clock.elapsed() + options.waitForOther;
    while (true) {
        auto lease = store::Lease::take(database, leaseName, m_owner);
        if (lease) m_leaseRenewed = clock.elapsed();
        const bool busy = !lease && lease.error().code == "busy"_L1;
        if (!busy || clock.elapsed() >= giveUp) return lease;
        if (!clock.sleep(milliseconds(500), cancel)) return failure(ErrorKind::Cancelled, u"while waiting"_s);
    }
}

SyncReport Run::report() const
{
    const std::lock_guard lock(m_mutex);
    SyncReport report = m_report;
    report.requests = client.readsSent() - m_readsAtStart;
    return report;
}

namespace {

/// Stores what is back and what comes in meanwhile. The error of an errand waits until what came before it is
/// committed.
Result<void> storeArrivals(Run& run, store::Database& database, const std::function<void()>& sendMore)
{
    Result<Delivery> brought = run.crew.collect();
    if (!brought) return failure(brought);
    auto batch = store::MirrorBatch::begin(database);
    if (!batch) return failure(batch);
    if (auto stored = (*brought)(*batch); !stored) return stored;
    sendMore();
    Result<void> done;
    const milliseconds end = run.clock.elapsed() + batchTime;
    while (done && run.clock.elapsed() < end && run.crew.isAnyBack()) {
        const Result<Delivery> next = run.crew.collect();
        done = next ? (*next)(*batch) : failure(next);
        if (next && !done) return done;
        if (done) sendMore();
    }
    if (auto committed = run.commit(*batch); !committed) return committed;
    return done;
}

} // namespace

Result<void> work(Run& run, store::Database& database, const std::function<std::optional<Errand>()>& next)
{
    const auto sendMore = [&] {
        while (run.crew.underWay() < run.crew.size()) {
            std::optional<Errand> errand = next();
            if (!errand) return;
            run.crew.send(std::move(*errand));
        }
    };
    Result<void> done;
    sendMore();
    while (run.crew.underWay() > 0) {
        if (done)
            done = storeArrivals(run, database, sendMore);
        else
            (void)run.crew.collect(); // its request was under way when another failed
    }
    return done;
}

} // namespace regulars::sync
