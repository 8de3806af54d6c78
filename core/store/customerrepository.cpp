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

constexpr auto rowColumns = "SELECT key, id, name, email, phone, status, trialing, ends_at, ltv, main_currency, "
                            "ltv_settled, credit, last_payment_at, next_payment_at, created FROM customers "_L1;

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
    return result;
}

/// The lifetime value in currencies other than the main one, by code.
Result<void> addOtherValues(Database& database, qint64 key, CustomerRow& row)
{
    Statement statement(database, u"SELECT amount, currency FROM customer_values "
                                  "WHERE customer = ? AND currency <> ? ORDER BY currency"_s);
    return statement.bind(key).bind(row.ltv.currency()).forEach([&](const Row& value) {
        row.ltvOther.append(Money(value.integer(0), value.currency(1)));
    });
}

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

struct KeyedRow {
    qint64 key = 0;
    CustomerRow row;
};

template<class Bound>
Result<std::optional<KeyedRow>> readRow(Database& database, const QString& where, const Bound& bound)
{
    auto found = Statement(database, rowColumns + where).bind(bound).first([](const Row& row) {
        return KeyedRow{row.integer(0), rowOf(row)};
    });
    if (!found || !*found) return found;
    if (const auto done = addOtherValues(database, (*found)->key, (*found)->row); !done) return failure(done);
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
    QHash<qint64, CustomerRow> found;
    for (const qint64 key : keys) {
        const auto row = readRow(m_database, u"WHERE key = ?"_s, key);
        if (!row) return failure(row);
        if (*row) found.insert(key, (*row)->row);
    }
    return found;
}

Result<std::optional<CustomerRow>> CustomerRepository::row(const CustomerId& id) const
{
    const auto found = readRow(m_database, u"WHERE id = ?"_s, id);
    if (!found) return failure(found);
    return *found ? std::optional((*found)->row) : std::nullopt;
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
