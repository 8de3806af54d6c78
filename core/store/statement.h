// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/id.h"
#include "core/domain/currency.h"
#include "core/store/database.h"

namespace regulars::store {

/// One row of an answer, read by column number.
class Row {
public:
    explicit Row(const QSqlQuery& query) : m_query(&query) {}
    QString text(int column) const { return m_query->value(column).toString(); }
    QByteArray bytes(int column) const { return m_query->value(column).toByteArray(); }
    qint64 integer(int column) const { return m_query->value(column).toLongLong(); }
    bool flag(int column) const { return integer(column) != 0; }
    bool isNull(int column) const { return m_query->isNull(column); }
    Instant instant(int column) const { return fromUnixSeconds(integer(column)); }
    std::optional<Instant> maybeInstant(int column) const
    {
        if (isNull(column)) return std::nullopt;
        return instant(column);
    }
    Currency currency(int column) const { return Currency(text(column)); }

private:
    const QSqlQuery* m_query;
};

/// A prepared statement of a connection, taken from its cache and given back (finished, so that no cursor stays
/// open) at the end of the scope. Values are bound in order and never become part of the SQL.
class Statement {
public:
    Statement(Database& database, const QString& sql);
    ~Statement();
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    Statement& bind(const QString& text);
    Statement& bind(qint64 number);
    Statement& bind(int number) { return bind(qint64(number)); }
    Statement& bind(bool flag) { return bind(qint64(flag)); }
    Statement& bind(Instant instant) { return bind(unixSeconds(instant)); }
    Statement& bind(Currency currency) { return bind(currency.code()); }
    template<class T>
    Statement& bind(const std::optional<T>& value)
    {
        return value ? bind(*value) : bindNull();
    }
    template<class Tag>
    Statement& bind(const Id<Tag>& id)
    {
        return bind(id.text());
    }
    Statement& bindNull();

    /// Runs it and drops what it answers. May be bound and run again.
    Result<void> run();
    /// Runs it and calls `use(Row)` for every row.
    template<class Use>
    Result<void> forEach(Use use)
    {
        if (auto started = start(); !started) return started;
        while (m_query->next()) use(Row(*m_query));
        return end();
    }
    /// Runs it and reads the first row, if there is one, by `read(Row)`.
    template<class Read>
    auto first(Read read) -> Result<std::optional<decltype(read(std::declval<Row>()))>>
    {
        std::optional<decltype(read(std::declval<Row>()))> found;
        if (auto started = start(); !started) return failure(started);
        if (m_query->next()) found = read(Row(*m_query));
        if (auto ended = end(); !ended) return failure(ended);
        return found;
    }
    /// After run(): the key of the row that was inserted; how many rows were changed.
    qint64 insertedKey() const { return m_inserted; }
    int changedRows() const { return m_changed; }

private:
    Result<void> start();
    Result<void> end();
    Database& m_database;
    QString m_sql;
    std::shared_ptr<QSqlQuery> m_query;
    int m_bound = 0;
    int m_changed = 0;
    qint64 m_inserted = 0;
    bool m_prepared = false;
};

} // namespace regulars::store
