// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/connection.h"

#include "core/store/sqlerror.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QVariant>
#include <QtSql/QSqlQuery>
#include <atomic>

namespace regulars::store {

using namespace Qt::StringLiterals;

namespace {

QString freshName()
{
    static std::atomic<quint64> last{0};
    return u"regulars-store-%1"_s.arg(++last);
}

Failure fileFailure(const QFile& file)
{
    const bool full = file.error() == QFileDevice::ResourceError;
    return failure(ErrorKind::Storage, u"%1: %2"_s.arg(file.fileName(), file.errorString()),
                   full ? u"disk_full"_s : u"unreadable_folder"_s);
}

} // namespace

Result<QSqlDatabase> openConnection(const QString& file, int waitMilliseconds)
{
    QSqlDatabase connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, freshName());
    connection.setDatabaseName(file);
    connection.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(waitMilliseconds));
    if (!connection.open()) {
        const Failure why = sqlFailure(connection.lastError(), u"opening "_s + file);
        closeConnection(connection);
        return why;
    }
    return connection;
}

void closeConnection(QSqlDatabase& connection)
{
    const QString name = connection.connectionName();
    if (name.isEmpty()) return;
    connection.close();
    connection = QSqlDatabase(); // the list warns as long as a handle lives
    QSqlDatabase::removeDatabase(name);
}

Result<void> execute(QSqlDatabase& connection, const QString& sql)
{
    QSqlQuery query(connection);
    if (!query.exec(sql)) return sqlFailure(query.lastError(), sql.left(80));
    return {};
}

Result<QVariant> firstValue(QSqlDatabase& connection, const QString& sql)
{
    QSqlQuery query(connection);
    query.setForwardOnly(true);
    if (!query.exec(sql)) return sqlFailure(query.lastError(), sql.left(80));
    if (query.next()) return query.value(0);
    if (query.lastError().isValid()) return sqlFailure(query.lastError(), sql.left(80));
    return QVariant();
}

Result<void> makePrivateFolder(const QString& folder)
{
    const QFileInfo info(folder);
    if (info.isDir()) return {};
    const QFileInfo parent(info.absolutePath());
    const bool made = QDir().mkpath(parent.absoluteFilePath())
        && QDir().mkdir(info.absoluteFilePath(),
                        QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    // Another program may have made it in between.
    if (!made && !QFileInfo(folder).isDir())
        return failure(ErrorKind::Storage, u"cannot make the folder "_s + folder, u"unreadable_folder"_s);
    return {};
}

Result<void> makePrivateFile(const QString& file)
{
    if (const auto folder = makePrivateFolder(QFileInfo(file).absolutePath()); !folder) return failure(folder);
    QFile made(file);
    if (made.exists()) return {};
    if (!made.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        && !QFileInfo::exists(file))
        return fileFailure(made);
    return {};
}

} // namespace regulars::store
