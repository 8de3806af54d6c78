// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/domain/customer.h"
#include "core/domain/invoice.h"
#include "core/domain/payment.h"
#include "core/domain/plan.h"
#include "core/payments/problem.h"
#include "core/store/database.h"

namespace regulars::balance {

/// What staff choose when a credit balance goes back to where it came from.
struct GiveBackDraft {
    SubscriptionId subscription; ///< only what its invoices were paid with; empty: all payments
    QList<PaymentId> unticked;   ///< charges that shall take nothing back
    QString note;                ///< for the studio's record; Stripe keeps it with the ledger's entries too
    bool operator==(const GiveBackDraft&) const = default;
};

/// What it is decided by, as the mirror knows it. What is not on the balance yet (pending invoice items,
/// contract.md 36) is left out.
struct GiveBackBasis {
    Customer customer;
    QList<Invoice> invoices;
    QList<Payment> payments;
    Instant now{}; ///< Stripe's clock where it is known
};

/// Loads it; nothing if the mirror does not hold the customer. Runs on a worker thread.
Result<std::optional<GiveBackBasis>> loadGiveBackBasis(store::Database& database, const CustomerId& id,
                                                       Instant now);

/// One charge, or one invoice that was paid outside Stripe.
struct GiveBackLine {
    PaymentId charge;  ///< empty where it was paid outside Stripe
    InvoiceId invoice; ///< the newest that it paid; empty for payments without an invoice
    QString number;    ///< the invoice's
    Instant date{};    ///< when it was paid
    PaymentMethodDetails method;
    Money paid, refundedBefore;
    Money refund;     ///< zero where it is skipped
    Money creditLeft; ///< after this line
    /// Why it takes nothing: "other_currency", "out_of_band", "failed", "pending", "not_captured",
    /// "disputed", "too_old", "nothing_left", "unticked", "credit_used_up"; empty where it does.
    QString skipped;
    bool operator==(const GiveBackLine&) const = default;
};

/// What will happen, worked out from the mirror; Stripe's own figures are compared before anything is sent.
struct GiveBackPreview {
    Money creditBefore, refund, creditAfter; ///< what can not be refunded stays as credit
    QList<GiveBackLine> lines;               ///< newest first: the order in which they are refunded
    /// "refund_bank_debit": a part of a debit goes back, and its payer can still take back the whole.
    QStringList warnings;
    /// Field "customer" ("balance_nothing": there is no credit) or "charge" ("balance_nowhere": no charge
    /// can take it).
    QList<payments::Problem> problems; ///< empty: it can be sent
};

/// Pure. The rules are contract.md 37.
GiveBackPreview previewGiveBack(const GiveBackDraft& draft, const GiveBackBasis& basis);

/// The plan for a draft without problems; Validation with param and code of the first problem otherwise. Per
/// charge one group: the ledger is debited first, then the refund is made; whatever fails takes its own debit
/// back, and earlier charges stand.
Result<Plan> planGiveBack(const GiveBackDraft& draft, const GiveBackBasis& basis);

/// The kind of its operations, and what was asked for as Plan::parameters has it.
inline const QString giveBackKind = QStringLiteral("balance_refund");
QString giveBackParameters(const GiveBackDraft& draft);

} // namespace regulars::balance
