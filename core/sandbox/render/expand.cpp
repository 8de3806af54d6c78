// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/render/expand.h"

#include "core/sandbox/model/refusal.h"

#include <algorithm>
#include <array>

namespace regulars::sandbox {

namespace {

struct Expandable {
    std::string_view object;
    std::string_view field;
    std::string_view target; // of what object the value, or each element of a list, is
    bool isList = false;
};

// Everything of contract.md that can be expanded or included. A list that is always there (items, lines) can
// be walked through. An unknown target ("") has nothing further to expand.
constexpr std::array expandables{
    Expandable{"customer", "invoice_settings", "invoice_settings"},
    Expandable{"invoice_settings", "default_payment_method", "payment_method"},
    Expandable{"customer", "default_source", ""},
    Expandable{"customer", "discount", "discount"},
    Expandable{"customer", "subscriptions", "subscription", true},
    Expandable{"customer", "sources", "", true},
    Expandable{"customer", "tax_ids", "tax_id", true},
    Expandable{"tax_id", "customer", "customer"},
    Expandable{"customer", "tax", ""},
    Expandable{"customer", "invoice_credit_balance", ""},
    Expandable{"customer_balance_transaction", "customer", "customer"},
    Expandable{"customer_balance_transaction", "invoice", "invoice"},
    Expandable{"customer_balance_transaction", "credit_note", ""},
    Expandable{"payment_method", "customer", "customer"},
    Expandable{"product", "default_price", "price"},
    Expandable{"price", "product", "product"},
    Expandable{"price", "tiers", ""},
    Expandable{"price", "currency_options", ""},
    Expandable{"coupon", "applies_to", ""},
    Expandable{"promotion_code", "customer", "customer"},
    Expandable{"promotion_code", "promotion", "promotion"},
    Expandable{"promotion", "coupon", "coupon"},
    Expandable{"subscription", "customer", "customer"},
    Expandable{"subscription", "default_payment_method", "payment_method"},
    Expandable{"subscription", "default_source", ""},
    Expandable{"subscription", "latest_invoice", "invoice"},
    Expandable{"subscription", "items", "subscription_item", true},
    Expandable{"subscription", "discounts", "discount"},
    Expandable{"subscription", "schedule", ""},
    Expandable{"subscription", "pending_setup_intent", ""},
    Expandable{"subscription", "test_clock", ""},
    Expandable{"customer", "test_clock", ""},
    Expandable{"invoiceitem", "test_clock", ""},
    Expandable{"subscription_item", "price", "price"},
    Expandable{"subscription_item", "discounts", "discount"},
    Expandable{"invoice", "customer", "customer"},
    Expandable{"invoice", "default_payment_method", "payment_method"},
    Expandable{"invoice", "default_source", ""},
    Expandable{"invoice", "discounts", "discount"},
    Expandable{"invoice", "total_discount_amounts", "discount_amount"},
    Expandable{"invoice", "lines", "line_item", true},
    Expandable{"invoice", "payments", "invoice_payment", true},
    Expandable{"invoice", "parent", "invoice_parent"},
    Expandable{"invoice", "test_clock", ""},
    Expandable{"invoice_parent", "subscription_details", "invoice_parent_subscription"},
    Expandable{"invoice_parent_subscription", "subscription", "subscription"},
    Expandable{"line_item", "discounts", "discount"},
    Expandable{"line_item", "discount_amounts", "discount_amount"},
    Expandable{"discount_amount", "discount", "discount"},
    Expandable{"discount", "source", "discount_source"},
    Expandable{"discount_source", "coupon", "coupon"},
    Expandable{"discount", "promotion_code", "promotion_code"},
    Expandable{"discount", "customer", "customer"},
    Expandable{"line_item", "pricing", "pricing"},
    Expandable{"pricing", "price_details", "price_details"},
    Expandable{"price_details", "price", "price"},
    Expandable{"invoice_payment", "invoice", "invoice"},
    Expandable{"invoice_payment", "payment", "invoice_payment_payment"},
    Expandable{"invoice_payment_payment", "payment_intent", "payment_intent"},
    Expandable{"invoice_payment_payment", "charge", "charge"},
    Expandable{"invoiceitem", "customer", "customer"},
    Expandable{"invoiceitem", "invoice", "invoice"},
    Expandable{"invoiceitem", "discounts", "discount"},
    Expandable{"charge", "customer", "customer"},
    Expandable{"charge", "payment_intent", "payment_intent"},
    Expandable{"charge", "balance_transaction", "balance_transaction"},
    Expandable{"charge", "failure_balance_transaction", "balance_transaction"},
    Expandable{"charge", "refunds", "refund", true},
    Expandable{"charge", "review", ""},
    Expandable{"payment_intent", "customer", "customer"},
    Expandable{"payment_intent", "latest_charge", "charge"},
    Expandable{"payment_intent", "payment_method", "payment_method"},
    Expandable{"payment_intent", "review", ""},
    Expandable{"refund", "charge", "charge"},
    Expandable{"refund", "payment_intent", "payment_intent"},
    Expandable{"refund", "customer", "customer"},
    Expandable{"refund", "payment_method", "payment_method"},
    Expandable{"refund", "balance_transaction", "balance_transaction"},
    Expandable{"refund", "failure_balance_transaction", "balance_transaction"},
    Expandable{"checkout.session", "customer", "customer"},
    Expandable{"checkout.session", "payment_intent", "payment_intent"},
    Expandable{"checkout.session", "payment_link", "payment_link"},
    Expandable{"checkout.session", "line_items", "item", true},
    Expandable{"payment_link", "line_items", "item", true},
    Expandable{"item", "price", "price"},
    Expandable{"dispute", "charge", "charge"},
    Expandable{"dispute", "payment_intent", "payment_intent"},
    Expandable{"balance_transaction", "source", "charge_or_refund"},
    Expandable{"charge_or_refund", "customer", "customer"},
    Expandable{"charge_or_refund", "charge", "charge"},
    Expandable{"charge_or_refund", "payment_intent", "payment_intent"},
};

const Expandable* findExpandable(std::string_view object, std::string_view field)
{
    const auto* found = std::find_if(expandables.begin(), expandables.end(), [&](const Expandable& entry) {
        return entry.object == object && entry.field == field;
    });
    return found == expandables.end() ? nullptr : found;
}

std::string_view cut(std::string_view& path)
{
    const std::size_t dot = path.find('.');
    const std::string_view head = path.substr(0, dot);
    path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
    return head;
}

void check(std::string_view path, std::string_view object, bool isList)
{
    const std::string whole(path);
    const auto refuse = [&] { throw invalid("This property cannot be expanded (" + whole + ").", "expand"); };
    if (std::count(path.begin(), path.end(), '.') >= 4)
        throw invalid("You cannot expand more than 4 levels of a property. Property: " + whole, "expand");
    while (!path.empty()) {
        const std::string_view name = cut(path);
        if (isList) {
            if (name != "data") refuse();
            isList = false;
            continue;
        }
        const Expandable* entry = findExpandable(object, name);
        if (!entry) refuse();
        object = entry->target;
        isList = entry->isList;
    }
}

} // namespace

Expand Expand::parse(const std::vector<std::string>& paths, std::string_view object, bool isList)
{
    Expand root;
    for (const std::string& path : paths) {
        check(path, object, isList);
        root.add(path);
    }
    return root;
}

void Expand::add(std::string_view path)
{
    if (path.empty()) return;
    const std::string_view name = cut(path);
    auto child = std::find_if(m_children.begin(), m_children.end(),
                              [&](const Expand& existing) { return existing.m_name == name; });
    if (child == m_children.end()) {
        child = m_children.emplace(m_children.end());
        child->m_name = name;
    }
    child->add(path);
}

const Expand* Expand::find(std::string_view name) const
{
    for (const Expand& child : m_children)
        if (child.m_name == name) return &child;
    return nullptr;
}

const Expand& Expand::elements() const
{
    const Expand* data = find("data");
    return data ? *data : nothing();
}

const Expand& Expand::nothing()
{
    static const Expand none;
    return none;
}

} // namespace regulars::sandbox
