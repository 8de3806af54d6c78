// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/leasekeeper.h"

namespace regulars::operations {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto renewal = 8s; // of the machine's time; a lease runs out after 30 s

Result<void> asConflict(Result<void> done)
{
    if (done || done.error().code != "busy"_L1) return done;
    return failure(ErrorKind::Conflict, done.error().detail, u"done_elsewhere"_s);
}

} // namespace

LeaseKeeper::LeaseKeeper(store::Lease lease, QString file, Clock& clock, QString name, QString owner)
    : m_lease(std::move(lease))
    , m_file(std::move(file))
    , m_name(std::move(name))
    , m_owner(std::move(owner))
    , m_clock(clock)
    , m_thread([this] { renewNowAndThen(); })
{
}

LeaseKeeper::~LeaseKeeper()
{
    {
        const std::lock_guard lock(m_mutex);
        m_end = true;
    }
    m_ended.notify_all();
    m_thread.join();
}

Result<std::unique_ptr<LeaseKeeper>> LeaseKeeper::take(store::Database& database, const QString& operation,
                                                       const QString& owner)
{
    const QString name = u"operation "_s + operation;
    auto lease = store::Lease::take(database, name, owner);
    if (!lease) return Failure(asConflict(failure(lease)).error());
    return std::unique_ptr<LeaseKeeper>(
        new LeaseKeeper(*std::move(lease), database.file(), database.clock(), name, owner));
}

Result<void> LeaseKeeper::confirm()
{
    return asConflict(m_lease.renew());
}

void LeaseKeeper::renewNowAndThen()
{
    std::unique_ptr<store::Database> database; // opened by the first wait that is long enough
    std::unique_lock lock(m_mutex);
    while (!m_ended.wait_for(lock, renewal, [this] { return m_end; })) {
        if (!database) {
            auto opened = store::Database::open(m_file, m_clock);
            if (!opened) continue;
            database = *std::move(opened);
        }
        // Lost or not writable: confirm() will tell whom it concerns.
        (void)store::Lease::renew(*database, m_name, m_owner);
    }
}

} // namespace regulars::operations
