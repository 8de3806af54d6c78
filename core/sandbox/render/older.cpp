// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/render/older.h"

#include "core/sandbox/render/render.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace regulars::sandbox {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view endive = "2026-09-30";
constexpr std::string_view clover = "2025-09-30";
constexpr std::string_view basil = "2025-03-31";
constexpr std::string_view lateCharges = "2022-11-15";

/// A member taken out of an object; null where there was none.
Json taken(Json& object, const char* name)
{
    const auto found = object.find(name);
    if (found == object.end()) return nullptr;
    Json value = std::move(*found);
    object.erase(found);
    return value;
}

/// The value at the end of a path of hashes; null where the path breaks off.
Json at(const Json& object, std::initializer_list<const char*> path)
{
    const Json* node = &object;
    for (const char* name : path) {
        if (!node->is_object() || !node->contains(name)) return nullptr;
        node = &(*node)[name];
    }
    return *node;
}

void drop(Json& object, std::initializer_list<const char*> names)
{
    for (const char* name : names)
        object.erase(name);
}

template<class T> Json idOf(const Table<T>& table, Ref<T> ref)
{
    return ref ? Json(table[ref].id) : Json(nullptr);
}

template<class T> Ref<T> found(const Table<T>& table, const Json& id)
{
    return id.is_string() ? table.find(id.get<std::string>()) : Ref<T>{};
}

/// Gives one object, inner ones first, the shape of an older version.
class Older {
public:
    Older(const AccountState& state, std::string_view version) : m_state(state), m_version(version) {}

    void visit(Json& node) const
    {
        const std::string object = node.is_object() ? node.value("object", "") : "";
        if (m_version < basil && object == "subscription")
            addPeriod(node); // from items that still tell theirs
        for (Json& inner : node)
            if (inner.is_structured()) visit(inner);
        if (!node.is_object()) return;
        if (m_version < endive && object == "subscription") drop(node, {"status_details"});
        if (m_version < clover) beforeClover(node, object);
        if (m_version < basil) beforeBasil(node, object);
        if (m_version < lateCharges) withCharges(node, object);
    }

private:
    static void beforeClover(Json& node, const std::string& object)
    {
        if (object == "discount") node["coupon"] = at(taken(node, "source"), {"coupon"});
        if (object == "promotion_code") node["coupon"] = at(taken(node, "promotion"), {"coupon"});
        if (object == "customer") drop(node, {"business_name", "individual_name"});
    }

    void beforeBasil(Json& node, const std::string& object) const
    {
        if (object == "subscription") subscription(node);
        if (object == "subscription_item") drop(node, {"current_period_start", "current_period_end"});
        if (object == "invoice") invoice(node);
        if (object == "line_item") line(node);
        if (object == "invoiceitem") invoiceItem(node);
        if (object == "charge") node["invoice"] = invoiceOf(node["payment_intent"]);
        if (object == "payment_intent") node["invoice"] = invoiceOf(node["id"]);
    }

    Json invoiceOf(const Json& intentId) const
    {
        const auto intent = found(m_state.intents, intentId);
        return intent ? idOf(m_state.invoices, m_state.intents[intent].invoice) : Json(nullptr);
    }

    template<class T> Json drawn(Ref<T> ref) const
    {
        if (!ref) return nullptr;
        JsonWriter out;
        Renderer(m_state, out, m_state.now).object(ref, Expand::nothing());
        return Json::parse(out.take());
    }

    /// The price whole, and what was called a plan before; both null where there is no price.
    void addPrice(Json& node, const Json& pricing) const
    {
        const Ref<Price> price = found(m_state.prices, at(pricing, {"price_details", "price"}));
        node["price"] = drawn(price);
        node["plan"] = nullptr;
        if (!price || m_state.prices[price].interval == Interval::None) return;
        JsonWriter out;
        out.beginObject();
        Renderer(m_state, out, m_state.now).plan(m_state.prices[price]);
        out.endObject();
        node["plan"] = Json::parse(out.take())["plan"];
    }

    /// All items had one period, told once.
    static void addPeriod(Json& node)
    {
        const Json first = at(node, {"items", "data"}).at(0);
        node["current_period_start"] = first["current_period_start"];
        node["current_period_end"] = first["current_period_end"];
    }

