// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/domain/operation.h"
#include "core/store/database.h"

namespace regulars::store {

/// A detail of a customer that was ever blocked.
struct BlockedDetail {
    QString kind, value; ///< as in DetailBlock
    bool blocked = false;
    bool isLocal = false; ///< only here, Stripe does not know of it
    bool operator==(const BlockedDetail&) const = default;
};

/// One line of a detail's history.
struct BlockLogEntry {
    Instant at{}; ///< Stripe's clock
    bool blocked = true, isLocal = false;
    QString who, why; ///< of the operation
    QString operation;
    bool operator==(const BlockLogEntry&) const = default;
};

/// Who may not buy any more: own tables, which a refill of the mirror leaves alone.
class BlockRepository {
public:
    explicit BlockRepository(Database& database) : m_database(database) {}
    /// All details of a customer that were ever blocked, oldest first. An empty id: those of guests.
    Result<QList<BlockedDetail>> details(const CustomerId& customer) const;
    /// What happened to one, newest first.
    Result<QList<BlockLogEntry>> history(const CustomerId& customer, const QString& kind, const QString& value) const;

    /// Keeps a detail, not blocked yet, and gives its key. Within the running transaction.
    Result<qint64> keep(const CustomerId& customer, const DetailBlock& block);
    /// A step that blocks or frees a detail was done; does nothing for others, nor the second time. Within the running
    /// transaction.
    Result<void> logDone(const QString& operation, const Step& step, Instant at);
    /// Takes the values away, for a person who is erased. What was blocked when stays.
    Result<void> eraseValues(const CustomerId& customer);

private:
    Database& m_database;
};

} // namespace regulars::store
