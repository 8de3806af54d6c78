// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/store/database.h"

namespace regulars::store {

/// A write transaction for the length of a scope: BEGIN IMMEDIATE (a later upgrade of a plain BEGIN fails at once
/// when somebody else has committed), rolled back unless committed. Within another one of the same connection it
/// joins that: nothing is begun, and commit() leaves the commit to the outer one.
class Transaction {
public:
    /// Waits 5 s for others; Storage "busy".
    static Result<Transaction> begin(Database& database);
    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();
    /// Makes it durable. After an error nothing was written.
    Result<void> commit();
    /// It stands within another one.
    bool isNested() const { return m_nested; }

private:
    Transaction(Database& database, bool nested) : m_database(&database), m_nested(nested) {}
    void rollBack();
    Database* m_database; ///< none once it is over
    bool m_nested;
};

} // namespace regulars::store
