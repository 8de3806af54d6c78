// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/differencerepository.h"

#include "core/store/statement.h"

#include <array>

namespace regulars::store {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kept = 10'000;
/// A look carries the time at which it began: what changed while Stripe was answering came a little later.
constexpr std::chrono::seconds answerTime{60};

constexpr std::array kinds{std::pair(Difference::Kind::Changed, "changed"_L1),
                           std::pair(Difference::Kind::Missing, "missing"_L1),
                           std::pair(Difference::Kind::Gone, "gone"_L1)};

Difference::Kind kindOf(const QString& text)
{
    for (const auto& [kind, word] : kinds) {
        if (text == word) return kind;
    }
    return Difference::Kind::Changed;
}

std::optional<QString> maybeText(const Row& row, int column)
{
    if (row.isNull(column)) return std::nullopt;
    return row.text(column);
}

} // namespace

QString toText(Difference::Kind kind)
{
    for (const auto& [known, word] : kinds) {
        if (known == kind) return word;
    }
    return {};
}

Result<QList<Difference>> DifferenceRepository::newest(int limit) const
{
    QList<Difference> found;
    Statement statement(m_database,
                        u"SELECT resource, id, kind, field, was, became, equal_at, found_by, repaired_at "
                        "FROM differences ORDER BY repaired_at DESC, key DESC LIMIT ?"_s);
    const auto read = statement.bind(limit).forEach([&](const Row& row) {
        found.append({row.text(0), row.text(1), kindOf(row.text(2)), row.text(3), maybeText(row, 4),
                      maybeText(row, 5), row.maybeInstant(6), row.text(7), row.instant(8)});
    });
    if (!read) return failure(read);
    return found;
}

Result<qint64> DifferenceRepository::lastKey() const
{
    Statement statement(m_database, u"SELECT COALESCE(MAX(key), 0) FROM differences"_s);
    const auto key = statement.first([](const Row& row) { return row.integer(0); });
    if (!key) return failure(key);
    return key->value_or(0);
}

Result<qint64> DifferenceRepository::countAfter(qint64 key) const
{
    Statement statement(m_database, u"SELECT COUNT(*) FROM differences WHERE key > ?"_s);
    const auto count = statement.bind(key).first([](const Row& row) { return row.integer(0); });
    if (!count) return failure(count);
    return count->value_or(0);
}

Result<void> DifferenceRepository::add(const Difference& difference)
{
    Statement statement(m_database,
                        u"INSERT INTO differences (resource, id, kind, field, was, became, equal_at, "
                        "found_by, repaired_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    statement.bind(difference.resource)
        .bind(difference.id)
        .bind(toText(difference.kind))
        .bind(difference.field);
    statement.bind(difference.was).bind(difference.became).bind(difference.equalAt);
    return statement.bind(difference.foundBy).bind(difference.repairedAt).run();
}

Result<void> DifferenceRepository::dropExplained(const QString& resource, const QString& id, Instant changed)
{
    Statement statement(m_database,
                        u"DELETE FROM differences WHERE resource = ? AND id = ? AND repaired_at >= ?"_s);
    return statement.bind(resource).bind(id).bind(changed - answerTime).run();
}

Result<void> DifferenceRepository::prune()
{
    Statement statement(m_database, u"DELETE FROM differences WHERE key <= "
                                    "(SELECT MAX(key) FROM differences) - ?"_s);
    return statement.bind(kept).run();
}

} // namespace regulars::store
