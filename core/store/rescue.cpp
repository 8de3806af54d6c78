// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/rescue.h"

#include "core/store/backupfolder.h"
#include "core/store/connection.h"
#include "core/store/mirrortables.h"
#include "core/store/operationrepository.h"
#include "core/store/rowcopy.h"
#include "core/store/schema.h"
#include "core/store/storefiles.h"
#include "core/store/storelock.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtSql/QSqlQuery>
#include <algorithm>

namespace regulars::store {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype headerSize = 100; // sqlite.org/fileformat.html, 1.3
constexpr auto magic = "SQLite format 3";

/// Where syncing stood and how many rows there are belongs to the mirror that is given up, and notices and leases to
/// programs that have ended.
constexpr std::array notCarried{"sync_windows"_L1, "sync_state"_L1, "row_counts"_L1, "leases"_L1, "changes"_L1};

/// A connection for the length of a scope.
struct Opened {
    explicit Opened(const QString& file)
    {
        auto connection = openConnection(file);
        if (connection) handle = *connection;
    }
    ~Opened() { closeConnection(handle); }
    Opened(const Opened&) = delete;
    Opened& operator=(const Opened&) = delete;
    QSqlDatabase handle;
};

void removeStore(const QString& file)
{
    for (const QString& suffix : {u""_s, u"-wal"_s, u"-shm"_s, u"-journal"_s})
        QFile::remove(file + suffix);
}

/// Our own tables of a store: all but what is filled from Stripe, and the insides of its search.
QStringList ownTables(QSqlDatabase& database)
{
    QStringList found;
    QSqlQuery query(database);
    query.exec(
        u"SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
        "AND name NOT LIKE 'customer\\_trigrams%' ESCAPE '\\' AND name NOT LIKE 'customer\\_words%' ESCAPE "
        "'\\' "
        "ORDER BY name"_s);
    while (query.next()) {
        const QString name = query.value(0).toString();
        const auto is = [&](QLatin1StringView other) { return name == other; };
        if (std::none_of(mirrorTables.begin(), mirrorTables.end(), is) &&
            std::none_of(notCarried.begin(), notCarried.end(), is))
            found.append(name);
    }
    return found;
}

/// An empty store of that version, in one durable step.
Result<void> makeEmpty(QSqlDatabase& database, qint64 version)
{
    const QList<Migration> steps = migrations().mid(0, version);
    QStringList all{u"BEGIN IMMEDIATE"_s};
    for (const Migration& step : steps)
        all += statementsOf(step.script);
    all += {u"PRAGMA application_id = %1"_s.arg(applicationId), u"PRAGMA user_version = %1"_s.arg(version),
            u"COMMIT"_s};
    for (const QString& sql : std::as_const(all)) {
        if (const auto done = execute(database, sql); !done) return done;
    }
    return {};
}

qint64 bigEndian(const QByteArray& bytes, qsizetype at)
{
    qint64 value = 0;
    for (qsizetype i = 0; i < 4; ++i)
        value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

void putBigEndian(QByteArray& bytes, qsizetype at, qint64 value)
{
    for (qsizetype i = 3; i >= 0; --i, value >>= 8)
        bytes[at + i] = static_cast<char>(value & 0xff);
}

/// The version that wrote the store; the newest where that can not be told.
qint64 versionIn(const QByteArray& header)
{
    const qint64 version = header.startsWith(magic) ? bigEndian(header, 60) : 0;
    return version > 0 && version <= newestVersion() ? version : newestVersion();
}

QByteArray headerOf(const QString& file)
{
    QFile store(file);
    return store.open(QIODevice::ReadOnly) ? store.read(headerSize).leftJustified(headerSize, '\0')
                                           : QByteArray(headerSize, '\0');
}

/// Without its header no row of a file can be found, and every store of a version has the same one but for
/// its length and its free pages (which are not needed to read).
void mendHeader(const QString& file, const QString& like)
{
    if (headerOf(file).startsWith(magic)) return;
    QByteArray header = headerOf(like);
    const qint64 pageSize = bigEndian(header, 14) & 0xffff;
    if (pageSize < 512) return;
    const char wal = QFileInfo(file + u"-wal"_s).size() > 0 ? 2 : 1;
    header[18] = header[19] = wal;
    putBigEndian(header, 28, QFileInfo(file).size() / pageSize);
    putBigEndian(header, 32, 0);
    putBigEndian(header, 36, 0);
    putBigEndian(header, 92, bigEndian(header, 24));
    QFile store(file);
    if (store.open(QIODevice::ReadWrite)) store.write(header);
}

/// Copies our own tables out of a file; the names of those that could not be read to their end.
QStringList copyOwn(const QString& file, QSqlDatabase& into, const QStringList& tables)
{
    Opened from(file);
    // Reads a file that is shorter than its header says, and a schema of which parts are lost.
    if (from.handle.isOpen()) (void)execute(from.handle, u"PRAGMA writable_schema = ON"_s);
    QStringList incomplete;
    for (const QString& table : tables) {
        if (!from.handle.isOpen() || !RowCopy(from.handle, into, table).copy()) incomplete.append(table);
    }
    return incomplete;
}

/// The newest backup that is whole and not from a later version; empty when there is none.
QString soundBackup(const QString& storeFile, qint64 version)
{
    for (const BackupFile& backup : BackupFolder(storeFile).all()) {
        Opened copy(backup.file);
        if (!copy.handle.isOpen()) continue;
        const auto verdict = firstValue(copy.handle, u"PRAGMA integrity_check(1)"_s);
        const auto its = firstValue(copy.handle, u"PRAGMA user_version"_s);
        if (verdict && verdict->toString() == "ok"_L1 && its && its->toLongLong() <= version)
            return backup.file;
    }
    return {};
}

/// Fills the new store `part` from a copy of the damaged one, which it may change.
Result<Rescue> fillFrom(const QString& damaged, const QString& part, const QString& storeFile)
{
    Opened fresh(part);
    if (!fresh.handle.isOpen())
        return failure(ErrorKind::Storage, u"cannot write "_s + part, u"unreadable_folder"_s);
    const qint64 version = versionIn(headerOf(damaged));
    if (const auto made = makeEmpty(fresh.handle, version); !made) return failure(made);
    mendHeader(damaged, part);
    if (const auto begun = execute(fresh.handle, u"BEGIN IMMEDIATE"_s); !begun) return failure(begun);
    Rescue done;
    const QStringList tables = ownTables(fresh.handle);
    done.incomplete = copyOwn(damaged, fresh.handle, tables);
    if (!done.incomplete.isEmpty()) {
        done.backup = soundBackup(storeFile, version);
        if (!done.backup.isEmpty()) (void)copyOwn(done.backup, fresh.handle, done.incomplete);
    }
    // Steps may be lost, or come from a backup that knows less than happened.
    if (tables.contains(u"operations"_s)) {
        if (const auto marked = execute(fresh.handle, lookUpOnlyFromNowOn()); !marked) return failure(marked);
    }
    for (const QString& table : tables) {
        const auto count = firstValue(fresh.handle, u"SELECT count(*) FROM "_s + table);
        if (!count) return failure(count);
        done.rows.insert(table, count->toLongLong());
    }
    if (const auto kept = execute(fresh.handle, u"COMMIT"_s); !kept) return failure(kept);
    return done;
}

} // namespace

Result<Rescue> rescue(const QString& storeFile, Clock& clock)
{
    const auto lock = StoreLock::enterAlone(storeFile);
    if (!lock) return failure(lock);
    const QString part = storeFile + u".part"_s, readable = storeFile + u".readable"_s;
    removeStore(part);
    removeStore(readable);
    Result<void> done = copyStore(storeFile, readable);
    if (done) done = makePrivateFile(part);
    Result<Rescue> rescued = done ? fillFrom(readable, part, storeFile) : Result<Rescue>(failure(done));
    removeStore(readable);
    if (rescued) {
        const QString stamp = toIso(clock.now()).remove(u':');
        rescued->damagedFile = freeName(u"%1.damaged-%2"_s.arg(storeFile, stamp));
        done = keepAside(storeFile, rescued->damagedFile);
        if (done) done = moveOver(part, storeFile);
        if (!done) rescued = failure(done);
    }
    removeStore(part);
    return rescued;
}

} // namespace regulars::store
