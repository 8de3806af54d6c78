// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/stripe/client.h"

namespace regulars::subscriptions {

/// What Stripe says that a change of a subscription would bill: its own previews (contract.md 11).
struct Quote {
    InvoicePreview change; ///< the invoice that the change comes with: one of its own, or the next regular one
    bool isDueNow = false; ///< it is one of its own, made at once
    bool isNone = false;   ///< there is none: with the change nothing is billed any more
    std::optional<InvoicePreview> before; ///< the next regular one without the change; none where none is to come
    std::optional<InvoicePreview> next;   ///< with it, where `change` is another one and it was asked for
    QString taxBehavior;                  ///< of the price as it is, for one that is made after it; else empty
    bool operator==(const Quote&) const = default;

    /// Asked of the customer at once.
    Money due() const;
    /// Becomes credit balance, at once or by the next invoice; zero: none.
    Money credit() const;
};

/// Stripe's preview of a subscription's next invoice, with `more` parameters of create_preview, encoded; none where nothing is to
/// be billed. Changes nothing.
Result<std::optional<InvoicePreview>> askPreview(stripe::Client& client, const SubscriptionId& id, const QByteArray& more,
                                                 const CancelToken& cancel);

/// An invoice that is made at once whatever its date says, or none: of what has no next period, or bills now in any case.
Quote billedNow(const std::optional<InvoicePreview>& invoice, const Subscription& subscription);

/// What is asked. Parameters of create_preview besides the subscription, encoded.
struct Question {
    QByteArray change; ///< the change
    QByteArray after;  ///< shows the regular invoice that follows one that is made at once; empty: it is not asked for
    std::optional<Instant> renewal; ///< when its next period begins with the change; none: when the present one ends
};

/// Asks for the next invoice as it is, and for the one that a change comes with. Changes nothing.
Result<Quote> askQuote(stripe::Client& client, const Subscription& subscription, const Question& question, const CancelToken& cancel);

} // namespace regulars::subscriptions
