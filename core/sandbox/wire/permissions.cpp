// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/wire/permissions.h"

#include <algorithm>
#include <array>

namespace regulars::sandbox {

namespace {

struct Area {
    std::string_view path; ///< below /v1/, "*" for any one segment; the first that fits counts
    std::string_view id;
    std::string_view label;
};

constexpr std::array areas{
    Area{"account", "account", "Account"},
    Area{"customers/*/payment_methods", "payment_method", "Payment Methods"},
    Area{"customers/*/subscriptions", "subscription", "Subscriptions"},
    Area{"customers", "customer", "Customers"},
    Area{"payment_methods", "payment_method", "Payment Methods"},
    Area{"products", "product", "Products"},
    Area{"prices", "plan", "Prices"},
    Area{"plans", "plan", "Prices"},
    Area{"coupons", "coupon", "Coupons"},
    Area{"promotion_codes", "promotion_code", "Promotion Codes"},
    Area{"subscription_schedules", "subscription", "Subscriptions"},
    Area{"subscription_items", "subscription", "Subscriptions"},
    Area{"subscriptions", "subscription", "Subscriptions"},
    Area{"invoiceitems", "invoice", "Invoices"},
    Area{"invoice_payments", "invoice", "Invoices"},
    Area{"invoices", "invoice", "Invoices"},
    Area{"credit_notes", "credit_note", "Credit Notes"},
    Area{"charges", "charge", "Charges and Refunds"},
    Area{"refunds", "charge", "Charges and Refunds"},
    Area{"payment_intents", "payment_intent", "Payment Intents"},
    Area{"setup_intents", "setup_intent", "Setup Intents"},
    Area{"disputes", "dispute", "Disputes"},
    Area{"balance_transactions", "balance", "Balance"},
    Area{"balance", "balance", "Balance"},
    Area{"events", "event", "Events"},
    Area{"webhook_endpoints", "webhook", "Webhook Endpoints"},
    Area{"payment_links", "payment_link", "Payment Links"},
    Area{"checkout/sessions", "checkout_session", "Checkout Sessions"},
    Area{"billing_portal", "customer_portal", "Customer Portal"},
    Area{"radar/value_lists", "value_list", "Radar Value Lists"},
    Area{"radar/value_list_items", "value_list", "Radar Value Lists"},
    Area{"test_helpers/test_clocks", "test_clock", "Test Clocks"},
};

struct Expansion {
    std::string_view field;
    std::string_view id;
};

constexpr std::array expansions{
    Expansion{"customer", "customer"},
    Expansion{"customer_details", "customer"},
    Expansion{"subscription", "subscription"},
    Expansion{"subscriptions", "subscription"},
    Expansion{"schedule", "subscription"},
    Expansion{"invoice", "invoice"},
    Expansion{"latest_invoice", "invoice"},
    Expansion{"payments", "invoice"},
    Expansion{"payment_intent", "payment_intent"},
    Expansion{"charge", "charge"},
    Expansion{"latest_charge", "charge"},
    Expansion{"refund", "charge"},
    Expansion{"refunds", "charge"},
    Expansion{"payment_method", "payment_method"},
    Expansion{"default_payment_method", "payment_method"},
    Expansion{"balance_transaction", "balance"},
    Expansion{"balance_transactions", "balance"},
    Expansion{"dispute", "dispute"},
    Expansion{"product", "product"},
    Expansion{"price", "plan"},
    Expansion{"default_price", "plan"},
    Expansion{"coupon", "coupon"},
    Expansion{"promotion_code", "promotion_code"},
    Expansion{"payment_link", "payment_link"},
    Expansion{"credit_note", "credit_note"},
};

std::string_view segment(std::string_view& path)
{
    const std::size_t end = std::min(path.find('/'), path.size());
    const std::string_view first = path.substr(0, end);
    path.remove_prefix(std::min(end + 1, path.size()));
    return first;
}

bool fits(std::string_view pattern, std::string_view path)
{
    while (!pattern.empty()) {
        const std::string_view wanted = segment(pattern);
        const std::string_view found = segment(path);
        if (found.empty() || (wanted != "*" && wanted != found)) return false;
    }
    return true;
}

Permission permission(std::string_view id, std::string_view label, bool write)
{
    return {std::string(id) + (write ? "_write" : "_read"),
            std::string(label) + (write ? " Write" : " Read")};
}

} // namespace

std::optional<Permission> permissionFor(std::string_view method, std::string_view path)
{
    constexpr std::string_view root = "/v1/";
    if (path.substr(0, root.size()) != root) return std::nullopt;
    path.remove_prefix(root.size());
    // A preview changes nothing, though it is a POST.
    const bool write = method != "GET" && path != "invoices/create_preview";
    const auto area = std::find_if(areas.begin(), areas.end(),
                                   [path](const Area& candidate) { return fits(candidate.path, path); });
    if (area == areas.end()) return std::nullopt;
    return permission(area->id, area->label, write);
}

std::optional<Permission> permissionToExpand(std::string_view field)
{
    const auto found = std::find_if(expansions.begin(), expansions.end(),
                                    [field](const Expansion& e) { return e.field == field; });
    if (found == expansions.end()) return std::nullopt;
    const auto area =
        std::find_if(areas.begin(), areas.end(), [found](const Area& a) { return a.id == found->id; });
    return permission(area->id, area->label, false);
}

bool isGranted(const std::set<std::string>& granted, const Permission& needed)
{
    if (granted.contains("write") || granted.contains(needed.id)) return true;
    constexpr std::string_view read = "_read";
    const std::string_view id = needed.id;
    if (id.size() < read.size() || id.substr(id.size() - read.size()) != read) return false;
    return granted.contains("read") ||
           granted.contains(std::string(id.substr(0, id.size() - read.size())) + "_write");
}

std::vector<Permission> allPermissions()
{
    std::vector<Permission> all;
    std::set<std::string_view> seen;
    for (const Area& area : areas) {
        if (!seen.insert(area.id).second) continue;
        all.push_back(permission(area.id, area.label, false));
        all.push_back(permission(area.id, area.label, true));
    }
    return all;
}

} // namespace regulars::sandbox
