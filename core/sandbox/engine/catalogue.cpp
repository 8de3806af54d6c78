// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/engine/events.h"

#include <algorithm>
#include <cctype>

namespace regulars::sandbox {

Ref<Product> Engine::createProduct(ProductFields fields, std::string id)
{
    Product row;
    static_cast<ProductFields&>(row) = std::move(fields);
    row.id = id.empty() ? m_state.newId("prod_", 14) : std::move(id);
    row.created = row.updated = m_state.now;
    const Ref<Product> product = m_state.products.add(std::move(row));
    emit("product.created", product);
    return product;
}

void Engine::updateProduct(Ref<Product> product, ProductFields fields)
{
    if (fields.defaultPrice && m_state.prices[fields.defaultPrice].product != product)
        throw invalid("The price belongs to another product.", "default_price");
    change("product.updated", product, m_state.products[product], [&](Product& row) {
        static_cast<ProductFields&>(row) = std::move(fields);
        row.updated = m_state.now;
    });
}

void Engine::deleteProduct(Ref<Product> product)
{
    for (const Price& price : m_state.prices)
        if (price.product == product)
            throw invalid("This product cannot be deleted because it has one or more user-created prices.");
    emit("product.deleted", product);
    m_state.products[product].deleted = true;
}

Ref<Price> Engine::createPrice(PriceFields fields)
{
    Price row;
    static_cast<PriceFields&>(row) = std::move(fields);
    row.id = m_state.newId("price_1", 23);
    row.created = m_state.now;
    const Ref<Price> price = m_state.prices.add(std::move(row));
    emit("price.created", price);
    return price;
}

void Engine::updatePrice(Ref<Price> price, PriceFields fields)
{
    change("price.updated", price, m_state.prices[price],
           [&](Price& row) { static_cast<PriceFields&>(row) = std::move(fields); });
}

void Engine::claimLookupKey(const std::string& key, Ref<Price> claimant, bool transfer)
{
    if (key.empty()) return;
    for (const Price& price : m_state.prices) {
        const Ref<Price> other = m_state.prices.find(price.id);
        if (price.lookupKey != key || other == claimant) continue;
        if (!transfer)
            throw invalid("A price (`" + price.id + "`) already uses that lookup key.", "lookup_key",
                          "resource_already_exists");
        return change("price.updated", other, m_state.prices[other],
                      [](Price& row) { row.lookupKey.clear(); });
    }
}

Ref<Coupon> Engine::createCoupon(CouponFields fields, std::string id)
{
    Coupon row;
    static_cast<CouponFields&>(row) = std::move(fields);
    row.id = id.empty() ? m_state.newId({}, 8) : std::move(id);
    row.created = m_state.now;
    const Ref<Coupon> coupon = m_state.coupons.add(std::move(row));
    emit("coupon.created", coupon);
    return coupon;
}

void Engine::updateCoupon(Ref<Coupon> coupon, std::string name, Metadata metadata)
{
    change("coupon.updated", coupon, m_state.coupons[coupon], [&](Coupon& row) {
        row.name = std::move(name);
        row.metadata = std::move(metadata);
    });
}

void Engine::deleteCoupon(Ref<Coupon> coupon)
{
    emit("coupon.deleted", coupon);
    m_state.coupons[coupon].deleted = true;
}

/// Codes are unique among those that can be used, whatever their case (contract.md 22).
void Engine::requireFreeCode(const std::string& wanted, Ref<PromotionCode> claimant) const
{
    const auto same = [](char a, char b) {
        return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
    };
    for (const PromotionCode& code : std::as_const(m_state).promotionCodes) {
        if (!code.active || m_state.promotionCodes.find(code.id) == claimant) continue;
        if (std::equal(code.code.begin(), code.code.end(), wanted.begin(), wanted.end(), same))
            throw invalid("A promotion code with `code: " + wanted + "` already exists.", "code",
                          "resource_already_exists");
    }
}

Ref<PromotionCode> Engine::createPromotionCode(PromotionCodeFields fields)
{
    if (fields.active && !fields.code.empty()) requireFreeCode(fields.code, {});
    PromotionCode row;
    static_cast<PromotionCodeFields&>(row) = std::move(fields);
    row.id = m_state.newId("promo_1", 23);
    if (row.code.empty()) row.code = m_state.newId({}, 8);
    row.created = m_state.now;
    const Ref<PromotionCode> code = m_state.promotionCodes.add(std::move(row));
    emit("promotion_code.created", code);
    return code;
}

void Engine::updatePromotionCode(Ref<PromotionCode> code, bool active, Metadata metadata)
{
    if (active) requireFreeCode(m_state.promotionCodes[code].code, code);
    change("promotion_code.updated", code, m_state.promotionCodes[code], [&](PromotionCode& row) {
        row.active = active;
        row.metadata = std::move(metadata);
    });
}

} // namespace regulars::sandbox
