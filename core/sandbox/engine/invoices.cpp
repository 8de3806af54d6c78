// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/engine/events.h"
#include "core/sandbox/engine/exact.h"

#include <algorithm>

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

InvoiceLine newLine(AccountState& state, const Invoice& invoice)
{
    InvoiceLine line;
    line.id = state.newId("il_1", 23);
    line.subscription = invoice.subscription;
    return line;
}

Refusal notNow(std::string message)
{
    return invalid(std::move(message), {}, "status_transition_invalid");
}

} // namespace

Ref<Invoice> Engine::draft(Ref<Customer> customer, Ref<Subscription> subscription, BillingReason reason,
                           Currency currency)
{
    Customer& owner = m_state.customers[customer];
    if (owner.currency.isEmpty())
        change("customer.updated", customer, owner, [&](Customer& changed) { changed.currency = currency; });
    Invoice row;
    row.id = m_state.newId("in_1", 23);
    row.created = row.periodStart = row.periodEnd = m_state.now;
    row.customer = customer;
    row.subscription = subscription;
    row.reason = reason;
    row.currency = currency;
    row.customerName = owner.name;
    row.customerEmail = owner.email;
    row.footer = owner.invoiceFooter;
    if (subscription) {
        const Subscription& sub = m_state.subscriptions[subscription];
        row.sendsInvoice = sub.sendsInvoice;
        row.daysUntilDue = sub.daysUntilDue;
        row.autoAdvance = true;
    }
    const Ref<Invoice> invoice = m_state.invoices.add(std::move(row));
    m_state.byCustomer[customer.row].invoices.push_back(invoice);
    return invoice;
}

void Engine::addItemLine(Ref<Invoice> invoice, Ref<SubscriptionItem> ref, std::int64_t amount, bool isTrial)
{
    Invoice& row = m_state.invoices[invoice];
    SubscriptionItem& item = m_state.items[ref];
    const Price& price = m_state.prices[item.price];
    const std::string& name = m_state.products[price.product].name;
    InvoiceLine line = newLine(m_state, row);
    line.amount = amount;
    line.description = isTrial ? "Trial period for " + name : std::to_string(item.quantity) + " × " + name;
    line.periodStart = item.periodStart;
    line.periodEnd = item.periodEnd;
    line.quantity = item.quantity;
    line.item = ref;
    line.price = item.price;
    item.debits.clear();
    if (amount > 0) item.debits.push_back({amount, item.periodStart, item.periodEnd, invoice, line.id, {}});
    row.total += amount;
    row.amountDue = std::max<std::int64_t>(0, row.total);
    row.lines.push_back(std::move(line));
}

void Engine::takeItem(Ref<Invoice> invoice, Ref<InvoiceItem> ref)
{
    Invoice& row = m_state.invoices[invoice];
    InvoiceItem& item = m_state.invoiceItems[ref];
    item.invoice = invoice;
    InvoiceLine line = newLine(m_state, row);
    line.amount = item.amount;
    line.description = item.description;
    line.periodStart = item.periodStart;
    line.periodEnd = item.periodEnd;
    line.quantity = item.quantity;
    line.proration = item.proration;
    line.subscription = item.subscription;
    line.item = item.item;
    line.invoiceItem = ref;
    line.price = item.price;
    line.creditedInvoice = item.creditedInvoice;
    line.creditedLines = item.creditedLines;
    line.metadata = item.metadata;
    row.total += item.amount;
    row.amountDue = std::max<std::int64_t>(0, row.total);
    row.lines.push_back(std::move(line));
}

void Engine::takePending(Ref<Invoice> invoice)
{
    const Invoice& row = m_state.invoices[invoice];
    const auto& items = m_state.byCustomer[row.customer.row].invoiceItems;
    for (const Ref<InvoiceItem> ref : items) {
        const InvoiceItem& item = m_state.invoiceItems[ref];
        if (item.deleted || item.invoice || item.currency != row.currency) continue;
        // Without a subscription it lands on the next invoice of any (contract.md 13).
        if (!item.subscription || item.subscription == row.subscription) takeItem(invoice, ref);
    }
}

