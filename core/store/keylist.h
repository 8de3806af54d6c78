// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/store/statement.h"

namespace regulars::store {

/// A statement that answers another one's column "key", in its order, as one text for appendKeys(): stepping through
/// 100,000 rows takes Qt three times as long. (SQLite keeps the order of a subquery that feeds group_concat.)
QString keyListSql(const QString& sql);

/// Row keys as json_each takes them: one statement for a block of rows, where one for each key would take a multiple.
QString jsonOf(QList<qint64> keys);

/// Runs a bound statement of keyListSql() and appends what it answers.
Result<void> appendKeys(Statement& statement, QList<qint64>& keys);

} // namespace regulars::store
