// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/transaction.h"

#include "core/store/statement.h"

namespace regulars::store {

using namespace Qt::StringLiterals;

Result<Transaction> Transaction::begin(Database& database)
{
    if (database.m_inTransaction) return Transaction(database, true);
    if (const auto begun = Statement(database, u"BEGIN IMMEDIATE"_s).run(); !begun) return failure(begun);
    database.m_inTransaction = true;
    return Transaction(database, false);
}

Transaction::Transaction(Transaction&& other) noexcept
    : m_database(std::exchange(other.m_database, nullptr)), m_nested(other.m_nested)
{}

Transaction::~Transaction() { rollBack(); }

Result<void> Transaction::commit()
{
    if (m_nested) {
        m_database = nullptr;
        return {};
    }
    // Not QSqlDatabase::commit(), which loses the error's code.
    const auto committed = Statement(*m_database, u"COMMIT"_s).run();
    if (!committed) {
        rollBack();
        return failure(committed);
    }
    m_database->m_inTransaction = false;
    m_database = nullptr;
    return {};
}

void Transaction::rollBack()
{
    if (m_database && !m_nested) {
        // Fails where SQLite has rolled back by itself (a full disk); either way it is over.
        (void)Statement(*m_database, u"ROLLBACK"_s).run();
        m_database->m_inTransaction = false;
    }
    m_database = nullptr;
}

} // namespace regulars::store
