// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/subscriptionlist.h"

#include "core/domain/recurrence.h"
#include "core/domain/renewal.h"
#include "core/store/fold.h"
#include "core/store/keylist.h"
#include "core/store/searchindex.h"
#include "core/store/totals.h"

#include <algorithm>

namespace regulars::store {

using namespace Qt::StringLiterals;

namespace {

struct Conditions {
    QStringList all, bound;
};

/// A statement that gives row keys in order; after its texts it takes a limit.
struct Scan {
    QString sql;
    QStringList bound;
};

Result<QStringList> productsNamed(Database& database, const QString& word)
{
    QStringList found;
    Statement statement(database, u"SELECT id, name FROM products"_s);
    const auto read = statement.forEach([&](const Row& row) {
        if (fold(row.text(1)).contains(word)) found << row.text(0);
    });
    if (!read) return failure(read);
    return found;
}

/// Each word in its own id, in its customer's text, or in the name of what it is for.
Result<void> addSearch(Database& database, const QString& typed, Conditions& conditions)
{
    for (const QString& word : fold(typed).simplified().split(u' ', Qt::SkipEmptyParts)) {
        const SearchCondition customer = searchCondition(word, "key"_L1);
        const auto products = productsNamed(database, word);
        if (!products) return failure(products);
        const QString sold =
            products->isEmpty() ? QString()
                                : u" OR key IN (SELECT subscription FROM subscription_items WHERE product IN (%1))"_s.arg(
                                      QStringList(products->size(), u"?"_s).join(u", "_s));
        conditions.all << u"(instr(lower(id), ?) OR customer IN (SELECT id FROM customers WHERE %1)%2)"_s.arg(customer.sql, sold);
        conditions.bound << word << customer.bound << *products;
    }
    return {};
}

/// All but what is filtered by state.
Result<Conditions> conditionsOf(Database& database, const SubscriptionQuery& query)
{
    Conditions conditions;
    if (!query.product.isEmpty()) {
        conditions.all << u"key IN (SELECT subscription FROM subscription_items WHERE product = ?)"_s;
        conditions.bound << query.product.text();
    }
    if (query.cycle) {
        conditions.all << u"cycle = ?"_s;
        conditions.bound << toText(*query.cycle);
    }
    if (auto added = addSearch(database, query.search, conditions); !added) return failure(added);
    return conditions;
}

constexpr auto liveStates = "state IN ('past_due', 'ending', 'paused', 'trialing', 'active')"_L1;

/// What goes on and ends before then.
QString soonEnding(Instant now)
{
    return u"%1 AND ends_at <= %2"_s.arg(liveStates).arg(unixSeconds(now + endingSoon));
}

QString ofFilter(const SubscriptionQuery& query, Conditions& conditions)
{
    if (query.filter == "current"_L1) return liveStates;
    if (query.filter == "ending_soon"_L1) return soonEnding(query.now);
    conditions.bound.append(query.filter);
    return u"state = ?"_s;
}

Scan scan(const Conditions& conditions, const QString& also, const QString& order)
{
    QStringList all = conditions.all;
    if (!also.isEmpty()) all << also;
    QString sql = u"SELECT key FROM subscriptions"_s;
    if (!all.isEmpty()) sql += u" WHERE "_s + all.join(u" AND "_s);
    return {sql + u" ORDER BY "_s + order + u" LIMIT ?"_s, conditions.bound};
}

/// The statements that answer it one after another; without words and filters each follows an index and sorts nothing.
Result<QList<Scan>> scansFor(Database& database, const SubscriptionQuery& query, const Conditions& conditions)
{
    const QString direction = query.descending ? u"DESC"_s : u"ASC"_s;
    const auto byDate = [&](const QString& column) {
        return QList{scan(conditions, column + u" IS NOT NULL"_s, u"%1 %2, start_date %2, key %2"_s.arg(column, direction)),
                     scan(conditions, column + u" IS NULL"_s, u"start_date DESC, key DESC"_s)};
    };
    switch (query.sort) {
    case SubscriptionSort::Start:
        return QList{scan(conditions, {}, u"start_date %1, key %1"_s.arg(direction))};
    case SubscriptionSort::NextPayment:
        return byDate(u"next_payment_at"_s);
    case SubscriptionSort::End:
        return byDate(u"ends_at"_s);
    case SubscriptionSort::Monthly:
        break;
    }
    const auto currencies = currenciesIn(database, "subscriptions"_L1);
    if (!currencies) return failure(currencies);
    QList<Scan> scans;
    for (const Currency currency : *currencies)
        scans << scan(conditions, u"currency = '%1'"_s.arg(currency.code()), u"monthly %1, key %1"_s.arg(direction));
    return scans;
}

Result<QMap<QString, qint64>> countsOf(Database& database, const SubscriptionQuery& query, const Conditions& conditions)
{
    QMap<QString, qint64> counts;
    QString where = conditions.all.isEmpty() ? QString() : u" WHERE "_s + conditions.all.join(u" AND "_s);
    Statement statement(database, u"SELECT state, COUNT(*), SUM(%1) FROM subscriptions"_s.arg(soonEnding(query.now)) + where +
                                      u" GROUP BY state"_s);
    for (const QString& text : conditions.bound) statement.bind(text);
    const auto read = statement.forEach([&](const Row& row) {
        const QString state = row.text(0);
        counts[state] = row.integer(1);
        counts[QString()] += row.integer(1);
        counts[u"ending_soon"_s] += row.integer(2);
        if (isLiveState(state)) counts[u"current"_s] += row.integer(1);
    });
    if (!read) return failure(read);
    return counts;
}

SubscriptionRow rowOf(const Row& row)
{
    SubscriptionRow result;
    result.id = SubscriptionId(row.text(1));
    result.customer = CustomerId(row.text(2));
    result.customerDeleted = row.isNull(3);
    result.customerName = row.text(4);
    result.customerEmail = row.text(5);
    result.currency = row.currency(6);
    if (!row.isNull(7)) result.amount = Money(row.integer(7), result.currency);
    result.cycle = recurrenceFromText(row.text(8));
    result.monthly = moneyOfRate(row.integer(9), result.currency);
    result.status = row.text(10);
    result.state = row.text(11);
    result.startDate = row.instant(12);
    result.nextPaymentAt = row.maybeInstant(13);
    result.endsAt = row.maybeInstant(14);
    result.endedAt = row.maybeInstant(15);
    result.trialEnd = row.maybeInstant(16);
    return result;
}

} // namespace

Result<SubscriptionList> SubscriptionListRepository::list(const SubscriptionQuery& query, qint64 limit) const
{
    auto conditions = conditionsOf(m_database, query);
    if (!conditions) return failure(conditions);
    const auto counts = countsOf(m_database, query, *conditions);
    if (!counts) return failure(counts);
    SubscriptionList list{{}, *counts};
    if (!query.filter.isEmpty()) {
        const QString filter = ofFilter(query, *conditions);
        conditions->all << filter;
    }
    const auto scans = scansFor(m_database, query, *conditions);
    if (!scans) return failure(scans);
    for (const Scan& scan : *scans) {
        Statement statement(m_database, keyListSql(scan.sql));
        for (const QString& text : scan.bound) statement.bind(text);
        statement.bind(limit < 0 ? limit : limit - list.keys.size());
        if (const auto read = appendKeys(statement, list.keys); !read) return failure(read);
    }
    return list;
}

Result<QHash<qint64, SubscriptionRow>> SubscriptionListRepository::rows(const QList<qint64>& keys) const
{
    QHash<qint64, SubscriptionRow> found;
    const QString chosen = jsonOf(keys);
    Statement rows(m_database, u"SELECT s.key, s.id, s.customer, c.key, c.name, c.email, s.currency, s.amount, s.cycle, s.monthly, "
                               "s.status, s.state, s.start_date, s.next_payment_at, s.ends_at, s.ended_at, s.trial_end "
                               "FROM json_each(?) chosen CROSS JOIN subscriptions s ON s.key = chosen.value "
                               "LEFT JOIN customers c ON c.id = s.customer"_s);
    const auto read = rows.bind(chosen).forEach([&](const Row& row) { found.insert(row.integer(0), rowOf(row)); });
    if (!read) return failure(read);
    Statement items(m_database, u"SELECT i.subscription, p.name, i.quantity FROM json_each(?) chosen "
                                "CROSS JOIN subscription_items i ON i.subscription = chosen.value "
                                "LEFT JOIN products p ON p.id = i.product ORDER BY i.subscription, i.position"_s);
    const auto listed = items.bind(chosen).forEach([&](const Row& row) {
        const auto of = found.find(row.integer(0));
        if (of == found.end()) return;
        of->quantity = of->products.isEmpty() ? row.integer(2) : 1;
        of->products << row.text(1);
    });
    if (!listed) return failure(listed);
    return found;
}

Result<QList<Money>> SubscriptionListRepository::monthly(const QList<qint64>& keys) const
{
    const auto settlement = settlementCurrency(m_database);
    if (!settlement) return failure(settlement);
    MoneyByCurrency sums;
    Result<void> added;
    Statement statement(m_database, u"SELECT s.currency, SUM(s.monthly) FROM json_each(?) chosen CROSS JOIN subscriptions s "
                                    "ON s.key BETWEEN CAST(chosen.key AS INTEGER) AND chosen.value GROUP BY s.currency"_s);
    const auto read = statement.bind(runsOf(keys)).forEach([&](const Row& row) {
        if (added) added = sums.add(moneyOfRate(row.integer(1), row.currency(0)));
    });
    if (!read || !added) return read ? failure(added) : failure(read);
    return settlementFirst(sums, *settlement);
}

Result<qint64> SubscriptionListRepository::current() const
{
    const auto count = Statement(m_database, u"SELECT COUNT(*) FROM subscriptions WHERE "_s + liveStates).first([](const Row& row) {
        return row.integer(0);
    });
    return count ? count->value_or(0) : Result<qint64>(failure(count));
}

Result<QList<Product>> SubscriptionListRepository::products() const
{
    QList<Product> found;
    // A step into the index for each product, whatever the number of items.
    const auto read =
        Statement(m_database, u"SELECT id, name FROM products p WHERE EXISTS (SELECT 1 FROM subscription_items WHERE product = p.id)"_s)
            .forEach([&](const Row& row) {
                Product product;
                product.id = ProductId(row.text(0));
                product.name = row.text(1);
                found << product;
            });
    if (!read) return failure(read);
    std::sort(found.begin(), found.end(), [](const Product& a, const Product& b) {
        return std::pair(fold(a.name), a.id.text()) < std::pair(fold(b.name), b.id.text());
    });
    return found;
}

Result<QList<Recurrence>> SubscriptionListRepository::cycles() const
{
    QList<Recurrence> found;
    const auto read = Statement(m_database, u"SELECT DISTINCT cycle FROM subscriptions WHERE cycle <> ''"_s).forEach([&](const Row& row) {
        if (const auto cycle = recurrenceFromText(row.text(0))) found << *cycle;
    });
    if (!read) return failure(read);
    // Longer cycles bring less of the same amount a month.
    constexpr qint64 some = 1'000'000;
    std::sort(found.begin(), found.end(), [](const Recurrence& a, const Recurrence& b) {
        return std::pair(-monthlyRate(some, a).value_or(0), a.interval) < std::pair(-monthlyRate(some, b).value_or(0), b.interval);
    });
    return found;
}

} // namespace regulars::store
