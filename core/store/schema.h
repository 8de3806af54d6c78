// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/store/database.h"

namespace regulars::store {

/// Marks a SQLite file as a store of Regulars (PRAGMA application_id): "RGLS".
inline constexpr qint64 applicationId = 0x52474c53;

/// One step of the schema: version n is reached by the script numbered n.
struct Migration {
    QString name; ///< "001_mirror.sql"
    QString script;
};

/// All steps, in order; version n is migrations()[n - 1].
QList<Migration> migrations();

/// The version that this program writes.
qint64 newestVersion();

/// Brings an open store to the last of `steps`, each in its own transaction, after a backup if it holds anything.
/// Storage "newer_store" when it is already beyond them, "busy" while another program migrates.
Result<void> migrate(Database& database, const QList<Migration>& steps);

/// The statements of a script. One ends with the line that ends in a semicolon.
QStringList statementsOf(const QString& script);

} // namespace regulars::store
