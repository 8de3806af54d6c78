// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/payments/problem.h"
#include "core/subscriptions/quote.h"
#include "core/subscriptions/terms.h"

/// Discounts that a subscription gets by a code, and those that are taken away (contract.md 22).
namespace regulars::subscriptions {

/// What staff choose.
struct DiscountDraft {
    QString code;        ///< a promotion code as customers type it, or a coupon's id; empty: none is added
    QStringList removed; ///< ids of the discounts that go
    QString note;        ///< for the studio's record, not sent to Stripe
    bool operator==(const DiscountDraft&) const = default;
};

/// What a code is worth to a subscription.
struct CodeOffer {
    QString promotionCode; ///< Stripe's id (promo_…); empty for a coupon
    QString coupon;        ///< Stripe's id
    Discount discount;     ///< as it would be
    /// Why it does not count here: "code_unknown", "code_expired", "code_used_up", "code_inactive", "code_other_customer",
    /// "code_other_product", "code_currency", "code_first_time", "code_minimum"; empty: it counts.
    QString problem;
};

/// What Stripe says about it.
struct DiscountQuote {
    SubscriptionTerms terms;        ///< before
    std::optional<CodeOffer> offer; ///< of the code, if there is one
    std::optional<Quote> quote;     ///< none where there is a problem
};

/// Asks what a code is worth; changes nothing. It is looked for among promotion codes, then among coupons.
Result<CodeOffer> findCode(stripe::Client& client, const QString& code, const SubscriptionBasis& basis, const CancelToken& cancel);
/// Asks for the discounts as they are, the code, and the next invoice with what is wanted; changes nothing.
Result<DiscountQuote> quoteDiscounts(stripe::Client& client, const DiscountDraft& draft, const SubscriptionBasis& basis,
                                     const CancelToken& cancel);

/// Fields "subscription" ("subscription_over"), "discount" ("discount_unknown": one that goes is not there), "code" (as CodeOffer, "code_twice": it has that discount already), "change"
/// ("change_nothing"). Empty: it can be sent. Pure. `quote`: none where Stripe was not asked yet.
QList<payments::Problem> problemsOf(const DiscountDraft& draft, const SubscriptionBasis& basis, const std::optional<DiscountQuote>& quote);
/// The plan for a draft without problems; Validation with param and code of the first problem otherwise.
Result<Plan> planDiscounts(const DiscountDraft& draft, const SubscriptionBasis& basis, const DiscountQuote& quote);

/// The kind of its operations, and what was asked for as Plan::parameters has it.
inline const QString discountKind = QStringLiteral("subscription_discount");
QString discountParameters(const DiscountDraft& draft);

} // namespace regulars::subscriptions
