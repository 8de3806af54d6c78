// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/stripeconnect.h"

namespace regulars::desk {

StripeConnect::StripeConnect(studio::StudioFolder folder, QUrl base, std::shared_ptr<KeyRing> keys, Clock& clock,
                             Random& random)
    : m_folder(std::move(folder))
    , m_base(std::move(base))
    , m_keys(std::move(keys))
    , m_clock(clock)
    , m_random(random)
{
}

Result<void> StripeConnect::look(const QString& key) const
{
    const Result<stripe::ApiKey> parsed = stripe::ApiKey::parse(key);
    if (!parsed) return failure(parsed);
    return stripe::checkAddress(m_base, *parsed);
}

Result<wizard::KeyFacts> StripeConnect::check(const QString& key, const CancelToken& cancel)
{
    const auto connection = studio::Connection::open(key, m_base, 0, m_clock, m_random, studio::Patience::ofAPerson());
    if (!connection) return failure(connection);
    const Result<studio::KeyReport> report = studio::checkKey(**connection, cancel);
    if (!report) return failure(report);
    if (m_folder.hasStore()) { // a studio that is known already: the key must be that account's
        const auto database = store::Database::open(m_folder.storeFile(), m_clock);
        if (!database) return failure(database);
        const Result<void> bound = studio::bindStore(**connection, *report, **database, cancel);
        if (!bound) return failure(bound);
    }
    wizard::KeyFacts facts;
    facts.accountName = report->account.name;
    facts.mode = report->mode;
    facts.restricted = report->restricted;
    facts.missingPermissions = report->missingPermissions;
    return facts;
}

Result<void> StripeConnect::keep(const QString& key, wizard::KeyPlace place, const QString& passphrase)
{
    Result<void> kept;
    if (place == wizard::KeyPlace::System) kept = m_keys->keepInSystem(key);
    else if (place == wizard::KeyPlace::EncryptedFile) kept = m_keys->keepInFile(key, passphrase);
    if (kept) m_keys->use(key);
    return kept;
}

Result<void> StripeConnect::unlock(const QString& passphrase)
{
    return m_keys->unlock(passphrase);
}

} // namespace regulars::desk
