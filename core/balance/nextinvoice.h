// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/domain/invoice.h"
#include "core/domain/product.h"
#include "core/domain/subscription.h"

#include <QtCore/QHash>

namespace regulars::balance {

/// The invoice that takes from the credit balance next (contract.md 5: the first one that is finalized).
struct NextInvoice {
    Instant at{};
    Currency currency;
    std::optional<qint64> total; ///< before the balance, minor units; none where it can not be told
    qint64 startingBalance = 0;  ///< Stripe's sign
    qint64 amountDue = 0;        ///< with the balance as it is now
    bool isEstimate = false;     ///< from prices alone: without discounts, tax and pending items
    qint64 smallestCharge = 0;   ///< less than that is not asked for but carried over; 0: not known here
    bool operator==(const NextInvoice&) const = default;
};

/// What an invoice makes of a balance (contract.md 11, 36).
struct Settlement {
    qint64 due = 0;     ///< asked of the customer
    qint64 balance = 0; ///< afterwards, Stripe's sign: above zero by what is too little to be asked for
};
/// Validation "amount_too_large" where 64 bits are too few.
Result<Settlement> settle(qint64 total, qint64 startingBalance, qint64 smallestCharge);

/// The least that Stripe charges in the currency in which it settles (contract.md 34), minor units; 0 where that is not
/// documented, and what another currency comes to is only known to Stripe.
qint64 smallestCharge(const Currency& settlement);

/// From what Stripe's create_preview says about it.
NextInvoice nextInvoiceOf(const Invoice& preview);
/// From the mirror: the earliest renewal of the subscriptions that go on; nothing where there is none.
std::optional<NextInvoice> nextInvoiceOf(const QList<Subscription>& subscriptions,
                                         const QHash<PriceId, Price>& prices, qint64 balance,
                                         const Currency& settlement);

} // namespace regulars::balance
