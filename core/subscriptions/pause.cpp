// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/subscriptions/pause.h"

#include "core/domain/renewal.h"
#include "core/stripe/forms.h"

namespace regulars::subscriptions {

using namespace Qt::StringLiterals;
using stripe::Form;

QStringList pauseBehaviors() { return {u"void"_s, u"keep_as_draft"_s, u"mark_uncollectible"_s}; }

QList<payments::Problem> problemsOf(const PauseDraft& draft, const SubscriptionBasis& basis)
{
    QList<payments::Problem> problems;
    if (isOver(basis.subscription.status)) problems.append({u"subscription"_s, u"subscription_over"_s});
    else if (basis.subscription.status == "paused"_L1) problems.append({u"subscription"_s, u"subscription_paused"_s});
    else if (!basis.subscription.pauseCollection.isEmpty()) problems.append({u"subscription"_s, u"collection_paused"_s});
    if (!pauseBehaviors().contains(draft.behavior)) problems.append({u"behavior"_s, u"pause_behavior"_s});
    if (draft.until && *draft.until <= basis.now) problems.append({u"date"_s, u"date_past"_s});
    return problems;
}

QString pauseParameters(const PauseDraft& draft)
{
    return u"behavior=%1 until=%2"_s.arg(draft.behavior, draft.until ? QString::number(unixSeconds(*draft.until)) : u"open"_s);
}

Result<Plan> planPause(const PauseDraft& draft, const SubscriptionBasis& basis)
{
    const QList<payments::Problem> problems = problemsOf(draft, basis);
    if (!problems.isEmpty()) return Failure(errorOf(problems.first()));
    Plan plan = planAbout(basis, pauseKind, pauseParameters(draft));
    plan.note = draft.note;
    Form form;
    form.add("pause_collection[behavior]", draft.behavior);
    if (draft.until) form.add("pause_collection[resumes_at]", unixSeconds(*draft.until));
    plan.steps = {changeStep(basis.subscription.id, form.encoded(),
                             {{u"/pause_collection/behavior"_s, draft.behavior},
                              {u"/pause_collection/resumes_at"_s, draft.until ? QString::number(unixSeconds(*draft.until)) : QString()}})};
    return plan;
}

Result<Plan> planResumption(const SubscriptionBasis& basis, const QString& note)
{
    const Subscription& subscription = basis.subscription;
    if (isOver(subscription.status)) return Failure(errorOf(payments::Problem{u"subscription"_s, u"subscription_over"_s}));
    if (subscription.pauseCollection.isEmpty())
        return Failure(errorOf(payments::Problem{u"subscription"_s, u"collection_not_paused"_s}));
    Plan plan = planAbout(basis, resumptionKind, resumptionParameters);
    plan.note = note;
    plan.steps = {changeStep(subscription.id, Form().unset("pause_collection").encoded(), {{u"/pause_collection/behavior"_s, {}}})};
    return plan;
}

} // namespace regulars::subscriptions
