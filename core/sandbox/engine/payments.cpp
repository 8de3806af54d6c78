// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/engine/events.h"
#include "core/sandbox/engine/exact.h"
#include "core/sandbox/engine/rates.h"

namespace regulars::sandbox {

namespace {

constexpr Stamp day = 86400;

/// Whether nothing can be done about a payment any more: a debit under way cannot be called back either.
bool isSettled(IntentStatus status)
{
    return status == IntentStatus::Processing || status == IntentStatus::Succeeded ||
           status == IntentStatus::Canceled;
}

bool isForeign(const MethodDetails& details, const std::string& country)
{
    return details.country != country;
}

} // namespace

std::int64_t Engine::minimumCharge(Currency currency) const
{
    const std::int64_t least = minimumSettled(m_state.settings.currency);
    const std::int64_t rate = exchangeRate(m_state.settings.currency, currency);
    return exchanged(least, rate);
}

Ref<PaymentIntent> Engine::newIntent(std::int64_t amount, Currency currency, Ref<Customer> customer)
{
    PaymentIntent row;
    row.id = m_state.newId("pi_3", 23);
    row.created = m_state.now;
    row.amount = amount;
    row.currency = currency;
    row.customer = customer;
    const Ref<PaymentIntent> intent = m_state.intents.add(std::move(row));
    if (customer) m_state.byCustomer[customer.row].intents.push_back(intent);
    return intent;
}

void Engine::requireUsable(Ref<PaymentMethod> method, Ref<Customer> payer) const
{
    const PaymentMethod& row = m_state.methods[method];
    if (row.detached || (row.customer && row.customer != payer))
        throw invalid("The PaymentMethod may not be used: it was detached, or belongs to another customer.",
                      "payment_method", "payment_method_unexpected_state");
}

void Engine::requireOwnMethod(Ref<PaymentMethod> method, Ref<Customer> customer) const
{
    if (m_state.methods[method].customer != customer)
        throw invalid("The customer does not have a payment method with that ID.", "default_payment_method",
                      "resource_missing");
}

Ref<PaymentIntent> Engine::createPayment(const NewPayment& wanted)
{
    if (wanted.amount <= 0 || wanted.amount < minimumCharge(wanted.currency))
        throw invalid("Amount must be at least the minimum charge amount.", "amount", "amount_too_small");
    if (wanted.amount > 999'999'999'999) throw invalid("Amount is too large.", "amount", "amount_too_large");
    if (wanted.customer && m_state.customers[wanted.customer].deleted)
        throw missing("customer", m_state.customers[wanted.customer].id, "customer");
    if (wanted.method) requireUsable(wanted.method, wanted.customer);
    if (wanted.confirm && !wanted.method)
        throw invalid("You cannot confirm this PaymentIntent because it's missing a payment method.", {},
                      "payment_intent_unexpected_state");
    const Ref<PaymentIntent> intent = newIntent(wanted.amount, wanted.currency, wanted.customer);
    PaymentIntent& row = m_state.intents[intent];
    row.method = wanted.method;
    row.status = wanted.method ? IntentStatus::RequiresConfirmation : IntentStatus::RequiresPaymentMethod;
    row.description = wanted.description;
    row.statementDescriptor = wanted.statementDescriptor;
    row.receiptEmail = wanted.receiptEmail;
    row.returnUrl = wanted.returnUrl;
    row.metadata = wanted.metadata;
    emit("payment_intent.created", intent);
    if (wanted.confirm) confirmPayment(intent, {}, wanted.offSession);
    return intent;
}

void Engine::confirmPayment(Ref<PaymentIntent> intent, Ref<PaymentMethod> method, bool offSession)
{
    PaymentIntent& row = m_state.intents[intent];
    if (isSettled(row.status))
        throw invalid("You cannot confirm this PaymentIntent because it is processing, has already succeeded "
                      "or was canceled.",
                      {}, "payment_intent_unexpected_state");
    if (!method) method = row.method;
    if (!method)
        throw invalid("You cannot confirm this PaymentIntent because it's missing a payment method.", {},
                      "payment_intent_unexpected_state");
    requireUsable(method, row.customer);
    if (row.invoice) return attemptInvoice(row.invoice, method, false);
    row.method = method;
    row.authenticationFailed = false;
    if (m_state.methods[method].behavior == MethodBehavior::NeedsAuthentication && !offSession) {
        row.status = IntentStatus::RequiresAction;
        emit("payment_intent.requires_action", intent);
        return;
    }
    attempt(intent);
}

void Engine::cancelPayment(Ref<PaymentIntent> intent, std::string reason)
{
    if (m_state.intents[intent].invoice)
        throw invalid("You cannot cancel this PaymentIntent because it belongs to an invoice. Void the "
                      "invoice instead.",
                      {}, "payment_intent_unexpected_state");
    endPayment(intent, std::move(reason));
}

void Engine::endPayment(Ref<PaymentIntent> intent, std::string reason)
{
    PaymentIntent& row = m_state.intents[intent];
    if (isSettled(row.status))
        throw invalid(
            "You cannot cancel this PaymentIntent because it is processing, has already succeeded or "
            "was canceled.",
            {}, "payment_intent_unexpected_state");
    row.status = IntentStatus::Canceled;
    row.canceledAt = m_state.now;
    row.cancellationReason = std::move(reason);
    emit("payment_intent.canceled", intent);
}

Ref<BalanceTransaction> Engine::book(BalanceTransaction transaction)
{
    transaction.id = m_state.newId("txn_3", 23);
    transaction.created = m_state.now;
    transaction.currency = m_state.settings.currency;
    return m_state.transactions.add(std::move(transaction));
}

Ref<BalanceTransaction> Engine::settle(Ref<Charge> charge)
{
    const Charge& row = m_state.charges[charge];
    const Currency settlement = m_state.settings.currency;
    BalanceTransaction entry;
    entry.kind = row.details.kind == MethodKind::Card ? BalanceTransactionKind::Charge
                                                      : BalanceTransactionKind::Payment;
    entry.rate = exchangeRate(row.currency, settlement);
    entry.amount = exchanged(row.amount, entry.rate);
    const bool foreign = isForeign(row.details, m_state.settings.country);
    entry.fee = processingFee(entry.amount, settlement, row.details.kind, foreign, entry.rate != 0);
    entry.availableOn = m_state.now - m_state.now % day + 7 * day;
    entry.description = row.description;
    entry.charge = charge;
    return book(std::move(entry));
}

void Engine::requireNoPaymentUnderWay(Ref<Invoice> invoice) const
{
    for (const Ref<InvoicePayment> payment : m_state.invoices[invoice].payments) {
        const Ref<PaymentIntent> intent = m_state.invoicePayments[payment].intent;
        if (intent && m_state.intents[intent].status == IntentStatus::Processing)
            throw invalid("A payment of this invoice is still processing.", {},
                          "payment_intent_unexpected_state");
    }
}

Refusal Engine::declineOf(Ref<PaymentIntent> intent) const
{
    const PaymentIntent& row = m_state.intents[intent];
    Refusal refusal;
    // Where the bank asks, an earlier charge says nothing about this try.
    const bool declined = row.latestCharge && row.status != IntentStatus::RequiresAction;
    refusal.status = 402;
    refusal.type = declined ? "card_error" : "invalid_request_error";
    refusal.intent = intent;
    if (declined) {
        refusal.charge = row.latestCharge;
        const Charge& charge = m_state.charges[row.latestCharge];
        refusal.code = charge.failureCode;
        refusal.declineCode = charge.declineCode;
        refusal.message = charge.failureMessage;
    } else {
        refusal.code =
            row.invoice ? "invoice_payment_intent_requires_action" : "payment_intent_unexpected_state";
        refusal.message = "This payment needs a payment method, or an action of the payer.";
    }
    return refusal;
}

} // namespace regulars::sandbox
