// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <QtCore/QString>
#include <QtCore/QtGlobal>

namespace regulars::store {

class Database;

/// What a row of the table "changes" speaks of; the numbers are stored.
enum class ChangeKind { Everything = 0, Customer = 1, Payment = 2, Catalogue = 3, Operation = 4 };

/// How many of the newest changes the table keeps.
inline constexpr qint64 keptChanges = 100'000;
/// How many are listed one by one; with more, reading everything again is cheaper.
inline constexpr qint64 mostListedChanges = 20'000;

/// Notes, within the running transaction, the customers and payments on the work lists touched_customers and
/// touched_payments, and that the catalogue changed; drops the oldest.
Result<void> noteTouched(Database& database, bool catalogue);
/// Notes, within the running transaction, that an operation changed; an empty id: several.
Result<void> noteOperation(Database& database, const QString& id);
/// Notes, within the running transaction, that the operation changed that made a Stripe object, if one of ours did.
Result<void> noteOperationOf(Database& database, const QString& objectId);
/// Notes, within the running transaction, that something about a customer changed that is not mirrored.
Result<void> noteCustomer(Database& database, const QString& id);
/// Notes that everything may have changed.
Result<void> noteEverything(Database& database);

} // namespace regulars::store
