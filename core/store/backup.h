// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/store/database.h"

namespace regulars::store {

/// Writes a consistent copy of the open store to `file` (VACUUM INTO), checks it, and renames it into place:
/// `file` is either whole or not there. Storage "disk_full", "unwritable_backup"; Validation "store_itself" for one
/// of the store's own files.
Result<void> backup(Database& database, const QString& file);

/// Replaces the store at `storeFile` by the backup `file` (checked first: Storage "not_a_backup", "newer_store");
/// what was there is kept beside it. Nobody may have the store open: takes the restore lock, "busy" if it is in use.
/// Validation "store_itself" for one of the store's own files.
Result<void> restore(const QString& storeFile, const QString& file, Clock& clock);

/// SQLite's own check of the whole file, and of the references in it. Storage "damaged_store". Seconds for large stores.
Result<void> checkIntegrity(Database& database);

/// checkIntegrity as often as it is worth while: a small store every time, a large one once a day.
Result<void> checkNowAndThen(Database& database);

/// The daily backup (7 kept) into the store's folder "backups"; does nothing if today's is there.
Result<void> dailyBackup(Database& database);

} // namespace regulars::store
