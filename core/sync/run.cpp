// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/run.h"

#include <thread>

namespace regulars::sync {

namespace {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

const QString leaseName = u"sync"_s;
constexpr milliseconds leaseRenewal{5000}; // it runs out after 30 s

} // namespace

Run::Run(stripe::Client& c, stripe::StripeClock& s, QString file, Clock& deskClock, QString owner,
         const SyncOptions& o, const Progress& progress, const CancelToken& token)
    : client(c)
    , stripeClock(s)
    , storeFile(std::move(file))
    , clock(deskClock)
    , options(o)
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

Result<void> inParallel(const Run& run, int count,
                        const std::function<Result<void>(store::Database&, int)>& work)
{
    std::mutex mutex;
    Result<void> result;
    const auto worker = [&](int index) {
        auto database = store::Database::open(run.storeFile, run.clock);
        Result<void> done = database ? work(**database, index) : Result<void>(failure(database));
        if (done) return;
        const std::lock_guard lock(mutex);
        if (result) result = done;
    };
    std::vector<std::thread> threads;
    for (int i = 0; i < count; ++i) threads.emplace_back(worker, i);
    for (std::thread& thread : threads) thread.join();
    return result;
}

} // namespace regulars::sync
