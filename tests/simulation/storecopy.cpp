// SPDX-License-Identifier: GPL-3.0-or-later
#include "storecopy.h"

#include "core/store/backup.h"

#include <QtCore/QFile>
#include <QtSql/QSqlError>
#include <QtSql/QSqlQuery>

namespace regulars::tests {

using namespace Qt::StringLiterals;

namespace {

void must(const Result<void>& done)
{
    if (!done) qFatal("%s", qPrintable(done.error().detail));
}

void removeStore(const QString& file)
{
    for (const QString& suffix : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(file + suffix);
}

} // namespace

void copyStore(const QString& from, const QString& to)
{
    removeStore(to);
    for (const QString& suffix : {u""_s, u"-wal"_s})
        if (QFile::exists(from + suffix) && !QFile::copy(from + suffix, to + suffix))
            qFatal("%s", qPrintable(to));
}

void restoreFrom(const QString& copy, const QString& store, Clock& clock)
{
    const QString backup = copy + u".backup"_s;
    QFile::remove(backup);
    {
        const auto database = store::Database::open(copy, clock);
        if (!database) qFatal("%s", qPrintable(database.error().detail));
        must(store::backup(**database, backup));
    }
    removeStore(copy);
    must(store::restore(store, backup, clock));
}

void copyRepayments(const QString& from, const QString& to, Clock& clock)
{
    const auto database = store::Database::open(to, clock);
    if (!database) qFatal("%s", qPrintable(database.error().detail));
    QSqlQuery query((*database)->handle());
    for (const QString& sql : {u"ATTACH '%1' AS other"_s.arg(from), u"INSERT INTO repayments SELECT * FROM other.repayments"_s,
                               u"DETACH other"_s})
        if (!query.exec(sql)) qFatal("%s", qPrintable(query.lastError().text()));
}

} // namespace regulars::tests
