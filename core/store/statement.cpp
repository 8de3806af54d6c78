// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/statement.h"

#include "core/store/sqlerror.h"

#include <QtCore/QVariant>

namespace regulars::store {

using namespace Qt::StringLiterals;

Statement::Statement(Database& database, const QString& sql) : m_database(database), m_sql(sql)
{
    // Taken out of the cache while in use, so that a nested use of the same SQL gets one of its own.
    m_query = m_database.m_statements.take(sql);
    m_prepared = m_query != nullptr;
    if (m_prepared) return;
    m_query = std::make_shared<QSqlQuery>(database.m_handle);
    m_query->setForwardOnly(true);
    m_prepared = m_query->prepare(sql);
}

Statement::~Statement()
{
    m_query->finish();
    if (m_prepared) m_database.m_statements.insert(m_sql, m_query);
}

Statement& Statement::bind(const QString& text)
{
    // Qt binds a null string as NULL.
    m_query->bindValue(m_bound++, text.isNull() ? QVariant(u""_s) : QVariant(text));
    return *this;
}

Statement& Statement::bind(qint64 number)
{
    m_query->bindValue(m_bound++, QVariant(number));
    return *this;
}

Statement& Statement::bindNull()
{
    m_query->bindValue(m_bound++, QVariant());
    return *this;
}

Result<void> Statement::run()
{
    if (auto started = start(); !started) return started;
    m_changed = m_query->numRowsAffected();
    m_inserted = m_query->lastInsertId().toLongLong(); // not to be had once it is finished
    return end();
}

Result<void> Statement::start()
{
    m_bound = 0;
    if (!m_prepared || !m_query->exec()) return sqlFailure(m_query->lastError(), m_sql.left(80));
    return {};
}

Result<void> Statement::end()
{
    const QSqlError error = m_query->lastError(); // set when a read broke off on the way
    m_query->finish();
    if (error.isValid()) return sqlFailure(error, m_sql.left(80));
    return {};
}

} // namespace regulars::store
