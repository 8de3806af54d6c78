// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/rest/billingparams.h"
#include "core/sandbox/rest/lists.h"
#include "core/sandbox/rest/routes.h"

#include <array>

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

} // namespace regulars::sandbox::handlers
