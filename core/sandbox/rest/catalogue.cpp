// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/rest/lists.h"
#include "core/sandbox/rest/routes.h"

#include <charconv>

namespace regulars::sandbox::handlers {

namespace {

void set(std::string& field, const std::optional<std::string>& value)
{
    if (value) field = *value;
}

Ref<Product> liveProduct(const Call& call)
{
    const Ref<Product> product = call.find(call.state.products, "product");
    if (call.state.products[product].deleted) throw missing("product", call.id());
    return product;
}

void readProduct(const Call& call, ProductFields& fields)
{
    const Params& params = call.params;
    if (params.has("name")) fields.name = params.requiredText("name");
    set(fields.description, params.text("description"));
    set(fields.unitLabel, params.text("unit_label"));
    set(fields.statementDescriptor, params.text("statement_descriptor"));
    set(fields.taxCode, params.text("tax_code"));
    set(fields.url, params.text("url"));
    fields.active = params.boolean("active").value_or(fields.active);
    params.metadata(fields.metadata);
    params.ignore({"images", "shippable", "type"});
}

/// "12.5" as minor units and 10^-12 parts of one.
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

void readAmount(const Params& params, PriceFields& fields)
{
    const auto amount = params.integer("unit_amount");
    const auto decimal = params.text("unit_amount_decimal");
    if (bool(amount) == bool(decimal))
        throw invalid("You must specify exactly one of unit_amount and unit_amount_decimal.", "unit_amount",
                      amount ? "parameters_exclusive" : "parameter_missing");
    if (amount)
        fields.unitAmount = *amount;
    else
        readDecimal(*decimal, params.path("unit_amount_decimal"), fields);
    if (fields.unitAmount < 0) throw invalid("Invalid non-negative integer", params.path("unit_amount"));
}

void readRecurring(const Params& params, PriceFields& fields)
{
    const Params recurring = params.map("recurring");
    if (recurring.isEmpty()) return;
    recurring.requiredText("interval");
    const auto interval = recurring.choice("interval", {"day", "week", "month", "year"});
    fields.interval = static_cast<Interval>(*interval + 1);
    const std::int64_t count = recurring.integer("interval_count").value_or(1);
    constexpr std::array<std::int64_t, 4> longest{1095, 156, 36, 3};
    if (count < 1 || count > longest[*interval])
        throw invalid("Invalid interval_count: the longest interval is three years.",
                      recurring.path("interval_count"));
    fields.intervalCount = static_cast<int>(count);
    fields.trialPeriodDays = static_cast<int>(recurring.integer("trial_period_days").value_or(0));
    recurring.ignore({"usage_type"});
}

void readPriceFrills(const Params& params, PriceFields& fields)
{
    fields.active = params.boolean("active").value_or(fields.active);
    set(fields.nickname, params.text("nickname"));
    set(fields.lookupKey, params.text("lookup_key"));
    if (const auto choice = params.choice("tax_behavior", {"inclusive", "exclusive", "unspecified"}))
        fields.taxBehavior = *params.text("tax_behavior");
    params.metadata(fields.metadata);
}

} // namespace

void listProducts(const Call& call)
{
    const auto active = call.params.boolean("active");
    const std::vector<std::string> ids = call.params.texts("ids");
    answerTable(call, call.state.products, "product", "/v1/products", [&](const Product& product, auto) {
        if (product.deleted || (active && product.active != *active)) return false;
        return ids.empty() || std::find(ids.begin(), ids.end(), product.id) != ids.end();
    });
}

void createProduct(const Call& call)
{
    ProductFields fields;
    call.params.requiredText("name");
    readProduct(call, fields);
    const std::string id = call.params.text("id").value_or("");
    if (call.state.products.find(id))
        throw invalid("Product already exists.", "id", "resource_already_exists");
    const Params priceData = call.params.map("default_price_data");
    PriceFields price;
    if (!priceData.isEmpty()) {
        priceData.requiredText("currency");
        price.currency = *priceData.currency("currency");
        readAmount(priceData, price);
        readRecurring(priceData, price);
        readPriceFrills(priceData, price);
    }
    call.params.finish();
    const Ref<Product> product = call.engine.createProduct(fields, id);
    if (!priceData.isEmpty()) {
        price.product = product;
        fields.defaultPrice = call.engine.createPrice(price);
        call.engine.updateProduct(product, fields);
    }
    call.answer(product);
}

void showProduct(const Call& call)
{
    const Ref<Product> product = liveProduct(call);
    call.params.finish();
    call.answer(product);
}

void updateProduct(const Call& call)
{
    const Ref<Product> product = liveProduct(call);
    ProductFields fields = call.state.products[product];
    readProduct(call, fields);
    if (call.params.has("default_price"))
        fields.defaultPrice = call.named(call.state.prices, "price", "default_price");
    call.params.finish();
    call.engine.updateProduct(product, fields);
    call.answer(product);
}

void deleteProduct(const Call& call)
{
    const Ref<Product> product = liveProduct(call);
    call.params.finish();
    call.engine.deleteProduct(product);
    call.answer(product);
}

void listPrices(const Call& call)
{
    const auto active = call.params.boolean("active");
    const auto currency = call.params.currency("currency");
    const auto type = call.params.choice("type", {"one_time", "recurring"});
    const Ref<Product> product = call.named(call.state.products, "product", "product");
    const auto interval = call.params.map("recurring").choice("interval", {"day", "week", "month", "year"});
    const std::vector<std::string> keys = call.params.texts("lookup_keys");
    answerTable(call, call.state.prices, "price", "/v1/prices", [&](const Price& price, auto) {
        if (active && price.active != *active) return false;
        if (currency && price.currency != *currency) return false;
        if (type && (*type == 1) != (price.interval != Interval::None)) return false;
        if (product && price.product != product) return false;
        if (interval && price.interval != static_cast<Interval>(*interval + 1)) return false;
        return keys.empty() || std::find(keys.begin(), keys.end(), price.lookupKey) != keys.end();
    });
}

void createPrice(const Call& call)
{
    PriceFields fields;
    call.params.requiredText("currency");
    fields.currency = *call.params.currency("currency");
    readAmount(call.params, fields);
    readRecurring(call.params, fields);
    readPriceFrills(call.params, fields);
    fields.product = call.named(call.state.products, "product", "product");
    const Params data = call.params.map("product_data");
    if (bool(fields.product) != data.isEmpty())
        throw invalid("You must specify either `product` or `product_data`.", "product", "parameter_missing");
    ProductFields product;
    if (!fields.product) {
        product.name = data.requiredText("name");
        data.metadata(product.metadata);
    }
    const bool transfer = call.params.boolean("transfer_lookup_key").value_or(false);
    call.params.finish();
    call.engine.claimLookupKey(fields.lookupKey, {}, transfer);
    if (!fields.product) fields.product = call.engine.createProduct(product);
    call.answer(call.engine.createPrice(fields));
}

void showPrice(const Call& call)
{
    call.params.finish();
    call.answer(call.find(call.state.prices, "price"));
}

void updatePrice(const Call& call)
{
    const Ref<Price> price = call.find(call.state.prices, "price");
    PriceFields fields = call.state.prices[price];
    readPriceFrills(call.params, fields);
    const bool transfer = call.params.boolean("transfer_lookup_key").value_or(false);
    call.params.finish();
    call.engine.claimLookupKey(fields.lookupKey, price, transfer);
    call.engine.updatePrice(price, fields);
    call.answer(price);
}

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
    if (const auto percent = params.text("percent_off")) {
        PriceFields parts;
        readDecimal(*percent, "percent_off", parts);
        fields.percentOff = parts.unitAmount * 10000 + parts.unitFraction / 100'000'000;
        if (fields.percentOff <= 0 || fields.percentOff > 1'000'000)
            throw invalid("Invalid percent_off: must be over 0 and at most 100.", "percent_off");
    } else {
        fields.amountOff = params.requiredInteger("amount_off");
        params.requiredText("currency");
        fields.currency = *params.currency("currency");
    }
    if (const auto duration = params.choice("duration", {"once", "forever", "repeating"}))
        fields.duration = static_cast<CouponDuration>(*duration);
    if (fields.duration == CouponDuration::Repeating)
        fields.durationInMonths = static_cast<int>(params.requiredInteger("duration_in_months"));
    fields.maxRedemptions = params.integer("max_redemptions").value_or(0);
    fields.redeemBy = params.integer("redeem_by").value_or(0);
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
    const Ref<Coupon> coupon = call.find(call.state.coupons, "coupon");
    if (call.state.coupons[coupon].deleted) throw missing("coupon", call.id());
    call.answer(coupon);
}

void listPromotionCodes(const Call& call)
{
    const auto code = call.params.text("code");
    const auto active = call.params.boolean("active");
    const Ref<Coupon> coupon = call.named(call.state.coupons, "coupon", "coupon");
    const Ref<Customer> customer = call.named(call.state.customers, "customer", "customer");
    answerTable(call, call.state.promotionCodes, "promotion_code", "/v1/promotion_codes",
                [&](const PromotionCode& row, auto) {
                    return (!code || row.code == *code) && (!active || row.active == *active) &&
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
    fields.code = call.params.text("code").value_or("");
    fields.customer = call.named(call.state.customers, "customer", "customer");
    fields.active = call.params.boolean("active").value_or(true);
    fields.expiresAt = call.params.integer("expires_at").value_or(0);
    fields.maxRedemptions = call.params.integer("max_redemptions").value_or(0);
    const Params restrictions = call.params.map("restrictions");
    fields.firstTimeTransaction = restrictions.boolean("first_time_transaction").value_or(false);
    fields.minimumAmount = restrictions.integer("minimum_amount").value_or(0);
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

} // namespace regulars::sandbox::handlers
