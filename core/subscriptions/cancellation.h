// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/payments/problem.h"
#include "core/subscriptions/basis.h"

#include <QtCore/QTimeZone>

namespace regulars::subscriptions {

/// What staff choose to end a subscription.
struct CancellationDraft {
    enum class When { PeriodEnd, Now, Date };
    enum class Unused { Nothing, Credit }; ///< what becomes of time that is paid and not used
    When when = When::PeriodEnd;
    std::optional<Instant> date; ///< When::Date: it has access until then
    Unused unused = Unused::Nothing; ///< where it ends before its period does
    /// Optional, kept by Stripe: "customer_service", "low_quality", "missing_features", "other", "switched_service",
    /// "too_complex", "too_expensive", "unused".
    QString feedback;
    QString comment; ///< optional, kept by Stripe
    QString note;    ///< for the studio's record, not sent to Stripe
    bool acceptRisk = false; ///< a blocked customer is to be charged all the same, where more is due than is given back
    bool operator==(const CancellationDraft&) const = default;
};

/// What will happen.
struct CancellationPreview {
    std::optional<Instant> accessUntil; ///< none: it ends at once
    bool isEarly = false;               ///< before what is paid is used up
    std::optional<Money> credit;        ///< what becomes of unused time, if Stripe was asked (quote)
    Money due;                          ///< asked for at once: what waits to be billed can be more than what is given back
    /// "cancel_unpaid": nobody collects its open invoices any more; "credit_unpaid": time that nobody has paid would be
    /// credited; "cancel_managed": a schedule manages it; "customer_blocked": is charged (needs acceptRisk).
    QStringList warnings;
    /// Fields "subscription" ("subscription_over", "subscription_ending": it ends already, "cancel_paused": it has no period to end
    /// with), "date" ("date_missing", "date_past"), "feedback" ("cancel_feedback"), "accept_risk" ("customer_blocked"). Empty: it
    /// can be sent.
    QList<payments::Problem> problems;
};

/// Whether Stripe is to be asked: unused time is billed back at once, with all that waits to be billed.
bool isQuoted(const CancellationDraft& draft, const SubscriptionBasis& basis);
/// Stripe's own preview of that invoice (contract.md 11). Changes nothing. Of one that ends now the amount may still move by the
/// smallest unit, with the second at which it really ends.
Result<Quote> quoteCancellation(stripe::Client& client, const CancellationDraft& draft, const SubscriptionBasis& basis,
                                const CancelToken& cancel);

/// Pure. The rules are contract.md 9. `quote`: where it isQuoted; none where Stripe was not asked.
CancellationPreview previewCancellation(const CancellationDraft& draft, const SubscriptionBasis& basis,
                                        const std::optional<Quote>& quote = {});

/// The plan for a draft without problems; Validation with param and code of the first problem otherwise.
Result<Plan> planCancellation(const CancellationDraft& draft, const SubscriptionBasis& basis, const std::optional<Quote>& quote = {});

/// The last second of a day of the studio's calendar: who ends a subscription on a day keeps it for that day.
Instant endOf(QDate day, const QTimeZone& zone);

/// Whoever scheduled its end and however: it goes on. Validation "subscription_over" or "subscription_not_ending".
Result<Plan> planRecovery(const SubscriptionBasis& basis, const QString& note = {});

/// The kinds of their operations, and what was asked for as Plan::parameters has it.
inline const QString cancellationKind = QStringLiteral("subscription_cancel");
inline const QString recoveryKind = QStringLiteral("subscription_recover"), recoveryParameters = QStringLiteral("recover");
QString cancellationParameters(const CancellationDraft& draft);

} // namespace regulars::subscriptions
