// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/rowcopy.h"

#include <QtCore/QVariant>
#include <QtSql/QSqlError>
#include <QtSql/QSqlQuery>

namespace regulars::store {

using namespace Qt::StringLiterals;

namespace {

/// Far more than damaged pages hold; each is a seek that fails at once.
constexpr int mostFailures = 20'000;
/// How far behind the last readable row others are looked for where the end of the table can not be read.
constexpr qint64 farBehind = 1 << 20;

bool hasRowid(QSqlDatabase& database, const QString& table)
{
    QSqlQuery query(database);
    query.prepare(u"SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?"_s);
    query.addBindValue(table);
    return !(query.exec() && query.next()) || !query.value(0).toString().contains("WITHOUT ROWID"_L1);
}

} // namespace

RowCopy::RowCopy(QSqlDatabase& from, QSqlDatabase& to, QString table)
    : m_from(from), m_to(to), m_table(std::move(table)), m_hasRowid(hasRowid(to, m_table))
{
    const QStringList there = columnsOf(m_to);
    for (const QString& column : columnsOf(m_from)) {
        if (there.contains(column)) m_columns.append(column);
    }
}

QStringList RowCopy::columnsOf(QSqlDatabase& database) const
{
    QStringList names;
    QSqlQuery query(database);
    query.prepare(u"SELECT name FROM pragma_table_info(?)"_s);
    query.addBindValue(m_table);
    if (query.exec()) {
        while (query.next())
            names.append(query.value(0).toString());
    }
    return names;
}

bool RowCopy::copy()
{
    if (m_columns.isEmpty()) return false;
    m_refused = false;
    m_patience = mostFailures;
    if (!m_hasRowid) {
        // The keys are texts: nobody can name those between, but both ends can be walked.
        const QString key = m_columns.first();
        return scan(key, u"1"_s) ? !m_refused : (scan(key + u" DESC"_s, u"1"_s), false);
    }
    if (scan(u"rowid"_s, u"1"_s)) return !m_refused;
    const qint64 before = m_readAny ? m_lastKey : 0;
    const bool endIsThere = !scan(u"rowid DESC"_s, u"rowid > %1"_s.arg(before)) && m_readAny;
    copyBetween(before + 1, endIsThere ? m_lastKey - 1 : before + farBehind);
    return false;
}

void RowCopy::copyBetween(qint64 first, qint64 last)
{
    if (first > last || m_patience <= 0) return;
    const QString range = u"rowid BETWEEN %1 AND %2"_s;
    if (scan(u"rowid"_s, range.arg(first).arg(last))) return;
    if (m_readAny) first = m_lastKey + 1;
    if (scan(u"rowid DESC"_s, range.arg(first).arg(last))) return;
    if (m_readAny) last = m_lastKey - 1;
    if (first >= last) return;
    const qint64 middle = first + (last - first) / 2;
    copyBetween(first, middle);
    copyBetween(middle + 1, last);
}

bool RowCopy::scan(const QString& order, const QString& where)
{
    m_readAny = false;
    const QString key = m_hasRowid ? u"rowid"_s : u"0"_s;
    QSqlQuery read(m_from), write(m_to);
    read.setForwardOnly(true);
    // An index may be what is damaged: the table alone is asked.
    const bool opened = read.exec(u"SELECT %1, %2 FROM %3 NOT INDEXED WHERE %4 ORDER BY %5"_s.arg(
        key, m_columns.join(u", "_s), m_table, where, order));
    write.prepare(u"INSERT OR IGNORE INTO %1 (%2) VALUES (%3)"_s.arg(
        m_table, m_columns.join(u", "_s), QStringList(m_columns.size(), u"?"_s).join(u", "_s)));
    while (opened && read.next()) {
        for (int column = 0; column < m_columns.size(); ++column)
            write.bindValue(column, read.value(column + 1));
        // A row that no table of ours could hold was no row of ours.
        if (!write.exec()) m_refused = true;
        m_lastKey = read.value(0).toLongLong();
        m_readAny = true;
    }
    const bool whole = opened && !read.lastError().isValid();
    if (!whole) --m_patience;
    return whole;
}

} // namespace regulars::store
