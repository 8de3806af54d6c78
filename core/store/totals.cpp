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

QList<Money> settlementFirst(const MoneyByCurrency& amounts, Currency settlement)
{
    QList<Money> all = amounts.all();
    if (all.isEmpty()) return {Money(0, settlement)};
    std::stable_partition(all.begin(), all.end(),
                          [&](const Money& amount) { return amount.currency() == settlement; });
    return all;
}

} // namespace regulars::store
