// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/store/database.h"

#include <QtCore/QSet>

namespace regulars::store {

/// Brings the search text of these customers (Stripe ids) and both its indices up to date, within the caller's
/// transaction. One statement for all of them: row by row the indices are ten times as slow (field-notes 8).
Result<void> updateSearch(Database& database, const QSet<QString>& customers);

/// Takes one customer out of the search.
Result<void> removeFromSearch(Database& database, qint64 customer);

/// A condition on a customer's key, with the texts to bind to it in order.
struct SearchCondition {
    QString sql; ///< empty: nothing is sought
    QStringList bound;
};

/// The customers that match what somebody typed (design.md 6): every word as a substring from three letters on, as
/// the beginning of a word below; a number, however it is grouped, also as a phone; a whole id of a payment,
/// subscription, invoice or saved method as the customer it belongs to. `key` names the customer's key. Characters
/// that mean something to SQLite mean nothing here.
SearchCondition searchCondition(const QString& typed, QLatin1StringView key);

/// Keys of the customers that a payment, subscription, invoice or saved method with that whole id belongs to.
Result<QSet<qint64>> ownersOf(Database& database, const QString& id);

} // namespace regulars::store
