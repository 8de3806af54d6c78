// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/subscriptions/cancellation.h"

#include "core/domain/renewal.h"
#include "core/stripe/forms.h"

namespace regulars::subscriptions {

using namespace Qt::StringLiterals;
using stripe::Form;
using When = CancellationDraft::When;
using Unused = CancellationDraft::Unused;

namespace {

bool isKnownFeedback(const QString& feedback)
{
    static const QStringList known{u"customer_service"_s, u"low_quality"_s, u"missing_features"_s, u"other"_s,
                                   u"switched_service"_s, u"too_complex"_s, u"too_expensive"_s,    u"unused"_s};
    return feedback.isEmpty() || known.contains(feedback);
}

QList<payments::Problem> problemsOf(const CancellationDraft& draft, const SubscriptionBasis& basis)
{
    QList<payments::Problem> problems;
    const Subscription& subscription = basis.subscription;
    if (isOver(subscription.status)) problems.append({u"subscription"_s, u"subscription_over"_s});
    if (draft.when == When::PeriodEnd && subscription.isEnding())
        problems.append({u"subscription"_s, u"subscription_ending"_s});
    else if (draft.when == When::PeriodEnd && subscription.status == "paused"_L1)
        problems.append({u"subscription"_s, u"cancel_paused"_s});
    if (draft.when == When::Date && !draft.date)
        problems.append({u"date"_s, u"date_missing"_s});
    else if (draft.when == When::Date && *draft.date <= basis.now)
        problems.append({u"date"_s, u"date_past"_s});
    if (!isKnownFeedback(draft.feedback)) problems.append({u"feedback"_s, u"cancel_feedback"_s});
    return problems;
}

std::optional<Instant> lastDay(const CancellationDraft& draft, const Subscription& subscription)
{
    switch (draft.when) {
    case When::PeriodEnd:
        return subscription.periodEnd();
    case When::Date:
        return draft.date;
    case When::Now:
        break;
    }
    return std::nullopt;
}

bool endsEarly(const CancellationDraft& draft, const Subscription& subscription)
{
    const auto end = subscription.periodEnd();
    return draft.when == When::Now || (draft.when == When::Date && draft.date && end && *draft.date < *end);
}

void addReason(Form& form, const CancellationDraft& draft)
{
    if (!draft.feedback.isEmpty()) form.add("cancellation_details[feedback]", draft.feedback);
    if (!draft.comment.isEmpty()) form.add("cancellation_details[comment]", draft.comment);
}

PlannedStep endNow(const CancellationDraft& draft, const SubscriptionId& id)
{
    const bool isCredited = draft.unused == Unused::Credit;
    Form form;
    // Only both together turn unused time into credit.
    form.addFlag("prorate", isCredited).addFlag("invoice_now", isCredited);
    addReason(form, draft);
    PlannedStep step = changeStep(id, form.encoded(), {{u"/status"_s, u"canceled"_s}});
    step.request.method = "DELETE";
    return step;
}

PlannedStep endLater(const CancellationDraft& draft, const Subscription& subscription, const std::optional<Quote>& quote)
{
    Form form;
    QList<FieldValue> done;
    if (draft.when == When::PeriodEnd) {
        form.addFlag("cancel_at_period_end", true);
        done = {{u"/cancel_at_period_end"_s, u"true"_s}};
    } else {
        const qint64 at = unixSeconds(*draft.date);
        form.add("cancel_at", at);
        // Beyond the period it can not be chosen (contract.md 9).
        const bool isCredited = draft.unused == Unused::Credit;
        if (endsEarly(draft, subscription)) {
            form.add("proration_behavior", isCredited ? u"always_invoice"_s : u"none"_s);
            if (isCredited && quote && quote->change.prorationDate) form.add("proration_date", unixSeconds(*quote->change.prorationDate));
            if (isCredited) addPaymentBehavior(form, subscription);
        }
        done = {{u"/cancel_at"_s, QString::number(at)}};
    }
    addReason(form, draft);
    return changeStep(subscription.id, form.encoded(), done);
}

} // namespace

bool isQuoted(const CancellationDraft& draft, const SubscriptionBasis& basis)
{
    return draft.unused == Unused::Credit && endsEarly(draft, basis.subscription);
}

Result<Quote> quoteCancellation(stripe::Client& client, const CancellationDraft& draft, const SubscriptionBasis& basis,
                                const CancelToken& cancel)
{
    Form form;
    if (draft.when == When::Now) form.addFlag("subscription_details[cancel_now]", true);
    else form.add("subscription_details[cancel_at]", unixSeconds(draft.date.value_or(Instant())));
    form.add("subscription_details[proration_behavior]", u"always_invoice"_s);
    const auto invoice = askPreview(client, basis.subscription.id, form.encoded(), cancel);
    return invoice ? Result<Quote>(billedNow(*invoice, basis.subscription)) : failure(invoice);
}

CancellationPreview previewCancellation(const CancellationDraft& draft, const SubscriptionBasis& basis,
                                        const std::optional<Quote>& quote)
{
    CancellationPreview preview;
    preview.problems = problemsOf(draft, basis);
    preview.accessUntil = lastDay(draft, basis.subscription);
    preview.isEarly = endsEarly(draft, basis.subscription);
    const bool isCredited = isQuoted(draft, basis);
    if (isCredited && quote) {
        preview.credit = quote->credit();
        preview.due = quote->due();
    }
    if (draft.when == When::Now && !basis.unpaid.isEmpty()) preview.warnings.append(u"cancel_unpaid"_s);
    if (isCredited && !basis.unpaid.isEmpty()) preview.warnings.append(u"credit_unpaid"_s);
    if (!basis.subscription.schedule.isEmpty()) preview.warnings.append(u"cancel_managed"_s);
    if (!preview.due.isZero()) addRisk(basis, draft.acceptRisk, preview.warnings, preview.problems);
    return preview;
}

QString cancellationParameters(const CancellationDraft& draft)
{
    const QString when = draft.when == When::Now         ? u"now"_s
                         : draft.when == When::PeriodEnd ? u"period_end"_s
                                                         : QString::number(unixSeconds(draft.date.value_or(Instant())));
    return u"when=%1 unused=%2 feedback=%3"_s.arg(when, draft.unused == Unused::Credit ? u"credit"_s : u"nothing"_s,
                                                  draft.feedback.isEmpty() ? u"none"_s : draft.feedback);
}

Result<Plan> planCancellation(const CancellationDraft& draft, const SubscriptionBasis& basis, const std::optional<Quote>& quote)
{
    const CancellationPreview preview = previewCancellation(draft, basis, quote);
    if (!preview.problems.isEmpty()) return Failure(errorOf(preview.problems.first()));
    Plan plan = planAbout(basis, cancellationKind, cancellationParameters(draft));
    plan.note = draft.note;
    addDue(plan, basis, quote);
    plan.steps = {draft.when == When::Now ? endNow(draft, basis.subscription.id) : endLater(draft, basis.subscription, quote)};
    return plan;
}

Instant endOf(QDate day, const QTimeZone& zone)
{
    return fromUnixSeconds(day.addDays(1).startOfDay(zone).toSecsSinceEpoch() - 1);
}

Result<Plan> planRecovery(const SubscriptionBasis& basis, const QString& note)
{
    const Subscription& subscription = basis.subscription;
    if (isOver(subscription.status))
        return Failure(errorOf(payments::Problem{u"subscription"_s, u"subscription_over"_s}));
    if (!subscription.isEnding())
        return Failure(errorOf(payments::Problem{u"subscription"_s, u"subscription_not_ending"_s}));
    Plan plan = planAbout(basis, recoveryKind, recoveryParameters);
    plan.note = note;
    // Who scheduled it decides what takes it back (contract.md 9): Stripe's portal sets a date, and no flag.
    Form form;
    if (subscription.cancelAtPeriodEnd)
        form.addFlag("cancel_at_period_end", false);
    else
        form.unset("cancel_at");
    plan.steps = {changeStep(subscription.id, form.encoded(), {{u"/cancel_at_period_end"_s, u"false"_s}, {u"/cancel_at"_s, {}}})};
    return plan;
}

} // namespace regulars::subscriptions
