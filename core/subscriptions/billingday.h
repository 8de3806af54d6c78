// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/payments/problem.h"
#include "core/subscriptions/basis.h"
#include "core/subscriptions/quote.h"

/// The end of a trial, and the day on which a subscription is billed.
namespace regulars::subscriptions {

/// What staff choose.
struct BillingDayDraft {
    enum class When { Now, Date };
    enum class Unused { Nothing, Credit }; ///< what becomes of time that is paid and not used
    When when = When::Now; ///< Now: the trial ends, or a new period begins, and is billed
    /// When::Date: nothing is billed until then, and the periods begin there. Stripe calls that a trial.
    std::optional<Instant> date;
    Unused unused = Unused::Nothing; ///< no matter in a trial, which nobody paid
    bool acceptRisk = false;         ///< When::Now: a blocked customer is to be charged all the same
    QString note;                    ///< for the studio's record, not sent to Stripe
    bool operator==(const BillingDayDraft&) const = default;
};

struct BillingDayPreview {
    bool isTrial = false;  ///< it is in its trial
    bool paysUnused = false; ///< there is paid time of which something is to be said
    /// "billing_free": nothing is billed until the day; "change_unpaid": time that nobody has paid may be credited;
    /// "customer_blocked": is charged (needs acceptRisk).
    QStringList warnings;
    /// Fields "subscription" ("subscription_over", "subscription_unpaid_start", "subscription_managed", "subscription_paused"),
    /// "date" ("date_missing", "date_past", "date_far": more than two years), "accept_risk" ("customer_blocked"). Empty: it can be sent.
    QList<payments::Problem> problems;
};

/// Pure. The rules are contract.md 9.
BillingDayPreview previewBillingDay(const BillingDayDraft& draft, const SubscriptionBasis& basis);
/// Asks Stripe what a draft would bill that has no problem but a risk; changes nothing. Validation for others.
Result<Quote> quoteBillingDay(stripe::Client& client, const BillingDayDraft& draft, const SubscriptionBasis& basis,
                              const CancelToken& cancel);
/// The plan for a draft without problems; Validation with param and code of the first problem otherwise. A card that declines
/// leaves everything as it was.
Result<Plan> planBillingDay(const BillingDayDraft& draft, const SubscriptionBasis& basis, const Quote& quote);

/// The kind of its operations, and what was asked for as Plan::parameters has it.
inline const QString billingDayKind = QStringLiteral("subscription_billing_day");
QString billingDayParameters(const BillingDayDraft& draft);

} // namespace regulars::subscriptions
