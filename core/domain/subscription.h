// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/domain/ids.h"
#include "core/domain/money.h"
#include "core/domain/product.h"

namespace regulars {

struct SubscriptionItem {
    SubscriptionItemId id;
    PriceId price;
    ProductId product;
    qint64 quantity = 1;
    Instant periodStart{}, periodEnd{}; ///< half open; items of one subscription can differ
    /// Of one piece, in the price's own currency; none by tiers, for fractions, and where use is metered.
    std::optional<Money> unitAmount = {};
    Recurrence cycle = {}; ///< how often its price is charged
    bool operator==(const SubscriptionItem&) const = default;
};

/// A subscription (contract.md 9).
struct Subscription {
    SubscriptionId id;
    CustomerId customer;
    QString status; ///< Stripe's text: "active", "past_due", …; new values may appear
    Currency currency;
    QList<SubscriptionItem> items; ///< all of them, however long Stripe's list was
    QString collectionMethod, billingMode;
    Instant created{}, startDate{};
    std::optional<Instant> cancelAt, canceledAt, endedAt, trialStart, trialEnd;
    bool cancelAtPeriodEnd = false;
    QString pauseCollection; ///< behaviour; empty when not paused that way
    QString cancellationReason;
    PaymentMethodId defaultPaymentMethod;
    InvoiceId latestInvoice;
    QString schedule;
    bool operator==(const Subscription&) const = default;

    /// It is going to end: cancel_at or cancel_at_period_end (contract.md 9).
    bool isEnding() const { return cancelAt.has_value() || cancelAtPeriodEnd; }
    /// The earliest end of a period over all items; nothing without items.
    std::optional<Instant> periodEnd() const;
};

} // namespace regulars
