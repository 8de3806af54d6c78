// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/totals.h"

#include "core/store/statement.h"

#include <algorithm>

namespace regulars::store {

using namespace Qt::StringLiterals;

QString runsOf(QList<qint64> keys)
{
    std::sort(keys.begin(), keys.end());
    QString runs(u'{');
    for (auto first = keys.cbegin(); first != keys.cend();) {
        auto last = first;
        while (last + 1 != keys.cend() && *(last + 1) - *last <= 1) ++last;
        if (runs.size() > 1) runs += u',';
        runs += u'"' + QString::number(*first) + u"\":"_s + QString::number(*last);
        first = last + 1;
    }
    return runs + u'}';
}

Result<Currency> settlementCurrency(Database& database)
{
    const auto found = Statement(database, u"SELECT default_currency FROM studio"_s).first([](const Row& row) {
        return row.currency(0);
    });
    if (!found) return failure(found);
    return found->value_or(Currency());
}

Result<QList<Currency>> currenciesIn(Database& database, QLatin1StringView table)
{
    const auto settlement = settlementCurrency(database);
    if (!settlement) return failure(settlement);
    QList<Currency> found;
    Statement statement(database,
                        u"WITH RECURSIVE used (currency) AS (SELECT MIN(currency) FROM %1 UNION ALL "
                        "SELECT (SELECT MIN(currency) FROM %1 WHERE currency > used.currency) FROM used "
                        "WHERE used.currency IS NOT NULL) SELECT currency FROM used WHERE currency IS NOT NULL"_s.arg(table));
    const auto read = statement.forEach([&](const Row& row) { found.append(row.currency(0)); });
    if (!read) return failure(read);
    std::stable_partition(found.begin(), found.end(), [&](Currency currency) { return currency == *settlement; });
    return found;
}

QList<Money> settlementFirst(const MoneyByCurrency& amounts, Currency settlement)
{
    QList<Money> all = amounts.all();
    if (all.isEmpty()) return {Money(0, settlement)};
    std::stable_partition(all.begin(), all.end(),
                          [&](const Money& amount) { return amount.currency() == settlement; });
    return all;
}

} // namespace regulars::store
