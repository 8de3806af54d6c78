// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/domain/money.h"
#include "core/store/database.h"

namespace regulars::store {

/// Row keys as runs of neighbours, {"first":last,…}: json_each makes a row of each. What is selected mostly lies
/// together, so that this stays small and one step into an index serves a whole run.
QString runsOf(QList<qint64> keys);

/// What the studio settles in; none before its first connection.
Result<Currency> settlementCurrency(Database& database);

/// The currencies that a table has rows in, by an index that begins with its column "currency": the settlement currency first,
/// the others by code. A step into the index for each.
Result<QList<Currency>> currenciesIn(Database& database, QLatin1StringView table);

/// One amount for each currency that there is any of, never added up across currencies: the settlement currency
/// first, the others by code. Nothing at all is zero in the settlement currency.
QList<Money> settlementFirst(const MoneyByCurrency& amounts, Currency settlement);

} // namespace regulars::store
