// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/render/render.h"

namespace regulars::sandbox {

void Renderer::object(Ref<Discount> ref, const Expand& expand)
{
    const Discount& discount = row(ref);
    head(discount.id, "discount");
    m_out.nullField("checkout_session");
    link("customer", discount.customer, expand);
    m_out.nullField("customer_account");
    if (discount.deleted)
        m_out.field("deleted", true);
    else
        m_out.stamp("end", discount.end);
    const auto plain = [this](std::string_view name, const std::string& id) { m_out.maybe(name, id); };
    plain("invoice", discount.invoice ? row(discount.invoice).id : std::string());
    plain("invoice_item",
          discount.invoiceItem ? m_state.invoiceItems[discount.invoiceItem].id : std::string());
    link("promotion_code", discount.promotionCode, expand);
    m_out.beginObject("source");
    const Expand* source = expand.find("source");
    link("coupon", discount.coupon, source ? *source : Expand::nothing());
    m_out.field("type", "coupon");
    m_out.endObject();
    m_out.field("start", discount.created);
    plain("subscription", discount.subscription ? row(discount.subscription).id : std::string());
    plain("subscription_item", discount.item ? m_state.items[discount.item].id : std::string());
    m_out.endObject();
}

void Renderer::discounts(const std::vector<Ref<Discount>>& discounts, const Expand& expand)
{
    const Expand* inner = expand.find("discounts");
    m_out.beginArray("discounts");
    for (const Ref<Discount> discount : discounts)
        if (inner)
            object(discount, *inner);
        else
            m_out.text(row(discount).id);
    m_out.endArray();
}

void Renderer::discountAmounts(std::string_view name, const std::vector<DiscountAmount>& amounts,
                               const Expand& expand)
{
    const Expand* inner = expand.find(name);
    m_out.beginArray(name);
    for (const DiscountAmount& off : amounts) {
        m_out.beginObject();
        m_out.field("amount", off.amount);
        link("discount", off.discount, inner ? *inner : Expand::nothing());
        m_out.endObject();
    }
    m_out.endArray();
}

} // namespace regulars::sandbox
