// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/payments/problem.h"
#include "core/subscriptions/basis.h"

/// A subscription that pauses as a whole: no access, no periods, no invoices; and how it goes on (contract.md 9). Where only nobody
/// is charged, see pause.h.
namespace regulars::subscriptions {

/// What staff choose to pause a subscription.
struct WholePauseDraft {
    /// What becomes of time that is paid and not used: "Later" is taken off what it costs when it goes on.
    enum class Unused { Nothing, Later, Credit };
    Unused unused = Unused::Later;
    bool acceptRisk = false; ///< Unused::Credit: a blocked customer is to be charged all the same, where more is due than is credited
    QString note;            ///< for the studio's record, not sent to Stripe
    bool operator==(const WholePauseDraft&) const = default;
};

struct WholePausePreview {
    std::optional<Money> worth; ///< of the unused time, if Stripe was asked (quote)
    Money due;                  ///< Unused::Credit: asked for at once, where more waits to be billed than is credited
    /// "pause_unpaid": open invoices are collected all the same; "credit_unpaid": time that nobody has paid would be credited;
    /// "customer_blocked": is charged (needs acceptRisk).
    QStringList warnings;
    /// Field "subscription": as problemsOfChange, and "subscription_pauses" (already), "pause_classic" (its billing mode has no
    /// such pause), "pause_invoiced" (one that gets invoices could not be resumed), "pause_ending" (it is going to end),
    /// "collection_paused"; "accept_risk" ("customer_blocked"). Empty: it can be sent.
    QList<payments::Problem> problems;
};

/// Pure. The rules are contract.md 9. `quote`: none where Stripe was not asked, or need not be (Unused::Nothing).
WholePausePreview previewWholePause(const WholePauseDraft& draft, const SubscriptionBasis& basis, const std::optional<Quote>& quote = {});
/// Asks Stripe what it would bill to pause it with credit, whatever becomes of the unused time; changes nothing. By the second at
/// which it really pauses the amount may still move by the smallest unit.
Result<Quote> quoteWholePause(stripe::Client& client, const SubscriptionBasis& basis, const CancelToken& cancel);
/// The plan for a draft without problems; Validation with param and code of the first problem otherwise.
Result<Plan> planWholePause(const WholePauseDraft& draft, const SubscriptionBasis& basis, const std::optional<Quote>& quote = {});

/// What staff choose to let it go on.
struct WholeResumptionDraft {
    enum class Period { New, Present }; ///< a new one begins today; or the rest of the one that its billing day makes
    Period period = Period::New;
    bool acceptRisk = false; ///< a blocked customer is to be charged all the same
    QString note;            ///< for the studio's record, not sent to Stripe
    bool operator==(const WholeResumptionDraft&) const = default;
};

struct WholeResumptionPreview {
    /// "customer_blocked": is charged (needs acceptRisk); "resume_unpaid": an open invoice may be that of an earlier attempt;
    /// "resume_uncollected": its collection pauses on.
    QStringList warnings;
    /// Fields "subscription" ("subscription_over", "subscription_managed", "subscription_not_paused", "pause_invoiced"),
    /// "accept_risk" ("customer_blocked"). Empty: it can be sent.
    QList<payments::Problem> problems;
};

/// Pure. The rules are contract.md 9.
WholeResumptionPreview previewWholeResumption(const WholeResumptionDraft& draft, const SubscriptionBasis& basis);
/// Asks Stripe what a draft would bill that has no problem but a risk; changes nothing. Validation for others.
Result<Quote> quoteWholeResumption(stripe::Client& client, const WholeResumptionDraft& draft, const SubscriptionBasis& basis,
                                   const CancelToken& cancel);
/// The plan for a draft without problems; Validation with param and code of the first problem otherwise. Where the payment does
/// not come, Stripe lets it pause on and keeps the invoice open for 23 hours: the operation ends as done in part, with the status
/// among what changed.
Result<Plan> planWholeResumption(const WholeResumptionDraft& draft, const SubscriptionBasis& basis, const Quote& quote);

/// The kinds of their operations, and what was asked for as Plan::parameters has it.
inline const QString wholePauseKind = QStringLiteral("subscription_pause_whole");
inline const QString wholeResumptionKind = QStringLiteral("subscription_resume_whole");
QString wholePauseParameters(const WholePauseDraft& draft);
QString wholeResumptionParameters(const WholeResumptionDraft& draft);

/// "nothing", "later", "credit"; "new", "present". None for other texts.
std::optional<WholePauseDraft::Unused> unusedFromText(const QString& text);
std::optional<WholeResumptionDraft::Period> periodFromText(const QString& text);

} // namespace regulars::subscriptions
