// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/payments/problem.h"
#include "core/subscriptions/discounting.h"

/// A subscription that a customer gets (contract.md 9). It is decided by a basis like any other, whose subscription is none yet:
/// it has a customer and their currency, no id and no items (loadNewBasis); what there is to choose: offeredPrices.
namespace regulars::subscriptions {

/// What staff choose.
struct CreationDraft {
    PriceId price; ///< one of the account's that can be chosen
    qint64 quantity = 1;
    std::optional<Instant> firstPayment; ///< nothing is charged until then: a trial; none: at once
    QString code;                        ///< a promotion code or a coupon's id; empty: none
    /// What one piece costs for the first payments. It is a discount of its own, so that the subscription stays like any other
    /// (contract.md 10: one that a schedule manages refuses most changes).
    std::optional<Money> introAmount;
    int introPayments = 1;   ///< 1 to 3
    bool sendsInvoice = false; ///< the customer pays invoices; else a stored method is charged
    int daysUntilDue = 14;     ///< of an invoice
    PaymentMethodId method;    ///< what is charged; empty: the customer's default
    bool acceptRisk = false;   ///< a blocked customer is to be charged all the same
    QString note;              ///< for the studio's record, not sent to Stripe
    bool operator==(const CreationDraft&) const = default;
};

/// What Stripe says about it.
struct CreationQuote {
    InvoicePreview first;           ///< the first invoice that asks for money
    InvoicePreview regular;         ///< the same without an introductory price
    std::optional<CodeOffer> offer; ///< of the code, if there is one
};

/// What will happen.
struct CreationPreview {
    std::optional<Price> price;
    std::optional<PaymentMethod> method; ///< what is charged, where that is a stored one
    Money due;                           ///< asked for at once
    /// "customer_blocked" (needs acceptRisk), "subscription_twice": there is a current one to the same product.
    QStringList warnings;
    /// Fields "price" ("price_missing", "price_unknown", "price_inactive", "price_one_time", "price_currency"), "quantity"
    /// ("quantity_wrong"), "date" ("date_past"), "code" (as CodeOffer), "intro" ("intro_tiers", "intro_more", "intro_currency",
    /// "intro_cycle", "intro_trial", "intro_code"), "days" ("days_wrong"), "method" ("method_none", "method_unknown"), "accept_risk"
    /// ("customer_blocked"). Empty: it can be sent.
    QList<payments::Problem> problems;
};

/// Asks what a draft without problems of its own would bill; changes nothing.
Result<CreationQuote> quoteCreation(stripe::Client& client, const CreationDraft& draft, const SubscriptionBasis& basis,
                                    const CancelToken& cancel);
/// Pure. `quote`: none where Stripe was not asked yet.
CreationPreview previewCreation(const CreationDraft& draft, const SubscriptionBasis& basis, const std::optional<CreationQuote>& quote = {});
/// The plan for a draft without problems; Validation with param and code of the first problem otherwise. With a card that
/// declines nothing is made.
Result<Plan> planCreation(const CreationDraft& draft, const SubscriptionBasis& basis, const CreationQuote& quote);

/// The kind of its operations, and what was asked for as Plan::parameters has it.
inline const QString creationKind = QStringLiteral("subscription_create");
QString creationParameters(const CreationDraft& draft);

} // namespace regulars::subscriptions
