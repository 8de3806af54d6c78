// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"

#include "core/store/backupfolder.h"
#include "core/store/connection.h"
#include "core/store/figures.h"
#include "core/store/schema.h"
#include "core/store/statement.h"
#include "core/store/storelock.h"

#include <QtCore/QFileInfo>

namespace regulars::store {

using namespace Qt::StringLiterals;

Database::Database(QString file, Clock& clock) : m_file(std::move(file)), m_clock(&clock) {}

Database::~Database()
{
    m_statements.clear();
    closeConnection(m_handle);
}

Result<std::unique_ptr<Database>> Database::open(const QString& file, Clock& clock)
{
    std::unique_ptr<Database> database(new Database(file, clock));
    if (const auto connected = database->connect(); !connected) return failure(connected);
    return database;
}

Result<void> Database::connect()
{
    if (const auto made = makePrivateFolder(QFileInfo(m_file).absolutePath()); !made) return made;
    auto lock = StoreLock::enter(m_file);
    if (!lock) return failure(lock);
    m_lock = std::move(*lock);
    if (const auto made = makePrivateFile(m_file); !made) return made;
    // The last one to close a store removes its log: alone with one, the last program did not get that far.
    const bool unclean = m_lock->isAlone() && QFileInfo(m_file + u"-wal"_s).size() > 0;
    auto connection = openConnection(m_file);
    if (!connection) return failure(connection);
    m_handle = *connection;
    *connection = QSqlDatabase();
    if (const auto ours = refuseForeign(); !ours) return ours;
    if (const auto sound = checkAfterCrash(unclean); !sound) return sound;
    if (const auto ready = setUp(); !ready) return ready;
    if (const auto cleared = dropDeadLeases(); !cleared) return cleared;
    return m_lock->share();
}

/// Before anything is written: a file of another program, or of a later version of this one.
Result<void> Database::refuseForeign()
{
    const auto version = firstValue(m_handle, u"PRAGMA user_version"_s);
    if (!version) return failure(version);
    const auto application = firstValue(m_handle, u"PRAGMA application_id"_s);
    if (!application) return failure(application);
    const auto tables = firstValue(m_handle, u"SELECT count(*) FROM sqlite_schema"_s);
    if (!tables) return failure(tables);
    const bool isNew = tables->toLongLong() == 0 && version->toLongLong() == 0;
    if (isNew && BackupFolder(m_file).hasAny())
        return failure(ErrorKind::Storage, m_file + u" is empty, but has backups"_s, u"damaged_store"_s);
    if (application->toLongLong() != applicationId && (tables->toLongLong() > 0 || version->toLongLong() > 0))
        return failure(ErrorKind::Storage, m_file + u" is not a store of Regulars"_s, u"damaged_store"_s);
    if (version->toLongLong() > newestVersion())
        return failure(ErrorKind::Storage, u"%1 has version %2"_s.arg(m_file).arg(version->toLongLong()),
                       u"newer_store"_s);
    return {};
}

Result<void> Database::checkAfterCrash(bool unclean)
{
    if (!unclean) return {};
    const auto verdict = firstValue(m_handle, u"PRAGMA quick_check(1)"_s);
    if (!verdict) return failure(verdict);
    if (verdict->toString() != "ok"_L1)
        return failure(ErrorKind::Storage, u"%1: %2"_s.arg(m_file, verdict->toString()), u"damaged_store"_s);
    return {};
}

Result<void> Database::setUp()
{
    for (const QString& sql :
         {u"PRAGMA journal_mode = WAL"_s, u"PRAGMA synchronous = FULL"_s, u"PRAGMA fullfsync = ON"_s,
          u"PRAGMA checkpoint_fullfsync = ON"_s, u"PRAGMA foreign_keys = ON"_s, u"PRAGMA cache_size = -20000"_s,
          u"PRAGMA temp_store = MEMORY"_s,
          // 32 MB of log between checkpoints: a fill writes the same index pages again and again.
          u"PRAGMA wal_autocheckpoint = 8000"_s, u"PRAGMA journal_size_limit = 33554432"_s,
          // The work list of searchindex.cpp; each connection has its own.
          u"CREATE TEMP TABLE search_texts (key INTEGER PRIMARY KEY, text TEXT NOT NULL)"_s}) {
        if (const auto done = execute(m_handle, sql); !done) return done;
    }
    for (const QString& sql : workTables()) {
        if (const auto done = execute(m_handle, sql); !done) return done;
    }
    return migrate(*this, migrations());
}

/// Whoever is alone here has outlived all other programs: nobody waits for the lease of one that was killed.
Result<void> Database::dropDeadLeases()
{
    if (!m_lock->isAlone()) return {};
    const auto held = firstValue(m_handle, u"SELECT count(*) FROM leases"_s);
    if (!held) return failure(held);
    if (held->toLongLong() == 0) return {};
    return execute(m_handle, u"DELETE FROM leases"_s);
}

Result<qint64> Database::dataVersion()
{
    const auto version =
        Statement(*this, u"PRAGMA data_version"_s).first([](const Row& row) { return row.integer(0); });
    if (!version) return failure(version);
    return version->value_or(0);
}

} // namespace regulars::store
