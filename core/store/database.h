// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/base/result.h"

#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlQuery>
#include <QtCore/QHash>
#include <memory>

namespace regulars::store {

class StoreLock;

/// One connection to a studio's store (SQLite through Qt Sql): WAL, synchronous=FULL, foreign keys on.
/// Belongs to the thread that opened it; several connections and several programs may be open at once.
/// SQL is written in core/store only.
class Database {
public:
    /// Opens `file`, makes it (and its folder, readable by its owner only) if it is not there, and migrates it to
    /// the newest schema: under a lease, after a backup beside it (3 kept). Errors, all Storage: code
    /// "newer_store" (a later version wrote it; nothing is touched), "unreadable_folder", "disk_full",
    /// "damaged_store", "busy" (another program migrates; waited 5 s).
    static Result<std::unique_ptr<Database>> open(const QString& file, Clock& clock);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    const QString& file() const { return m_file; }
    Clock& clock() const { return *m_clock; }
    QSqlDatabase& handle() { return m_handle; }
    /// PRAGMA data_version: changes when another connection committed. 3–10 µs.
    Result<qint64> dataVersion();

private:
    friend class Statement;
    friend class Transaction;
    Database(QString file, Clock& clock);
    Result<void> connect();
    Result<void> refuseForeign();
    Result<void> checkAfterCrash(bool unclean);
    Result<void> setUp();
    Result<void> dropDeadLeases();

    QString m_file;
    Clock* m_clock;
    std::unique_ptr<StoreLock> m_lock;
    QSqlDatabase m_handle;
    QHash<QString, std::shared_ptr<QSqlQuery>> m_statements; ///< prepared and idle, by their SQL
    bool m_inTransaction = false;
};

} // namespace regulars::store
