// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/domain/ids.h"
#include "core/domain/money.h"

namespace regulars {

struct InvoiceLine {
    QString id, description;
    qint64 amount = 0; ///< minor units of the invoice's currency; prorations can be negative
    qint64 quantity = 0;
    PriceId price;
    ProductId product;
    SubscriptionId subscription;
    bool proration = false;
    Instant periodStart{}, periodEnd{};
    bool operator==(const InvoiceLine&) const = default;
};

/// A payment allocated to an invoice (contract.md 12).
struct InvoicePayment {
    QString id, status, type; ///< type: "payment_intent", "charge", "payment_record"
    PaymentIntentId paymentIntent;
    PaymentId charge; ///< only where there is no payment intent
    qint64 amountPaid = 0;
    bool operator==(const InvoicePayment&) const = default;
};

/// An invoice (contract.md 11). Amounts in minor units of `currency`.
struct Invoice {
    InvoiceId id;
    CustomerId customer;
    SubscriptionId subscription; ///< empty for one-off invoices
    QString number, status, billingReason, collectionMethod;
    Currency currency;
    qint64 total = 0, amountDue = 0, amountPaid = 0, amountRemaining = 0, startingBalance = 0;
    std::optional<qint64> endingBalance;
    int attemptCount = 0;
    Instant created{};
    std::optional<Instant> dueDate, nextPaymentAttempt, finalizedAt, paidAt, voidedAt;
    QString hostedUrl, pdfUrl;
    QList<InvoiceLine> lines;       ///< all of them, however long Stripe's list was
    QList<InvoicePayment> payments; ///< all of them
    bool operator==(const Invoice&) const = default;
};

/// What Stripe would bill if it were asked (create_preview, contract.md 11): nothing of it exists, nothing of it is kept.
struct InvoicePreview {
    Invoice invoice; ///< created: when it would be; without an id that leads anywhere, and with its first ten lines
    qint64 subtotal = 0, discounts = 0, taxes = 0; ///< minor units; taxes: those that come on top of the prices
    std::optional<Instant> prorationDate; ///< the moment whose prorations it shows; a change sends it back
    bool operator==(const InvoicePreview&) const = default;
};

} // namespace regulars
