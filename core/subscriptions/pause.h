// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/payments/problem.h"
#include "core/subscriptions/basis.h"

/// Collection that pauses: the subscription goes on, nobody is charged (contract.md 9).
namespace regulars::subscriptions {

/// What staff choose to pause the collection of a subscription.
struct PauseDraft {
    QString behavior = QStringLiteral("void"); ///< what becomes of its invoices: "void", "keep_as_draft", "mark_uncollectible"
    std::optional<Instant> until;              ///< it goes on by itself then; none: when somebody says so
    QString note;                              ///< for the studio's record, not sent to Stripe
    bool operator==(const PauseDraft&) const = default;
};

/// Stripe's words for what becomes of invoices, in the order in which they are offered.
QStringList pauseBehaviors();

/// Why it can not be: fields "subscription" ("subscription_over", "subscription_paused": as a whole, "collection_paused": it pauses already), "behavior"
/// ("pause_behavior"), "date" ("date_past"). Empty: it can be sent. Pure.
QList<payments::Problem> problemsOf(const PauseDraft& draft, const SubscriptionBasis& basis);
/// The plan for a draft without problems; Validation with param and code of the first problem otherwise.
Result<Plan> planPause(const PauseDraft& draft, const SubscriptionBasis& basis);
/// The collection goes on. Validation "subscription_over" or "collection_not_paused".
Result<Plan> planResumption(const SubscriptionBasis& basis, const QString& note = {});

/// The kinds of their operations, and what was asked for as Plan::parameters has it.
inline const QString pauseKind = QStringLiteral("subscription_pause");
inline const QString resumptionKind = QStringLiteral("subscription_resume"), resumptionParameters = QStringLiteral("resume");
QString pauseParameters(const PauseDraft& draft);

} // namespace regulars::subscriptions
