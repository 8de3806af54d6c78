// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/balance/nextinvoice.h"

#include <QtCore/QtNumeric>

namespace regulars::balance {

using namespace Qt::StringLiterals;

namespace {

/// Whether an invoice follows on its period. A past-due one is billed as well, an unpaid one only drafts.
bool goesOn(const Subscription& subscription)
{
    static const QStringList billed{u"active"_s, u"trialing"_s, u"past_due"_s};
    return billed.contains(subscription.status) && !subscription.isEnding() &&
           subscription.pauseCollection.isEmpty() && subscription.periodEnd();
}

/// What its items cost at that time; none for prices that need more than a multiplication.
std::optional<qint64> totalOf(const Subscription& subscription, Instant at,
                              const QHash<PriceId, Price>& prices)
{
    qint64 total = 0;
    for (const SubscriptionItem& item : subscription.items) {
        if (item.periodEnd != at) continue;
        const auto price = prices.find(item.price);
        qint64 cost = 0;
        if (price == prices.end() || !price->unitAmount || price->currency != subscription.currency ||
            qMulOverflow(*price->unitAmount, item.quantity, &cost) || qAddOverflow(total, cost, &total))
            return {};
    }
    return total;
}

} // namespace

qint64 smallestCharge(const Currency& settlement)
{
    static const QHash<QString, qint64> known{
        {u"usd"_s, 50},  {u"aud"_s, 50},  {u"brl"_s, 50},   {u"cad"_s, 50},  {u"chf"_s, 50},    {u"eur"_s, 50},
        {u"inr"_s, 50},  {u"nzd"_s, 50},  {u"sgd"_s, 50},   {u"aed"_s, 200}, {u"myr"_s, 200},   {u"pln"_s, 200},
        {u"ron"_s, 200}, {u"czk"_s, 1500}, {u"dkk"_s, 250}, {u"gbp"_s, 30},  {u"hkd"_s, 400},   {u"huf"_s, 17'500},
        {u"jpy"_s, 50},  {u"krw"_s, 50},  {u"mxn"_s, 1000}, {u"nok"_s, 300}, {u"sek"_s, 300},   {u"thb"_s, 1000}};
    return known.value(settlement.code(), 0);
}

Result<Settlement> settle(qint64 total, qint64 startingBalance, qint64 smallestCharge)
{
    qint64 sum = 0;
    if (qAddOverflow(total, startingBalance, &sum)) {
        return failure(ErrorKind::Validation, u"an invoice and a balance beyond 64 bits"_s,
                       u"amount_too_large"_s);
    }
    if (sum < smallestCharge) return Settlement{0, sum};
    return Settlement{std::max<qint64>(sum, 0), std::min<qint64>(sum, 0)};
}

NextInvoice nextInvoiceOf(const Invoice& preview)
{
    return {preview.nextPaymentAttempt.value_or(preview.created),
            preview.currency,
            preview.total,
            preview.startingBalance,
            preview.amountDue,
            false,
            0};
}

std::optional<NextInvoice> nextInvoiceOf(const QList<Subscription>& subscriptions,
                                         const QHash<PriceId, Price>& prices, qint64 balance,
                                         const Currency& settlement)
{
    const Subscription* first = nullptr;
    for (const Subscription& subscription : subscriptions) {
        if (goesOn(subscription) && (!first || *subscription.periodEnd() < *first->periodEnd()))
            first = &subscription;
    }
    if (!first) return {};
    NextInvoice next;
    next.at = *first->periodEnd();
    next.currency = first->currency;
    next.total = totalOf(*first, next.at, prices);
    next.startingBalance = balance;
    next.isEstimate = true;
    if (next.currency == settlement) next.smallestCharge = smallestCharge(settlement);
    const auto settled = settle(next.total.value_or(0), balance, next.smallestCharge);
    if (!settled) next.total.reset();
    if (settled) next.amountDue = settled->due;
    return next;
}

} // namespace regulars::balance
