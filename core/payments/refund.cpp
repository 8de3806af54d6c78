// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payments/refund.h"

#include "core/stripe/forms.h"

namespace regulars::payments {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto debitWindow = 24h * 180;            // contract.md 17

/// Stripe refunds while a dispute is an inquiry (no money moved) and after it was won (contract.md 18).
bool isRefundable(const Dispute& dispute)
{
    return dispute.status.startsWith("warning_"_L1) || dispute.status == "won"_L1 ||
           dispute.status == "prevented"_L1;
}

Money remainingOf(const Payment& payment)
{
    return {payment.amountCaptured - payment.amountRefunded, payment.currency};
}

/// What no other amount would mend.
QString problemOfCharge(const TransactionBasis& basis)
{
    const Payment& payment = basis.transaction.payment;
    if (payment.status == "failed"_L1) return u"refund_of_failed"_s;
    if (payment.status == "pending"_L1) return u"refund_of_pending"_s;
    if (!payment.captured) return u"refund_of_uncaptured"_s;
    const QList<Dispute>& disputes = basis.transaction.disputes;
    if (!std::all_of(disputes.begin(), disputes.end(), isRefundable)) return u"charge_disputed"_s;
    if (remainingOf(payment).minor() <= 0) return u"charge_already_refunded"_s;
    return {};
}

QString problemOfAmount(const Money& amount, const Money& remaining)
{
    if (amount.currency() != remaining.currency()) return u"currency_mismatch"_s;
    const QString code = payments::problemOfAmount(amount, amount == remaining);
    const bool isTooMuch = amount.minor() > remaining.minor();
    return isTooMuch && (code.isEmpty() || code == "amount_too_precise"_L1) ? u"amount_over_remaining"_s : code;
}

QStringList warningsOf(const TransactionBasis& basis, bool isAll)
{
    const Payment& payment = basis.transaction.payment;
    QStringList warnings;
    if (isBankDebit(payment.method.type) && !isAll) warnings.append(u"refund_bank_debit"_s);
    // Whoever answered a dispute by a refund pays twice if the bank takes the money as well.
    if (payment.disputed) warnings.append(u"refund_disputed"_s);
    if (isPastRefundWindow(payment, basis.now)) warnings.append(u"refund_after_window"_s);
    return warnings;
}

/// The word that figures.cpp will find for the transaction.
QString stateAfter(const QString& before, const Money& remaining)
{
    if (before.startsWith("dispute"_L1)) return before;
    return remaining.isZero() ? u"refunded"_s : u"partially_refunded"_s;
}

void addLifetimeValue(RefundPreview& preview, const TransactionBasis& basis)
{
    if (!basis.customer) return;
    const Currency currency = preview.amount.currency();
    Money before(0, currency);
    for (const Money& value : QList<Money>{basis.customer->ltv} + basis.customer->ltvOther) {
        if (value.currency() == currency) before = value;
    }
    preview.ltvBefore = before;
    if (const auto after = before.minus(preview.amount)) preview.ltvAfter = *after;
}

} // namespace

bool isBankDebit(const QString& method)
{
    static const QStringList debits{u"sepa_debit"_s,     u"us_bank_account"_s, u"ach_debit"_s,
                                    u"bacs_debit"_s,     u"acss_debit"_s,      u"au_becs_debit"_s,
                                    u"nz_bank_account"_s};
    return debits.contains(method);
}

bool isPastRefundWindow(const Payment& payment, Instant now)
{
    return isBankDebit(payment.method.type) && now - payment.created > debitWindow;
}

Guard chargeGuard(const Payment& payment)
{
    return {{u"charge"_s, payment.id.text()},
            u"charges/"_s + stripe::pathSegment(payment.id.text()),
            {{u"/amount_refunded"_s, QString::number(payment.amountRefunded)},
             {u"/disputed"_s, payment.disputed ? u"true"_s : u"false"_s}}};
}

