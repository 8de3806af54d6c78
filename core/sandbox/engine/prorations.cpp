// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/engine/calendar.h"
#include "core/sandbox/engine/events.h"
#include "core/sandbox/engine/exact.h"

#include <algorithm>

// What the time of an item costs, and what of it is given back (contract.md 36).
namespace regulars::sandbox {

namespace {

/// The interval that the price is for: an item's own period can be a part of it, before the first anchor or
/// towards an end.
Period pricedPeriod(const AccountState& state, const SubscriptionItem& item)
{
    const Price& price = state.prices[item.price];
    const Stamp anchor = state.subscriptions[item.subscription].billingCycleAnchor;
    return periodAround(anchor, price.interval, price.intervalCount, item.periodStart);
}

} // namespace

/// Where the period that has begun is to end: with its interval, its trial or its subscription.
Stamp Engine::endOfPeriod(const SubscriptionItem& item) const
{
    const Subscription& sub = m_state.subscriptions[item.subscription];
    const bool trial = sub.status == SubscriptionStatus::Trialing;
    const Stamp end = trial ? sub.trialEnd : pricedPeriod(m_state, item).end;
    return sub.cancelAt != 0 && sub.cancelAt > item.periodStart ? std::min(end, sub.cancelAt) : end;
}

/// What the item's period costs from that moment on, at its price of now.
std::int64_t Engine::costFrom(const SubscriptionItem& item, Stamp from) const
{
    const Period whole = pricedPeriod(m_state, item);
    const Stamp part = item.periodEnd - std::max(from, item.periodStart);
    const Stamp length = whole.end - whole.start;
    return shareOf(m_state.prices[item.price], item.quantity, std::clamp<Stamp>(part, 0, length), length);
}

Ref<InvoiceItem> Engine::addProration(Ref<SubscriptionItem> ref, std::int64_t amount, Stamp at, Stamp end)
{
    const SubscriptionItem& item = m_state.items[ref];
    const Subscription& sub = m_state.subscriptions[item.subscription];
    const Price& price = m_state.prices[item.price];
    InvoiceItem row;
    row.id = m_state.newId("ii_1", 23);
    row.created = m_state.now;
    row.customer = sub.customer;
    row.amount = amount;
    row.currency = sub.currency;
    row.description = (amount < 0 ? "Unused time on " : "Remaining time on ") +
                      std::to_string(item.quantity) + " × " + m_state.products[price.product].name +
                      " after " + dayText(at);
    row.discountable = false;
    row.proration = true;
    row.quantity = item.quantity;
    row.periodStart = at;
    row.periodEnd = end;
    row.subscription = item.subscription;
    row.item = ref;
    row.price = item.price;
    const Ref<InvoiceItem> added = m_state.invoiceItems.add(std::move(row));
    m_state.byCustomer[sub.customer.row].invoiceItems.push_back(added);
    return added;
}

/// Gives back an item's time from that moment on, as pending invoice items: classic what it costs now,
/// flexible what was debited for it, one credit for each debit.
void Engine::credit(Ref<SubscriptionItem> ref, Stamp at)
{
    SubscriptionItem& item = m_state.items[ref];
    if (!m_state.subscriptions[item.subscription].flexible) {
        // With the discounts that were used the last time.
        std::int64_t amount = costFrom(item, at);
        if (!item.debits.empty())
            amount = mulDivRound(amount, item.debits.back().amount, item.debits.back().gross);
        if (amount != 0)
            emit("invoiceitem.created",
                 addProration(ref, -amount, std::max(at, item.periodStart), item.periodEnd));
        return;
    }
    const std::vector<Debit> debits = std::exchange(item.debits, {});
    for (Debit debit : debits) {
        const Stamp from = std::max(at, debit.start);
        const std::int64_t amount =
            from < debit.end ? mulDivRound(debit.amount, debit.end - from, debit.end - debit.start) : 0;
        const Stamp end = debit.end;
        if (debit.start < from) { // an earlier moment can still be asked for later
            item.debits.push_back(debit);
            item.debits.back().amount -= amount;
            item.debits.back().end = std::min(from, end);
        }
        if (amount == 0) continue;
        const Ref<InvoiceItem> added = addProration(ref, -amount, from, end);
        InvoiceItem& row = m_state.invoiceItems[added];
        row.creditedInvoice = debit.invoice;
        if (!debit.lineId.empty()) row.creditedLines.push_back(debit.lineId);
        if (debit.invoiceItem) { // a proration before: on which line did it land meanwhile?
            row.creditedInvoice = m_state.invoiceItems[debit.invoiceItem].invoice;
            if (row.creditedInvoice)
                for (const InvoiceLine& line : m_state.invoices[row.creditedInvoice].lines)
                    if (line.invoiceItem == debit.invoiceItem) row.creditedLines.push_back(line.id);
        }
        emit("invoiceitem.created", added);
    }
}

/// Bills the rest of an item's period at its price of now, as a pending invoice item.
void Engine::debit(Ref<SubscriptionItem> ref, Stamp at)
{
    SubscriptionItem& item = m_state.items[ref];
    const Stamp from = std::max(at, item.periodStart);
    const std::int64_t cost = costFrom(item, from);
    const std::int64_t amount = discountedCost(item, cost);
    if (cost == 0) return;
    const Ref<InvoiceItem> added = addProration(ref, amount, from, item.periodEnd);
    item.debits.push_back({amount, cost, from, item.periodEnd, {}, {}, added});
    emit("invoiceitem.created", added);
}

} // namespace regulars::sandbox
