// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/storelock.h"

#include "core/store/connection.h"
#include "core/store/sqlerror.h"

namespace regulars::store {

using namespace Qt::StringLiterals;

Result<std::unique_ptr<StoreLock>> StoreLock::enterAlone(const QString& storeFile)
{
    const QString file = storeFile + u".lock"_s;
    if (const auto made = makePrivateFile(file); !made) return failure(made);
    auto connection = openConnection(file, 0);
    if (!connection) return failure(connection);
    std::unique_ptr<StoreLock> lock(new StoreLock);
    lock->m_connection = *connection;
    *connection = QSqlDatabase();
    if (const auto begun = execute(lock->m_connection, u"BEGIN EXCLUSIVE"_s); !begun) return failure(begun);
    lock->m_alone = true;
    return lock;
}

Result<std::unique_ptr<StoreLock>> StoreLock::enter(const QString& storeFile)
{
    auto alone = enterAlone(storeFile);
    if (alone || alone.error().code != u"busy"_s) return alone;
    auto connection = openConnection(storeFile + u".lock"_s);
    if (!connection) return failure(connection);
    std::unique_ptr<StoreLock> lock(new StoreLock);
    lock->m_connection = *connection;
    *connection = QSqlDatabase();
    if (const auto shared = lock->openCursor(); !shared) return failure(shared);
    return lock;
}

StoreLock::~StoreLock()
{
    m_cursor.reset();
    closeConnection(m_connection);
}

Result<void> StoreLock::share()
{
    if (!m_alone) return {};
    // A COMMIT beside an open cursor steps down to the shared lock that the cursor needs.
    if (const auto opened = openCursor(); !opened) return failure(opened);
    m_alone = false;
    return execute(m_connection, u"COMMIT"_s);
}

Result<void> StoreLock::openCursor()
{
    m_cursor = std::make_unique<QSqlQuery>(m_connection);
    m_cursor->setForwardOnly(true);
    // Two rows, one fetched: the cursor stays open, and with it the lock.
    const QString sql = u"SELECT count(*) FROM sqlite_schema UNION ALL SELECT 0"_s;
    if (!m_cursor->exec(sql) || !m_cursor->next()) return sqlFailure(m_cursor->lastError(), u"store lock"_s);
    return {};
}

} // namespace regulars::store
