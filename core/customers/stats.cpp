// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/customers/stats.h"

#include <algorithm>
#include <cstdlib>

namespace regulars::customers {

using namespace Qt::StringLiterals;

namespace {

QDate dayOf(Instant instant, const QTimeZone& zone)
{
    return QDateTime::fromSecsSinceEpoch(unixSeconds(instant), zone).date();
}

/// minor / count, rounded half away from zero; count > 0.
qint64 dividedRounded(qint64 minor, qint64 count)
{
    const qint64 quotient = minor / count;
    const qint64 rest = minor % count; // carries the sign of minor
    if (2 * std::abs(rest) < count) return quotient;
    return minor < 0 ? quotient - 1 : quotient + 1;
}

int wholeMonths(QDate from, QDate to)
{
    int months = (to.year() - from.year()) * 12 + to.month() - from.month();
    if (from.addMonths(months) > to) --months;
    return std::max(months, 0);
}

int monthsSubscribed(const QList<Subscription>& subscriptions, const QTimeZone& zone, Instant now)
{
    QList<std::pair<Instant, Instant>> periods;
    for (const Subscription& s : subscriptions) {
        // One whose first payment never went through was never a subscription to its customer.
        if (s.status == "incomplete"_L1 || s.status == "incomplete_expired"_L1) continue;
        const Instant end = std::min(s.endedAt.value_or(now), now);
        if (s.startDate < end) periods.append({s.startDate, end});
    }
    std::sort(periods.begin(), periods.end());
    int months = 0;
    for (qsizetype i = 0; i < periods.size();) {
        auto [start, end] = periods[i];
        while (++i < periods.size() && periods[i].first <= end) end = std::max(end, periods[i].second);
        months += wholeMonths(dayOf(start, zone), dayOf(end, zone));
    }
    return months;
}

/// Money that came in, whenever it did.
struct Income {
    Money amount;
    Instant at{};
};

QList<Income> byHand(const QList<Repayment>& repayments)
{
    QList<Income> found;
    for (const Repayment& r : repayments) {
        if (!r.isLink() && r.paid && r.paidAt) found.append({*r.paid, *r.paidAt});
    }
    return found;
}

/// All months from the first to the last income in that currency, empty ones too.
Result<QList<MonthSales>> monthlySales(const History& history, Currency currency, const QTimeZone& zone)
{
    QList<Income> incomes = byHand(history.repayments);
    for (const Payment& p : history.payments) {
        if (p.status == "succeeded"_L1) incomes.append({Money(p.amountCaptured, p.currency), p.created});
    }
    QMap<std::pair<int, int>, Money> sums;
    for (const Income& income : std::as_const(incomes)) {
        if (income.amount.currency() != currency) continue;
        const QDate day = dayOf(income.at, zone);
        const Result<Money> sum = sums.value({day.year(), day.month()}).plus(income.amount);
        if (!sum) return failure(sum);
        sums.insert({day.year(), day.month()}, *sum);
    }
    QList<MonthSales> months;
    if (sums.isEmpty()) return months;
    QDate month(sums.firstKey().first, sums.firstKey().second, 1);
    const QDate last(sums.lastKey().first, sums.lastKey().second, 1);
    for (; month <= last; month = month.addMonths(1)) {
        const Money sales = sums.value({month.year(), month.month()}, Money(0, currency));
        months.append({month.year(), month.month(), sales});
    }
    return months;
}

struct Sums {
    MoneyByCurrency sales, byHand, refunds, disputes;
    QMap<Currency, int> payments;
};

Result<CurrencyStats> currencyStats(const Sums& sums, Currency currency)
{
    CurrencyStats stats;
    stats.sales = sums.sales.in(currency);
    stats.refunds = sums.refunds.in(currency);
    stats.disputes = sums.disputes.in(currency);
    stats.payments = sums.payments.value(currency);
    stats.byHand = sums.byHand.in(currency);
    const Result<Money> income = stats.sales.plus(stats.byHand);
    if (!income) return failure(income);
    const Result<Money> kept = income->minus(stats.refunds);
    if (!kept) return failure(kept);
    const Result<Money> net = kept->minus(stats.disputes);
    if (!net) return failure(net);
    stats.net = *net;
    stats.average =
        Money(stats.payments > 0 ? dividedRounded(stats.sales.minor(), stats.payments) : 0, currency);
    return stats;
}

} // namespace

Result<Stats> stats(const History& history, const QTimeZone& zone, Instant now)
{
    Stats result;
    Sums sums;
    QSet<Currency> seen;
    for (const Payment& p : history.payments) {
        if (p.status == "failed"_L1) ++result.declines;
        if (p.status != "succeeded"_L1) continue;
        ++result.payments;
        ++sums.payments[p.currency];
        seen.insert(p.currency);
        if (const auto added = sums.sales.add(Money(p.amountCaptured, p.currency)); !added) return failure(added);
        result.firstPayment = std::min(result.firstPayment.value_or(p.created), p.created);
        result.lastPayment = std::max(result.lastPayment.value_or(p.created), p.created);
    }
    for (const Income& income : byHand(history.repayments)) {
        seen.insert(income.amount.currency());
        if (const auto added = sums.byHand.add(income.amount); !added) return failure(added);
        result.firstPayment = std::min(result.firstPayment.value_or(income.at), income.at);
        result.lastPayment = std::max(result.lastPayment.value_or(income.at), income.at);
    }
    for (const Refund& r : history.refunds) {
        if (r.status == "failed"_L1 || r.status == "canceled"_L1) continue;
        seen.insert(r.currency);
        if (const auto added = sums.refunds.add(Money(r.amount, r.currency)); !added) return failure(added);
    }
    for (const Dispute& d : history.disputes) {
        if (d.status != "lost"_L1) continue;
        seen.insert(d.currency);
        if (const auto added = sums.disputes.add(Money(d.amount, d.currency)); !added) return failure(added);
    }

    seen.remove(history.mainCurrency);
    QList<Currency> currencies(seen.begin(), seen.end());
    std::sort(currencies.begin(), currencies.end());
    currencies.prepend(history.mainCurrency);
    for (const Currency& currency : std::as_const(currencies)) {
        const auto one = currencyStats(sums, currency);
        if (!one) return failure(one);
        result.currencies.append(*one);
    }
    const auto months = monthlySales(history, history.mainCurrency, zone);
    if (!months) return failure(months);
    result.months = *months;
    result.monthsSubscribed = monthsSubscribed(history.subscriptions, zone, now);
    return result;
}

} // namespace regulars::customers
