// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/backup.h"

#include "core/store/backupfolder.h"
#include "core/store/connection.h"
#include "core/store/operationrepository.h"
#include "core/store/schema.h"
#include "core/store/storefiles.h"
#include "core/store/statement.h"
#include "core/store/storelock.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

namespace regulars::store {

using namespace Qt::StringLiterals;

namespace {

constexpr int keptDaily = 7;
constexpr qint64 smallStore = 16 << 20; ///< bytes; checked in some 0.1 s

/// Storage "damaged_store" for anything that is not a whole store.
Result<void> checkWhole(QSqlDatabase& copy)
{
    const auto application = firstValue(copy, u"PRAGMA application_id"_s);
    if (!application) return failure(application);
    if (application->toLongLong() != applicationId)
        return failure(ErrorKind::Storage, copy.databaseName() + u" is not a store of Regulars"_s,
                       u"damaged_store"_s);
    const auto verdict = firstValue(copy, u"PRAGMA integrity_check(1)"_s);
    if (!verdict) return failure(verdict);
    if (verdict->toString() != "ok"_L1)
        return failure(ErrorKind::Storage, u"%1: %2"_s.arg(copy.databaseName(), verdict->toString()),
                       u"damaged_store"_s);
    return {};
}

/// Storage "newer_store" for a later version's.
Result<void> checkVersion(QSqlDatabase& copy)
{
    const auto version = firstValue(copy, u"PRAGMA user_version"_s);
    if (!version) return failure(version);
    if (version->toLongLong() > newestVersion())
        return failure(ErrorKind::Storage, u"%1 has version %2"_s.arg(copy.databaseName()).arg(version->toLongLong()),
                       u"newer_store"_s);
    return {};
}

/// Whether a path is the store itself or one of the files that SQLite and we keep beside it.
bool isPartOfStore(const QString& storeFile, const QString& file)
{
    const auto place = [](const QString& path) {
        const QFileInfo info(path);
        return info.exists() ? info.canonicalFilePath() : QDir::cleanPath(info.absoluteFilePath());
    };
    const QStringList suffixes{u""_s, u"-wal"_s, u"-shm"_s, u"-journal"_s, u".lock"_s, u".lock-journal"_s, u".part"_s};
    return std::any_of(suffixes.begin(), suffixes.end(),
                       [&](const QString& suffix) { return place(storeFile + suffix) == place(file); });
}

Failure itself(const QString& file)
{
    return failure(ErrorKind::Validation, file + u" belongs to the store itself"_s, u"store_itself"_s);
}

/// Where a copy can not be written, that is not the data folder's fault.
Result<void> asPlaceForBackup(Result<void> done)
{
    if (done || done.error().code != u"unreadable_folder"_s) return done;
    return failure(ErrorKind::Storage, done.error().detail, u"unwritable_backup"_s);
}

/// A copy that does not hold together is a wrong file, not a damaged store.
Result<void> asBackup(Result<void> checked)
{
    if (checked || checked.error().code != u"damaged_store"_s) return checked;
    return failure(ErrorKind::Storage, checked.error().detail, u"not_a_backup"_s);
}

/// What its unfinished operations sent after the backup was made, the restored store does not know.
Result<void> distrustOperations(const QString& file)
{
    auto copy = openConnection(file);
    if (!copy) return failure(copy);
    const auto has = firstValue(*copy, u"SELECT count(*) FROM sqlite_schema WHERE name = 'operations'"_s);
    Result<void> done = has ? Result<void>() : Result<void>(failure(has));
    if (done && has->toLongLong() > 0) done = execute(*copy, lookUpOnlyFromNowOn());
    closeConnection(*copy);
    return done;
}

enum class Purpose { KeepCopy, PutInPlace };

/// Checks a copy and, if it is whole, runs what finishes it: a durable write that takes all of it to disk.
Result<void> finishCopy(const QString& file, Purpose purpose, const QStringList& finishing)
{
    auto copy = openConnection(file);
    if (!copy) return failure(copy);
    Result<void> done = checkWhole(*copy);
    if (purpose == Purpose::PutInPlace) done = asBackup(std::move(done));
    if (done && purpose == Purpose::PutInPlace) done = checkVersion(*copy);
    for (const QString& sql : finishing) {
        if (done) done = execute(*copy, sql);
    }
    closeConnection(*copy);
    return done;
}

} // namespace

Result<void> checkIntegrity(Database& database)
{
    return checkWhole(database.handle());
}

Result<void> backup(Database& database, const QString& file)
{
    if (isPartOfStore(database.file(), file)) return itself(file);
    if (QFileInfo(file).isDir())
        return failure(ErrorKind::Storage, file + u" is a folder"_s, u"unwritable_backup"_s);
    const QString part = file + u".part"_s;
    QFile::remove(part);
    // VACUUM INTO takes an empty file, and keeps its permissions.
    if (auto made = makePrivateFile(part); !made) return asPlaceForBackup(std::move(made));
    Result<void> done = Statement(database, u"VACUUM INTO ?"_s).bind(part).run();
    const auto version = firstValue(database.handle(), u"PRAGMA user_version"_s);
    // VACUUM INTO leaves the file in the system's cache; a write to it that ends durably takes it all to disk.
    if (done && version)
        done = finishCopy(part, Purpose::KeepCopy, {u"PRAGMA user_version = %1"_s.arg(version->toLongLong())});
    if (done) done = asPlaceForBackup(moveOver(part, file));
    if (!done) QFile::remove(part);
    return done;
}

Result<void> restore(const QString& storeFile, const QString& file, Clock& clock)
{
    if (!QFileInfo(file).isFile())
        return failure(ErrorKind::Storage, u"no file "_s + file, u"unreadable_folder"_s);
    if (isPartOfStore(storeFile, file)) return itself(file);
    const auto lock = StoreLock::enterAlone(storeFile);
    if (!lock) return failure(lock);
    const QString part = storeFile + u".part"_s;
    if (const auto copied = copyFile(file, part); !copied) {
        QFile::remove(part);
        return copied;
    }
    // The restored store remembers that it is one; the leases of its time are over.
    Result<void> done = finishCopy(part, Purpose::PutInPlace,
                                  {u"DELETE FROM leases"_s,
                                   u"INSERT INTO settings (name, value) VALUES ('restored_at', '%1') "
                                   "ON CONFLICT (name) DO UPDATE SET value = excluded.value"_s.arg(
                                       toIso(clock.now()))});
    if (done) done = distrustOperations(part);
    const QString stamp = toIso(clock.now()).remove(u':');
    if (done) done = keepAside(storeFile, freeName(u"%1.before-restore-%2"_s.arg(storeFile, stamp)));
    if (done) done = moveOver(part, storeFile);
    for (const QString& suffix : {u""_s, u"-wal"_s, u"-shm"_s}) QFile::remove(part + suffix);
    return done;
}

Result<void> checkNowAndThen(Database& database)
{
    const QString today = toIso(database.clock().now()).left(10);
    if (QFileInfo(database.file()).size() > smallStore) {
        const auto checked = Statement(database, u"SELECT value FROM settings WHERE name = 'checked_on'"_s)
                                 .first([](const Row& row) { return row.text(0); });
        if (!checked) return failure(checked);
        if (*checked == today) return {};
    }
    if (const auto sound = checkIntegrity(database); !sound) return sound;
    if (QFileInfo(database.file()).size() <= smallStore) return {};
    Statement note(database, u"INSERT INTO settings (name, value) VALUES ('checked_on', ?) "
                             "ON CONFLICT (name) DO UPDATE SET value = excluded.value"_s);
    return note.bind(today).run();
}

Result<void> dailyBackup(Database& database)
{
    const BackupFolder folder(database.file());
    const QString today = folder.pathOf(u"daily-"_s + toIso(database.clock().now()).left(10));
    if (QFileInfo::exists(today)) return {};
    if (const auto made = backup(database, today); !made) return made;
    return folder.keepNewest(u"daily-"_s, keptDaily);
}

} // namespace regulars::store
