// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/paymentorder.h"

#include "core/store/fold.h"
#include "core/store/searchindex.h"
#include "core/store/statement.h"
#include "core/store/totals.h"

#include <algorithm>

namespace regulars::store {

using namespace Qt::StringLiterals;

namespace {

struct Conditions {
    QStringList all, bound;
};

/// Each word in the payment's own text or in its customer's.
void addSearch(const QString& typed, Conditions& conditions)
{
    for (const QString& word : fold(typed).simplified().split(u' ', Qt::SkipEmptyParts)) {
        const SearchCondition customer = searchCondition(word, "key"_L1);
        conditions.all.append(
            u"(instr(search, ?) OR customer IN (SELECT id FROM customers WHERE %1))"_s.arg(customer.sql));
        conditions.bound.append(word);
        conditions.bound += customer.bound;
    }
}

Conditions conditionsOf(const PaymentQuery& query)
{
    Conditions conditions;
    if (!query.customer.isEmpty()) {
        conditions.all.append(u"customer = ?"_s);
        conditions.bound.append(query.customer.text());
    } else if (query.guestsOnly) {
        conditions.all.append(u"customer = ''"_s);
    }
    if (!query.status.isEmpty()) {
        conditions.all.append(u"state = ?"_s);
        conditions.bound.append(query.status);
    }
    addSearch(query.search, conditions);
    return conditions;
}

PaymentScan scan(const Conditions& conditions, const QString& order)
{
    QString sql = u"SELECT key FROM payments"_s;
    if (!conditions.all.isEmpty()) sql += u" WHERE "_s + conditions.all.join(u" AND "_s);
    return {sql + u" ORDER BY "_s + order + u" LIMIT ?"_s, conditions.bound};
}

} // namespace

Result<QList<PaymentScan>> scansFor(Database& database, const PaymentQuery& query)
{
    const Conditions conditions = conditionsOf(query);
    const QString direction = query.descending ? u"DESC"_s : u"ASC"_s;
    if (query.sort == PaymentSort::Date) return QList{scan(conditions, u"created %1, key %1"_s.arg(direction))};
    const QString byAmount = u"amount %1, key %1"_s.arg(direction);
    if (!query.customer.isEmpty() || query.guestsOnly || !query.search.trimmed().isEmpty()) {
        // The index on the amount would lead to one row after another all over the table, ten times slower than
        // finding the few that match by any other way and sorting them.
        const auto settlement = settlementCurrency(database);
        if (!settlement) return failure(settlement);
        PaymentScan sorted = scan(conditions, u"currency <> ?, currency, "_s + byAmount);
        sorted.bound.append(settlement->code());
        return QList{sorted};
    }
    const auto currencies = currenciesIn(database, "payments"_L1);
    if (!currencies) return failure(currencies);
    QList<PaymentScan> scans;
    for (const Currency currency : *currencies) {
        Conditions within = conditions;
        within.all.append(u"currency = ?"_s);
        within.bound.append(currency.code());
        scans.append(scan(within, byAmount));
    }
    return scans;
}

} // namespace regulars::store
