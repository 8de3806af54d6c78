// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/recurrence.h"

#include <limits>

namespace regulars {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 rateUnits = 10'000;

/// `over` is positive.
qint64 dividedHalfEven(qint64 value, qint64 over)
{
    const qint64 whole = value / over, rest = qAbs(value % over);
    const bool up = 2 * rest > over || (2 * rest == over && whole % 2 != 0);
    return up ? whole + (value < 0 ? -1 : 1) : whole;
}

std::optional<qint64> product(qint64 a, qint64 b)
{
    if (b != 0 && qAbs(a) > std::numeric_limits<qint64>::max() / 4 / qAbs(b)) return std::nullopt;
    return a * b;
}

} // namespace

QString toText(const Recurrence& cycle)
{
    return cycle.interval.isEmpty() ? QString() : u"%1 %2"_s.arg(cycle.interval).arg(cycle.count);
}

std::optional<Recurrence> recurrenceFromText(const QString& text)
{
    const QStringList parts = text.split(u' ');
    bool isNumber = false;
    const int count = parts.size() == 2 ? parts[1].toInt(&isNumber) : 0;
    if (!isNumber || parts[0].isEmpty()) return std::nullopt;
    return Recurrence{parts[0], count};
}

std::optional<qint64> monthlyRate(qint64 amount, const Recurrence& cycle)
{
    qint64 times = 1, over = cycle.count;
    if (cycle.interval == "year"_L1) over *= 12;
    else if (cycle.interval == "week"_L1) times = 52, over *= 12;
    else if (cycle.interval == "day"_L1) times = 365, over *= 12;
    else if (cycle.interval != "month"_L1) return std::nullopt;
    if (over <= 0) return std::nullopt;
    const auto scaled = product(amount, rateUnits * times);
    return scaled ? std::optional(dividedHalfEven(*scaled, over)) : std::nullopt;
}

qint64 monthlyRate(const Subscription& subscription)
{
    const bool isBilled = subscription.status == "active"_L1 || subscription.status == "past_due"_L1;
    if (!isBilled || !subscription.pauseCollection.isEmpty()) return 0;
    qint64 rate = 0;
    for (const SubscriptionItem& item : subscription.items) {
        if (!item.unitAmount || item.unitAmount->currency() != subscription.currency) continue;
        const auto amount = product(item.unitAmount->minor(), item.quantity);
        const auto monthly = amount ? monthlyRate(*amount, item.cycle) : std::nullopt;
        if (monthly) rate += *monthly;
    }
    return rate;
}

Money moneyOfRate(qint64 rate, Currency currency) { return Money(dividedHalfEven(rate, rateUnits), currency); }

std::optional<Money> amountACycle(const Subscription& subscription)
{
    if (!cycleOf(subscription)) return std::nullopt;
    Money sum(0, subscription.currency);
    for (const SubscriptionItem& item : subscription.items) {
        const auto amount = item.unitAmount ? product(item.unitAmount->minor(), item.quantity) : std::nullopt;
        if (!amount) return std::nullopt;
        const auto more = sum.plus(Money(*amount, item.unitAmount->currency()));
        if (!more) return std::nullopt;
        sum = *more;
    }
    return sum;
}

std::optional<Recurrence> cycleOf(const Subscription& subscription)
{
    if (subscription.items.isEmpty()) return std::nullopt;
    const Recurrence& first = subscription.items.first().cycle;
    const bool alike = std::all_of(subscription.items.begin(), subscription.items.end(),
                                   [&](const SubscriptionItem& item) { return item.cycle == first; });
    return alike && !first.interval.isEmpty() ? std::optional(first) : std::nullopt;
}

} // namespace regulars
