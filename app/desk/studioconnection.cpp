// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/studioconnection.h"

namespace regulars::desk {

StudioConnection::StudioConnection(QString storeFile, QUrl base, std::shared_ptr<KeyRing> keys, Clock& clock, Random& random)
    : m_storeFile(std::move(storeFile))
    , m_base(std::move(base))
    , m_keys(std::move(keys))
    , m_clock(clock)
    , m_random(random)
{
}

Result<std::shared_ptr<studio::Connection>> StudioConnection::open(const CancelToken& cancel)
{
    const std::lock_guard opening(m_opening);
    const int generation = m_keys->generation();
    if (auto open = current(); open && generation == m_generation) return open;
    const Result<QString> key = m_keys->key();
    if (!key) return failure(key);
    auto opened = studio::Connection::open(*key, m_base, 0, m_clock, m_random);
    if (!opened) return failure(opened);
    const Result<studio::KeyReport> report = studio::checkKey(**opened, cancel);
    if (!report) return failure(report);
    const auto database = store::Database::open(m_storeFile, m_clock);
    if (!database) return failure(database);
    if (Result<void> bound = studio::bindStore(**opened, *report, **database, cancel); !bound) return failure(bound);
    m_generation = generation;
    const std::lock_guard lock(m_mutex);
    m_connection = std::move(*opened);
    return m_connection;
}

std::shared_ptr<studio::Connection> StudioConnection::current() const
{
    const std::lock_guard lock(m_mutex);
    return m_connection;
}

} // namespace regulars::desk
