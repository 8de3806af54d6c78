// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <QtSql/QSqlDatabase>

namespace regulars::store {

/// How long a connection waits for others.
inline constexpr int busyMilliseconds = 5000;

/// A new SQLite connection under a name of its own, for the calling thread. Close it with closeConnection.
Result<QSqlDatabase> openConnection(const QString& file, int waitMilliseconds = busyMilliseconds);

/// Closes and forgets a connection; its queries must be gone. Does nothing for one that was never opened.
void closeConnection(QSqlDatabase& connection);

/// Runs one statement that is not worth keeping prepared.
Result<void> execute(QSqlDatabase& connection, const QString& sql);

/// The first column of the first row, null without rows.
Result<QVariant> firstValue(QSqlDatabase& connection, const QString& sql);

/// Makes an empty file that only its owner may read, and its folder likewise where that is missing. Nothing if
/// the file is there. Storage "unreadable_folder", "disk_full".
Result<void> makePrivateFile(const QString& file);

/// Makes a folder (and its parents) that only its owner may read. Nothing if it is there.
Result<void> makePrivateFolder(const QString& folder);

} // namespace regulars::store
