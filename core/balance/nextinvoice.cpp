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

Result<Settlement> settle(qint64 total, qint64 startingBalance)
{
    qint64 sum = 0;
    if (qAddOverflow(total, startingBalance, &sum)) {
        return failure(ErrorKind::Validation, u"an invoice and a balance beyond 64 bits"_s,
                       u"amount_too_large"_s);
    }
    return Settlement{std::max<qint64>(sum, 0), std::min<qint64>(sum, 0)};
}

NextInvoice nextInvoiceOf(const Invoice& preview)
{
    return {preview.nextPaymentAttempt.value_or(preview.created),
            preview.currency,
            preview.total,
            preview.startingBalance,
            preview.amountDue,
            false};
}

std::optional<NextInvoice> nextInvoiceOf(const QList<Subscription>& subscriptions,
                                         const QHash<PriceId, Price>& prices, qint64 balance)
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
    const auto settled = settle(next.total.value_or(0), balance);
    if (!settled) next.total.reset();
    if (settled) next.amountDue = settled->due;
    return next;
}

} // namespace regulars::balance
