// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/store/mirrorbatch.h"
#include "core/store/mirrorcompare.h"
#include "core/store/transaction.h"

#include <QtCore/QSet>

namespace regulars::store {

/// What one batch has done so far: its transaction, whom it touched, and the first error, after which it writes
/// nothing more (SQLite may have rolled back by itself: later statements would commit one by one).
struct MirrorBatch::State {
    State(Database& db, Transaction&& begun) : database(db), transaction(std::move(begun)) {}

    /// Its figures may have changed.
    void touchCustomer(const QString& id)
    {
        if (!id.isEmpty()) customers.insert(id);
    }
    /// Something of it changed that no figure follows from.
    void noticeCustomer(const QString& id)
    {
        if (!id.isEmpty()) noticed.insert(id);
    }
    void touchPayment(const QString& id)
    {
        if (!id.isEmpty()) payments.insert(id);
    }
    /// Runs one write unless an earlier one failed, and remembers its failure.
    template<class Write>
    Result<void> attempt(Write write)
    {
        if (failed) return Failure(*failed);
        Result<void> done = write();
        if (!done) failed = done.error();
        return done;
    }

    /// Inserts or updates a row, and notes what differed if a look brings it.
    template<class T, size_t Count>
    Result<Written> write(const T& value, Instant readAt, const Standing& standing,
                          const std::array<Derived, Count>& derived)
    {
        if (comparison) {
            if (auto compared = compare(database, *comparison, value, standing, readAt); !compared)
                return failure(compared);
        }
        return store::write(database, value, readAt, standing, derived);
    }
    /// Replaces the parts of a whole; whether they differ.
    template<class Part, class Whole>
    Result<bool> replace(const Whole& whole, Instant readAt, const Standing& standing, qint64 key,
                         const QList<Part>& parts)
    {
        const auto differ = replaceParts(database, standing, key, parts);
        if (!differ || !*differ) return differ;
        if (const auto noted = noteParts(whole, readAt, standing, Table<Part>::name); !noted) return failure(noted);
        return true;
    }
    /// A nested list of a row that was there differs.
    template<class Whole>
    Result<void> noteParts(const Whole& whole, Instant readAt, const Standing& standing, QLatin1StringView list)
    {
        if (!comparison || standing.key == 0) return {};
        return DifferenceRepository(database).add({QString(Table<Whole>::name), whole.id.text(),
                                                   Difference::Kind::Changed, list, {}, {}, standing.readAt,
                                                   comparison->foundBy, readAt});
    }
    /// A look did not find what the mirror held. (No look lists methods: they go with their customer.)
    Result<void> noteGone(QLatin1StringView resource, const QString& id, const StoredRow& stored, Instant readAt)
    {
        if (!comparison || resource == Table<PaymentMethod>::name) return {};
        return DifferenceRepository(database).add({QString(resource), id, Difference::Kind::Gone, {}, {}, {},
                                                   stored.readAt, comparison->foundBy, readAt});
    }

    Database& database;
    Transaction transaction;
    std::optional<Comparison> comparison;
    QSet<QString> customers, noticed, payments; ///< Stripe ids
    QSet<QString> sought;                       ///< customers whose search text may have changed
    bool catalogue = false;
    std::optional<Currency> home; ///< the studio's default currency, once asked for
    std::optional<Error> failed;
};

} // namespace regulars::store
