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

Result<void> Run::heartbeat(store::Database& database)
{
    const std::lock_guard lock(m_mutex);
    if (clock.elapsed() - m_leaseRenewed >= leaseRenewal) {
        if (auto renewed = store::Lease::renew(database, leaseName, m_owner); !renewed) return renewed;
        m_leaseRenewed = clock.elapsed();
    }
    const qint64 reads = client.unmeteredReads();
    if (reads == 0) return {};
    auto counted = store::SyncRepository(database).countReads(stripeClock.now(), reads);
    if (counted) client.noteMetered(reads);
    return counted;
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
    if (auto alive = run.heartbeat(database); !alive) return alive;
    if (auto committed = batch->commit(); !committed) return committed;
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
