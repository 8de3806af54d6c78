// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/stripesync.h"

#include "core/store/backup.h"
#include "core/sync/pollpolicy.h"

namespace regulars::desk {

StripeSync::StripeSync(QString storeFile, std::shared_ptr<StudioConnection> connection, Clock& clock, Random& random)
    : m_storeFile(std::move(storeFile))
    , m_connection(std::move(connection))
    , m_clock(clock)
    , m_random(random)
{
}

Result<shell::SyncOutcome> StripeSync::run(const CancelToken& cancel, const Progress& progress)
{
    const auto database = store::Database::open(m_storeFile, m_clock);
    if (!database) return failure(database);
    if (Result<void> learnt = learnTime(**database); !learnt) return failure(learnt);
    Result<shell::SyncOutcome> outcome = sync(cancel, progress);
    // Last, as a large store takes its time: at the start of the day somebody waits for what is new, or to hear that
    // there is no network.
    const bool first = !std::exchange(m_hasRun, true);
    if (cancel.isCancelled() || (first && !outcome)) return outcome;
    if (Result<void> backedUp = store::dailyBackup(**database); outcome && !backedUp) return failure(backedUp);
    return outcome;
}

Result<shell::SyncOutcome> StripeSync::sync(const CancelToken& cancel, const Progress& progress)
{
    const auto open = m_connection->open(cancel);
    if (!open) return failure(open);
    if (std::exchange(m_checked, *open) != *open) m_checkedAt.reset();
    sync::Synchronizer synchronizer((*open)->client(), (*open)->stripeClock(), m_storeFile, m_clock, m_random);
    sync::SyncOptions options;
    const bool asked = m_checkAgain.exchange(false);
    options.routine = !asked && m_checkedAt && m_clock.elapsed() - *m_checkedAt < sync::checkKeyEvery;
    const Result<sync::SyncReport> report = synchronizer.run(options, progress, cancel);
    if (!report) {
        if (asked) m_checkAgain = true; // still to be done
        return failure(report);
    }
    if (!options.routine) {
        m_checkedAt = m_clock.elapsed();
        m_missingPermissions = report->missingPermissions;
    }
    return shell::SyncOutcome{report->firstFill, m_missingPermissions, report->differences};
}

Result<void> StripeSync::learnTime(store::Database& database)
{
    const auto now = store::SyncRepository(database).now();
    if (!now) return failure(now);
    m_ahead = (*now - m_clock.now()).count();
    return {};
}

Result<void> StripeSync::look(const CustomerId& customer, const CancelToken& cancel)
{
    const auto open = m_connection->current();
    if (!open) return {}; // nothing has worked yet; the next run says why
    sync::Synchronizer synchronizer(open->client(), open->stripeClock(), m_storeFile, m_clock, m_random);
    return synchronizer.refreshMethods(customer, cancel);
}

Instant StripeSync::now() const
{
    // Before the first answer, and offline: as the last sync found Stripe's time to be.
    const auto open = m_connection->current();
    return open ? open->stripeClock().now() : m_clock.now() + std::chrono::seconds(m_ahead);
}

} // namespace regulars::desk
