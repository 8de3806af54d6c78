// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/engine/engine.h"

#include <algorithm>

// What would be billed: the engine's own verbs, done to a state that is thrown away afterwards.
namespace regulars::sandbox {

namespace {

/// The customer's subscription that bills next; empty when none does.
Ref<Subscription> nextOf(const AccountState& state, Ref<Customer> customer)
{
    Ref<Subscription> next;
    for (const Ref<Subscription> ref : state.byCustomer[customer.row].subscriptions) {
        const Subscription& row = state.subscriptions[ref];
        if (row.endedAt != 0 || row.due == 0) continue;
        if (!next || row.due < state.subscriptions[next].due) next = ref;
    }
    return next;
}

/// Sees to it that nothing but the subscription's own periods is billed.
void dropPending(AccountState& state, Ref<Customer> customer)
{
    for (const Ref<InvoiceItem> ref : state.byCustomer[customer.row].invoiceItems)
        if (!state.invoiceItems[ref].invoice) state.invoiceItems[ref].deleted = true;
}

/// What may have been finalized and paid, as the draft that it was; the amounts stay.
void makeUpcoming(Invoice& invoice)
{
    invoice.isPreview = true;
    invoice.status = InvoiceStatus::Draft;
    invoice.isFinal = invoice.attempted = false;
    invoice.attemptCount = 0;
    invoice.amountPaid = 0;
    invoice.number.clear();
    invoice.payments.clear();
    invoice.nextAttempt = invoice.finalizesAt = invoice.finalizedAt = invoice.paidAt = 0;
}

} // namespace

Ref<Invoice> Engine::preview(const InvoicePreview& wanted)
{
    const std::uint32_t known = m_state.invoices.size();
    const Stamp asked = m_state.now;
    for (const NewInvoiceItem& item : wanted.items)
        createInvoiceItem(item);
    Ref<Subscription> subscription = wanted.subscription;
    if (wanted.discounts && (wanted.start || subscription)) m_state.customers[wanted.customer].discount = {};
    if (wanted.start) {
        NewSubscription start = *wanted.start;
        if (wanted.discounts) start.discounts = *wanted.discounts;
        subscription = createSubscription(start);
    } else if (wanted.discounts && subscription) {
        SubscriptionChange discounts;
        discounts.discounts = wanted.discounts;
        updateSubscription(subscription, discounts);
    }
    if (!subscription) subscription = nextOf(m_state, wanted.customer);
    Stamp prorated = 0;
    if (wanted.change) {
        SubscriptionChange change = *wanted.change;
        if (wanted.recurringOnly) change.proration = ProrationBehavior::None;
        prorated = change.prorationDate != 0 ? change.prorationDate : asked;
        updateSubscription(subscription, change);
    }
    if (wanted.pause) pauseSubscription(subscription, *wanted.pause);
    if (wanted.resumption) {
        prorated = wanted.resumption->prorationDate != 0 ? wanted.resumption->prorationDate : asked;
        resumeSubscription(subscription, *wanted.resumption);
    }
    if (wanted.cancelNow) {
        const bool prorates = !wanted.change || wanted.change->proration != ProrationBehavior::None;
        cancelSubscription(subscription, "cancellation_requested", prorates, true);
    }
    if (wanted.recurringOnly) dropPending(m_state, wanted.customer);
    const auto nothingYet = [&] { return m_state.invoices.size() == known; };
    while (nothingYet() && subscription && m_state.subscriptions[subscription].due != 0) {
        m_state.now = std::max(m_state.now, m_state.subscriptions[subscription].due);
        meetSubscription(subscription);
    }
    if (nothingYet() && !wanted.items.empty()) { // nothing but them
        NewInvoice invoice;
        invoice.customer = wanted.customer;
        invoice.currency = m_state.invoiceItems[{m_state.invoiceItems.size() - 1}].currency;
        invoice.includePending = true;
        invoice.discounts = wanted.discounts;
        createInvoice(invoice);
    }
    if (nothingYet()) {
        Refusal none = invalid("No upcoming invoices for customer: " + m_state.customers[wanted.customer].id,
                               {}, "invoice_upcoming_none");
        none.status = 404;
        throw none;
    }
    const Ref<Invoice> invoice{known};
    makeUpcoming(m_state.invoices[invoice]);
    m_state.invoices[invoice].prorationDate = prorated;
    return invoice;
}

} // namespace regulars::sandbox
