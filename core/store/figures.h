// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/store/database.h"

namespace regulars::store {

/// The work lists, tables of each connection's own: touched_payments, and touched_customers with `figures` 1 for
/// those whose figures may have changed, 0 for those that are only to be noticed (changes.h).
QStringList workTables();

/// Recomputes the derived columns (design.md 2): state, refunded sum and worth of touched_payments, then status,
/// lifetime values, credit, last and next payment of touched_customers and of the payers of payments that came out
/// differently. Sets at once, because one statement for a hundred rows costs little more than one for one; only
/// what differs is written. Payers of touched payments join the customers to be noticed. Runs within the caller's
/// transaction; integer sums only (an overflow fails).
Result<void> recomputeTouched(Database& database);

/// The same for everything; for when the studio's default currency changes, and after a migration.
Result<void> recomputeAll(Database& database);

/// The statements of recomputeTouched, in their order.
QStringList figuresStatements();

} // namespace regulars::store
