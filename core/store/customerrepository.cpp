// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/customerrepository.h"

#include "core/store/keylist.h"
#include "core/store/records.h"
#include "core/store/searchindex.h"
#include "core/store/totals.h"

namespace regulars::store {

using namespace Qt::StringLiterals;

namespace {

struct SortColumn {
    QLatin1StringView name;
    bool nullable;
};

SortColumn columnOf(CustomerSort sort)
{
    switch (sort) {
    case CustomerSort::Name: return {"name_folded"_L1, true};
    case CustomerSort::Email: return {"email_folded"_L1, true};
    case CustomerSort::Status: return {"status_rank"_L1, false};
    case CustomerSort::LifetimeValue: return {"ltv_settled"_L1, false};
    case CustomerSort::LastPayment: return {"last_payment_at"_L1, true};
    case CustomerSort::NextPayment: return {"next_payment_at"_L1, true};
    case CustomerSort::CreditBalance: return {"credit"_L1, false};
    case CustomerSort::Since: return {"created"_L1, false};
    }
    return {"key"_L1, false};
}

constexpr auto rowsOf = "SELECT c.key, c.id, c.name, c.email, c.phone, c.status, c.trialing, c.ends_at, c.ltv, "
                        "c.main_currency, c.ltv_settled, c.credit, c.last_payment_at, c.next_payment_at, c.created, "
                        "EXISTS (SELECT 1 FROM block_details b WHERE b.customer = c.id AND b.blocked) "
                        "FROM json_each(?) chosen CROSS JOIN customers c ON c.key = chosen.value"_L1;

CustomerRow rowOf(const Row& row)
{
    CustomerRow result;
    result.id = CustomerId(row.text(1));
    result.name = row.text(2);
    result.email = row.text(3);
    result.phone = row.text(4);
    result.status = customerStatusFromText(row.text(5));
    result.trialing = row.flag(6);
    result.endsAt = row.maybeInstant(7);
    const Currency currency = row.currency(9);
    result.ltv = Money(row.integer(8), currency);
    result.ltvSettled = row.integer(10);
    result.creditBalance = Money(row.integer(11), currency);
    result.lastPaymentAt = row.maybeInstant(12);
    result.nextPaymentAt = row.maybeInstant(13);
    result.created = row.instant(14);
    result.blocked = row.flag(15);
    return result;
}

// The lifetime values in currencies other than the main one, by code; the rows' keys first.
constexpr auto otherValues = "SELECT v.customer, v.amount, v.currency FROM json_each(?) chosen "
                             "CROSS JOIN customers c ON c.key = chosen.value "
                             "CROSS JOIN customer_values v ON v.customer = c.key AND v.currency <> c.main_currency "
                             "ORDER BY v.customer, v.currency"_L1;

// The sums of a choice of customers (runsOf) by currency. SQLite's SUM of integers is exact: it fails where 64 bits are
// too few.
constexpr auto valueTotals = "SELECT SUM(v.amount), v.currency FROM json_each(?) chosen CROSS JOIN customer_values v "
                             "ON v.customer BETWEEN CAST(chosen.key AS INTEGER) AND chosen.value "
                             "GROUP BY v.currency"_L1;
constexpr auto creditTotals = "SELECT SUM(c.credit), c.main_currency FROM json_each(?) chosen CROSS JOIN customers c "
                              "ON c.key BETWEEN CAST(chosen.key AS INTEGER) AND chosen.value "
                              "WHERE c.credit <> 0 GROUP BY c.main_currency"_L1;

Result<MoneyByCurrency> sums(Database& database, const QString& sql, const QString& runs)
{
    MoneyByCurrency found;
    Result<void> added;
    const auto read = Statement(database, sql).bind(runs).forEach([&](const Row& row) {
        if (added) added = found.add(Money(row.integer(0), row.currency(1)));
    });
    if (!read) return failure(read);
    if (!added) return failure(added);
    return found;
}

/// One run over the index of a sort column, in one direction: those with a value, or those without.
struct KeyScan {
    QString presence; ///< "name_folded IS NOT NULL"
    QString order;
};

QList<KeyScan> scansFor(const CustomerQuery& query)
{
    const SortColumn column = columnOf(query.sort);
    const QString direction = query.descending ? u"DESC"_s : u"ASC"_s;
    const QString order = u"%1 %2, key %2"_s.arg(column.name, direction);
    if (!column.nullable) return {{QString(), order}};
    // Nothing comes last in both directions, and each scan still follows the index.
    return {{column.name + u" IS NOT NULL"_s, order},
            {column.name + u" IS NULL"_s, u"key "_s + direction}};
}

} // namespace

Result<QList<qint64>> CustomerRepository::keys(const CustomerQuery& query, qint64 limit) const
{
    const SearchCondition search = searchCondition(query.search, "key"_L1);
    QList<qint64> found;
    for (const KeyScan& scan : scansFor(query)) {
        QStringList conditions;
        if (!scan.presence.isEmpty()) conditions.append(scan.presence);
        if (query.status) conditions.append(u"status_rank = ?"_s);
        if (!search.sql.isEmpty()) conditions.append(search.sql);
        QString sql = u"SELECT key FROM customers"_s;
        if (!conditions.isEmpty()) sql += u" WHERE "_s + conditions.join(u" AND "_s);
        Statement statement(m_database, keyListSql(sql + u" ORDER BY "_s + scan.order + u" LIMIT ?"_s));
        if (query.status) statement.bind(static_cast<int>(*query.status));
        for (const QString& text : search.bound) statement.bind(text);
        statement.bind(limit < 0 ? limit : limit - found.size());
        if (const auto read = appendKeys(statement, found); !read) return failure(read);
    }
    return found;
}

Result<QHash<qint64, CustomerRow>> CustomerRepository::rows(const QList<qint64>& keys) const
{
    const QString chosen = jsonOf(keys);
    QHash<qint64, CustomerRow> found;
    Statement rows(m_database, QString(rowsOf));
    const auto read = rows.bind(chosen).forEach([&](const Row& row) { found.insert(row.integer(0), rowOf(row)); });
    if (!read) return failure(read);
    Statement others(m_database, otherValues);
    const auto added = others.bind(chosen).forEach([&](const Row& value) {
        if (const auto row = found.find(value.integer(0)); row != found.end())
            row->ltvOther.append(Money(value.integer(1), value.currency(2)));
    });
    if (!added) return failure(added);
    return found;
}

Result<std::optional<CustomerRow>> CustomerRepository::row(const CustomerId& id) const
{
    const auto key = keyOf(id);
    if (!key) return failure(key);
    if (!*key) return std::optional<CustomerRow>();
    auto found = rows({**key});
    if (!found) return failure(found);
    return found->contains(**key) ? std::optional(found->take(**key)) : std::nullopt;
}

Result<std::optional<qint64>> CustomerRepository::keyOf(const CustomerId& id) const
{
    return Statement(m_database, u"SELECT key FROM customers WHERE id = ?"_s).bind(id).first([](const Row& row) {
        return row.integer(0);
    });
}

Result<std::optional<Customer>> CustomerRepository::find(const CustomerId& id) const
{
    return findOne<Customer>(m_database, id);
}

Result<QMap<CustomerStatus, qint64>> CustomerRepository::countsByStatus(const QString& search) const
{
    const SearchCondition condition = searchCondition(search, "key"_L1);
    const QString where = condition.sql.isEmpty() ? QString() : u" WHERE "_s + condition.sql;
    QMap<CustomerStatus, qint64> counts;
    Statement statement(m_database,
                        u"SELECT status_rank, COUNT(*) FROM customers"_s + where + u" GROUP BY status_rank"_s);
    for (const QString& text : condition.bound) statement.bind(text);
    const auto read = statement.forEach(
        [&](const Row& row) { counts.insert(static_cast<CustomerStatus>(row.integer(0)), row.integer(1)); });
    if (!read) return failure(read);
    return counts;
}

Result<qint64> CustomerRepository::highestSettledValue() const
{
    const auto highest = Statement(m_database, u"SELECT MAX(ltv_settled) FROM customers"_s).first([](const Row& row) {
        return row.integer(0);
    });
    if (!highest) return failure(highest);
    return highest->value_or(0);
}

Result<CustomerTotals> CustomerRepository::totals(const QList<qint64>& keys) const
{
    const QString runs = runsOf(keys);
    const auto settlement = settlementCurrency(m_database);
    if (!settlement) return failure(settlement);
    const auto values = sums(m_database, valueTotals, runs);
    if (!values) return failure(values);
    const auto credit = sums(m_database, creditTotals, runs);
    if (!credit) return failure(credit);
    return CustomerTotals{settlementFirst(*values, *settlement), settlementFirst(*credit, *settlement)};
}

} // namespace regulars::store
