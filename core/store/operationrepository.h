// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/domain/operation.h"
#include "core/store/database.h"

namespace regulars::store {

/// What the Activity page shows and filters by.
struct OperationQuery {
    std::optional<OperationState> state = {}; ///< none: all
    bool unfinishedOnly = false;
    QString kind = {};        ///< empty: all
    CustomerId customer = {}; ///< empty: all
    QString text = {};        ///< in id, subject, customer id, note, or an id that Stripe gave what was made
    bool operator==(const OperationQuery&) const = default;
};

/// What staff asked Stripe to do, an own table: rows are never deleted, a refill of the mirror leaves them
/// alone. All writes run in a transaction of their own, or join one of the same connection (Transaction,
/// MirrorBatch), so that an answer, the mirror and the step's state become durable in one step; each notes
/// the change (store/changes.h).
class OperationRepository {
public:
    explicit OperationRepository(Database& database) : m_database(database) {}

    /// Keeps a new operation with all its steps, durably. Conflict "operation_exists" where there is one with
    /// that id.
    Result<void> record(const Operation& operation);
    /// State, times, checks, error, changed fields. Not its steps.
    Result<void> save(const Operation& operation);
    /// State, first time, answer and error of one step; a done one that blocks a detail is noted in the block log, with
    /// `now` by Stripe's clock.
    Result<void> saveStep(const QString& operation, const Step& step, Instant now);

    /// Whole, with its steps; nothing if there is none.
    Result<std::optional<Operation>> find(const QString& id) const;
    /// Ids of the unfinished ones, oldest first.
    Result<QStringList> unfinished() const;

    /// Row keys of all that match, unfinished ones on top, else newest first; no more than `limit` unless
    /// negative.
    Result<QList<qint64>> keys(const OperationQuery& query, qint64 limit = -1) const;
    /// Without guards, touched and steps: what a list shows. Keys that are not there are left out.
    Result<QHash<qint64, Operation>> rows(const QList<qint64>& keys) const;

    /// Takes away what staff typed about a customer's operations, for a person who is erased. Ids and amounts
    /// stay.
    Result<void> eraseNotes(const CustomerId& customer);
    /// Whether an event was received whose request carried that key: it was done then.
    Result<bool> isKeyInEvents(const QByteArray& key) const;

private:
    Database& m_database;
};

/// Run on a store that was restored or rescued: whatever its operations say, more may have happened since.
/// Makes all unfinished ones look-up only.
QString lookUpOnlyFromNowOn();

} // namespace regulars::store
