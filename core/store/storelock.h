// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlQuery>
#include <memory>

namespace regulars::store {

/// Who has a store open: every connection holds a shared lock on a small file beside it, a restore the only one.
/// The lock is SQLite's own (on an empty database file), so it works alike on all systems and ends with its
/// program, however that ends.
class StoreLock {
public:
    /// Alone where nobody else has the store open, else shared. Storage "busy" after 5 s of somebody being alone.
    static Result<std::unique_ptr<StoreLock>> enter(const QString& storeFile);
    /// Alone, or Storage "busy" at once.
    static Result<std::unique_ptr<StoreLock>> enterAlone(const QString& storeFile);
    ~StoreLock();
    StoreLock(const StoreLock&) = delete;
    StoreLock& operator=(const StoreLock&) = delete;

    bool isAlone() const { return m_alone; }
    /// Lets others in; never lets go of the lock in between.
    Result<void> share();

private:
    StoreLock() = default;
    Result<void> openCursor();
    QSqlDatabase m_connection;
    std::unique_ptr<QSqlQuery> m_cursor;
    bool m_alone = false;
};

} // namespace regulars::store
