// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/payments/problem.h"
#include "core/subscriptions/basis.h"
#include "core/subscriptions/quote.h"

/// Another price, another amount, another quantity, and what becomes of the period that is paid already.
namespace regulars::subscriptions {

/// What staff choose. What they leave empty stays as it is.
struct ChangeDraft {
    /// What is charged, or credited, for the rest of the running period (contract.md 36).
    enum class Charge {
        Now,   ///< an invoice at once: charged, or credit for the balance
        Later, ///< with the next invoice
        Never  ///< nothing; what is new counts from the next period
    };
    SubscriptionItemId item;        ///< which; empty: its only one
    PriceId price;                  ///< another of the account's prices
    std::optional<Money> amount;    ///< of one piece, instead of another price: same product, same cycle
    std::optional<qint64> quantity; ///< pieces
    Charge charge = Charge::Later;
    bool acceptRisk = false; ///< a blocked customer is to be charged all the same
    QString note; ///< for the studio's record, not sent to Stripe
    bool operator==(const ChangeDraft&) const = default;
};

/// "now", "later", "never"; nothing for other texts.
QString toText(ChangeDraft::Charge charge);
std::optional<ChangeDraft::Charge> chargeFromText(QStringView text);

/// What will happen.
struct ChangePreview {
    std::optional<SubscriptionItem> item; ///< the one that is changed, as it is; none where it is not clear which
    std::optional<Price> from, to;        ///< `to` without an id: it has to be made first
    qint64 quantity = 0;                  ///< afterwards
    Money due;    ///< asked of the customer at once
    Money credit; ///< becomes credit balance, at once or, without `due`, by the next invoice; zero: none
    /// "change_unpaid": time that nobody has paid yet may be credited; "change_ending": it ends all the same;
    /// "customer_blocked": would be charged at once (needs acceptRisk).
    QStringList warnings;
    /// Fields "subscription" ("subscription_over", "subscription_unpaid_start", "subscription_managed"), "item" ("item_missing",
    /// "item_unknown"), "price" ("price_unknown", "price_inactive", "price_one_time", "price_currency", "price_interval"),
    /// "amount" ("amount_…", "price_tiered"), "quantity" ("quantity_wrong"), "change" ("change_nothing"),
    /// "accept_risk" ("customer_blocked"). Empty: it can be sent.
    QList<payments::Problem> problems;
};

/// A price that an item could be moved to.
struct PriceOffer {
    Price price;
    QString product;    ///< its name
    QString problem;    ///< why it can not be: "price_currency", "price_interval"; empty: it can
    bool isNow = false; ///< the item has it already
};
/// All active recurring prices of the account, and the one that the item has: by product, those that can be chosen first. `item`
/// is empty for a subscription that has none yet. Pure.
QList<PriceOffer> offeredPrices(const SubscriptionBasis& basis, const SubscriptionItemId& item);

/// Pure. The rules are contract.md 9 and 36. `quote`: none where Stripe was not asked yet; then nothing is said of money.
ChangePreview previewChange(const ChangeDraft& draft, const SubscriptionBasis& basis,
                            const std::optional<Quote>& quote = {});

/// Asks Stripe what a draft without problems would bill; changes nothing. Validation for one with problems.
Result<Quote> quoteChange(stripe::Client& client, const ChangeDraft& draft, const SubscriptionBasis& basis,
                                const CancelToken& cancel);

/// The plan for a draft without problems, at the very moment that the quote is for: what was shown is what is billed, to the
/// smallest unit. A card that declines leaves everything as it was. Validation with param and code of the first problem
/// otherwise.
Result<Plan> planChange(const ChangeDraft& draft, const SubscriptionBasis& basis, const Quote& quote);

/// The kind of its operations, and what was asked for as Plan::parameters has it.
inline const QString changeKind = QStringLiteral("subscription_change");
QString changeParameters(const ChangeDraft& draft);

} // namespace regulars::subscriptions
