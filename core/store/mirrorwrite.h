// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/store/records.h"

#include <array>

/// The steps of one put: is the answer stale, write the row, replace its parts. Used by MirrorBatch.
namespace regulars::store {

/// How a value stands to what the mirror holds of it.
struct Standing {
    bool stale = false; ///< the stored one, or the removal, was asked for later
    qint64 key = 0;     ///< 0: not there
    Instant readAt{};   ///< of the stored one
    QString owner;      ///< whose the stored one is
};

/// A stored row of table T under that Stripe id; `stale` is not decided here.
struct StoredRow {
    qint64 key = 0;
    Instant readAt{};
    QString owner;
};

template<class T>
Result<std::optional<StoredRow>> storedRow(Database& database, const QString& id)
{
    static const QString sql = u"SELECT key, read_at, %1 FROM %2 WHERE id = ?"_s.arg(
        Table<T>::owner.isEmpty() ? u"''"_s : QString(Table<T>::owner), Table<T>::name);
    return Statement(database, sql).bind(id).first([](const Row& row) {
        return StoredRow{row.integer(0), row.instant(1), row.text(2)};
    });
}

template<class T>
Result<Standing> standingOf(Database& database, const QString& id, Instant readAt)
{
    const auto stored = storedRow<T>(database, id);
    if (!stored) return failure(stored);
    if (*stored) return Standing{readAt < (*stored)->readAt, (*stored)->key, (*stored)->readAt, (*stored)->owner};
    // Removed in the same second wins: a page that was under way may still show it.
    Statement removed(database, u"SELECT 1 FROM tombstones WHERE resource = ? AND id = ? AND read_at >= ?"_s);
    const auto found =
        removed.bind(QString(Table<T>::name)).bind(id).bind(readAt).first([](const Row&) { return true; });
    if (!found) return failure(found);
    return Standing{found->has_value(), 0, {}, {}};
}

/// Columns that are not members of the value, for lists and sums.
struct Derived {
    QLatin1StringView column;
    QVariant value; ///< text or a number; null for none
    bool atFirst = false; ///< set when the row is new; figures.cpp keeps it up to date

    void bindTo(Statement& statement) const
    {
        if (value.isNull()) statement.bindNull();
        else if (value.typeId() == QMetaType::QString) statement.bind(value.toString());
        else statement.bind(value.toLongLong());
    }
};

/// Inserts, or updates a row that differs; one that does not is left as it is and not counted as changed.
template<class T, size_t Count>
QString upsertSql(const std::array<Derived, Count>& derived)
{
    QStringList names = columnNames<T>(), stored, given;
    for (const Derived& extra : derived) {
        if (!extra.atFirst) names.append(extra.column);
    }
    QStringList updates{u"read_at = excluded.read_at"_s};
    for (const QString& name : names) {
        stored.append(Table<T>::name + u'.' + name);
        given.append(u"excluded."_s + name);
        if (name != "id"_L1) updates.append(u"%1 = excluded.%1"_s.arg(name));
    }
    QStringList all = columnNames<T>() + QStringList{u"read_at"_s};
    for (const Derived& extra : derived) all.append(extra.column);
    return u"INSERT INTO %1 (%2) VALUES (%3) ON CONFLICT (id) DO UPDATE SET %4 WHERE (%5) IS NOT (%6)"_s.arg(
        Table<T>::name, all.join(u", "_s), QStringList(all.size(), u"?"_s).join(u", "_s), updates.join(u", "_s),
        stored.join(u", "_s), given.join(u", "_s));
}

/// What a write did.
struct Written {
    qint64 key = 0;
    bool changed = false; ///< false: the row said the same before
};

template<class T>
Result<void> bumpReadAt(Database& database, const Standing& standing, Instant readAt)
{
    if (standing.readAt == readAt) return {};
    static const QString sql = u"UPDATE %1 SET read_at = ? WHERE key = ?"_s.arg(Table<T>::name);
    return Statement(database, sql).bind(readAt).bind(standing.key).run();
}

/// Inserts or updates the row. The derived columns of a T are always the same ones.
template<class T, size_t Count>
Result<Written> write(Database& database, const T& value, Instant readAt, const Standing& standing,
                      const std::array<Derived, Count>& derived)
{
    static const QString sql = upsertSql<T>(derived);
    Statement statement(database, sql);
    Binder binder{statement};
    eachColumn(binder, value);
    statement.bind(readAt);
    for (const Derived& extra : derived) extra.bindTo(statement);
    if (const auto done = statement.run(); !done) return failure(done);
    if (standing.key == 0) return Written{statement.insertedKey(), true};
    if (statement.changedRows() > 0) return Written{standing.key, true};
    if (const auto bumped = bumpReadAt<T>(database, standing, readAt); !bumped) return failure(bumped);
    return Written{standing.key, false};
}

/// Puts `parts` in the place of those that the whole with that key had; whether they differ.
template<class Part>
Result<bool> replaceParts(Database& database, const Standing& standing, qint64 whole, const QList<Part>& parts)
{
    static const QString forget =
        u"DELETE FROM %1 WHERE %2 = ?"_s.arg(Table<Part>::name, Table<Part>::owner);
    static const QString insert = [] {
        const QStringList names = QStringList{QString(Table<Part>::owner), u"position"_s} + columnNames<Part>();
        return u"INSERT INTO %1 (%2) VALUES (%3)"_s.arg(
            Table<Part>::name, names.join(u", "_s), QStringList(names.size(), u"?"_s).join(u", "_s));
    }();
    if (standing.key != 0) {
        const auto had = partsOf<Part>(database, whole);
        if (!had) return failure(had);
        if (*had == parts) return false;
        if (const auto done = Statement(database, forget).bind(whole).run(); !done) return failure(done);
    }
    qint64 position = 0;
    for (const Part& part : parts) {
        Statement statement(database, insert);
        statement.bind(whole).bind(position++);
        Binder binder{statement};
        eachColumn(binder, part);
        if (const auto done = statement.run(); !done) return failure(done);
    }
    return true;
}

} // namespace regulars::store
