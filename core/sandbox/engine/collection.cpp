// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/engine/events.h"

#include <algorithm>

// From the draft to the money: finalizing, paying, giving up, voiding.
namespace regulars::sandbox {

namespace {

constexpr Stamp hour = 3600;
constexpr Stamp day = 86400;

std::string numberOf(Customer& customer)
{
    std::string sequence = std::to_string(customer.nextInvoiceSequence++);
    if (sequence.size() < 4) sequence.insert(0, 4 - sequence.size(), '0');
    return customer.invoicePrefix + "-" + sequence;
}

Refusal notNow(std::string message)
{
    return invalid(std::move(message), {}, "status_transition_invalid");
}

Refusal noMethod()
{
    return invalid(
        "There is no `default_payment_method` set on this Customer or Invoice. Please set one before "
        "paying the invoice.",
        {}, "missing");
}

} // namespace

/// Always: amount due = total + starting balance − ending balance.
void Engine::applyBalance(Ref<Invoice> invoice)
{
    reckon(invoice);
    Invoice& row = m_state.invoices[invoice];
    const std::int64_t applied = row.total - row.amountDue - row.tooSmall;
    if (applied != 0)
        adjustBalance(row.customer, applied, row.currency, BalanceKind::AppliedToInvoice, {}, invoice);
    if (row.tooSmall != 0)
        adjustBalance(row.customer, row.tooSmall, row.currency, BalanceKind::InvoiceTooSmall, {}, invoice);
    row.endingBalance = m_state.customers[row.customer].balance;
}

void Engine::finalizeInvoice(Ref<Invoice> invoice, std::optional<bool> autoAdvance)
{
    Invoice& row = m_state.invoices[invoice];
    if (row.status != InvoiceStatus::Draft)
        throw invalid("This invoice is already finalized, you can't re-finalize a non-draft invoice.", {},
                      "invoice_not_editable");
    schedule(DueKind::Invoice, invoice.row, row.due, 0);
    const std::string before = draw(invoice);
    row.status = InvoiceStatus::Open;
    row.isFinal = true;
    row.autoAdvance = autoAdvance.value_or(row.autoAdvance);
    row.finalizesAt = 0;
    row.finalizedAt = m_state.now;
    row.number = numberOf(m_state.customers[row.customer]);
    applyBalance(invoice);
    spendSingleUses(invoice);
    const Customer& owner = m_state.customers[row.customer];
    row.invoiced = {owner.name, owner.email, owner.phone, owner.taxExempt, owner.address, owner.shipping};
    if (row.sendsInvoice && row.dueDate == 0) row.dueDate = m_state.now + row.daysUntilDue * day;
    emit("invoice.finalized", invoice);
    emitUpdated("invoice.updated", invoice, before);
    if (row.amountDue == 0) return markPaid(invoice, false);
    requestPayment(invoice);
    if (row.sendsInvoice) {
        schedule(DueKind::Invoice, invoice.row, row.due, row.dueDate);
        emit("invoice.sent", invoice);
    } else if (row.autoAdvance) {
        row.nextAttempt = m_state.now + hour; // taken back by whoever pays at once
        schedule(DueKind::Invoice, invoice.row, row.due, row.nextAttempt);
    }
}

void Engine::requestPayment(Ref<Invoice> invoice)
{
    Invoice& row = m_state.invoices[invoice];
    const Ref<PaymentIntent> intent = newIntent(row.amountDue, row.currency, row.customer);
    PaymentIntent& payment = m_state.intents[intent];
    payment.invoice = invoice;
    payment.description = row.subscription ? "Subscription update" : "Payment for Invoice";
    if (row.reason == BillingReason::SubscriptionCreate) payment.description = "Subscription creation";
    emit("payment_intent.created", intent);
    InvoicePayment entry;
    entry.id = m_state.newId("inpay_1", 23);
    entry.created = m_state.now;
    entry.invoice = invoice;
    entry.intent = intent;
    entry.amountRequested = row.amountDue;
    entry.currency = row.currency;
    row.payments.push_back(m_state.invoicePayments.add(std::move(entry)));
}

/// The method asked for, or the first that is set (contract.md 6); may be empty.
Ref<PaymentMethod> Engine::methodFor(Ref<Invoice> invoice, Ref<PaymentMethod> asked) const
{
    const Invoice& row = m_state.invoices[invoice];
    if (asked) return asked;
    return row.defaultMethod ? row.defaultMethod : defaultMethod(row.customer, row.subscription);
}

void Engine::payInvoice(Ref<Invoice> invoice, Ref<PaymentMethod> method, bool outOfBand)
{
    Invoice& row = m_state.invoices[invoice];
    if (row.status == InvoiceStatus::Draft) {
        // Refused before it is final, where there is something to pay and nothing to pay it with.
        if (!outOfBand && row.amountDue > 0 && !methodFor(invoice, method)) throw noMethod();
        finalizeInvoice(invoice);
        if (row.status == InvoiceStatus::Paid) return; // it owes nothing
    }
    if (row.status != InvoiceStatus::Open && row.status != InvoiceStatus::Uncollectible)
        throw notNow("Only open invoices can be paid.");
    requireNoPaymentUnderWay(invoice);
    if (!outOfBand) return attemptInvoice(invoice, method, false);
    InvoicePayment& first = m_state.invoicePayments[row.payments.front()];
    first.status = InvoicePaymentStatus::Canceled;
    first.canceledAt = m_state.now;
    endPayment(first.intent, "void_invoice");
    InvoicePayment entry;
    entry.id = m_state.newId("inpay_1", 23);
    entry.created = m_state.now;
    entry.invoice = invoice;
    entry.record = m_state.newId("prec_1", 23);
    entry.amountRequested = entry.amountPaid = row.amountDue;
    entry.currency = row.currency;
    entry.status = InvoicePaymentStatus::Paid;
    entry.paidAt = m_state.now;
    row.payments.push_back(m_state.invoicePayments.add(std::move(entry)));
    row.amountPaid = row.amountDue;
    markPaid(invoice, false);
}

void Engine::attemptInvoice(Ref<Invoice> invoice, Ref<PaymentMethod> method, bool automatic)
{
    Invoice& row = m_state.invoices[invoice];
    method = methodFor(invoice, method);
    InvoicePayment& payment = m_state.invoicePayments[row.payments.front()];
    PaymentIntent& intent = m_state.intents[payment.intent];
    if (!method && !automatic) throw noMethod();
    // The first try counts, whoever makes it, and then automatic ones only (contract.md 11).
    if (automatic || row.attemptCount == 0) ++row.attemptCount;
    row.attempted = true;
    if (!method) return markFailed(invoice, automatic);
    intent.method = method;
    if (m_state.methods[method].behavior == MethodBehavior::NeedsAuthentication) {
        intent.status = IntentStatus::RequiresAction;
        emit("payment_intent.requires_action", payment.intent);
        emit("invoice.payment_action_required", invoice);
        return markFailed(invoice, automatic);
    }
    attempt(payment.intent);
    if (intent.status == IntentStatus::Processing) return waitForDebit(invoice);
    if (intent.status != IntentStatus::Succeeded) return markFailed(invoice, automatic);
    paymentArrived(invoice);
}

/// Open and not tried again until the bank has spoken; a subscription begins meanwhile.
void Engine::waitForDebit(Ref<Invoice> invoice)
{
    Invoice& row = m_state.invoices[invoice];
    row.nextAttempt = 0;
    schedule(DueKind::Invoice, invoice.row, row.due, 0);
    if (row.subscription && m_state.subscriptions[row.subscription].status == SubscriptionStatus::Incomplete)
        setStatus(row.subscription, SubscriptionStatus::Active);
    endResumption(invoice, SubscriptionStatus::Active);
}

void Engine::paymentArrived(Ref<Invoice> invoice)
{
    Invoice& row = m_state.invoices[invoice];
    InvoicePayment& payment = m_state.invoicePayments[row.payments.front()];
    payment.status = InvoicePaymentStatus::Paid;
    payment.amountPaid = payment.amountRequested;
    payment.paidAt = m_state.now;
    row.amountPaid = row.amountDue;
    emit("invoice_payment.paid", row.payments.front());
    markPaid(invoice, true);
}

void Engine::markPaid(Ref<Invoice> invoice, bool withPayment)
{
    Invoice& row = m_state.invoices[invoice];
    schedule(DueKind::Invoice, invoice.row, row.due, 0);
    change("invoice.updated", invoice, row, [&](Invoice& changed) {
        changed.status = InvoiceStatus::Paid;
        changed.attempted = true;
        changed.nextAttempt = 0;
        changed.paidAt = m_state.now;
    });
    emit("invoice.paid", invoice);
    if (withPayment) emit("invoice.payment_succeeded", invoice);
    Customer& owner = m_state.customers[row.customer];
    if (owner.delinquent)
        change("customer.updated", row.customer, owner,
               [](Customer& changed) { changed.delinquent = false; });
    if (!row.subscription) return;
    const Subscription& sub = m_state.subscriptions[row.subscription];
    const bool waits = sub.status == SubscriptionStatus::Incomplete ||
                       sub.status == SubscriptionStatus::PastDue || sub.status == SubscriptionStatus::Unpaid;
    if (waits && sub.latestInvoice == invoice) setStatus(row.subscription, SubscriptionStatus::Active);
    endResumption(invoice, SubscriptionStatus::Active);
}

void Engine::markFailed(Ref<Invoice> invoice, bool automatic)
{
    Invoice& row = m_state.invoices[invoice];
    const auto& retries = m_state.settings.retryDays;
    const auto tried = static_cast<std::size_t>(std::max(1, row.attemptCount)) - 1;
    const bool first = row.reason == BillingReason::SubscriptionCreate;
    const bool more = row.autoAdvance && !first && tried < retries.size();
    if (automatic || row.nextAttempt == 0 || !more) {
        row.nextAttempt = more ? m_state.now + retries[tried] * day : 0;
        schedule(DueKind::Invoice, invoice.row, row.due, row.nextAttempt);
    }
    emit("invoice.payment_failed", invoice);
    Customer& owner = m_state.customers[row.customer];
    if (!owner.delinquent && !owner.deleted)
        change("customer.updated", row.customer, owner, [](Customer& changed) { changed.delinquent = true; });
    if (!row.subscription) return;
    if (m_state.subscriptions[row.subscription].status == SubscriptionStatus::Active)
        setStatus(row.subscription, SubscriptionStatus::PastDue);
    if (!row.autoAdvance) endResumption(invoice, SubscriptionStatus::PastDue);
    if (automatic && !more && !first) giveUp(invoice);
}

/// The retries are over: the account's setting says what becomes of the subscription.
void Engine::giveUp(Ref<Invoice> invoice)
{
    const Ref<Subscription> subscription = m_state.invoices[invoice].subscription;
    if (m_state.subscriptions[subscription].status != SubscriptionStatus::PastDue) return;
    if (m_state.settings.unpaidAfterRetries) return setStatus(subscription, SubscriptionStatus::Unpaid);
    cancelSubscription(subscription, "payment_failed");
}

void Engine::voidInvoice(Ref<Invoice> invoice)
{
    Invoice& row = m_state.invoices[invoice];
    if (row.status != InvoiceStatus::Open && row.status != InvoiceStatus::Uncollectible)
        throw notNow("You can only void open or uncollectible invoices.");
    requireNoPaymentUnderWay(invoice);
    schedule(DueKind::Invoice, invoice.row, row.due, 0);
    for (const Ref<InvoicePayment> ref : row.payments) {
        InvoicePayment& payment = m_state.invoicePayments[ref];
        if (payment.status != InvoicePaymentStatus::Open) continue;
        payment.status = InvoicePaymentStatus::Canceled;
        payment.canceledAt = m_state.now;
        endPayment(payment.intent, "void_invoice");
    }
    const std::int64_t back = row.startingBalance - row.endingBalance;
    const bool keeps = m_state.customers[row.customer].deleted;
    if (back != 0 && !keeps)
        adjustBalance(row.customer, back, row.currency, BalanceKind::UnappliedFromInvoice, {}, invoice);
    const std::string before = draw(invoice);
    row.status = InvoiceStatus::Void;
    row.nextAttempt = 0;
    row.voidedAt = m_state.now;
    emitUpdated("invoice.updated", invoice, before);
    emit("invoice.voided", invoice);
}

void Engine::writeOff(Ref<Invoice> invoice)
{
    Invoice& row = m_state.invoices[invoice];
    if (row.status != InvoiceStatus::Open) throw notNow("You can only mark open invoices as uncollectible.");
    schedule(DueKind::Invoice, invoice.row, row.due, 0);
    const std::string before = draw(invoice);
    row.status = InvoiceStatus::Uncollectible;
    row.nextAttempt = 0;
    row.uncollectibleAt = m_state.now;
    emitUpdated("invoice.updated", invoice, before);
    emit("invoice.marked_uncollectible", invoice);
    endResumption(invoice, SubscriptionStatus::Active);
}

void Engine::sendInvoice(Ref<Invoice> invoice)
{
    Invoice& row = m_state.invoices[invoice];
    if (!row.sendsInvoice)
        throw invalid("You can only manually send an invoice if its collection method is 'send_invoice'.");
    if (row.status == InvoiceStatus::Draft) return finalizeInvoice(invoice); // which sends it
    if (row.status != InvoiceStatus::Open) throw notNow("You can only send open invoices.");
    emit("invoice.sent", invoice);
}

void Engine::meetInvoice(Ref<Invoice> invoice)
{
    Invoice& row = m_state.invoices[invoice];
    schedule(DueKind::Invoice, invoice.row, row.due, 0);
    if (row.status == InvoiceStatus::Draft) {
        if (!row.autoAdvance) return;
        finalizeInvoice(invoice);
        const CollectionPause pause =
            row.subscription ? m_state.subscriptions[row.subscription].pause : CollectionPause::None;
        if (row.status != InvoiceStatus::Open) return;
        if (pause == CollectionPause::Void) return voidInvoice(invoice);
        if (pause == CollectionPause::MarkUncollectible) return writeOff(invoice);
        if (!row.sendsInvoice) attemptInvoice(invoice, {}, true);
    } else if (row.status == InvoiceStatus::Open && row.sendsInvoice) {
        emit("invoice.overdue", invoice);
        if (row.subscription && m_state.subscriptions[row.subscription].status == SubscriptionStatus::Active)
            setStatus(row.subscription, SubscriptionStatus::PastDue);
    } else if (row.status == InvoiceStatus::Open && row.autoAdvance) {
        attemptInvoice(invoice, {}, true);
    }
}

} // namespace regulars::sandbox
