// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlerror.h"

namespace regulars::store {

using namespace Qt::StringLiterals;

namespace {

/// SQLite's primary result codes (sqlite.org/rescode.html); the extended ones carry them in the low byte.
QString codeOf(int resultCode)
{
    constexpr int noRoomForIndex = 4874; // SQLITE_IOERR_SHMSIZE: the log's index could not grow
    if (resultCode == noRoomForIndex) return u"disk_full"_s;
    switch (resultCode & 0xff) {
    case 5:  // SQLITE_BUSY
    case 6:  // SQLITE_LOCKED
        return u"busy"_s;
    case 3:  // SQLITE_PERM
    case 8:  // SQLITE_READONLY
    case 14: // SQLITE_CANTOPEN
    case 23: // SQLITE_AUTH
        return u"unreadable_folder"_s;
    case 11: // SQLITE_CORRUPT
    case 26: // SQLITE_NOTADB
        return u"damaged_store"_s;
    case 13: // SQLITE_FULL
        return u"disk_full"_s;
    default: return {};
    }
}

} // namespace

Failure sqlFailure(const QSqlError& error, const QString& doing)
{
    const int code = error.nativeErrorCode().toInt();
    return failure(ErrorKind::Storage, u"%1: %2 (%3)"_s.arg(doing, error.text()).arg(code), codeOf(code));
}

} // namespace regulars::store
