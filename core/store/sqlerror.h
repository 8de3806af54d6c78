// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <QtSql/QSqlError>

namespace regulars::store {

/// What SQLite reported, as an Error of kind Storage: code "disk_full", "unreadable_folder", "damaged_store",
/// "busy", or none for anything else. `doing` says what was tried, for the log.
Failure sqlFailure(const QSqlError& error, const QString& doing);

} // namespace regulars::store
