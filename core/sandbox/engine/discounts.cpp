// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/engine/calendar.h"
#include "core/sandbox/engine/discounting.h"
#include "core/sandbox/engine/events.h"
#include "core/sandbox/engine/exact.h"

#include <algorithm>

// Who may use a coupon, whose discounts there are, and how long (contract.md 22).
namespace regulars::sandbox {

namespace {

bool isUsable(const Coupon& coupon, Stamp now)
{
    const bool usedUp = coupon.maxRedemptions != 0 && coupon.timesRedeemed >= coupon.maxRedemptions;
    return !coupon.deleted && !usedUp && (coupon.redeemBy == 0 || now < coupon.redeemBy);
}

Ref<Coupon> couponOf(const AccountState& state, const DiscountWish& wish)
{
    if (wish.kept) return state.discounts[wish.kept].coupon;
    return wish.code ? state.promotionCodes[wish.code].coupon : wish.coupon;
}

bool hasPaidBefore(const AccountState& state, Ref<Customer> customer)
{
    const auto& charges = state.byCustomer[customer.row].charges;
    return std::any_of(charges.begin(), charges.end(), [&](Ref<Charge> charge) {
        return state.charges[charge].status == ChargeStatus::Succeeded;
    });
}

} // namespace

void Engine::requireRedeemable(const DiscountWishes& wishes, const Order& order) const
{
    const AccountState& state = m_state;
    for (const DiscountWish& wish : wishes) {
        const Coupon& coupon = state.coupons[couponOf(m_state, wish)];
        if (coupon.amountOff != 0 && coupon.currency != order.currency)
            throw invalid("The coupon " + coupon.id + " is in another currency: " + codeOf(coupon.currency),
                          wish.param);
        if (wish.kept) continue;
        if (!isUsable(coupon, m_state.now))
            throw invalid("Coupon expired: " + coupon.id, wish.param, "coupon_expired");
        if (!wish.code) continue;
        const PromotionCode& code = state.promotionCodes[wish.code];
        const bool over = code.expiresAt != 0 && code.expiresAt <= m_state.now;
        const bool usedUp = code.maxRedemptions != 0 && code.timesRedeemed >= code.maxRedemptions;
        if (!code.active || over || usedUp)
            throw invalid("This promotion code is expired or not active.", wish.param, "coupon_expired");
        if (code.customer && code.customer != order.customer)
            throw invalid("This promotion code cannot be redeemed by this customer.", wish.param);
        if (code.firstTimeTransaction && hasPaidBefore(m_state, order.customer))
            throw invalid("This promotion code cannot be redeemed because the associated customer has prior "
                          "transactions.",
                          wish.param);
        if (code.minimumAmount != 0 &&
            (code.minimumCurrency != order.currency || order.amount < code.minimumAmount))
            throw invalid("This promotion code cannot be redeemed because the minimum amount is not met.",
                          wish.param);
    }
}

Engine::Order Engine::orderOf(const NewSubscription& wanted) const
{
    Order order{wanted.customer, priceOf(wanted.items.front()).currency, 0};
    for (const NewSubscriptionItem& item : wanted.items)
        order.amount += amountOf(priceOf(item), item.quantity);
    return order;
}

Engine::Order Engine::orderOf(const Subscription& sub) const
{
    Order order{sub.customer, sub.currency, 0};
    for (const Ref<SubscriptionItem> ref : sub.items) {
        const SubscriptionItem& item = m_state.items[ref];
        order.amount += amountOf(m_state.prices[item.price], item.quantity);
    }
    return order;
}

Engine::Order Engine::orderOf(const Invoice& invoice) const
{
    return {invoice.customer, invoice.currency, invoice.subtotal};
}

Ref<Discount> Engine::redeem(const DiscountWish& wish, const Discount& target)
{
    Discount row = target;
    row.id = m_state.newId("di_1", 23);
    row.created = m_state.now;
    row.coupon = couponOf(m_state, wish);
    row.promotionCode = wish.kept ? m_state.discounts[wish.kept].promotionCode : wish.code;
    Coupon& coupon = m_state.coupons[row.coupon];
    if (wish.kept) {
        row.end = m_state.discounts[wish.kept].end;
    } else {
        ++coupon.timesRedeemed;
        if (wish.code) ++m_state.promotionCodes[wish.code].timesRedeemed;
        if (coupon.duration == CouponDuration::Repeating)
            row.end = addIntervals(m_state.now, Interval::Month, coupon.durationInMonths);
    }
    const Ref<Discount> discount = m_state.discounts.add(std::move(row));
    if (!target.invoice && !target.invoiceItem) emit("customer.discount.created", discount);
    return discount;
}

/// A list that replaces another: those that are named again stay what they are.
void Engine::replaceDiscounts(std::vector<Ref<Discount>>& discounts, const DiscountWishes& wishes,
                              const Discount& target)
{
    const std::vector<Ref<Discount>> before = std::exchange(discounts, {});
    const auto in = [](const auto& list, Ref<Discount> one) {
        return std::find(list.begin(), list.end(), one) != list.end();
    };
    for (const DiscountWish& wish : wishes)
        discounts.push_back(wish.kept && in(before, wish.kept) ? wish.kept : redeem(wish, target));
    for (const Ref<Discount> one : before)
        if (!in(discounts, one)) dropDiscount(one);
}

void Engine::dropDiscount(Ref<Discount> discount)
{
    Discount& row = m_state.discounts[discount];
    if (row.deleted) return;
    if (!row.invoice && !row.invoiceItem) emit("customer.discount.deleted", discount);
    row.deleted = true;
}

void Engine::discountCustomer(Ref<Customer> customer, const DiscountWish& wish)
{
    const Customer& row = m_state.customers[customer];
    requireRedeemable({wish},
                      {customer, row.currency.isEmpty() ? m_state.settings.currency : row.currency, 0});
    dropDiscounts(customer);
    Discount target;
    target.customer = customer;
    const Ref<Discount> discount = redeem(wish, target);
    change("customer.updated", customer, m_state.customers[customer],
           [&](Customer& changed) { changed.discount = discount; });
}

Ref<Discount> Engine::dropDiscounts(Ref<Customer> customer)
{
    const Ref<Discount> discount = m_state.customers[customer].discount;
    if (!discount) return {};
    dropDiscount(discount);
    change("customer.updated", customer, m_state.customers[customer],
           [](Customer& changed) { changed.discount = {}; });
    return discount;
}

Ref<Discount> Engine::dropDiscounts(Ref<Subscription> subscription)
{
    Subscription& sub = m_state.subscriptions[subscription];
    if (sub.discounts.empty()) return {};
    const Ref<Discount> last = sub.discounts.back();
    for (const Ref<Discount> discount : sub.discounts)
        dropDiscount(discount);
    change("customer.subscription.updated", subscription, sub,
           [](Subscription& row) { row.discounts.clear(); });
    return last;
}

bool Engine::runs(Ref<Discount> discount) const
{
    const Discount& row = m_state.discounts[discount];
    return !row.deleted && (row.end == 0 || row.end > m_state.now);
}

std::vector<Ref<Discount>> Engine::running(const std::vector<Ref<Discount>>& discounts) const
{
    std::vector<Ref<Discount>> left;
    std::copy_if(discounts.begin(), discounts.end(), std::back_inserter(left),
                 [this](Ref<Discount> discount) { return runs(discount); });
    return left;
}

/// The discounts that an invoice begins with: the subscription's, or else the customer's.
std::vector<Ref<Discount>> Engine::inherited(Ref<Customer> customer, Ref<Subscription> subscription) const
{
    std::vector<Ref<Discount>> own;
    if (subscription) own = running(m_state.subscriptions[subscription].discounts);
    const Ref<Discount> owners = m_state.customers[customer].discount;
    if (own.empty() && owners && runs(owners)) own.push_back(owners);
    return own;
}

/// Lets go of what was for some months and is over.
void Engine::dropEnded(Ref<Subscription> subscription)
{
    Subscription& sub = m_state.subscriptions[subscription];
    const auto clean = [this](std::vector<Ref<Discount>>& discounts) {
        for (const Ref<Discount> discount : discounts)
            if (!runs(discount)) dropDiscount(discount);
        std::erase_if(discounts,
                      [this](Ref<Discount> discount) { return m_state.discounts[discount].deleted; });
    };
    clean(sub.discounts);
    for (const Ref<SubscriptionItem> item : sub.items)
        clean(m_state.items[item].discounts);
    const Ref<Discount> owners = m_state.customers[sub.customer].discount;
    if (owners && !runs(owners)) dropDiscounts(sub.customer);
}

/// A coupon for one use is gone from whoever had it as soon as an invoice used it.
void Engine::spendSingleUses(Ref<Invoice> invoice)
{
    const std::vector<InvoiceLine> lines = m_state.invoices[invoice].lines;
    for (const InvoiceLine& line : lines)
        for (const DiscountAmount& off : line.offs) {
            const Discount discount = m_state.discounts[off.discount];
            const bool once = m_state.coupons[discount.coupon].duration == CouponDuration::Once;
            if (!once || discount.deleted || discount.invoice || discount.invoiceItem) continue;
            dropDiscount(off.discount);
            if (discount.item)
                std::erase(m_state.items[discount.item].discounts, off.discount);
            else if (discount.subscription)
                change("customer.subscription.updated", discount.subscription,
                       m_state.subscriptions[discount.subscription],
                       [&](Subscription& row) { std::erase(row.discounts, off.discount); });
            else
                change("customer.updated", discount.customer, m_state.customers[discount.customer],
                       [](Customer& row) { row.discount = {}; });
        }
}

/// A part of an item's period less the discounts that go on; one for a single use waits for a regular
/// invoice.
std::int64_t Engine::discountedCost(const SubscriptionItem& item, std::int64_t cost) const
{
    const AccountState& state = m_state;
    const Subscription& sub = state.subscriptions[item.subscription];
    const auto lasting = [&](const std::vector<Ref<Discount>>& discounts) {
        std::vector<Ref<Discount>> left = running(discounts);
        std::erase_if(left, [&](Ref<Discount> one) {
            return state.coupons[state.discounts[one].coupon].duration == CouponDuration::Once;
        });
        return left;
    };
    const std::vector<Ref<Discount>> ofAll = lasting(inherited(sub.customer, item.subscription));
    std::vector<DiscountedLine> lines;
    std::size_t place = 0;
    for (const Ref<SubscriptionItem> ref : sub.items) {
        const SubscriptionItem& other = state.items[ref];
        const Price& price = state.prices[other.price];
        if (other.id == item.id) place = lines.size();
        lines.push_back({amountOf(price, other.quantity), price.product});
        for (const Ref<Discount> own : lasting(other.discounts))
            takeOff(state, own, sub.currency, std::span(lines).last(1));
    }
    for (const Ref<Discount> discount : ofAll)
        takeOff(state, discount, sub.currency, lines);
    const std::int64_t full = amountOf(state.prices[item.price], item.quantity);
    return full == 0 ? 0 : mulDivRound(cost, lines[place].left, full);
}

} // namespace regulars::sandbox
