// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/payments/problem.h"
#include "core/stripe/client.h"
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
    bool operator==(const CancellationDraft&) const = default;
};

/// What will happen.
struct CancellationPreview {
    std::optional<Instant> accessUntil; ///< none: it ends at once
    bool isEarly = false;               ///< before what is paid is used up
    std::optional<Money> credit;        ///< for unused time, if Stripe was asked (quote); below zero: the customer still owes
    /// "cancel_unpaid": nobody collects its open invoices any more; "cancel_managed": a schedule manages it.
    QStringList warnings;
    /// Fields "subscription" ("subscription_over", "subscription_ending": it ends already, "cancel_paused": it has no period to end
    /// with), "date" ("date_missing", "date_past"), "feedback" ("cancel_feedback"). Empty: it can be sent.
    QList<payments::Problem> problems;
};

/// What Stripe says that ending it now would be worth: its own preview of the last invoice (contract.md 11). Changes
/// nothing. By the second at which it really ends the amount may still move by the smallest unit.
Result<InvoicePreview> quoteCancellation(stripe::Client& client, const SubscriptionId& id, const CancelToken& cancel);

/// Pure. The rules are contract.md 9. `quote`: for Unused::Credit; none where Stripe was not asked.
CancellationPreview previewCancellation(const CancellationDraft& draft, const SubscriptionBasis& basis,
                                        const std::optional<InvoicePreview>& quote = {});

/// The plan for a draft without problems; Validation with param and code of the first problem otherwise.
Result<Plan> planCancellation(const CancellationDraft& draft, const SubscriptionBasis& basis);

/// The last second of a day of the studio's calendar: who ends a subscription on a day keeps it for that day.
Instant endOf(QDate day, const QTimeZone& zone);

/// Whoever scheduled its end and however: it goes on. Validation "subscription_over" or "subscription_not_ending".
Result<Plan> planRecovery(const SubscriptionBasis& basis, const QString& note = {});

/// The kinds of their operations, and what was asked for as Plan::parameters has it.
inline const QString cancellationKind = QStringLiteral("subscription_cancel");
inline const QString recoveryKind = QStringLiteral("subscription_recover"), recoveryParameters = QStringLiteral("recover");
QString cancellationParameters(const CancellationDraft& draft);

} // namespace regulars::subscriptions
