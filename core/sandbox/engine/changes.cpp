// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/engine/calendar.h"
#include "core/sandbox/engine/events.h"
#include "core/sandbox/engine/exact.h"
#include "core/sandbox/engine/proration.h"

#include <algorithm>

// Changing a running subscription: items with their prorations, and when it is to end.
namespace regulars::sandbox {

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

/// Gives back the unused time of an item as pending invoice items (contract.md 36).
void Engine::credit(Ref<SubscriptionItem> ref, Stamp at)
{
    SubscriptionItem& item = m_state.items[ref];
    if (!m_state.subscriptions[item.subscription].flexible) {
        const std::int64_t full = amountOf(m_state.prices[item.price], item.quantity);
        if (const std::int64_t amount = partFrom(full, item.periodStart, item.periodEnd, at))
            emit("invoiceitem.created", addProration(ref, -amount, at, item.periodEnd));
        item.debits.clear();
        return;
    }
    const std::vector<Debit> debits = std::exchange(item.debits, {});
    for (const Credit& part : creditsFrom(debits, at)) {
        const Ref<InvoiceItem> added = addProration(ref, part.amount, at, part.debit.end);
        InvoiceItem& row = m_state.invoiceItems[added];
        row.creditedInvoice = part.debit.invoice;
        if (!part.debit.lineId.empty()) row.creditedLines.push_back(part.debit.lineId);
        if (part.debit.invoiceItem) { // a proration before: on which line did it land meanwhile?
            row.creditedInvoice = m_state.invoiceItems[part.debit.invoiceItem].invoice;
            if (row.creditedInvoice)
                for (const InvoiceLine& line : m_state.invoices[row.creditedInvoice].lines)
                    if (line.invoiceItem == part.debit.invoiceItem) row.creditedLines.push_back(line.id);
        }
        emit("invoiceitem.created", added);
    }
}

/// Bills the rest of an item's period at its price of now, as a pending invoice item.
void Engine::debit(Ref<SubscriptionItem> ref, Stamp at)
{
    SubscriptionItem& item = m_state.items[ref];
    const Subscription& sub = m_state.subscriptions[item.subscription];
    const Price& price = m_state.prices[item.price];
    const Period whole =
        periodAround(sub.billingCycleAnchor, price.interval, price.intervalCount, item.periodStart);
    const std::int64_t full = amountOf(price, item.quantity);
    // A stub is shorter than the grid's period: then the share of the whole counts.
    const std::int64_t amount = partFrom(full, whole.start, whole.end, std::max(at, whole.start));
    if (amount == 0) return;
    const Ref<InvoiceItem> added = addProration(ref, amount, at, item.periodEnd);
    item.debits.push_back({amount, at, item.periodEnd, {}, {}, added});
    emit("invoiceitem.created", added);
}

void Engine::applyItem(Ref<Subscription> subscription, const ItemChange& change,
                       const SubscriptionChange& all, Stamp at)
{
    Subscription& sub = m_state.subscriptions[subscription];
    const bool prorates =
        all.proration != ProrationBehavior::None && sub.status != SubscriptionStatus::Trialing;
    Ref<SubscriptionItem> ref = change.item;
    if (!ref) {
        const Stamp end = sub.status == SubscriptionStatus::Trialing ? sub.trialEnd : 0;
        addItem(
            subscription,
            {change.price, std::max<std::int64_t>(1, change.quantity), change.metadata.value_or(Metadata{})},
            end);
        if (prorates) debit(sub.items.back(), at);
        return;
    }
    SubscriptionItem& item = m_state.items[ref];
    const bool newPrice = change.price && change.price != item.price;
    const std::int64_t quantity = change.quantity > 0 ? change.quantity : newPrice ? 1 : item.quantity;
    if (change.metadata) item.metadata = *change.metadata;
    if (change.deleted) {
        if (prorates) credit(ref, at);
        item.deleted = true;
        std::erase(sub.items, ref);
        return;
    }
    if (!newPrice && quantity == item.quantity) return;
    if (prorates) credit(ref, at);
    const Price& before = m_state.prices[item.price];
    if (newPrice) item.price = change.price;
    item.quantity = quantity;
    const Price& after = m_state.prices[item.price];
    const bool otherInterval =
        before.interval != after.interval || before.intervalCount != after.intervalCount;
    if (otherInterval && sub.status != SubscriptionStatus::Trialing) {
        if (!sub.flexible)
            sub.billingCycleAnchor = m_state.now; // classic starts over, flexible keeps its date
        item.periodStart = at;
        item.periodEnd = periodAround(sub.billingCycleAnchor, after.interval, after.intervalCount, at).end;
    }
    if (prorates) debit(ref, at);
}

namespace {

void requireChange(const AccountState& state, Ref<Subscription> subscription,
                   const SubscriptionChange& change)
{
    const Subscription& sub = state.subscriptions[subscription];
    if (change.prorationDate != 0)
        for (const Ref<SubscriptionItem> item : sub.items)
            if (change.prorationDate < state.items[item].periodStart ||
                change.prorationDate > state.items[item].periodEnd)
                throw invalid("proration_date must be within the current period.", "proration_date");
    std::size_t left = sub.items.size();
    for (std::size_t i = 0; i < change.items.size(); ++i) {
        const ItemChange& item = change.items[i];
        const std::string path = "items[" + std::to_string(i) + "]";
        const bool known = std::find(sub.items.begin(), sub.items.end(), item.item) != sub.items.end();
        if (item.item && !known) throw missing("subscription item", state.items[item.item].id, path + "[id]");
        const PriceFields* price = item.newPrice ? &*item.newPrice
                                   : item.price  ? &state.prices[item.price]
                                                 : nullptr;
        if (!item.item && !price)
            throw invalid("Missing required param: " + path + "[price].", path + "[price]",
                          "parameter_missing");
        if (price && price->interval == Interval::None)
            throw invalid("The price must be recurring.", path + "[price]");
        if (price && price->currency != sub.currency)
            throw invalid("The price is in another currency than the subscription.", path + "[price]");
        if (item.deleted)
            --left;
        else if (!item.item)
            ++left;
    }
    if (left == 0) throw invalid("A subscription must have at least one active plan.", "items");
    if (change.cancelAt && change.cancelAtPeriodEnd && *change.cancelAt != 0 && *change.cancelAtPeriodEnd)
        throw invalid("You may only specify one of these parameters: cancel_at, cancel_at_period_end.",
                      "cancel_at", "parameters_exclusive");
    if (change.cancelAt && *change.cancelAt != 0 && *change.cancelAt <= state.now)
        throw invalid("Invalid timestamp: must be an integer Unix timestamp in the future.", "cancel_at");
    if (change.defaultMethod && *change.defaultMethod &&
        state.methods[*change.defaultMethod].customer != sub.customer)
        throw invalid("The customer does not have a payment method with that ID.", "default_payment_method",
                      "resource_missing");
}

/// All that can still be changed of a canceled subscription.
bool isWordsOnly(const SubscriptionChange& change)
{
    return change.items.empty() && !change.cancelAtPeriodEnd && !change.cancelAt && !change.defaultMethod &&
           !change.trialEnd && !change.sendsInvoice && !change.daysUntilDue && !change.description;
}

void applyPlainFields(Subscription& sub, const SubscriptionChange& change, Stamp now)
{
    const bool wasEnding = sub.cancelAt != 0 || sub.cancelAtPeriodEnd;
    if (change.cancelAtPeriodEnd) {
        sub.cancelAtPeriodEnd = *change.cancelAtPeriodEnd;
        if (*change.cancelAtPeriodEnd) sub.cancelAt = 0;
    }
    if (change.cancelAt) {
        sub.cancelAt = *change.cancelAt;
        if (sub.cancelAt != 0) sub.cancelAtPeriodEnd = false;
    }
    const bool ends = sub.cancelAt != 0 || sub.cancelAtPeriodEnd;
    if (ends && !wasEnding) {
        sub.canceledAt = now;
        sub.cancelReason = "cancellation_requested";
    }
    if (!ends && wasEnding) {
        sub.canceledAt = 0;
        sub.cancelReason.clear();
    }
    if (change.defaultMethod) sub.defaultMethod = *change.defaultMethod;
    if (change.sendsInvoice) sub.sendsInvoice = *change.sendsInvoice;
    if (change.daysUntilDue) sub.daysUntilDue = *change.daysUntilDue;
    if (change.description) sub.description = *change.description;
    if (change.cancelComment) sub.cancelComment = *change.cancelComment;
    if (change.cancelFeedback) sub.cancelFeedback = *change.cancelFeedback;
    if (change.metadata) sub.metadata = *change.metadata;
}

} // namespace

void Engine::updateSubscription(Ref<Subscription> subscription, SubscriptionChange change)
{
    Subscription& sub = m_state.subscriptions[subscription];
    if (!isLive(sub) && !isWordsOnly(change))
        throw invalid("A canceled subscription can only update its cancellation_details and metadata.", {},
                      "invalid_canceled_subscription_fields");
    requireChange(m_state, subscription, change);
    for (ItemChange& item : change.items)
        if (item.newPrice) item.price = createPrice(*std::exchange(item.newPrice, std::nullopt));
    const std::string before = draw(subscription);
    const Stamp at = change.prorationDate == 0 ? m_state.now : change.prorationDate;
    applyPlainFields(sub, change, m_state.now);
    bool otherInterval = false;
    for (const ItemChange& item : change.items) {
        if (item.item && item.price) {
            const Price& from = m_state.prices[m_state.items[item.item].price];
            const Price& to = m_state.prices[item.price];
            otherInterval =
                otherInterval || from.interval != to.interval || from.intervalCount != to.intervalCount;
        }
        applyItem(subscription, item, change, at);
    }
    if (change.trialEnd && sub.status == SubscriptionStatus::Trialing) {
        sub.trialEnd = std::max(*change.trialEnd, m_state.now);
        sub.billingCycleAnchor = sub.trialEnd;
        for (const Ref<SubscriptionItem> item : sub.items)
            m_state.items[item].periodEnd = sub.trialEnd;
    }
    emitUpdated("customer.subscription.updated", subscription, before);
    if (!isLive(sub)) return;
    // Another interval is billed at once; its next regular invoice may be a year away.
    const bool billsNow = change.proration == ProrationBehavior::AlwaysInvoice ||
                          (otherInterval && change.proration != ProrationBehavior::None);
    if (billsNow && !change.items.empty()) invoiceChange(subscription);
    reschedule(subscription);
    if (sub.status == SubscriptionStatus::Trialing && sub.trialEnd <= m_state.now)
        meetSubscription(subscription);
}

} // namespace regulars::sandbox