void Engine::announceDraft(Ref<Invoice> invoice)
{
    emit("invoice.created", invoice);
}

Ref<Invoice> Engine::createInvoice(const NewInvoice& wanted)
{
    const Customer& owner = m_state.customers[wanted.customer];
    Currency currency = wanted.currency.isEmpty() ? owner.currency : wanted.currency;
    if (currency.isEmpty()) currency = m_state.settings.currency;
    const Ref<Invoice> invoice = draft(wanted.customer, wanted.subscription, BillingReason::Manual, currency);
    Invoice& row = m_state.invoices[invoice];
    row.autoAdvance = wanted.autoAdvance;
    row.sendsInvoice = wanted.sendsInvoice;
    row.daysUntilDue = wanted.daysUntilDue;
    row.description = wanted.description;
    if (!wanted.footer.empty()) row.footer = wanted.footer;
    row.defaultMethod = wanted.defaultMethod;
    row.metadata = wanted.metadata;
    if (wanted.includePending) takePending(invoice);
    if (row.autoAdvance) {
        row.finalizesAt = m_state.now + hour;
        schedule(DueKind::Invoice, invoice.row, row.due, row.finalizesAt);
    }
    announceDraft(invoice);
    return invoice;
}

Ref<InvoiceItem> Engine::createInvoiceItem(const NewInvoiceItem& wanted)
{
    Customer& owner = m_state.customers[wanted.customer];
    InvoiceItem row;
    row.currency = wanted.price ? m_state.prices[wanted.price].currency : wanted.currency;
    if (!owner.currency.isEmpty() && owner.currency != row.currency)
        throw invalid("The currency must match the customer's currency: " + codeOf(owner.currency),
                      "currency");
    if (wanted.invoice && m_state.invoices[wanted.invoice].status != InvoiceStatus::Draft)
        throw invalid("This invoice is no longer editable.", "invoice", "invoice_not_editable");
    if (owner.currency.isEmpty())
        change("customer.updated", wanted.customer, owner,
               [&](Customer& changed) { changed.currency = row.currency; });
    row.id = m_state.newId("ii_1", 23);
    row.created = m_state.now;
    row.customer = wanted.customer;
    row.quantity = wanted.quantity;
    row.amount = wanted.price ? amountOf(m_state.prices[wanted.price], wanted.quantity) : wanted.amount;
    row.price = wanted.price;
    row.subscription = wanted.subscription;
    row.description = wanted.description;
    row.discountable = wanted.discountable;
    row.periodStart = wanted.periodStart == 0 ? m_state.now : wanted.periodStart;
    row.periodEnd = wanted.periodEnd == 0 ? row.periodStart : wanted.periodEnd;
    row.metadata = wanted.metadata;
    const Ref<InvoiceItem> item = m_state.invoiceItems.add(std::move(row));
    m_state.byCustomer[wanted.customer.row].invoiceItems.push_back(item);
    if (wanted.invoice) takeItem(wanted.invoice, item);
    emit("invoiceitem.created", item);
    return item;
}

void Engine::deleteInvoiceItem(Ref<InvoiceItem> ref)
{
    InvoiceItem& item = m_state.invoiceItems[ref];
    if (item.invoice) {
        Invoice& invoice = m_state.invoices[item.invoice];
        if (invoice.status != InvoiceStatus::Draft)
            throw invalid("This invoice is no longer editable.", {}, "invoice_not_editable");
        std::erase_if(invoice.lines, [&](const InvoiceLine& line) { return line.invoiceItem == ref; });
        invoice.total -= item.amount;
        invoice.amountDue = std::max<std::int64_t>(0, invoice.total);
    }
    emit("invoiceitem.deleted", ref);
    item.deleted = true;
}

