// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/subscriptions/wholepause.h"

#include "core/domain/renewal.h"
#include "core/stripe/forms.h"

namespace regulars::subscriptions {

using namespace Qt::StringLiterals;
using payments::Problem;
using stripe::Form;
using Unused = WholePauseDraft::Unused;
using Period = WholeResumptionDraft::Period;

namespace {

QString toText(Unused unused)
{
    switch (unused) {
    case Unused::Nothing:
        return u"nothing"_s;
    case Unused::Credit:
        return u"credit"_s;
    case Unused::Later:
        break;
    }
    return u"later"_s;
}

QString toText(Period period) { return period == Period::New ? u"new"_s : u"present"_s; }

/// `open`, `close`: what stands around the names.
Form pauseForm(Unused unused, const QByteArray& open, const QByteArray& close)
{
    Form form;
    form.add(open + "type" + close, u"subscription"_s);
    form.add(open + "bill_for" + close + "[unused_time_from][type]", unused == Unused::Nothing ? u"none"_s : u"now"_s);
    form.add(open + "invoicing_behavior" + close, unused == Unused::Credit ? u"invoice"_s : u"pending_invoice_item"_s);
    return form;
}

void addPeriod(Form& form, Period period, const QByteArray& open, const QByteArray& close)
{
    form.add(open + "billing_cycle_anchor" + close + "[type]", period == Period::New ? u"now"_s : u"unchanged"_s);
    if (period == Period::Present) form.add(open + "proration_behavior" + close, u"always_invoice"_s);
}

qint64 prorationsOf(const Invoice& invoice)
{
    qint64 sum = 0;
    for (const InvoiceLine& line : invoice.lines) sum += line.proration ? line.amount : 0;
    return sum;
}

bool isTrial(const SubscriptionBasis& basis) { return basis.subscription.trialEnd && *basis.subscription.trialEnd > basis.now; }

} // namespace

std::optional<Unused> unusedFromText(const QString& text)
{
    for (const Unused unused : {Unused::Nothing, Unused::Later, Unused::Credit})
        if (toText(unused) == text) return unused;
    return std::nullopt;
}

std::optional<Period> periodFromText(const QString& text)
{
    for (const Period period : {Period::New, Period::Present})
        if (toText(period) == text) return period;
    return std::nullopt;
}

WholePausePreview previewWholePause(const WholePauseDraft& draft, const SubscriptionBasis& basis, const std::optional<Quote>& quote)
{
    const Subscription& subscription = basis.subscription;
    WholePausePreview preview;
    preview.problems = problemsOfChange(basis);
    const auto refuse = [&preview](const QString& code) { preview.problems.append({u"subscription"_s, code}); };
    if (subscription.status == "paused"_L1) refuse(u"subscription_pauses"_s);
    else if (subscription.billingMode != "flexible"_L1) refuse(u"pause_classic"_s);
    else if (subscription.collectionMethod == "send_invoice"_L1) refuse(u"pause_invoiced"_s);
    else if (subscription.isEnding()) refuse(u"pause_ending"_s);
    else if (!subscription.pauseCollection.isEmpty()) refuse(u"collection_paused"_s);
    if (!basis.unpaid.isEmpty()) preview.warnings.append(draft.unused == Unused::Nothing ? u"pause_unpaid"_s : u"credit_unpaid"_s);
    if (!quote || draft.unused == Unused::Nothing) return preview;
    // Other prorations that wait to be billed are in both invoices.
    const qint64 others = quote->before ? prorationsOf(quote->before->invoice) : 0;
    preview.worth = Money(std::max<qint64>(0, others - prorationsOf(quote->change.invoice)), subscription.currency);
    if (draft.unused == Unused::Credit) preview.due = quote->due();
    if (!preview.due.isZero()) addRisk(basis, draft.acceptRisk, preview.warnings, preview.problems);
    return preview;
}

Result<Quote> quoteWholePause(stripe::Client& client, const SubscriptionBasis& basis, const CancelToken& cancel)
{
    const SubscriptionId& id = basis.subscription.id;
    const auto before = askPreview(client, id, {}, cancel);
    if (!before) return failure(before);
    const auto paused = askPreview(client, id, pauseForm(Unused::Credit, "subscription_details[pause][", "]").encoded(), cancel);
    if (!paused) return failure(paused);
    Quote quote = billedNow(*paused, basis.subscription);
    quote.before = *before;
    return quote;
}

QString wholePauseParameters(const WholePauseDraft& draft) { return u"unused=%1"_s.arg(toText(draft.unused)); }

Result<Plan> planWholePause(const WholePauseDraft& draft, const SubscriptionBasis& basis, const std::optional<Quote>& quote)
{
    const WholePausePreview preview = previewWholePause(draft, basis, quote);
    if (!preview.problems.isEmpty()) return Failure(errorOf(preview.problems.first()));
    Plan plan = planAbout(basis, wholePauseKind, wholePauseParameters(draft));
    plan.note = draft.note;
    if (draft.unused == Unused::Credit) addDue(plan, basis, quote);
    PlannedStep step = changeStep(basis.subscription.id, pauseForm(draft.unused, {}, {}).encoded(), {{u"/status"_s, u"paused"_s}});
    step.request.path += "/pause"_L1;
    plan.steps = {step};
    return plan;
}

WholeResumptionPreview previewWholeResumption(const WholeResumptionDraft& draft, const SubscriptionBasis& basis)
{
    const Subscription& subscription = basis.subscription;
    WholeResumptionPreview preview;
    preview.problems = problemsOfChange(basis);
    const auto refuse = [&preview](const QString& code) { preview.problems.append({u"subscription"_s, code}); };
    if (preview.problems.isEmpty() && subscription.status != "paused"_L1) refuse(u"subscription_not_paused"_s);
    if (subscription.collectionMethod == "send_invoice"_L1) refuse(u"pause_invoiced"_s);
    if (!basis.unpaid.isEmpty()) preview.warnings.append(u"resume_unpaid"_s);
    if (!subscription.pauseCollection.isEmpty()) preview.warnings.append(u"resume_uncollected"_s);
    addRisk(basis, draft.acceptRisk, preview.warnings, preview.problems);
    return preview;
}

Result<Quote> quoteWholeResumption(stripe::Client& client, const WholeResumptionDraft& draft, const SubscriptionBasis& basis,
                                   const CancelToken& cancel)
{
    WholeResumptionDraft asked = draft;
    asked.acceptRisk = true; // to look is no risk
    const WholeResumptionPreview preview = previewWholeResumption(asked, basis);
    if (!preview.problems.isEmpty()) return Failure(errorOf(preview.problems.first()));
    Form form;
    form.add("subscription_details[resume_at]", u"now"_s);
    addPeriod(form, draft.period, "subscription_details[", "]");
    const auto resumed = askPreview(client, basis.subscription.id, form.encoded(), cancel);
    if (!resumed) return failure(resumed);
    // As long as it pauses there is no regular invoice; within its trial, what is shown is the one at its end.
    Quote quote = billedNow(*resumed, basis.subscription);
    if (isTrial(basis)) quote.isDueNow = false;
    return quote;
}

QString wholeResumptionParameters(const WholeResumptionDraft& draft) { return u"period=%1"_s.arg(toText(draft.period)); }

Result<Plan> planWholeResumption(const WholeResumptionDraft& draft, const SubscriptionBasis& basis, const Quote& quote)
{
    const WholeResumptionPreview preview = previewWholeResumption(draft, basis);
    if (!preview.problems.isEmpty()) return Failure(errorOf(preview.problems.first()));
    Plan plan = planAbout(basis, wholeResumptionKind, wholeResumptionParameters(draft));
    plan.note = draft.note;
    addDue(plan, basis, quote);
    Form form;
    addPeriod(form, draft.period, {}, {});
    if (draft.period == Period::Present && quote.change.prorationDate) form.add("proration_date", unixSeconds(*quote.change.prorationDate));
    // The payment is tried while somebody waits for the answer; until it comes, nothing goes on.
    form.add("payment_behavior", u"resume_on_payment_success"_s);
    const FieldValue goesOn{u"/status"_s, isTrial(basis) ? u"trialing"_s : u"active"_s};
    PlannedStep step = changeStep(basis.subscription.id, form.encoded(), {goesOn});
    step.request.path += "/resume"_L1;
    step.expect = {goesOn};
    plan.steps = {step};
    return plan;
}

} // namespace regulars::subscriptions
