// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/rest/billingparams.h"
#include "core/sandbox/rest/lists.h"
#include "core/sandbox/rest/routes.h"

#include <cctype>

// Coupons, their codes, and the end of discounts (contract.md 22).
namespace regulars::sandbox::handlers {

namespace {

Ref<Coupon> liveCoupon(const Call& call)
{
    const Ref<Coupon> coupon = call.find(call.state.coupons, "coupon");
    if (call.state.coupons[coupon].deleted) throw missing("coupon", call.id());
    return coupon;
}

std::int64_t readLimit(const Params& params)
{
    const auto limit = params.integer("max_redemptions");
    if (limit && *limit < 1)
        throw invalid("Invalid positive integer", "max_redemptions", "parameter_invalid_integer");
    return limit.value_or(0);
}

Stamp readDeadline(const Call& call, const std::string& name)
{
    const auto moment = call.params.integer(name);
    if (moment && *moment <= call.now)
        throw invalid("Invalid timestamp: must be an integer Unix timestamp in the future.", name);
    return moment.value_or(0);
}

bool isSameCode(const std::string& a, const std::string& b)
{
    const auto lower = [](char c) { return std::tolower(static_cast<unsigned char>(c)); };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [&](char x, char y) { return lower(x) == lower(y); });
}

Refusal noDiscount(const std::string& of)
{
    Refusal refusal = invalid("No active discount for " + of, {}, "resource_missing");
    refusal.status = 404;
    return refusal;
}

} // namespace

void listCoupons(const Call& call)
{
    answerTable(call, call.state.coupons, "coupon", "/v1/coupons",
                [](const Coupon& coupon, auto) { return !coupon.deleted; });
}

void createCoupon(const Call& call)
{
    CouponFields fields;
    const Params& params = call.params;
    fields.name = params.text("name").value_or("");
    const auto percent = params.text("percent_off");
    if (bool(percent) == params.has("amount_off"))
        throw invalid("You must specify exactly one of percent_off and amount_off.", "percent_off",
                      percent ? "parameters_exclusive" : "parameter_missing");
    if (percent) {
        PriceFields parts;
        readDecimal(*percent, "percent_off", parts);
        fields.percentOff = parts.unitAmount * 10000 + parts.unitFraction / 100'000'000;
        if (fields.percentOff <= 0 || fields.percentOff > 1'000'000)
            throw invalid("Invalid percent_off: must be over 0 and at most 100.", "percent_off");
    } else {
        fields.amountOff = params.requiredInteger("amount_off");
        if (fields.amountOff <= 0)
            throw invalid("Invalid positive integer", "amount_off", "parameter_invalid_integer");
        params.requiredText("currency");
        fields.currency = *params.currency("currency");
    }
    if (const auto duration = params.choice("duration", {"once", "forever", "repeating"}))
        fields.duration = static_cast<CouponDuration>(*duration);
    const bool repeating = fields.duration == CouponDuration::Repeating;
    if (repeating) fields.durationInMonths = static_cast<int>(params.requiredInteger("duration_in_months"));
    if (!repeating && params.has("duration_in_months"))
        throw invalid("duration_in_months can only be used with duration repeating.", "duration_in_months");
    fields.maxRedemptions = readLimit(params);
    fields.redeemBy = readDeadline(call, "redeem_by");
    const Params appliesTo = params.map("applies_to");
    for (const std::string& id : appliesTo.texts("products"))
        fields.products.push_back(call.find(call.state.products, "product", id, "applies_to[products]"));
    params.metadata(fields.metadata);
    const std::string id = params.text("id").value_or("");
    params.finish();
    if (call.state.coupons.find(id)) throw invalid("Coupon already exists.", "id", "resource_already_exists");
    call.answer(call.engine.createCoupon(fields, id));
}

void showCoupon(const Call& call)
{
    call.params.finish();
    call.answer(liveCoupon(call));
}

