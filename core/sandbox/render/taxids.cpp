// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/render/render.h"

namespace regulars::sandbox {

namespace {

/// The country is in the kind, of European numbers in the value.
std::string countryOf(const TaxId& taxId)
{
    const std::string& from = taxId.type == "eu_vat" ? taxId.value : taxId.type;
    std::string country = from.substr(0, 2);
    for (char& c : country)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return country == "EL" ? "GR" : country;
}

} // namespace

void Renderer::object(Ref<TaxId> ref, const Expand& expand)
{
    const TaxId& taxId = m_state.taxIds[ref];
    head(taxId.id, "tax_id");
    if (taxId.deleted) {
        m_out.field("deleted", true);
        return m_out.endObject();
    }
    m_out.field("country", countryOf(taxId));
    m_out.field("created", taxId.created);
    link("customer", taxId.customer, expand);
    m_out.nullField("customer_account");
    m_out.field("livemode", false);
    m_out.beginObject("owner");
    m_out.field("customer", row(taxId.customer).id);
    m_out.nullField("customer_account");
    m_out.field("type", "customer");
    m_out.endObject();
    m_out.field("type", taxId.type);
    m_out.field("value", taxId.value);
    m_out.beginObject("verification");
    // These two are looked up in a register, which takes its time.
    const bool isLookedUp = taxId.type == "eu_vat" || taxId.type == "gb_vat";
    m_out.field("status", isLookedUp ? "pending" : "unavailable");
    m_out.nullFields({"verified_address", "verified_name"});
    m_out.endObject();
    m_out.endObject();
}

std::vector<Ref<TaxId>> Renderer::taxIdsOf(Ref<Customer> customer) const
{
    std::vector<Ref<TaxId>> live;
    for (const Ref<TaxId> taxId : m_state.byCustomer[customer.row].taxIds)
        if (!m_state.taxIds[taxId].deleted) live.insert(live.begin(), taxId);
    return live;
}

void Renderer::invoiceSettings(const Customer& customer, const Expand& expand)
{
    m_out.beginObject("invoice_settings");
    if (customer.customFields.empty()) m_out.nullField("custom_fields");
    if (!customer.customFields.empty()) {
        m_out.beginArray("custom_fields");
        for (const auto& [name, value] : customer.customFields) {
            m_out.beginObject();
            m_out.field("name", name);
            m_out.field("value", value);
            m_out.endObject();
        }
        m_out.endArray();
    }
    const Expand* settings = expand.find("invoice_settings");
    link("default_payment_method", customer.defaultMethod, settings ? *settings : Expand::nothing());
    m_out.maybe("footer", customer.invoiceFooter);
    if (customer.amountTaxDisplay.empty() && customer.invoiceTemplate.empty()) {
        m_out.nullField("rendering_options");
    } else {
        m_out.beginObject("rendering_options");
        m_out.maybe("amount_tax_display", customer.amountTaxDisplay);
        m_out.maybe("template", customer.invoiceTemplate);
        m_out.endObject();
    }
    m_out.endObject();
}

} // namespace regulars::sandbox
