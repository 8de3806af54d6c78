// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/engine/calendar.h"
#include "core/sandbox/engine/events.h"
#include "core/sandbox/engine/exact.h"

#include <algorithm>

namespace regulars::sandbox {

bool Engine::isLive(const Subscription& subscription) const
{
    return subscription.endedAt == 0;
}

void Engine::setStatus(Ref<Subscription> subscription, SubscriptionStatus status)
{
    change("customer.subscription.updated", subscription, m_state.subscriptions[subscription],
           [&](Subscription& row) { row.status = status; });
    reschedule(subscription);
}

const PriceFields& Engine::priceOf(const NewSubscriptionItem& item) const
{
    if (item.newPrice) return *item.newPrice;
    return m_state.prices[item.price];
}

void Engine::requireItems(const NewSubscription& wanted) const
{
    if (m_state.customers[wanted.customer].deleted)
        throw missing("customer", m_state.customers[wanted.customer].id, "customer");
    if (wanted.items.empty()) throw invalid("Missing required param: items.", "items", "parameter_missing");
    const Currency currency = priceOf(wanted.items.front()).currency;
    const Currency fixed = m_state.customers[wanted.customer].currency;
    for (const NewSubscriptionItem& item : wanted.items) {
        const PriceFields& price = priceOf(item);
        if (price.interval == Interval::None)
            throw invalid(
                "The price specified is set to `type=one_time` but this field only accepts prices with "
                "`type=recurring`.",
                "items[0][price]");
        if (price.currency != currency || (!fixed.isEmpty() && fixed != currency))
            throw invalid("You cannot combine currencies on a single customer.", "items[0][price]");
        if (item.quantity < 0) throw invalid("Invalid non-negative integer", "items[0][quantity]");
    }
    if (wanted.trialEnd != 0 && wanted.trialEnd < m_state.now)
        throw invalid("Invalid timestamp: must be an integer Unix timestamp in the future.", "trial_end");
    if (wanted.billingCycleAnchor != 0 && wanted.billingCycleAnchor < m_state.now)
        throw invalid("Invalid timestamp: must be an integer Unix timestamp in the future.",
                      "billing_cycle_anchor");
    if ((wanted.cancelAt != 0 || wanted.cancelAtBound) && wanted.cancelAtPeriodEnd)
        throw invalid("You may only specify one of these parameters: cancel_at, cancel_at_period_end.",
                      "cancel_at", "parameters_exclusive");
    if (wanted.cancelAt != 0 && wanted.cancelAt <= m_state.now)
        throw invalid("Invalid timestamp: must be an integer Unix timestamp in the future.", "cancel_at");
}

/// Refuses before anything is made: discounts that nobody may use …
void Engine::requireDiscounts(const NewSubscription& wanted) const
{
    requireRedeemable(wanted.discounts, orderOf(wanted));
    for (const NewSubscriptionItem& item : wanted.items)
        requireRedeemable(item.discounts, orderOf(wanted));
}

/// … and payment: no method at all, or one that declines where that must not leave a trace.
void Engine::requirePayable(const NewSubscription& wanted) const
{
    if (wanted.defaultMethod && m_state.methods[wanted.defaultMethod].customer != wanted.customer)
        throw invalid("The customer does not have a payment method with that ID.", "default_payment_method",
                      "resource_missing");
    const bool free =
        std::all_of(wanted.items.begin(), wanted.items.end(), [&](const NewSubscriptionItem& item) {
            return amountOf(priceOf(item), item.quantity) == 0;
        });
    if (wanted.sendsInvoice || wanted.trialEnd > m_state.now || free ||
        wanted.paymentBehavior == PaymentBehavior::DefaultIncomplete)
        return;
    const Ref<PaymentMethod> method =
        wanted.defaultMethod ? wanted.defaultMethod : defaultMethod(wanted.customer);
    if (!method)
        throw invalid(
            "This customer has no attached payment source or default payment method. Please consider "
            "adding a default payment method.",
            {}, "resource_missing");
    const MethodBehavior behavior = m_state.methods[method].behavior;
    const bool pays = behavior == MethodBehavior::Pays || behavior == MethodBehavior::Disputes;
    if (pays || wanted.paymentBehavior != PaymentBehavior::ErrorIfIncomplete) return;
    Refusal declined = invalid("Your card was declined.", {}, "card_declined");
    declined.status = 402;
    declined.type = "card_error";
    declined.declineCode = m_state.methods[method].declineCode;
    if (behavior == MethodBehavior::NeedsAuthentication) declined.code = "subscription_payment_intent_requires_action";
    throw declined;
}

void Engine::addItem(Ref<Subscription> subscription, const NewSubscriptionItem& wanted, Stamp start)
{
    SubscriptionItem item;
    item.id = m_state.newId("si_", 14);
    item.created = m_state.now;
    item.subscription = subscription;
    item.price = wanted.price;
    item.quantity = wanted.quantity;
    item.metadata = wanted.metadata;
    item.periodStart = start;
    item.periodEnd = endOfPeriod(item);
    Discount target;
    target.customer = m_state.subscriptions[subscription].customer;
    target.subscription = subscription;
    target.item = m_state.items.add(std::move(item));
    m_state.subscriptions[subscription].items.push_back(target.item);
    replaceDiscounts(m_state.items[target.item].discounts, wanted.discounts, target);
}

Ref<Subscription> Engine::createSubscription(NewSubscription wanted)
{
    requireItems(wanted);
    requireDiscounts(wanted);
    requirePayable(wanted);
    for (NewSubscriptionItem& item : wanted.items)
        if (item.newPrice) item.price = createPrice(*std::exchange(item.newPrice, std::nullopt));
    const bool trial = wanted.trialEnd > m_state.now;
    Subscription row;
    row.id = m_state.newId("sub_1", 23);
    row.created = row.startDate = m_state.now;
    row.customer = wanted.customer;
    row.currency = m_state.prices[wanted.items.front().price].currency;
    row.sendsInvoice = wanted.sendsInvoice;
    row.daysUntilDue = wanted.daysUntilDue;
    row.flexible = wanted.flexible;
    row.billingCycleAnchor = trial ? wanted.trialEnd : std::max(wanted.billingCycleAnchor, m_state.now);
    row.cancelAt = wanted.cancelAt;
    row.cancelAtPeriodEnd = wanted.cancelAtPeriodEnd;
    if (row.cancelAt != 0 || row.cancelAtPeriodEnd) row.canceledAt = m_state.now;
    row.defaultMethod = wanted.defaultMethod;
    if (trial) {
        row.status = SubscriptionStatus::Trialing;
        row.trialStart = m_state.now;
        row.trialEnd = wanted.trialEnd;
    }
    row.missingMethod = wanted.missingMethod;
    row.description = wanted.description;
    row.metadata = wanted.metadata;
    const Ref<Subscription> subscription = m_state.subscriptions.add(std::move(row));
    m_state.byCustomer[wanted.customer.row].subscriptions.push_back(subscription);
    Discount target;
    target.customer = wanted.customer;
    target.subscription = subscription;
    replaceDiscounts(m_state.subscriptions[subscription].discounts, wanted.discounts, target);
    for (const NewSubscriptionItem& item : wanted.items)
        addItem(subscription, item, m_state.now);
    if (wanted.cancelAtBound) {
        Subscription& sub = m_state.subscriptions[subscription];
        sub.cancelAt = boundOf(sub, *wanted.cancelAtBound);
        sub.canceledAt = m_state.now;
        fitPeriods(subscription, false);
    }
    firstInvoice(subscription, wanted.prorateStub, wanted.paymentBehavior);
    reschedule(subscription);
    return subscription;
}

void Engine::firstInvoice(Ref<Subscription> subscription, bool prorateStub, PaymentBehavior behavior)
{
    Subscription& sub = m_state.subscriptions[subscription];
    const bool trial = sub.trialEnd != 0;
    const Ref<Invoice> invoice =
        draft(sub.customer, subscription, BillingReason::SubscriptionCreate, sub.currency);
    const bool stub = sub.billingCycleAnchor > m_state.now;
    for (const Ref<SubscriptionItem> item : sub.items)
        addItemLine(invoice, item, !trial && (!stub || prorateStub));
    takePending(invoice);
    const std::int64_t total = m_state.invoices[invoice].total;
    const bool asks = total > 0 && !sub.sendsInvoice;
    sub.latestInvoice = invoice;
    sub.status = trial  ? SubscriptionStatus::Trialing
                 : asks ? SubscriptionStatus::Incomplete
                        : SubscriptionStatus::Active;
    announceDraft(invoice);
    emit("customer.subscription.created", subscription);
    if (sub.sendsInvoice && total > 0) {
        Invoice& row = m_state.invoices[invoice];
        row.finalizesAt = m_state.now + 3600;
        return schedule(DueKind::Invoice, invoice.row, row.due, row.finalizesAt);
    }
    finalizeInvoice(invoice);
    Invoice& row = m_state.invoices[invoice];
    if (row.status != InvoiceStatus::Open) return;
    row.nextAttempt = 0;
    schedule(DueKind::Invoice, invoice.row, row.due, 0);
    if (behavior != PaymentBehavior::DefaultIncomplete) attemptInvoice(invoice, {}, true);
}

void Engine::endSubscription(Ref<Subscription> subscription, const std::string& reason)
{
    Subscription& sub = m_state.subscriptions[subscription];
    sub.status = SubscriptionStatus::Canceled;
    sub.endedAt = m_state.now;
    if (sub.canceledAt == 0) sub.canceledAt = m_state.now;
    sub.cancelReason = reason;
    schedule(DueKind::Subscription, subscription.row, sub.due, 0);
    for (const Ref<Invoice> ref : m_state.byCustomer[sub.customer.row].invoices) {
        Invoice& invoice = m_state.invoices[ref];
        const bool waiting = invoice.status == InvoiceStatus::Draft || invoice.status == InvoiceStatus::Open;
        if (invoice.subscription != subscription || !waiting) continue;
        invoice.autoAdvance = false; // nobody collects it any more (contract.md 9)
        invoice.nextAttempt = 0;
        invoice.finalizesAt = 0;
        schedule(DueKind::Invoice, ref.row, invoice.due, 0);
    }
    emit("customer.subscription.deleted", subscription);
}

void Engine::cancelSubscription(Ref<Subscription> subscription, std::string reason, bool prorate,
                                bool invoiceNow)
{
    Subscription& sub = m_state.subscriptions[subscription];
    if (!isLive(sub)) throw missing("subscription", sub.id);
    const bool paidFor =
        sub.status == SubscriptionStatus::Active || sub.status == SubscriptionStatus::PastDue;
    if (prorate && paidFor)
        for (const Ref<SubscriptionItem> item : sub.items)
            credit(item, m_state.now);
    if (!prorate && !invoiceNow) {
        const auto pending = m_state.byCustomer[sub.customer.row].invoiceItems;
        for (const Ref<InvoiceItem> ref : pending) {
            const InvoiceItem& item = m_state.invoiceItems[ref];
            if (item.proration && !item.invoice && !item.deleted && item.subscription == subscription)
                deleteInvoiceItem(ref);
        }
    }
    sub.canceledAt = m_state.now;
    endSubscription(subscription, reason);
    if (invoiceNow) invoiceChange(subscription);
}

/// Bills the periods that have just begun, at once, with what is pending.
void Engine::billPeriods(Ref<Subscription> subscription)
{
    Subscription& sub = m_state.subscriptions[subscription];
    const Ref<Invoice> invoice =
        draft(sub.customer, subscription, BillingReason::SubscriptionUpdate, sub.currency);
    for (const Ref<SubscriptionItem> item : sub.items)
        addItemLine(invoice, item, true);
    collectNow(subscription, invoice);
}

/// Bills what is pending at once: a change with always_invoice, or a cancellation with invoice_now.
void Engine::invoiceChange(Ref<Subscription> subscription)
{
    const Subscription& sub = m_state.subscriptions[subscription];
    const auto& items = m_state.byCustomer[sub.customer.row].invoiceItems;
    const bool any = std::any_of(items.begin(), items.end(), [&](Ref<InvoiceItem> ref) {
        const InvoiceItem& item = m_state.invoiceItems[ref];
        return !item.deleted && !item.invoice && item.subscription == subscription;
    });
    if (any)
        collectNow(subscription,
                   draft(sub.customer, subscription, BillingReason::SubscriptionUpdate, sub.currency));
}

void Engine::collectNow(Ref<Subscription> subscription, Ref<Invoice> invoice)
{
    Subscription& sub = m_state.subscriptions[subscription];
    takePending(invoice);
    sub.latestInvoice = invoice;
    announceDraft(invoice);
    finalizeInvoice(invoice);
    if (m_state.invoices[invoice].status == InvoiceStatus::Open && !sub.sendsInvoice)
        attemptInvoice(invoice, {}, true);
}

} // namespace regulars::sandbox
