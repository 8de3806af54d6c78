// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/engine/events.h"

#include <algorithm>

// What the clock does to subscriptions: renewals, ends of trials, ends at the period's end.
namespace regulars::sandbox {

namespace {

constexpr Stamp day = 86400;
constexpr Stamp unpaidLife = 23 * 3600; // of the invoice of a start or a resumption (contract.md 9)
constexpr Stamp trialWarning = 3 * day;
constexpr Stamp draftLife = 3600; // contract.md 11

Stamp firstEnd(const AccountState& state, const Subscription& sub)
{
    Stamp end = std::numeric_limits<Stamp>::max();
    for (const Ref<SubscriptionItem> item : sub.items)
        end = std::min(end, state.items[item].periodEnd);
    return end;
}

} // namespace

void Engine::reschedule(Ref<Subscription> subscription)
{
    Subscription& sub = m_state.subscriptions[subscription];
    Stamp at = 0;
    if (sub.status == SubscriptionStatus::Incomplete) {
        at = sub.created + unpaidLife;
    } else if (sub.status == SubscriptionStatus::Paused) {
        at = sub.cancelAt;
        const Stamp forgotten = sub.resumption ? m_state.invoices[sub.resumption].created + unpaidLife : 0;
        if (forgotten != 0 && (at == 0 || forgotten < at)) at = forgotten;
    } else if (isLive(sub)) {
        at = firstEnd(m_state, sub);
        if (sub.cancelAt != 0) at = std::min(at, sub.cancelAt);
        if (sub.pausedUntil != 0) at = std::min(at, std::max(sub.pausedUntil, m_state.now));
        if (sub.status == SubscriptionStatus::Trialing && !sub.trialEndAnnounced)
            at = std::min(at, std::max(sub.trialEnd - trialWarning, m_state.now));
    }
    schedule(DueKind::Subscription, subscription.row, sub.due, at);
}

void Engine::meetSubscription(Ref<Subscription> subscription)
{
    Subscription& sub = m_state.subscriptions[subscription];
    if (sub.status == SubscriptionStatus::Incomplete) return expire(subscription);
    if (sub.status == SubscriptionStatus::Paused) return meetPaused(subscription);
    if (sub.status == SubscriptionStatus::Trialing && !sub.trialEndAnnounced &&
        m_state.now >= sub.trialEnd - trialWarning) {
        sub.trialEndAnnounced = true;
        emit("customer.subscription.trial_will_end", subscription);
    }
    if (sub.pausedUntil != 0 && sub.pausedUntil <= m_state.now)
        change("customer.subscription.updated", subscription, sub, [](Subscription& row) {
            row.pause = CollectionPause::None;
            row.pausedUntil = 0;
        });
    const bool over = (sub.cancelAt != 0 && sub.cancelAt <= m_state.now) ||
                      (sub.cancelAtPeriodEnd && periodEnd(m_state, sub) <= m_state.now);
    if (over) {
        endSubscription(subscription, "cancellation_requested");
        return invoiceChange(subscription); // prorations that were left pending (contract.md 9)
    }
    if (firstEnd(m_state, sub) <= m_state.now) renew(subscription);
    if (isLive(sub)) reschedule(subscription);
}

/// The first payment never came: the invoice is void, the subscription final.
void Engine::expire(Ref<Subscription> subscription)
{
    Subscription& sub = m_state.subscriptions[subscription];
    change("customer.subscription.updated", subscription, sub, [&](Subscription& row) {
        row.status = SubscriptionStatus::IncompleteExpired;
        row.endedAt = m_state.now;
    });
    schedule(DueKind::Subscription, subscription.row, sub.due, 0);
    if (m_state.invoices[sub.latestInvoice].status == InvoiceStatus::Open) voidInvoice(sub.latestInvoice);
}

/// False when the subscription does not go on into paid time.
bool Engine::endTrial(Ref<Subscription> subscription)
{
    Subscription& sub = m_state.subscriptions[subscription];
    const bool payable = sub.sendsInvoice || defaultMethod(sub.customer, subscription);
    if (payable || sub.missingMethod == MissingMethod::CreateInvoice) return true;
    if (sub.missingMethod == MissingMethod::Cancel) {
        endSubscription(subscription, "payment_failed");
    } else {
        pause(subscription, false);
    }
    return false;
}

void Engine::renew(Ref<Subscription> subscription)
{
    Subscription& sub = m_state.subscriptions[subscription];
    const bool trialOver = sub.status == SubscriptionStatus::Trialing;
    if (trialOver && !endTrial(subscription)) return;
    dropEnded(subscription);
    const std::string before = draw(subscription);
    if (trialOver) sub.status = SubscriptionStatus::Active;
    const Ref<Invoice> invoice =
        draft(sub.customer, subscription, BillingReason::SubscriptionCycle, sub.currency);
    Invoice& row = m_state.invoices[invoice];
    row.periodStart = std::numeric_limits<Stamp>::max();
    for (const Ref<SubscriptionItem> ref : sub.items) {
        SubscriptionItem& item = m_state.items[ref];
        if (item.periodEnd > m_state.now) continue; // intervals can be mixed (contract.md 9)
        row.periodStart =
            std::min(row.periodStart, item.periodStart); // an invoice's own period is the one before
        item.periodStart = item.periodEnd;
        item.periodEnd = endOfPeriod(item);
        addItemLine(invoice, ref, true);
    }
    takePending(invoice);
    sub.latestInvoice = invoice;
    // While nobody pays, invoices are written but not collected.
    row.autoAdvance = sub.status != SubscriptionStatus::Unpaid && sub.pause != CollectionPause::KeepAsDraft;
    if (row.autoAdvance) {
        row.finalizesAt = m_state.now + draftLife;
        schedule(DueKind::Invoice, invoice.row, row.due, row.finalizesAt);
    }
    emitUpdated("customer.subscription.updated", subscription, before);
    announceDraft(invoice);
}

} // namespace regulars::sandbox
