// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/store/database.h"

namespace regulars::store {

/// What the mirror had wrong about one field of one object, or about the object as a whole. Ids and names of
/// fields only; values where they say nothing about a person.
struct Difference {
    enum class Kind {
        Changed, ///< a field was another one
        Missing, ///< Stripe had the object, the mirror did not
        Gone     ///< the mirror had it, Stripe no more
    };
    QString resource; ///< "customers", … as in SyncRepository::counts
    QString id;
    Kind kind = Kind::Changed;
    QString field;                      ///< a column or the name of a nested list; empty for whole objects
    std::optional<QString> was, became; ///< as stored (times in Unix seconds); none: personal, or a list
    std::optional<Instant> equalAt;     ///< when both were last seen to agree; none: never
    QString foundBy;                    ///< "reconcile", "audit", "gap" (events had run out)
    Instant repairedAt{};               ///< by Stripe's clock
    bool operator==(const Difference&) const = default;
};

/// "changed", "missing", "gone": as stored and in JSON.
QString toText(Difference::Kind kind);

/// Where mirror and Stripe differed: found and repaired by a reconcile or an audit, kept through every
/// refill. Writes belong to the caller's MirrorBatch.
class DifferenceRepository {
public:
    explicit DifferenceRepository(Database& database) : m_database(database) {}
    /// Newest repair first; one row a field.
    Result<QList<Difference>> newest(int limit) const;
    /// The newest row's key (0: none), and how many rows came after one.
    Result<qint64> lastKey() const;
    Result<qint64> countAfter(qint64 key) const;
    Result<void> add(const Difference& difference);
    /// An event tells that the object changed then: what was repaired by a look at that time or later was no
    /// difference, only news that the look saw before the event was read.
    Result<void> dropExplained(const QString& resource, const QString& id, Instant changed);
    /// Keeps the newest 10,000 rows.
    Result<void> prune();

private:
    Database& m_database;
};

} // namespace regulars::store
