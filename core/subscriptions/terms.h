// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/stripe/client.h"
#include "core/stripe/fields.h"
#include "core/subscriptions/basis.h"

namespace regulars::subscriptions {

/// A discount that a subscription has (contract.md 22).
struct Discount {
    QString id, coupon;
    QString name;       ///< the coupon's, else its id
    QString code;       ///< of the promotion code with which it came; may be empty
    QString percentOff; ///< exact text ("12.5"); empty for an amount
    Money amountOff;    ///< no currency for a percentage
    QString duration;   ///< "once", "repeating", "forever"
    std::optional<Instant> end; ///< none: it goes on, or is used up by the next invoice
    bool operator==(const Discount&) const = default;
};

/// What a coupon gives, as its object says: without what it has only once it is given.
Discount discountOf(const stripe::Fields& coupon);

/// What only Stripe knows of a subscription.
struct SubscriptionTerms {
    std::optional<InvoicePreview> next; ///< the next invoice, after discounts, tax and credit; none where none is to come
    QList<Discount> discounts;          ///< in the order in which they count
    std::optional<Instant> pausedUntil; ///< when a paused collection goes on by itself
    bool operator==(const SubscriptionTerms&) const = default;
};

/// Asks for it; changes nothing. NotFound where Stripe has no such subscription.
Result<SubscriptionTerms> askTerms(stripe::Client& client, const SubscriptionId& id, const CancelToken& cancel);

} // namespace regulars::subscriptions
