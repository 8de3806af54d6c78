// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/stripesync.h"

#include "core/store/backup.h"
#include "core/sync/pollpolicy.h"

namespace regulars::desk {

StripeSync::StripeSync(QString storeFile, QUrl base, std::shared_ptr<KeyRing> keys, Clock& clock, Random& random)
    : m_storeFile(std::move(storeFile))
    , m_base(std::move(base))
    , m_keys(std::move(keys))
    , m_clock(clock)
    , m_random(random)
{
}

Result<std::shared_ptr<studio::Connection>> StripeSync::connection(const CancelToken& cancel)
{
    const int generation = m_keys->generation();
    if (m_connection && generation == m_generation) return m_connection;
    const Result<QString> key = m_keys->key();
    if (!key) return failure(key);
    auto opened = studio::Connection::open(*key, m_base, 0, m_clock, m_random);
    if (!opened) return failure(opened);
    const Result<studio::KeyReport> report = studio::checkKey(**opened, cancel);
    if (!report) return failure(report);
    const auto database = store::Database::open(m_storeFile, m_clock);
    if (!database) return failure(database);
    if (Result<void> bound = studio::bindStore(**opened, *report, **database, cancel); !bound) return failure(bound);
    const std::lock_guard lock(m_mutex);
    m_connection = std::move(*opened);
    m_checkedAt.reset();
    m_generation = generation;
    return m_connection;
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
    const auto open = connection(cancel);
    if (!open) return failure(open);
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
    if (!m_connection) return {}; // nothing has worked yet; the next run says why
    sync::Synchronizer synchronizer(m_connection->client(), m_connection->stripeClock(), m_storeFile, m_clock, m_random);
    return synchronizer.refreshMethods(customer, cancel);
}

Instant StripeSync::now() const
{
    const std::lock_guard lock(m_mutex);
    // Before the first answer, and offline: as the last sync found Stripe's time to be.
    return m_connection ? m_connection->stripeClock().now() : m_clock.now() + std::chrono::seconds(m_ahead);
}

} // namespace regulars::desk
