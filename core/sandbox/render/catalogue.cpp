// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/render/render.h"

#include <array>

namespace regulars::sandbox {

std::string_view wireName(Interval interval)
{
    constexpr std::array<std::string_view, 5> names{"", "day", "week", "month", "year"};
    return names[static_cast<std::size_t>(interval)];
}

namespace {

/// "1250" or "12.5": whole minor units and 10^-12 parts of one.
std::string decimalText(std::int64_t whole, std::int64_t fraction)
{
    std::string text = std::to_string(whole);
    if (fraction == 0) return text;
    std::string places = std::to_string(fraction);
    places.insert(0, 12 - places.size(), '0');
    while (places.back() == '0')
        places.pop_back();
    return text + "." + places;
}

} // namespace

void Renderer::object(Ref<Product> ref, const Expand& expand)
{
    const Product& product = row(ref);
    head(product.id, "product");
    if (product.deleted) {
        m_out.field("deleted", true);
        return m_out.endObject();
    }
    m_out.field("active", product.active);
    m_out.field("created", product.created);
    link("default_price", product.defaultPrice, expand);
    m_out.maybe("description", product.description);
    m_out.beginArray("images");
    m_out.endArray();
    m_out.field("livemode", false);
    m_out.beginArray("marketing_features");
    m_out.endArray();
    m_out.metadata("metadata", product.metadata);
    m_out.field("name", product.name);
    m_out.nullField("package_dimensions");
    m_out.nullField("shippable");
    m_out.maybe("statement_descriptor", product.statementDescriptor);
    m_out.maybe("tax_code", product.taxCode);
    m_out.nullField("tax_details");
    m_out.field("type", "service");
    m_out.maybe("unit_label", product.unitLabel);
    m_out.field("updated", product.updated);
    m_out.maybe("url", product.url);
    m_out.endObject();
}

void Renderer::object(Ref<Price> ref, const Expand& expand)
{
    const Price& price = row(ref);
    head(price.id, "price");
    m_out.field("active", price.active);
    m_out.field("billing_scheme", "per_unit");
    m_out.field("created", price.created);
    m_out.currency("currency", price.currency);
    m_out.nullField("custom_unit_amount");
    m_out.field("livemode", false);
    m_out.maybe("lookup_key", price.lookupKey);
    m_out.metadata("metadata", price.metadata);
    m_out.maybe("nickname", price.nickname);
    link("product", price.product, expand);
    if (price.interval == Interval::None) {
        m_out.nullField("recurring");
    } else {
        m_out.beginObject("recurring");
        m_out.field("interval", wireName(price.interval));
        m_out.field("interval_count", price.intervalCount);
        m_out.nullField("meter");
        m_out.stamp("trial_period_days", price.trialPeriodDays);
        m_out.field("usage_type", "licensed");
        m_out.endObject();
    }
    m_out.field("tax_behavior", price.taxBehavior);
    m_out.nullField("tiers_mode");
    m_out.nullField("transform_quantity");
    m_out.field("type", price.interval == Interval::None ? "one_time" : "recurring");
    if (price.unitFraction == 0)
        m_out.field("unit_amount", price.unitAmount);
    else
        m_out.nullField("unit_amount");
    m_out.field("unit_amount_decimal", decimalText(price.unitAmount, price.unitFraction));
    m_out.endObject();
}

void Renderer::plan(const Price& price)
{
    m_out.beginObject("plan");
    m_out.field("id", price.id);
    m_out.field("object", "plan");
    m_out.field("active", price.active);
    if (price.unitFraction == 0)
        m_out.field("amount", price.unitAmount);
    else
        m_out.nullField("amount");
    m_out.field("amount_decimal", decimalText(price.unitAmount, price.unitFraction));
    m_out.field("billing_scheme", "per_unit");
    m_out.field("created", price.created);
    m_out.currency("currency", price.currency);
    m_out.field("interval", wireName(price.interval));
    m_out.field("interval_count", price.intervalCount);
    m_out.field("livemode", false);
    m_out.metadata("metadata", price.metadata);
    m_out.nullField("meter");
    m_out.maybe("nickname", price.nickname);
    m_out.field("product", row(price.product).id);
    m_out.nullField("tiers_mode");
    m_out.nullField("transform_usage");
    m_out.stamp("trial_period_days", price.trialPeriodDays);
    m_out.field("usage_type", "licensed");
    m_out.endObject();
}

void Renderer::pricing(Ref<Price> ref, std::int64_t amount, std::int64_t quantity, const Expand& expand)
{
    const Expand* inner = expand.find("pricing");
    const Expand* details = inner ? inner->find("price_details") : nullptr;
    m_out.beginObject("pricing");
    if (ref) {
        const Price& price = row(ref);
        m_out.beginObject("price_details");
        link("price", ref, details ? *details : Expand::nothing());
        m_out.field("product", row(price.product).id);
        m_out.endObject();
        m_out.field("type", "price_details");
        m_out.field("unit_amount_decimal", decimalText(price.unitAmount, price.unitFraction));
    } else {
        m_out.field("type", "price_details");
        m_out.field("unit_amount_decimal", decimalText(quantity == 0 ? amount : amount / quantity, 0));
    }
    m_out.endObject();
}

bool Renderer::isValid(const Coupon& coupon) const
{
    const bool usedUp = coupon.maxRedemptions != 0 && coupon.timesRedeemed >= coupon.maxRedemptions;
    return !coupon.deleted && !usedUp && (coupon.redeemBy == 0 || m_now < coupon.redeemBy);
}

void Renderer::object(Ref<Coupon> ref, const Expand& expand)
{
    constexpr std::array<std::string_view, 3> durations{"once", "forever", "repeating"};
    const Coupon& coupon = row(ref);
    head(coupon.id, "coupon");
    if (coupon.amountOff != 0)
        m_out.field("amount_off", coupon.amountOff);
    else
        m_out.nullField("amount_off");
    if (expand.find("applies_to") && !coupon.products.empty()) {
        m_out.beginObject("applies_to");
        m_out.beginArray("products");
        for (const Ref<Product> product : coupon.products)
            m_out.text(row(product).id);
        m_out.endArray();
        m_out.endObject();
    }
    m_out.field("created", coupon.created);
    m_out.currency("currency", coupon.currency);
    m_out.field("duration", durations[static_cast<std::size_t>(coupon.duration)]);
    m_out.stamp("duration_in_months", coupon.durationInMonths);
    m_out.field("livemode", false);
    m_out.stamp("max_redemptions", coupon.maxRedemptions);
    m_out.metadata("metadata", coupon.metadata);
    m_out.maybe("name", coupon.name);
    m_out.key("percent_off");
    if (coupon.percentOff != 0)
        m_out.decimal(coupon.percentOff, 4);
    else
        m_out.null();
    m_out.stamp("redeem_by", coupon.redeemBy);
    m_out.field("times_redeemed", coupon.timesRedeemed);
    m_out.field("valid", isValid(coupon));
    m_out.endObject();
}

void Renderer::object(Ref<PromotionCode> ref, const Expand& expand)
{
    const PromotionCode& code = m_state.promotionCodes[ref];
    head(code.id, "promotion_code");
    const bool usedUp = code.maxRedemptions != 0 && code.timesRedeemed >= code.maxRedemptions;
    const bool open = code.active && !usedUp && (code.expiresAt == 0 || m_now < code.expiresAt);
    m_out.field("active", open && isValid(row(code.coupon)));
    m_out.field("code", code.code);
    m_out.field("created", code.created);
    link("customer", code.customer, expand);
    m_out.nullField("customer_account");
    m_out.stamp("expires_at", code.expiresAt);
    m_out.field("livemode", false);
    m_out.stamp("max_redemptions", code.maxRedemptions);
    m_out.metadata("metadata", code.metadata);
    m_out.beginObject("promotion");
    const Expand* promotion = expand.find("promotion");
    link("coupon", code.coupon, promotion ? *promotion : Expand::nothing());
    m_out.field("type", "coupon");
    m_out.endObject();
    m_out.beginObject("restrictions");
    m_out.field("first_time_transaction", code.firstTimeTransaction);
    m_out.stamp("minimum_amount", code.minimumAmount);
    m_out.currency("minimum_amount_currency", code.minimumCurrency);
    m_out.endObject();
    m_out.field("times_redeemed", code.timesRedeemed);
    m_out.endObject();
}

} // namespace regulars::sandbox
