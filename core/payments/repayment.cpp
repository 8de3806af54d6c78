// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payments/repayment.h"

#include "core/stripe/forms.h"

#include <QtCore/QCryptographicHash>

namespace regulars::payments {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using stripe::pathSegment;
using How = RepaymentDraft::How;

namespace {

/// The newest that took money; what was won or is only an inquiry took none for good.
std::optional<Dispute> disputeOf(const QList<Dispute>& disputes)
{
    const auto found = std::find_if(disputes.begin(), disputes.end(), tookMoney);
    return found == disputes.end() ? std::nullopt : std::optional(*found);
}

/// What no other amount would mend.
QString problemOfCharge(const TransactionDetails& transaction)
{
    const QList<Dispute>& disputes = transaction.disputes;
    if (transaction.isBeingRepaid) return u"repayment_unfinished"_s;
    if (disputes.isEmpty()) return u"repayment_not_disputed"_s;
    if (disputeOf(disputes)) return {};
    return disputes.first().status.startsWith("warning_"_L1) ? u"repayment_inquiry"_s : u"repayment_dispute_won"_s;
}

void addLifetimeValue(RepaymentPreview& preview, const TransactionBasis& basis)
{
    if (!basis.customer) return;
    const Currency currency = preview.disputed.currency();
    Money before(0, currency);
    for (const Money& value : QList<Money>{basis.customer->ltv} + basis.customer->ltvOther) {
        if (value.currency() == currency) before = value;
    }
    preview.ltvBefore = before;
    if (const auto after = before.plus(preview.amount)) preview.ltvAfter = *after;
}

void addProblemsOfDraft(RepaymentPreview& preview, const RepaymentDraft& draft, Instant now)
{
    static const QStringList methods{u"cash"_s, u"bank_transfer"_s, u"other"_s};
    if (draft.how == How::Manual && !methods.contains(draft.method))
        preview.problems.append({u"method"_s, u"repayment_method"_s});
    // What was paid this morning stands for noon.
    if (draft.how == How::Manual && draft.paidAt && *draft.paidAt - 12h > now)
        preview.problems.append({u"date"_s, u"repayment_in_future"_s});
    if (preview.needsAcceptRisk() && !draft.acceptRisk)
        preview.problems.append({u"accept_risk"_s, u"risk_not_accepted"_s});
}

PlannedStep switchOff(const PaymentLinkId& link)
{
    PlannedStep step;
    step.request.path = u"payment_links/"_s + pathSegment(link.text());
    step.request.body = stripe::Form().addFlag("active", false).encoded();
    step.request.answers = u"payment_link"_s;
    step.request.lookUp.by = LookUp::By::State;
    step.request.lookUp.path = step.request.path;
    step.request.lookUp.fields = {{u"/active"_s, u"false"_s}};
    return step;
}

/// Whoever pays at this very moment stops it: the count comes from Stripe.
Guard nobodyPaid(const PaymentLinkId& link)
{
    return {{u"payment_link"_s, link.text()},
            u"payment_links/"_s + pathSegment(link.text()),
            {{u"/active"_s, u"true"_s}, {u"/restrictions/completed_sessions/count"_s, u"0"_s}}};
}

/// For other desks, whose stores do not know of it: they see it in what they read before they send.
PlannedStep markCharge(const PaymentId& charge)
{
    PlannedStep step;
    step.request.path = u"charges/"_s + pathSegment(charge.text());
    step.request.body = stripe::Form().add("metadata[regulars_repayment]", thisOperation).encoded();
    step.request.answers = u"charge"_s;
    step.request.lookUp.by = LookUp::By::State;
    step.request.lookUp.path = step.request.path;
    step.request.lookUp.fields = {{u"/metadata/regulars_repayment"_s, thisOperation}};
    return step;
}

PlannedStep makeLink(const Money& amount, const Dispute& dispute, const TransactionDetails& of)
{
    const QString what = of.products.isEmpty() ? of.payment.description : of.products.join(u", "_s);
    const QString title = what.isEmpty() ? u"Repayment"_s : u"Repayment: "_s + what;
    PlannedStep step;
    step.request.path = u"payment_links"_s;
    step.request.body = stripe::Form()
                            .add("line_items[0][price_data][currency]", amount.currency().code())
                            .add("line_items[0][price_data][unit_amount]", amount.minor())
                            .add("line_items[0][price_data][product_data][name]", title)
                            .add("line_items[0][quantity]", qint64(1))
                            .add("restrictions[completed_sessions][limit]", qint64(1))
                            .add("payment_intent_data[description]", title)
                            .add("payment_intent_data[metadata][regulars_dispute]", dispute.id.text())
                            .encoded();
    step.request.answers = u"payment_link"_s;
    step.request.lookUp.by = LookUp::By::Metadata;
    step.request.lookUp.path = u"payment_links"_s;
    return step;
}

} // namespace

bool tookMoney(const Dispute& dispute)
{
    return !dispute.status.startsWith("warning_"_L1) && dispute.status != "won"_L1 && dispute.status != "prevented"_L1;
}

bool isOpen(const Dispute& dispute)
{
    return tookMoney(dispute) && dispute.status != "lost"_L1;
}

Result<Money> repaidOf(const Dispute& dispute, const QList<Repayment>& repayments)
{
    Money sum(0, dispute.currency);
    for (const Repayment& repayment : repayments) {
        if (repayment.note.dispute != dispute.id || !repayment.paid || repayment.paid->currency() != dispute.currency) continue;
        const auto more = sum.plus(*repayment.paid);
        if (!more) return more;
        sum = *more;
    }
    return sum;
}

bool isSettled(const Dispute& dispute, const QList<Repayment>& repayments)
{
    const auto repaid = repaidOf(dispute, repayments);
    return repaid && tookMoney(dispute) && repaid->minor() >= dispute.amount;
}

Instant paidOn(QDate day, const QTimeZone& zone)
{
    return fromUnixSeconds(QDateTime(day, QTime(12, 0), zone).toSecsSinceEpoch());
}

bool RepaymentPreview::needsAcceptRisk() const
{
    return warnings.contains(u"repayment_dispute_open"_s) || warnings.contains(u"repayment_elsewhere"_s) ||
           warnings.contains(u"customer_blocked"_s);
}

RepaymentPreview previewRepayment(const RepaymentDraft& draft, const TransactionBasis& basis)
{
    const TransactionDetails& transaction = basis.transaction;
    RepaymentPreview preview;
    preview.dispute = disputeOf(transaction.disputes);
    if (const QString code = problemOfCharge(transaction); !code.isEmpty()) {
        preview.amount = preview.disputed = preview.repaidBefore = preview.openAfter = Money(0, transaction.payment.currency);
        preview.problems.append({u"charge"_s, code});
        return preview;
    }
    const Dispute& dispute = *preview.dispute;
    preview.disputed = Money(dispute.amount, dispute.currency);
    preview.repaidBefore = repaidOf(dispute, transaction.repayments).value_or(preview.disputed);
    const Money open(std::max(dispute.amount - preview.repaidBefore.minor(), qint64(0)), dispute.currency);
    const Money wanted = draft.amount.value_or(open);
    QString ofAmount = problemOfAmount(wanted, false);
    if (wanted.currency() != dispute.currency) ofAmount = u"currency_mismatch"_s;
    if (!draft.amount && open.isZero()) ofAmount = u"repayment_settled"_s;
    preview.amount = ofAmount.isEmpty() ? wanted : Money(0, dispute.currency);
    preview.openAfter = Money(std::max(open.minor() - preview.amount.minor(), qint64(0)), dispute.currency);
    for (const Repayment& repayment : transaction.repayments) {
        if (repayment.isOpen()) preview.replaced.append(repayment.link->id);
    }
    if (isOpen(dispute)) preview.warnings.append(u"repayment_dispute_open"_s);
    if (transaction.isRepaidElsewhere) preview.warnings.append(u"repayment_elsewhere"_s);
    if (basis.customer && basis.customer->blocked && draft.how == How::Link)
        preview.warnings.append(u"customer_blocked"_s);
    if (preview.amount.minor() > open.minor()) preview.warnings.append(u"repayment_over_disputed"_s);
    if (!preview.replaced.isEmpty()) preview.warnings.append(u"repayment_replaces_link"_s);
    addLifetimeValue(preview, basis);
    if (!ofAmount.isEmpty()) preview.problems.append({u"amount"_s, ofAmount});
    addProblemsOfDraft(preview, draft, basis.now);
    return preview;
}

QString kindOf(const RepaymentDraft& draft)
{
    return draft.how == How::Link ? repaymentLinkKind : repaymentKind;
}

QString repaymentParameters(const RepaymentDraft& draft)
{
    const QString amount = draft.amount ? u"%1 %2"_s.arg(draft.amount->minor()).arg(draft.amount->currency().code()) : u"rest"_s;
    if (draft.how == How::Link) return u"amount=%1"_s.arg(amount);
    // What staff typed may name a person: the record of an operation holds none of it.
    const QByteArray digest = QCryptographicHash::hash(draft.reference.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    const QString day = draft.paidAt ? QString::number(unixSeconds(*draft.paidAt)) : u"now"_s;
    return u"amount=%1 method=%2 paid=%3 reference=%4"_s.arg(
        amount, draft.method, day, draft.reference.isEmpty() ? u"none"_s : QString::fromLatin1(digest));
}

Result<Plan> planRepayment(const RepaymentDraft& draft, const TransactionBasis& basis)
{
    const RepaymentPreview preview = previewRepayment(draft, basis);
    if (!preview.problems.isEmpty()) return Failure(errorOf(preview.problems.first()));
    const Payment& payment = basis.transaction.payment;
    const Dispute& dispute = *preview.dispute;
    Plan plan;
    plan.kind = kindOf(draft);
    plan.customer = payment.customer;
    plan.subject = payment.id.text();
    plan.parameters = repaymentParameters(draft);
    plan.amount = preview.amount;
    plan.note = draft.note;
    plan.guards = {{{u"dispute"_s, dispute.id.text()},
                    u"disputes/"_s + pathSegment(dispute.id.text()),
                    {{u"/status"_s, dispute.status}, {u"/amount"_s, QString::number(dispute.amount)}}},
                   {{u"charge"_s, payment.id.text()},
                    u"charges/"_s + pathSegment(payment.id.text()),
                    {{u"/metadata/regulars_repayment"_s, payment.repaymentMark}}}};
    plan.steps = {markCharge(payment.id)};
    for (const PaymentLinkId& link : preview.replaced) {
        plan.guards.append(nobodyPaid(link));
        plan.steps.append(switchOff(link));
    }
    PlannedStep step = draft.how == How::Link ? makeLink(preview.amount, dispute, basis.transaction) : PlannedStep();
    step.repayment = RepaymentNote{dispute.id, payment.id, preview.amount, u"link"_s, {}, {}};
    if (draft.how == How::Manual) {
        step.repayment->method = draft.method;
        step.repayment->reference = draft.reference;
        step.repayment->paidAt = std::min(draft.paidAt.value_or(basis.now), basis.now);
    }
    plan.steps.append(step);
    for (qsizetype i = 0; i < plan.steps.size(); ++i) plan.steps[i].group = static_cast<int>(i);
    plan.touched = {{u"dispute"_s, dispute.id.text()}};
    return plan;
}

} // namespace regulars::payments
