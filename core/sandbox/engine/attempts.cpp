// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/engine/events.h"

// What a bank says when a method is charged: at once for cards, days later for debits.
namespace regulars::sandbox {

namespace {

constexpr Stamp day = 86400;
constexpr int clearingDays = 5; // business days that a SEPA debit takes

struct Decline {
    std::string code;
    std::string declineCode;
    std::string message;
};

/// Stripe's code and words for a decline code (contract.md 27).
Decline declineFor(const PaymentMethod& method)
{
    const std::string decline = method.behavior == MethodBehavior::NeedsAuthentication
                                    ? "authentication_required"
                                : method.declineCode.empty() ? "generic_decline"
                                                             : method.declineCode;
    if (method.details.kind == MethodKind::SepaDebit) // banks give a reason, but it is no decline code
        return {decline == "generic_decline" ? "payment_method_provider_decline" : decline,
                {},
                "The customer's bank refused the debit."};
    if (decline == "authentication_required")
        return {decline, decline, "Your card was declined. This transaction requires authentication."};
    if (decline == "expired_card") return {decline, decline, "Your card has expired."};
    if (decline == "processing_error")
        return {decline, decline, "An error occurred while processing your card. Try again in a little bit."};
    if (decline == "insufficient_funds")
        return {"card_declined", decline, "Your card has insufficient funds."};
    return {"card_declined", decline, "Your card was declined."};
}

/// So many business days later, at the same time of day.
Stamp businessDaysAfter(Stamp at, int days)
{
    while (days > 0) {
        at += day;
        const Stamp weekday = (at / day + 4) % 7; // 1970 began on a Thursday; 0 is Sunday
        if (weekday != 0 && weekday != 6) --days;
    }
    return at;
}

void failWith(Charge& charge, Decline decline)
{
    charge.status = ChargeStatus::Failed;
    charge.failureCode = std::move(decline.code);
    charge.declineCode = std::move(decline.declineCode);
    charge.failureMessage = std::move(decline.message);
}

} // namespace

Ref<Charge> Engine::newCharge(Ref<PaymentIntent> intent)
{
    const PaymentIntent& source = m_state.intents[intent];
    const PaymentMethod& method = m_state.methods[source.method];
    Charge row;
    row.id = m_state.newId(method.details.kind == MethodKind::Card ? "ch_3" : "py_3", 23);
    row.created = m_state.now;
    row.amount = source.amount;
    row.currency = source.currency;
    row.customer = source.customer;
    row.intent = intent;
    row.method = source.method;
    row.details = method.details;
    row.billing = method.billing;
    row.description = source.description;
    row.statementDescriptor = source.statementDescriptor;
    row.receiptEmail = source.receiptEmail;
    row.metadata = source.metadata;
    row.riskScore = static_cast<int>(m_state.nextRandom() % 60);
    row.status = ChargeStatus::Pending;
    const Ref<Charge> charge = m_state.charges.add(std::move(row));
    if (source.customer) m_state.byCustomer[source.customer.row].charges.push_back(charge);
    return charge;
}

void Engine::attempt(Ref<PaymentIntent> intent, bool isAuthenticated)
{
    PaymentIntent& row = m_state.intents[intent];
    const PaymentMethod& method = m_state.methods[row.method];
    const Ref<Charge> charge = newCharge(intent);
    row.latestCharge = charge;
    row.authenticationFailed = false;
    if (isBlocked(charge)) return block(charge);
    if (method.details.kind == MethodKind::SepaDebit) {
        row.status = IntentStatus::Processing;
        Charge& debit = m_state.charges[charge];
        schedule(DueKind::Charge, charge.row, debit.due, businessDaysAfter(m_state.now, clearingDays));
        emit("payment_intent.processing", intent);
        emit("charge.pending", charge);
        return followPayment(intent);
    }
    const bool asks = method.behavior == MethodBehavior::NeedsAuthentication && !isAuthenticated;
    decide(charge, method.behavior != MethodBehavior::Declines && !asks);
}

/// No bank is asked: the account's own lists say no.
void Engine::block(Ref<Charge> charge)
{
    Charge& row = m_state.charges[charge];
    row.blocked = true;
    const bool card = row.details.kind == MethodKind::Card;
    failWith(row, card ? Decline{"card_declined", "fraudulent", "Your card was declined."}
                       : Decline{"payment_method_provider_decline", {}, "The payment was blocked."});
    m_state.intents[row.intent].status = IntentStatus::RequiresPaymentMethod;
    emit("charge.failed", charge);
    emit("payment_intent.payment_failed", row.intent);
}

void Engine::decide(Ref<Charge> charge, bool pays)
{
    Charge& row = m_state.charges[charge];
    PaymentIntent& intent = m_state.intents[row.intent];
    const PaymentMethod& method = m_state.methods[row.method];
    if (!pays) {
        failWith(row, declineFor(method));
        intent.status = IntentStatus::RequiresPaymentMethod;
        emit("charge.failed", charge);
        emit("payment_intent.payment_failed", row.intent);
        return followPayment(row.intent);
    }
    row.transaction = settle(charge);
    row.status = ChargeStatus::Succeeded;
    intent.status = IntentStatus::Succeeded;
    if (method.behavior == MethodBehavior::Disputes)
        schedule(DueKind::Charge, charge.row, row.due, m_state.now + 3 * day);
    emit("charge.succeeded", charge);
    emit("payment_intent.succeeded", row.intent);
    followPayment(row.intent);
}

void Engine::meetCharge(Ref<Charge> charge)
{
    Charge& row = m_state.charges[charge];
    schedule(DueKind::Charge, charge.row, row.due, 0);
    if (row.status != ChargeStatus::Pending) {
        if (row.amountRefunded == 0 && !row.disputed) openDispute(charge, "fraudulent");
        return;
    }
    const bool pays = m_state.methods[row.method].behavior != MethodBehavior::Declines;
    decide(charge, pays);
    const Ref<Invoice> invoice = m_state.intents[row.intent].invoice;
    if (!invoice) return;
    if (pays)
        paymentArrived(invoice);
    else
        markFailed(invoice, true);
}

void Engine::answerAuthentication(Ref<PaymentIntent> intent, bool passes)
{
    PaymentIntent& row = m_state.intents[intent];
    if (row.status != IntentStatus::RequiresAction)
        throw invalid("This PaymentIntent waits for no action.", {}, "payment_intent_unexpected_state");
    if (!passes) {
        row.status = IntentStatus::RequiresPaymentMethod;
        row.authenticationFailed = true;
        emit("payment_intent.payment_failed", intent);
        return;
    }
    attempt(intent, true);
    if (row.invoice && row.status == IntentStatus::Succeeded) paymentArrived(row.invoice);
}

} // namespace regulars::sandbox
