// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/store/mapping.h"
#include "core/store/statement.h"

/// Reads and writes whole domain values by the columns of mapping.h: builds the SQL of a table from them, binds a
/// value's members, and puts a value together from a row.
namespace regulars::store {

/// Collects the names of the columns.
struct ColumnNames {
    QStringList names;
    template<class M>
    void operator()(QLatin1StringView name, const M&)
    {
        names.append(name);
    }
};

template<class T>
const QStringList& columnNames()
{
    static const QStringList names = [] {
        ColumnNames collected;
        const T value{};
        eachColumn(collected, value);
        return collected.names;
    }();
    return names;
}

/// Binds members to a statement.
struct Binder {
    Statement& statement;
    template<class M>
    void operator()(QLatin1StringView, const M& member)
    {
        statement.bind(member);
    }
};

/// Fills members from a row, from left to right.
struct Reader {
    const Row& row;
    int column = 0;

    template<class M>
    void operator()(QLatin1StringView, M& member)
    {
        read(member);
        ++column;
    }
    void read(QString& member) const { member = row.text(column); }
    void read(qint64& member) const { member = row.integer(column); }
    void read(int& member) const { member = static_cast<int>(row.integer(column)); }
    void read(bool& member) const { member = row.flag(column); }
    void read(Instant& member) const { member = row.instant(column); }
    void read(Currency& member) const { member = row.currency(column); }
    template<class Tag>
    void read(Id<Tag>& member) const
    {
        member = Id<Tag>(row.text(column));
    }
    template<class M>
    void read(std::optional<M>& member) const
    {
        member.reset();
        if (row.isNull(column)) return;
        M value{};
        read(value);
        member = value;
    }
};

/// "SELECT <columns of T>, key FROM <its table> <rest>"
template<class T>
QString selectSql(const QString& rest)
{
    static const QString head = u"SELECT %1, key FROM %2 "_s.arg(columnNames<T>().join(u", "_s), Table<T>::name);
    return head + rest;
}

/// The value in a row of selectSql.
template<class T>
T valueOf(const Row& row)
{
    T value{};
    Reader reader{row};
    eachColumn(reader, value);
    return value;
}

/// A value with the key of its row.
template<class T>
struct Keyed {
    T value;
    qint64 key;
};

template<class T>
Keyed<T> keyedOf(const Row& row)
{
    return {valueOf<T>(row), row.integer(static_cast<int>(columnNames<T>().size()))};
}

/// The parts of the whole with that key, in their order.
template<class Part>
Result<QList<Part>> partsOf(Database& database, qint64 whole)
{
    static const QString sql = u"SELECT %1 FROM %2 WHERE %3 = ? ORDER BY position"_s.arg(
        columnNames<Part>().join(u", "_s), Table<Part>::name, Table<Part>::owner);
    QList<Part> parts;
    Statement statement(database, sql);
    const auto read = statement.bind(whole).forEach([&](const Row& row) { parts.append(valueOf<Part>(row)); });
    if (!read) return failure(read);
    return parts;
}

/// All values that `rest` ("WHERE … = ?") finds.
template<class T, class... Bound>
Result<QList<T>> findAll(Database& database, const QString& rest, const Bound&... bound)
{
    QList<T> found;
    Statement statement(database, selectSql<T>(rest));
    (statement.bind(bound), ...);
    const auto read = statement.forEach([&](const Row& row) { found.append(valueOf<T>(row)); });
    if (!read) return failure(read);
    return found;
}

/// The value with that Stripe id.
template<class T, class Key>
Result<std::optional<T>> findOne(Database& database, const Key& id)
{
    return Statement(database, selectSql<T>(u"WHERE id = ?"_s)).bind(id).first(valueOf<T>);
}

} // namespace regulars::store