PlannedStep refundStep(const PaymentId& charge, const Money& amount, const QString& reason)
{
    PlannedStep step;
    step.request.path = u"refunds"_s;
    // The amount is always said: "all that is left" may be more by the time Stripe reads it.
    step.request.body = stripe::Form()
                            .add("charge", charge.text())
                            .add("amount", amount.minor())
                            .add("reason", reason)
                            .encoded();
    step.request.answers = u"refund"_s;
    step.request.lookUp.by = LookUp::By::Metadata;
    step.request.lookUp.path = u"refunds"_s;
    step.request.lookUp.query = stripe::Form().add("charge", charge.text()).encoded();
    return step;
}

bool RefundPreview::needsAcceptRisk() const
{
    return warnings.contains(u"refund_bank_debit"_s) || warnings.contains(u"refund_disputed"_s);
}

RefundPreview previewRefund(const RefundDraft& draft, const TransactionBasis& basis)
{
    const Payment& payment = basis.transaction.payment;
    const Money remaining = remainingOf(payment);
    const Money amount = draft.amount.value_or(remaining);
    RefundPreview preview;
    preview.method = payment.method;
    preview.refundedBefore = Money(payment.amountRefunded, payment.currency);
    preview.remainingBefore = remaining;
    preview.warnings = warningsOf(basis, amount.minor() >= payment.amountCaptured);
    if (basis.transaction.settlement)
        preview.fee = Money(basis.transaction.settlement->fee, basis.transaction.settlement->currency);

    const QString ofCharge = problemOfCharge(basis);
    const QString ofAmount = ofCharge.isEmpty() ? problemOfAmount(amount, remaining) : QString();
    preview.amount = ofCharge.isEmpty() && ofAmount.isEmpty() ? amount : Money(0, payment.currency);
    preview.remainingAfter = Money(remaining.minor() - preview.amount.minor(), payment.currency);
    preview.stateAfter = preview.amount.isZero()
                             ? basis.transaction.row.status
                             : stateAfter(basis.transaction.row.status, preview.remainingAfter);
    addLifetimeValue(preview, basis);

    if (!ofCharge.isEmpty()) preview.problems.append({u"charge"_s, ofCharge});
    if (!ofAmount.isEmpty()) preview.problems.append({u"amount"_s, ofAmount});
    if (draft.reason != "requested_by_customer"_L1 && draft.reason != "duplicate"_L1)
        preview.problems.append({u"reason"_s, u"refund_reason"_s});
    if (preview.needsAcceptRisk() && !draft.acceptRisk)
        preview.problems.append({u"accept_risk"_s, u"risk_not_accepted"_s});
    return preview;
}

QString refundParameters(const RefundDraft& draft)
{
    const QString amount =
        draft.amount ? u"%1 %2"_s.arg(draft.amount->minor()).arg(draft.amount->currency().code()) : u"all"_s;
    return u"amount=%1 reason=%2"_s.arg(amount, draft.reason);
}

Result<Plan> planRefund(const RefundDraft& draft, const TransactionBasis& basis)
{
    const RefundPreview preview = previewRefund(draft, basis);
    if (!preview.problems.isEmpty()) return Failure(errorOf(preview.problems.first()));
    const Payment& payment = basis.transaction.payment;
    const QString charge = payment.id.text();
    Plan plan;
    plan.kind = refundKind;
    plan.customer = payment.customer;
    plan.subject = charge;
    plan.parameters = refundParameters(draft);
    plan.amount = preview.amount;
    plan.note = draft.note;
    plan.guards = {chargeGuard(payment)};
    plan.steps = {refundStep(payment.id, preview.amount, draft.reason)};
    plan.touched = {{u"charge"_s, charge}};
    if (!payment.customer.isEmpty()) plan.touched.append({u"customer"_s, payment.customer.text()});
    return plan;
}

} // namespace regulars::payments
