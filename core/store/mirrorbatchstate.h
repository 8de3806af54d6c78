// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/store/mirrorbatch.h"
#include "core/store/mirrorwrite.h"
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

    Database& database;
    Transaction transaction;
    QSet<QString> customers, noticed, payments; ///< Stripe ids
    QSet<QString> sought;                       ///< customers whose search text may have changed
    bool catalogue = false;
    std::optional<Currency> home; ///< the studio's default currency, once asked for
    std::optional<Error> failed;
};

} // namespace regulars::store
