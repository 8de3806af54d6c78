// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/engine/calendar.h"
#include "core/sandbox/engine/events.h"
#include "core/sandbox/engine/exact.h"

#include <algorithm>
#include <set>

// Changing a running subscription: items with their prorations, and when it is to end.
namespace regulars::sandbox {

namespace {

bool otherInterval(const Price& a, const Price& b)
{
    return a.interval != b.interval || a.intervalCount != b.intervalCount;
}

/// Another price counts one piece unless told otherwise (contract.md 9).
std::int64_t quantityAfter(const ItemChange& change, const SubscriptionItem& item)
{
    const bool newPrice = change.price && change.price != item.price;
    return change.quantity.value_or(newPrice ? 1 : item.quantity);
}

} // namespace

Stamp Engine::boundOf(const Subscription& sub, PeriodBound bound) const
{
    const auto [first, last] = std::minmax_element(sub.items.begin(), sub.items.end(), [&](auto a, auto b) {
        return m_state.items[a].periodEnd < m_state.items[b].periodEnd;
    });
    return m_state.items[bound == PeriodBound::First ? *first : *last].periodEnd;
}

/// Whether all periods begin anew at this moment, to be billed at once: on request, when a trial is ended,
/// and in classic mode with another interval, from free to paid, or with a nearer end (contract.md 36).
bool Engine::startsOver(const Subscription& sub, const SubscriptionChange& change) const
{
    if (sub.status == SubscriptionStatus::Trialing) return change.trialEnd && *change.trialEnd <= m_state.now;
    if (change.anchorNow || sub.flexible) return change.anchorNow;
    const bool prorates = change.proration != ProrationBehavior::None;
    if (prorates && change.cancelAt && *change.cancelAt != 0 && *change.cancelAt < periodEnd(m_state, sub))
        return true;
    const auto isFree = [&](Ref<Price> price, std::int64_t quantity) {
        return amountOf(m_state.prices[price], quantity) == 0;
    };
    const bool wasFree = std::all_of(sub.items.begin(), sub.items.end(), [&](Ref<SubscriptionItem> ref) {
        return isFree(m_state.items[ref].price, m_state.items[ref].quantity);
    });
    return std::any_of(change.items.begin(), change.items.end(), [&](const ItemChange& wanted) {
        if (wanted.deleted) return false;
        if (!wanted.item) return wasFree && !isFree(wanted.price, wanted.quantity.value_or(1));
        const SubscriptionItem& item = m_state.items[wanted.item];
        const Ref<Price> price = wanted.price ? wanted.price : item.price;
        return otherInterval(m_state.prices[item.price], m_state.prices[price]) ||
               (wasFree && !isFree(price, quantityAfter(wanted, item)));
    });
}

/// From when on an item with that price counts: not in a period that is over already.
Stamp Engine::beginOf(const Subscription& sub, const Price& price, Stamp at) const
{
    const Period period = periodAround(sub.billingCycleAnchor, price.interval, price.intervalCount, at);
    return period.end > m_state.now ? at : m_state.now;
}

void Engine::applyItem(Ref<Subscription> subscription, const ItemChange& change, Stamp at, bool prorates)
{
    Subscription& sub = m_state.subscriptions[subscription];
    Ref<SubscriptionItem> ref = change.item;
    if (!ref) {
        at = beginOf(sub, m_state.prices[change.price], at);
        addItem(subscription,
                {change.price, change.quantity.value_or(1), change.metadata.value_or(Metadata{}),
                 change.discounts.value_or(DiscountWishes{})},
                at);
        if (prorates) debit(sub.items.back(), at);
        return;
    }
    SubscriptionItem& item = m_state.items[ref];
    const bool newPrice = change.price && change.price != item.price;
    const std::int64_t quantity = quantityAfter(change, item);
    if (change.metadata) item.metadata = *change.metadata;
    if (change.discounts) {
        Discount target;
        target.customer = sub.customer;
        target.subscription = subscription;
        target.item = ref;
        replaceDiscounts(item.discounts, *change.discounts, target);
    }
    if (change.deleted) {
        if (prorates) credit(ref, at);
        item.deleted = true;
        std::erase(sub.items, ref);
        return;
    }
    if (!newPrice && quantity == item.quantity) return;
    // The billing date stays, but another interval meets it at another time: not in the past.
    const bool moves = newPrice && sub.status != SubscriptionStatus::Trialing &&
                       otherInterval(m_state.prices[item.price], m_state.prices[change.price]);
    if (moves) at = beginOf(sub, m_state.prices[change.price], at);
    if (prorates) credit(ref, at);
    if (newPrice) item.price = change.price;
    item.quantity = quantity;
    if (moves) {
        item.periodStart = at;
        item.periodEnd = endOfPeriod(item);
    }
    if (prorates) debit(ref, at);
}

/// Begins a trial, or moves the end of one. The paid time that falls into it is given back.
void Engine::applyTrial(Ref<Subscription> subscription, Stamp end, Stamp at, bool prorates)
{
    Subscription& sub = m_state.subscriptions[subscription];
    if (sub.status != SubscriptionStatus::Trialing) {
        for (const Ref<SubscriptionItem> item : sub.items) {
            if (prorates) credit(item, at);
            m_state.items[item].debits.clear();
            m_state.items[item].periodStart = m_state.now;
        }
        if (sub.flexible || sub.trialStart == 0) sub.trialStart = m_state.now;
        sub.status = SubscriptionStatus::Trialing;
    }
    sub.trialEnd = sub.billingCycleAnchor = end;
    sub.trialEndAnnounced = false;
    fitPeriods(subscription, false);
}

/// After the end of a period has moved: time that was cut off is given back, time that was added is billed.
void Engine::fitPeriods(Ref<Subscription> subscription, bool prorates)
{
    for (const Ref<SubscriptionItem> ref : m_state.subscriptions[subscription].items) {
        SubscriptionItem& item = m_state.items[ref];
        const Stamp before = item.periodEnd;
        const Stamp end = endOfPeriod(item);
        if (prorates && end < before) credit(ref, end);
        item.periodEnd = end;
        if (prorates && end > before) debit(ref, before);
    }
}

void Engine::startOver(Ref<Subscription> subscription)
{
    Subscription& sub = m_state.subscriptions[subscription];
    sub.billingCycleAnchor = m_state.now;
    if (sub.status == SubscriptionStatus::Trialing) {
        sub.trialEnd = m_state.now;
        sub.status = SubscriptionStatus::Active;
    }
    for (const Ref<SubscriptionItem> ref : sub.items) {
        SubscriptionItem& item = m_state.items[ref];
        item.periodStart = m_state.now;
        item.periodEnd = endOfPeriod(item);
    }
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
        if (item.quantity.value_or(0) < 0)
            throw invalid("Invalid non-negative integer", path + "[quantity]", "parameter_invalid_integer");
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

/// Classic knows one interval for all items; flexible may mix them (contract.md 9).
void requireOneInterval(const AccountState& state, const Subscription& sub, const SubscriptionChange& change)
{
    if (sub.flexible) return;
    std::set<std::pair<Interval, int>> intervals;
    for (const Ref<SubscriptionItem> ref : sub.items) {
        const auto changed = std::find_if(change.items.begin(), change.items.end(),
                                          [&](const ItemChange& item) { return item.item == ref; });
        const bool same = changed == change.items.end() || (!changed->price && !changed->newPrice);
        if (!same || (changed != change.items.end() && changed->deleted)) continue;
        const Price& price = state.prices[state.items[ref].price];
        intervals.emplace(price.interval, price.intervalCount);
    }
    for (const ItemChange& item : change.items) {
        if (item.deleted || (!item.price && !item.newPrice)) continue;
        const PriceFields& price = item.newPrice ? *item.newPrice : state.prices[item.price];
        intervals.emplace(price.interval, price.intervalCount);
    }
    if (intervals.size() > 1)
        throw invalid("If a subscription has multiple prices, their billing intervals must match.", "items");
}

/// All that can still be changed of a canceled subscription.
bool isWordsOnly(const SubscriptionChange& change)
{
    return change.items.empty() && !change.cancelAtPeriodEnd && !change.cancelAt && !change.defaultMethod &&
           !change.trialEnd && !change.sendsInvoice && !change.daysUntilDue && !change.description &&
           !change.anchorNow && !change.discounts && !change.pause;
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
    if (change.pause) {
        sub.pause = *change.pause;
        sub.pausedUntil = change.pausedUntil;
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

/// Tries the change out, and refuses it when the money for it does not come (contract.md 9).
void Engine::requirePaid(Ref<Subscription> subscription, SubscriptionChange change) const
{
    AccountState scratch = m_state.over();
    change.paymentBehavior = PaymentBehavior::AllowIncomplete;
    Engine(scratch).updateSubscription(subscription, std::move(change));
    for (std::uint32_t row = m_state.invoices.size(); row < scratch.invoices.size(); ++row) {
        const Invoice& invoice = scratch.invoices[{row}];
        if (invoice.status != InvoiceStatus::Open || invoice.sendsInvoice) continue;
        Refusal declined = invalid("Your card was declined.", {}, "card_declined");
        declined.status = 402;
        declined.type = "card_error";
        const PaymentIntent& intent = scratch.intents[scratch.invoicePayments[invoice.payments.front()].intent];
        if (intent.status == IntentStatus::RequiresAction) declined.code = "subscription_payment_intent_requires_action";
        if (const Ref<Charge> charge = intent.latestCharge) {
            declined.code = scratch.charges[charge].failureCode;
            declined.declineCode = scratch.charges[charge].declineCode;
            declined.message = scratch.charges[charge].failureMessage;
        }
        throw declined;
    }
}

void Engine::updateSubscription(Ref<Subscription> subscription, SubscriptionChange change)
{
    Subscription& sub = m_state.subscriptions[subscription];
    if (!isLive(sub) && !isWordsOnly(change))
        throw invalid("A canceled subscription can only update its cancellation_details and metadata.", {},
                      "invalid_canceled_subscription_fields");
    if (change.cancelAtBound) change.cancelAt = boundOf(sub, *change.cancelAtBound);
    requireChange(m_state, subscription, change);
    requireOneInterval(m_state, sub, change);
    if (change.discounts) requireRedeemable(*change.discounts, orderOf(sub));
    for (const ItemChange& item : change.items)
        if (item.discounts) requireRedeemable(*item.discounts, orderOf(sub));
    if (change.paymentBehavior == PaymentBehavior::ErrorIfIncomplete) requirePaid(subscription, change);
    for (ItemChange& item : change.items)
        if (item.newPrice) item.price = createPrice(*std::exchange(item.newPrice, std::nullopt));
    const std::string before = draw(subscription);
    const Stamp at = change.prorationDate == 0 ? m_state.now : change.prorationDate;
    const bool billed = isLive(sub) && sub.status != SubscriptionStatus::Trialing;
    const bool prorates = billed && change.proration != ProrationBehavior::None;
    const bool over = isLive(sub) && startsOver(sub, change);
    if (over && prorates)
        for (const Ref<SubscriptionItem> item : sub.items)
            credit(item, at);
    applyPlainFields(sub, change, m_state.now);
    if (change.discounts) {
        Discount target;
        target.customer = sub.customer;
        target.subscription = subscription;
        replaceDiscounts(sub.discounts, *change.discounts, target);
    }
    bool mixed = false;
    for (const ItemChange& item : change.items) {
        mixed = mixed ||
                (item.item && item.price &&
                 otherInterval(m_state.prices[m_state.items[item.item].price], m_state.prices[item.price]));
        applyItem(subscription, item, at, prorates && !over);
    }
    if (over)
        startOver(subscription);
    else if (change.trialEnd && *change.trialEnd > m_state.now)
        applyTrial(subscription, *change.trialEnd, at, prorates);
    else if (change.cancelAt && isLive(sub) && sub.status != SubscriptionStatus::Paused)
        fitPeriods(subscription, prorates);
    if (!isLive(sub)) return emitUpdated("customer.subscription.updated", subscription, before);
    // Another interval is billed at once; its next regular invoice may be a year away.
    const bool touched = !change.items.empty() || change.cancelAt || change.trialEnd;
    if (over)
        billPeriods(subscription);
    else if ((touched && change.proration == ProrationBehavior::AlwaysInvoice) || (mixed && prorates))
        invoiceChange(subscription);
    // With the invoice that it made: what is pending is billed by a change that changes nothing else, too.
    emitUpdated("customer.subscription.updated", subscription, before);
    reschedule(subscription);
}

} // namespace regulars::sandbox
