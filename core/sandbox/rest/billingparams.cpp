// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/rest/billingparams.h"

#include <algorithm>
#include <charconv>

namespace regulars::sandbox {

namespace {

/// An active price by id, or the one that the item has already.
Ref<Price> readPrice(const Call& call, const Params& item, Ref<SubscriptionItem> present = {})
{
    const Ref<Price> price = call.named(item, call.state.prices, "price", "price");
    const bool stays = present && call.state.items[present].price == price;
    if (price && !call.state.prices[price].active && !stays)
        throw invalid("The price specified is inactive. This field only accepts active prices.",
                      item.path("price"));
    return price;
}

ProrationBehavior readProration(const Params& params)
{
    const auto behavior =
        params.choice("proration_behavior", {"create_prorations", "always_invoice", "none"});
    return static_cast<ProrationBehavior>(behavior.value_or(0));
}

/// A moment, 0 to unset it, or the end of the first or last period (contract.md 9).
void readCancelAt(const Params& params, std::optional<Stamp>& at, std::optional<PeriodBound>& bound)
{
    const auto sent = params.text("cancel_at");
    if (!sent) return;
    if (*sent == "min_period_end")
        bound = PeriodBound::First;
    else if (*sent == "max_period_end")
        bound = PeriodBound::Last;
    else
        at = sent->empty() ? 0 : *params.integer("cancel_at");
}

std::optional<Stamp> readTrialEnd(const Call& call, const Params& params)
{
    const auto sent = params.text("trial_end");
    if (!sent) return std::nullopt;
    return *sent == "now" ? call.now : params.integer("trial_end");
}

} // namespace

void readDecimal(const std::string& text, const std::string& path, PriceFields& fields)
{
    const std::size_t point = text.find('.');
    const std::string whole = text.substr(0, point);
    std::string places = point == std::string::npos ? std::string() : text.substr(point + 1);
    const bool digitsOnly =
        std::all_of(places.begin(), places.end(), [](char c) { return c >= '0' && c <= '9'; });
    const auto [end, error] = std::from_chars(whole.data(), whole.data() + whole.size(), fields.unitAmount);
    if (error != std::errc() || end != whole.data() + whole.size() || !digitsOnly || places.size() > 12)
        throw invalid("Invalid decimal: " + text, path, "parameter_invalid_decimal");
    places.resize(12, '0');
    std::from_chars(places.data(), places.data() + places.size(), fields.unitFraction);
}

std::optional<DiscountWishes> readDiscounts(const Call& call, const Params& params)
{
    if (params.isUnset("discounts")) return DiscountWishes{};
    DiscountWishes wishes;
    for (const Params& entry : params.items("discounts")) {
        DiscountWish wish;
        wish.coupon = call.named(entry, call.state.coupons, "coupon", "coupon");
        wish.code = call.named(entry, call.state.promotionCodes, "promotion code", "promotion_code");
        wish.kept = call.named(entry, call.state.discounts, "discount", "discount");
        if (wish.coupon && call.state.coupons[wish.coupon].deleted)
            throw missing("coupon", call.state.coupons[wish.coupon].id, entry.path("coupon"));
        if (int(bool(wish.coupon)) + int(bool(wish.code)) + int(bool(wish.kept)) != 1)
            throw invalid("You must specify exactly one of coupon, promotion_code and discount.", entry.path("coupon"),
                          "parameters_exclusive");
        wish.param = entry.path(wish.coupon ? "coupon" : wish.code ? "promotion_code" : "discount");
        wishes.push_back(std::move(wish));
    }
    if (wishes.empty()) return std::nullopt;
    return wishes;
}

std::optional<PriceFields> readPriceData(const Call& call, const Params& item, bool recurring)
{
    const Params data = item.map("price_data");
    if (data.isEmpty()) return std::nullopt;
    if (item.has("price"))
        throw invalid("You may only specify one of these parameters: price, price_data.", item.path("price"),
                      "parameters_exclusive");
    PriceFields fields;
    data.requiredText("currency");
    fields.currency = *data.currency("currency");
    fields.product =
        call.find(call.state.products, "product", data.requiredText("product"), data.path("product"));
    fields.unitAmount = data.requiredInteger("unit_amount");
    if (data.choice("tax_behavior", {"inclusive", "exclusive", "unspecified"})) fields.taxBehavior = *data.text("tax_behavior");
    fields.active = false;
    if (!recurring) return fields;
    const Params every = data.map("recurring");
    every.requiredText("interval");
    fields.interval = static_cast<Interval>(*every.choice("interval", {"day", "week", "month", "year"}) + 1);
    fields.intervalCount = static_cast<int>(every.integer("interval_count").value_or(1));
    return fields;
}

void readStart(const Call& call, const Params& params, NewSubscription& wanted)
{
    wanted.prorateStub = readProration(params) != ProrationBehavior::None;
    wanted.flexible = params.map("billing_mode").choice("type", {"flexible", "classic"}) != 1;
    std::optional<Stamp> cancelAt;
    readCancelAt(params, cancelAt, wanted.cancelAtBound);
    wanted.cancelAt = cancelAt.value_or(0);
    wanted.cancelAtPeriodEnd = params.boolean("cancel_at_period_end").value_or(false);
    if (const auto end = readTrialEnd(call, params)) wanted.trialEnd = *end;
    for (const Params& item : params.items("items")) {
        NewSubscriptionItem entry;
        entry.quantity = item.integer("quantity").value_or(1);
        item.metadata(entry.metadata);
        entry.price = readPrice(call, item);
        entry.newPrice = readPriceData(call, item, true);
        entry.discounts = readDiscounts(call, item).value_or(DiscountWishes{});
        if (!entry.price && !entry.newPrice)
            throw invalid("Missing required param: " + item.path("price") + ".", item.path("price"),
                          "parameter_missing");
        wanted.items.push_back(std::move(entry));
    }
}

void readChange(const Call& call, const Params& params, SubscriptionChange& change)
{
    change.proration = readProration(params);
    change.prorationDate = params.integer("proration_date").value_or(0);
    const Params anchor = params.map("billing_cycle_anchor");
    if (!anchor.isEmpty()) anchor.requiredText("type");
    change.anchorNow = anchor.choice("type", {"now", "unchanged"}) == 0;
    change.cancelAtPeriodEnd = params.boolean("cancel_at_period_end");
    readCancelAt(params, change.cancelAt, change.cancelAtBound);
    change.trialEnd = readTrialEnd(call, params);
    for (const Params& item : params.items("items")) {
        ItemChange entry;
        entry.item = call.named(item, call.state.items, "subscription item", "id");
        entry.deleted = item.boolean("deleted").value_or(false);
        entry.quantity = item.integer("quantity");
        Metadata metadata;
        if (entry.item) metadata = call.state.items[entry.item].metadata;
        item.metadata(metadata);
        if (item.has("metadata")) entry.metadata = std::move(metadata);
        entry.price = readPrice(call, item, entry.item);
        entry.newPrice = readPriceData(call, item, true);
        entry.discounts = readDiscounts(call, item);
        change.items.push_back(std::move(entry));
    }
}

SubscriptionPause readWholePause(const Params& params)
{
    SubscriptionPause pause;
    params.choice("type", {"subscription"});
    const Params billed = params.map("bill_for");
    const Params unused = billed.map("unused_time_from");
    if (!unused.isEmpty()) unused.requiredText("type");
    pause.unusedFrom = static_cast<SubscriptionPause::From>(unused.choice("type", {"now", "item_current_period_start", "none"}).value_or(0));
    billed.map("outstanding_usage_through").choice("type", {"now", "none"}); // nothing is metered here
    pause.invoices = params.choice("invoicing_behavior", {"pending_invoice_item", "invoice"}) == 1;
    return pause;
}

Resumption readResumption(const Params& params)
{
    Resumption resumption;
    const Params anchor = params.map("billing_cycle_anchor");
    if (!anchor.isEmpty()) anchor.requiredText("type");
    resumption.keepsAnchor = anchor.choice("type", {"now", "unchanged"}) == 1;
    resumption.proration = readProration(params);
    resumption.prorationDate = params.integer("proration_date").value_or(0);
    return resumption;
}

} // namespace regulars::sandbox
