// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/subscriptions/billingday.h"

#include "core/domain/renewal.h"
#include "core/stripe/forms.h"

namespace regulars::subscriptions {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using stripe::Form;
using When = BillingDayDraft::When;
using Unused = BillingDayDraft::Unused;

namespace {

/// The longest trial that Stripe takes.
constexpr auto furthest = 24h * 730;

bool isTrialing(const SubscriptionBasis& basis) { return basis.subscription.status == "trialing"_L1; }

/// `at`: what stands around the names, as "subscription_details[" and "]" do.
void addMove(Form& form, const BillingDayDraft& draft, bool isTrial, const QByteArray& open, const QByteArray& close)
{
    if (draft.when == When::Date) form.add(open + "trial_end" + close, unixSeconds(*draft.date));
    else if (isTrial) form.add(open + "trial_end" + close, u"now"_s);
    else form.add(open + "billing_cycle_anchor" + close + "[type]", u"now"_s);
    const bool isCredited = !isTrial && draft.unused == Unused::Credit;
    form.add(open + "proration_behavior" + close, isCredited ? u"create_prorations"_s : u"none"_s);
}

} // namespace

BillingDayPreview previewBillingDay(const BillingDayDraft& draft, const SubscriptionBasis& basis)
{
    BillingDayPreview preview;
    preview.problems = problemsOfChange(basis);
    if (preview.problems.isEmpty() && basis.subscription.status == "paused"_L1)
        preview.problems.append({u"subscription"_s, u"subscription_paused"_s});
    preview.isTrial = isTrialing(basis);
    preview.paysUnused = !preview.isTrial;
    if (draft.when == When::Date) {
        if (!draft.date) preview.problems.append({u"date"_s, u"date_missing"_s});
        else if (*draft.date <= basis.now) preview.problems.append({u"date"_s, u"date_past"_s});
        else if (*draft.date > basis.now + furthest) preview.problems.append({u"date"_s, u"date_far"_s});
        preview.warnings.append(u"billing_free"_s);
    }
    if (draft.when == When::Now) addRisk(basis, draft.acceptRisk, preview.warnings, preview.problems);
    if (preview.paysUnused && draft.unused == Unused::Credit && !basis.unpaid.isEmpty()) preview.warnings.append(u"change_unpaid"_s);
    return preview;
}

Result<Quote> quoteBillingDay(stripe::Client& client, const BillingDayDraft& draft, const SubscriptionBasis& basis,
                              const CancelToken& cancel)
{
    BillingDayDraft asked = draft;
    asked.acceptRisk = true; // to look is no risk
    const BillingDayPreview preview = previewBillingDay(asked, basis);
    if (!preview.problems.isEmpty()) return Failure(errorOf(preview.problems.first()));
    Form form;
    addMove(form, draft, preview.isTrial, "subscription_details[", "]");
    return askQuote(client, basis.subscription, {form.encoded(), {}, draft.when == When::Date ? draft.date : std::nullopt}, cancel);
}

QString billingDayParameters(const BillingDayDraft& draft)
{
    const QString when = draft.when == When::Now ? u"now"_s : QString::number(unixSeconds(draft.date.value_or(Instant())));
    return u"when=%1 unused=%2"_s.arg(when, draft.unused == Unused::Credit ? u"credit"_s : u"nothing"_s);
}

Result<Plan> planBillingDay(const BillingDayDraft& draft, const SubscriptionBasis& basis, const Quote& quote)
{
    const BillingDayPreview preview = previewBillingDay(draft, basis);
    if (!preview.problems.isEmpty()) return Failure(errorOf(preview.problems.first()));
    Plan plan = planAbout(basis, billingDayKind, billingDayParameters(draft));
    plan.note = draft.note;
    addDue(plan, basis, quote);
    Form form;
    addMove(form, draft, preview.isTrial, {}, {});
    const bool isCredited = preview.paysUnused && draft.unused == Unused::Credit;
    if (isCredited && quote.change.prorationDate) form.add("proration_date", unixSeconds(*quote.change.prorationDate));
    addPaymentBehavior(form, basis.subscription);
    PlannedStep step = changeStep(basis.subscription.id, form.encoded(), {});
    LookUp& lookUp = step.request.lookUp;
    if (draft.when == When::Date) {
        lookUp.fields = {{u"/trial_end"_s, QString::number(unixSeconds(*draft.date))}};
    } else if (preview.isTrial) {
        lookUp.fields = {{u"/status"_s, u"active"_s}};
    } else {
        // A period that begins at Stripe's own moment: only its event tells whose doing that was.
        lookUp = {};
        lookUp.by = LookUp::By::Event;
        lookUp.query = Form().add("types[]", u"customer.subscription.updated"_s).encoded();
    }
    plan.steps = {step};
    return plan;
}

} // namespace regulars::subscriptions