    /// A single item's plan stood on top as well.
    static void subscription(Json& node)
    {
        const Json items = at(node, {"items", "data"});
        const bool single = items.size() == 1;
        node["plan"] = single ? items[0]["plan"] : Json(nullptr);
        node["quantity"] = single ? items[0]["quantity"] : Json(nullptr);
        node["discount"] = nullptr;
        drop(node, {"billing_mode", "billing_schedules"});
    }

    void invoice(Json& node) const
    {
        const Invoice& row = m_state.invoices[found(m_state.invoices, node["id"])];
        const Json parent = taken(node, "parent");
        node["subscription"] = at(parent, {"subscription_details", "subscription"});
        node["subscription_details"] = {{"metadata", at(parent, {"subscription_details", "metadata"})}};
        Ref<PaymentIntent> intent;
        bool outside = false;
        for (const auto payment : row.payments) {
            if (!intent) intent = m_state.invoicePayments[payment].intent;
            outside = outside || !m_state.invoicePayments[payment].intent;
        }
        node["payment_intent"] = idOf(m_state.intents, intent);
        node["charge"] = intent ? idOf(m_state.charges, m_state.intents[intent].latestCharge) : Json(nullptr);
        node["paid"] = node["status"] == "paid";
        node["paid_out_of_band"] = outside;
        node["discount"] = nullptr;
        node["tax"] = nullptr;
        node["total_tax_amounts"] = Json::array();
        node["quote"] = nullptr;
        drop(node, {"payments", "total_taxes", "amount_overpaid", "status_details"});
    }

    void line(Json& node) const
    {
        const Json parent = taken(node, "parent");
        const bool isItem = at(parent, {"type"}) == "invoice_item_details";
        const Json details = at(parent, {isItem ? "invoice_item_details" : "subscription_item_details"});
        node["type"] = isItem ? "invoiceitem" : "subscription";
        node["proration"] = at(details, {"proration"});
        node["proration_details"] = at(details, {"proration_details"});
        if (isItem) node["invoice_item"] = at(details, {"invoice_item"});
        node["subscription"] = at(details, {"subscription"});
        if (!isItem) node["subscription_item"] = at(details, {"subscription_item"});
        addPrice(node, taken(node, "pricing"));
        node["tax_amounts"] = Json::array();
        drop(node, {"taxes", "subtotal", "quantity_decimal"});
    }

    void invoiceItem(Json& node) const
    {
        if (node.contains("deleted")) return;
        const Json parent = taken(node, "parent");
        node["subscription"] = at(parent, {"subscription_details", "subscription"});
        const Json item = at(parent, {"subscription_details", "subscription_item"});
        if (!item.is_null()) node["subscription_item"] = item;
        const Json pricing = taken(node, "pricing");
        addPrice(node, pricing);
        const Json price = node["price"];
        node["unit_amount"] = price.is_null() ? node["amount"] : price["unit_amount"];
        node["unit_amount_decimal"] = at(pricing, {"unit_amount_decimal"});
        drop(node, {"net_amount", "quantity_decimal", "proration_details"});
    }

    /// Refunds came with their charge, charges with their payment.
    void withCharges(Json& node, const std::string& object) const
    {
        if (object == "charge") {
            Json refunds = Json::array();
            const auto& rows = m_state.charges[found(m_state.charges, node["id"])].refunds;
            std::for_each(rows.rbegin(), rows.rend(),
                          [&](Ref<Refund> refund) { refunds.push_back(drawn(refund)); });
            node["refunds"] =
                listOf(std::move(refunds), "/v1/charges/" + node["id"].get<std::string>() + "/refunds");
        }
        if (object != "payment_intent") return;
        Json charges = Json::array();
        const Ref<Charge> latest = found(m_state.charges, taken(node, "latest_charge"));
        if (latest) {
            charges.push_back(drawn(latest));
            visit(charges[0]);
        }
        node["charges"] =
            listOf(std::move(charges), "/v1/charges?payment_intent=" + node["id"].get<std::string>());
    }

    static Json listOf(Json rows, const std::string& url)
    {
        return {{"object", "list"}, {"data", std::move(rows)}, {"has_more", false}, {"url", url}};
    }

    const AccountState& m_state;
    std::string_view m_version;
};

} // namespace

std::string olderShape(const AccountState& state, const std::string& object, std::string_view version)
{
    if (version >= clover) return object;
    Json shaped = Json::parse(object);
    Older(state, version).visit(shaped);
    return shaped.dump();
}

} // namespace regulars::sandbox
