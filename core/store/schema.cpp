// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/schema.h"

#include "core/store/backup.h"
#include "core/store/backupfolder.h"
#include "core/store/connection.h"
#include "core/store/figures.h"
#include "core/store/lease.h"
#include "core/store/listcolumns.h"
#include "core/store/transaction.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFile>

/// A static library's resources are registered by hand; the macro wants to stand outside of namespaces.
static void registerMigrations()
{
    Q_INIT_RESOURCE(store_migrations);
}

namespace regulars::store {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto resourceFolder = ":/regulars/store/migrations"_L1;
constexpr int keptBeforeMigration = 3;

Result<qint64> versionOf(Database& database)
{
    const auto version = firstValue(database.handle(), u"PRAGMA user_version"_s);
    if (!version) return failure(version);
    return version->toLongLong();
}

/// One step; the last one also fills derived columns that came with any of them.
Result<void> apply(Database& database, const Migration& step, qint64 version, bool last)
{
    auto transaction = Transaction::begin(database);
    if (!transaction) return failure(transaction);
    const auto current = versionOf(database);
    if (!current) return failure(current);
    if (*current >= version) return {}; // another program was quicker
    for (const QString& sql : statementsOf(step.script)) {
        if (const auto done = execute(database.handle(), sql); !done) return done;
    }
    if (last && *current > 0) {
        if (const auto columns = renewListColumns(database); !columns) return columns;
        if (const auto figures = recomputeAll(database); !figures) return figures;
    }
    // Both PRAGMAs write the file's header and so belong to the transaction.
    for (const QString& sql : {u"PRAGMA application_id = %1"_s.arg(applicationId),
                               u"PRAGMA user_version = %1"_s.arg(version)}) {
        if (const auto done = execute(database.handle(), sql); !done) return done;
    }
    return transaction->commit();
}

/// Waits for another program's migration, 5 s at most.
Result<Lease> takeMigrationLease(Database& database)
{
    const QString owner = u"migration %1 %2"_s.arg(QCoreApplication::applicationPid())
                              .arg(database.handle().connectionName());
    for (int tries = 0;; ++tries) {
        auto lease = Lease::take(database, u"migration"_s, owner);
        if (lease || lease.error().code != u"busy"_s || tries == 50) return lease;
        database.clock().sleep(100ms, CancelToken());
    }
}

Result<void> applyAll(Database& database, const QList<Migration>& steps, qint64 from)
{
    for (qint64 version = from + 1; version <= steps.size(); ++version) {
        const bool last = version == steps.size();
        if (const auto done = apply(database, steps[version - 1], version, last); !done) return done;
    }
    return {};
}

} // namespace

QList<Migration> migrations()
{
    registerMigrations();
    QList<Migration> steps;
    for (const QString& name : QDir(resourceFolder).entryList(QDir::Files, QDir::Name)) {
        QFile file(resourceFolder + u'/' + name);
        if (file.open(QIODevice::ReadOnly)) steps.append({name, QString::fromUtf8(file.readAll())});
    }
    return steps;
}

qint64 newestVersion()
{
    registerMigrations();
    return QDir(resourceFolder).entryList(QDir::Files).size();
}

QStringList statementsOf(const QString& script)
{
    QStringList statements;
    QString current;
    for (const QString& line : script.split(u'\n')) {
        if (line.trimmed().startsWith("--"_L1)) continue;
        if (!line.trimmed().isEmpty()) current += line + u'\n';
        if (line.trimmed().endsWith(u';')) {
            statements.append(current.trimmed());
            current.clear();
        }
    }
    return statements;
}

Result<void> migrate(Database& database, const QList<Migration>& steps)
{
    const auto version = versionOf(database);
    if (!version) return failure(version);
    if (*version > steps.size())
        return failure(ErrorKind::Storage, u"%1 has version %2"_s.arg(database.file()).arg(*version),
                       u"newer_store"_s);
    if (*version == steps.size()) return {};
    if (*version == 0) return applyAll(database, steps, 0); // nothing to lose and no lease table yet
    auto lease = takeMigrationLease(database);
    if (!lease) return failure(lease);
    const auto again = versionOf(database);
    if (!again) return failure(again);
    if (*again >= steps.size()) return {};
    const QString prefix = u"before-version-%1-"_s.arg(*again + 1);
    const QString stamp = toIso(database.clock().now()).remove(u':');
    const BackupFolder folder(database.file());
    if (const auto kept = backup(database, folder.pathOf(prefix + stamp)); !kept) return kept;
    if (const auto pruned = folder.keepNewest(u"before-version-"_s, keptBeforeMigration); !pruned) return pruned;
    return applyAll(database, steps, *again);
}

} // namespace regulars::store
