// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/engine/calendar.h"
#include "core/sandbox/engine/events.h"

#include <utility>

// Whole subscriptions that pause: no periods, no invoices, no access (contract.md 9).
namespace regulars::sandbox {

void Engine::pause(Ref<Subscription> subscription, bool isRequested)
{
    change("customer.subscription.updated", subscription, m_state.subscriptions[subscription], [&](Subscription& row) {
        row.status = SubscriptionStatus::Paused;
        row.pausedAt = m_state.now;
        row.pauseRequested = isRequested;
        if (isRequested)
            for (const Ref<SubscriptionItem> item : row.items)
                m_state.items[item].periodEnd = m_state.now;
    });
    reschedule(subscription);
    emit("customer.subscription.paused", subscription);
}

void Engine::pauseSubscription(Ref<Subscription> subscription, const SubscriptionPause& wanted)
{
    const Subscription& sub = m_state.subscriptions[subscription];
    const bool runs = sub.status == SubscriptionStatus::Active || sub.status == SubscriptionStatus::PastDue ||
                      sub.status == SubscriptionStatus::Trialing;
    if (!sub.flexible) throw invalid("Only subscriptions with flexible billing mode can be paused.");
    if (!runs) throw invalid("This subscription cannot be paused because of its status.");
    if (wanted.unusedFrom != SubscriptionPause::From::None && sub.status != SubscriptionStatus::Trialing)
        for (const Ref<SubscriptionItem> item : sub.items)
            credit(item, wanted.unusedFrom == SubscriptionPause::From::Now ? m_state.now : m_state.items[item].periodStart);
    pause(subscription, true);
    if (!wanted.invoices) return;
    const std::string before = draw(subscription);
    invoiceChange(subscription);
    emitUpdated("customer.subscription.updated", subscription, before);
}

void Engine::resumeSubscription(Ref<Subscription> subscription, const Resumption& wanted)
{
    Subscription& sub = m_state.subscriptions[subscription];
    if (sub.status != SubscriptionStatus::Paused) throw invalid("Only paused subscriptions can be resumed.");
    if (sub.sendsInvoice) throw invalid("Only subscriptions that are charged automatically can be resumed.", "collection_method");
    if (sub.resumption && m_state.invoices[sub.resumption].status == InvoiceStatus::Open)
        throw invalid("The invoice of an earlier resumption is still open.");
    if (sub.trialEnd > m_state.now) { // the rest of its trial
        for (const Ref<SubscriptionItem> item : sub.items)
            m_state.items[item].periodEnd = sub.trialEnd;
        return goOn(subscription, SubscriptionStatus::Trialing);
    }
    const std::string before = draw(subscription);
    if (!wanted.keepsAnchor) sub.billingCycleAnchor = m_state.now;
    for (const Ref<SubscriptionItem> ref : sub.items) {
        SubscriptionItem& item = m_state.items[ref];
        const Price& price = m_state.prices[item.price];
        item.debits.clear();
        item.periodStart = periodAround(sub.billingCycleAnchor, price.interval, price.intervalCount, m_state.now).start;
        item.periodEnd = endOfPeriod(item);
        if (wanted.keepsAnchor && wanted.proration != ProrationBehavior::None)
            debit(ref, wanted.prorationDate == 0 ? m_state.now : wanted.prorationDate);
    }
    Ref<Invoice> invoice;
    if (!wanted.keepsAnchor || wanted.proration == ProrationBehavior::AlwaysInvoice) {
        invoice = draft(sub.customer, subscription, BillingReason::SubscriptionUpdate, sub.currency);
        for (const Ref<SubscriptionItem> item : sub.items)
            if (!wanted.keepsAnchor) addItemLine(invoice, item, true);
        takePending(invoice);
        m_state.invoices[invoice].autoAdvance = wanted.onSuccess;
        sub.latestInvoice = sub.resumption = invoice;
        announceDraft(invoice);
    }
    emitUpdated("customer.subscription.updated", subscription, before);
    if (!invoice) return goOn(subscription, SubscriptionStatus::Active);
    reschedule(subscription);
    finalizeInvoice(invoice);
    if (wanted.onSuccess && m_state.invoices[invoice].status == InvoiceStatus::Open) attemptInvoice(invoice, {}, true);
}

void Engine::goOn(Ref<Subscription> subscription, SubscriptionStatus status)
{
    change("customer.subscription.updated", subscription, m_state.subscriptions[subscription], [&](Subscription& row) {
        row.status = status;
        row.pausedAt = 0;
        row.resumption = {};
    });
    reschedule(subscription);
    emit("customer.subscription.resumed", subscription);
}

/// Something became of an invoice: a subscription that waited for it goes on.
void Engine::endResumption(Ref<Invoice> invoice, SubscriptionStatus status)
{
    const Ref<Subscription> subscription = m_state.invoices[invoice].subscription;
    if (!subscription) return;
    const Subscription& sub = m_state.subscriptions[subscription];
    if (sub.status == SubscriptionStatus::Paused && sub.resumption == invoice) goOn(subscription, status);
}

void Engine::meetPaused(Ref<Subscription> subscription)
{
    Subscription& sub = m_state.subscriptions[subscription];
    if (sub.cancelAt != 0 && sub.cancelAt <= m_state.now) return endSubscription(subscription, "cancellation_requested");
    const Ref<Invoice> unpaid = std::exchange(sub.resumption, {});
    reschedule(subscription);
    if (unpaid && m_state.invoices[unpaid].status == InvoiceStatus::Open) voidInvoice(unpaid);
}

} // namespace regulars::sandbox