void updateCoupon(const Call& call)
{
    const Ref<Coupon> coupon = liveCoupon(call);
    const Coupon& row = call.state.coupons[coupon];
    Metadata metadata = row.metadata;
    call.params.metadata(metadata);
    const std::string name = call.params.text("name").value_or(row.name);
    call.params.ignore({"currency_options"});
    call.params.finish();
    call.engine.updateCoupon(coupon, name, std::move(metadata));
    call.answer(coupon);
}

void deleteCoupon(const Call& call)
{
    const Ref<Coupon> coupon = liveCoupon(call);
    call.params.finish();
    call.engine.deleteCoupon(coupon);
    call.out.beginObject();
    call.out.field("id", call.id());
    call.out.field("object", "coupon");
    call.out.field("deleted", true);
    call.out.endObject();
}

void listPromotionCodes(const Call& call)
{
    const auto code = call.params.text("code");
    const auto active = call.params.boolean("active");
    const Ref<Coupon> coupon = call.named(call.state.coupons, "coupon", "coupon");
    const Ref<Customer> customer = call.named(call.state.customers, "customer", "customer");
    answerTable(call, call.state.promotionCodes, "promotion_code", "/v1/promotion_codes",
                [&](const PromotionCode& row, auto) {
                    return (!code || isSameCode(row.code, *code)) && (!active || row.active == *active) &&
                           (!coupon || row.coupon == coupon) && (!customer || row.customer == customer);
                });
}

void createPromotionCode(const Call& call)
{
    PromotionCodeFields fields;
    const Params promotion = call.params.map("promotion");
    promotion.requiredText("type");
    promotion.choice("type", {"coupon"});
    fields.coupon =
        call.find(call.state.coupons, "coupon", promotion.requiredText("coupon"), "promotion[coupon]");
    if (call.state.coupons[fields.coupon].deleted)
        throw missing("coupon", *promotion.text("coupon"), "promotion[coupon]");
    fields.code = call.params.text("code").value_or("");
    const bool plain = std::all_of(fields.code.begin(), fields.code.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    });
    if (!plain) throw invalid("Invalid code: only letters, digits and dashes are allowed.", "code");
    fields.customer = call.named(call.state.customers, "customer", "customer");
    fields.active = call.params.boolean("active").value_or(true);
    fields.expiresAt = readDeadline(call, "expires_at");
    fields.maxRedemptions = readLimit(call.params);
    const Params restrictions = call.params.map("restrictions");
    fields.firstTimeTransaction = restrictions.boolean("first_time_transaction").value_or(false);
    fields.minimumAmount = restrictions.integer("minimum_amount").value_or(0);
    if (fields.minimumAmount != 0) restrictions.requiredText("minimum_amount_currency");
    fields.minimumCurrency = restrictions.currency("minimum_amount_currency").value_or(Currency());
    call.params.metadata(fields.metadata);
    call.params.finish();
    call.answer(call.engine.createPromotionCode(fields));
}

void showPromotionCode(const Call& call)
{
    call.params.finish();
    call.answer(call.find(call.state.promotionCodes, "promotion_code"));
}

void updatePromotionCode(const Call& call)
{
    const Ref<PromotionCode> code = call.find(call.state.promotionCodes, "promotion_code");
    const PromotionCode& row = call.state.promotionCodes[code];
    Metadata metadata = row.metadata;
    call.params.metadata(metadata);
    const bool active = call.params.boolean("active").value_or(row.active);
    call.params.map("restrictions").ignore({"currency_options"});
    call.params.finish();
    call.engine.updatePromotionCode(code, active, std::move(metadata));
    call.answer(code);
}

void dropCustomerDiscount(const Call& call)
{
    const Ref<Customer> customer = call.find(call.state.customers, "customer");
    call.params.finish();
    const Ref<Discount> dropped = call.engine.dropDiscounts(customer);
    if (!dropped) throw noDiscount("customer: " + call.id());
    call.answer(dropped);
}

void dropSubscriptionDiscount(const Call& call)
{
    const Ref<Subscription> subscription = call.find(call.state.subscriptions, "subscription");
    call.params.finish();
    const Ref<Discount> dropped = call.engine.dropDiscounts(subscription);
    if (!dropped) throw noDiscount("subscription: " + call.id());
    call.answer(dropped);
}

} // namespace regulars::sandbox::handlers