/// Spends or tops up the credit balance (contract.md 11 and 36). Always: amount due = total + starting −
/// ending.
void Engine::applyBalance(Ref<Invoice> invoice)
{
    Invoice& row = m_state.invoices[invoice];
    const std::int64_t start = m_state.customers[row.customer].balance;
    row.startingBalance = start;
    const std::int64_t sum = row.total + start;
    row.amountDue = row.total <= 0 ? 0 : std::max<std::int64_t>(0, sum);
    const std::int64_t applied = sum - row.amountDue;
    if (applied != start)
        adjustBalance(row.customer, applied - start, row.currency, BalanceKind::AppliedToInvoice, {},
                      invoice);
    if (row.amountDue > 0 && row.amountDue < minimumCharge(row.currency)) {
        adjustBalance(row.customer, row.amountDue, row.currency, BalanceKind::InvoiceTooSmall, {}, invoice);
        row.amountDue = 0;
    }
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
    if (row.sendsInvoice) row.dueDate = m_state.now + row.daysUntilDue * day;
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

void Engine::payInvoice(Ref<Invoice> invoice, Ref<PaymentMethod> method, bool outOfBand)
{
    Invoice& row = m_state.invoices[invoice];
    if (row.status != InvoiceStatus::Open && row.status != InvoiceStatus::Uncollectible)
        throw notNow("Only open invoices can be paid.");
    requireNoPaymentUnderWay(invoice);
    if (!outOfBand) return attemptInvoice(invoice, method, false);
    InvoicePayment& first = m_state.invoicePayments[row.payments.front()];
    first.status = InvoicePaymentStatus::Canceled;
    first.canceledAt = m_state.now;
    cancelPayment(first.intent, "void_invoice");
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
    if (!method) method = row.defaultMethod;
    if (!method) method = defaultMethod(row.customer, row.subscription);
    InvoicePayment& payment = m_state.invoicePayments[row.payments.front()];
    PaymentIntent& intent = m_state.intents[payment.intent];
    if (!method && !automatic)
        throw invalid(
            "There is no `default_payment_method` set on this Customer or Invoice. Please set one before "
            "paying the invoice.",
            {}, "missing");
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
        cancelPayment(payment.intent, "void_invoice");
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

void Engine::deleteDraft(Ref<Invoice> invoice)
{
    Invoice& row = m_state.invoices[invoice];
    if (row.status != InvoiceStatus::Draft || row.subscription)
        throw invalid("You can only delete one-off draft invoices.", {}, "invoice_not_editable");
    schedule(DueKind::Invoice, invoice.row, row.due, 0);
    for (const InvoiceLine& line : row.lines) {
        if (!line.invoiceItem) continue;
        emit("invoiceitem.deleted", line.invoiceItem);
        m_state.invoiceItems[line.invoiceItem].deleted = true;
    }
    emit("invoice.deleted", invoice);
    row.deleted = true;
}

void Engine::meetInvoice(Ref<Invoice> invoice)
{
    Invoice& row = m_state.invoices[invoice];
    schedule(DueKind::Invoice, invoice.row, row.due, 0);
    if (row.status == InvoiceStatus::Draft) {
        if (!row.autoAdvance) return;
        finalizeInvoice(invoice);
        if (row.status == InvoiceStatus::Open && !row.sendsInvoice) attemptInvoice(invoice, {}, true);
    } else if (row.status == InvoiceStatus::Open && row.sendsInvoice) {
        emit("invoice.overdue", invoice);
        if (row.subscription && m_state.subscriptions[row.subscription].status == SubscriptionStatus::Active)
            setStatus(row.subscription, SubscriptionStatus::PastDue);
    } else if (row.status == InvoiceStatus::Open && row.autoAdvance) {
        attemptInvoice(invoice, {}, true);
    }
}

} // namespace regulars::sandbox
