// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/rest/customerfields.h"

#include <algorithm>
#include <cctype>

namespace regulars::sandbox {

namespace {

Address readAddress(const Params& params)
{
    Address address;
    address.line1 = params.text("line1").value_or("");
    address.line2 = params.text("line2").value_or("");
    address.city = params.text("city").value_or("");
    address.state = params.text("state").value_or("");
    address.postalCode = params.text("postal_code").value_or("");
    address.country = params.text("country").value_or("");
    const bool isCode =
        address.country.size() == 2 && std::all_of(address.country.begin(), address.country.end(),
                                                   [](unsigned char c) { return std::isalpha(c) != 0; });
    if (!address.country.empty() && !isCode)
        throw invalid("Country '" + address.country +
                          "' is unknown. Try using a 2-character alphanumeric country code instead.",
                      params.path("country"), "country_code_invalid");
    return address;
}

void set(std::string& field, const std::optional<std::string>& value)
{
    if (value) field = *value;
}

void readEmail(const Params& params, std::string& email)
{
    const auto value = params.text("email");
    if (!value) return;
    const std::size_t at = value->find('@');
    const bool good = at != std::string::npos && at > 0 && at + 1 < value->size() && value->size() <= 512 &&
                      value->find(' ') == std::string::npos;
    if (!value->empty() && !good) throw invalid("Invalid email address: " + *value, "email", "email_invalid");
    email = *value;
}

void readInvoicePrefix(const Params& params, std::string& prefix)
{
    const auto value = params.text("invoice_prefix");
    if (!value) return;
    const bool good = !value->empty() && value->size() <= 12 &&
                      std::all_of(value->begin(), value->end(),
                                  [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
    if (!good)
        throw invalid("Invalid invoice_prefix: must be 1 to 12 capital letters or digits.", "invoice_prefix");
    prefix = *value;
}

void readShipping(const Params& params, std::optional<Shipping>& shipping)
{
    if (params.isUnset("shipping")) return shipping.reset();
    const Params sent = params.map("shipping");
    if (sent.isEmpty()) return;
    Shipping wanted;
    wanted.name = sent.requiredText("name");
    wanted.phone = sent.text("phone").value_or("");
    if (!sent.has("address"))
        throw invalid("Missing required param: shipping[address].", "shipping[address]", "parameter_missing");
    wanted.address = readAddress(sent.map("address"));
    shipping = wanted;
}

std::string readShort(const Params& params, std::string_view name, std::size_t most)
{
    const std::string value = params.requiredText(name);
    if (value.size() > most)
        throw invalid("Invalid string: it must be at most " + std::to_string(most) + " characters.",
                      params.path(name), "parameter_invalid_string");
    return value;
}

void readName(const Params& params, std::string_view name, std::string& field)
{
    constexpr std::size_t most = 150;
    if (!params.has(name)) return;
    field = params.isUnset(name) ? std::string() : readShort(params, name, most);
}

void readInvoiceSettings(const Call& call, CustomerFields& fields)
{
    const Params settings = call.params.map("invoice_settings");
    set(fields.invoiceFooter, settings.text("footer"));
    if (settings.has("default_payment_method"))
        fields.defaultMethod =
            call.named(settings, call.state.methods, "PaymentMethod", "default_payment_method");
    if (settings.has("custom_fields")) {
        fields.customFields.clear();
        for (const Params& sent : settings.items("custom_fields"))
            fields.customFields.emplace_back(readShort(sent, "name", 40), readShort(sent, "value", 140));
        if (fields.customFields.size() > 4)
            throw invalid("You can set up to 4 custom fields.", settings.path("custom_fields"));
    }
    if (settings.isUnset("rendering_options")) {
        fields.amountTaxDisplay.clear();
        fields.invoiceTemplate.clear();
        return;
    }
    const Params options = settings.map("rendering_options");
    set(fields.amountTaxDisplay, options.text("amount_tax_display"));
    if (!fields.amountTaxDisplay.empty())
        options.choice("amount_tax_display", {"exclude_tax", "include_inclusive_tax"});
    set(fields.invoiceTemplate, options.text("template"));
}

} // namespace

void readCustomer(const Call& call, CustomerFields& fields)
{
    const Params& params = call.params;
    set(fields.name, params.text("name"));
    readEmail(params, fields.email);
    set(fields.phone, params.text("phone"));
    set(fields.description, params.text("description"));
    readName(params, "individual_name", fields.individualName);
    readName(params, "business_name", fields.businessName);
    if (params.isUnset("address"))
        fields.address = {};
    else if (params.has("address"))
        fields.address = readAddress(params.map("address"));
    readShipping(params, fields.shipping);
    if (params.has("preferred_locales")) fields.preferredLocales = params.texts("preferred_locales");
    if (params.isUnset("tax_exempt"))
        fields.taxExempt = "none";
    else if (params.choice("tax_exempt", {"none", "exempt", "reverse"}))
        fields.taxExempt = *params.text("tax_exempt");
    readInvoicePrefix(params, fields.invoicePrefix);
    if (const auto sequence = params.integer("next_invoice_sequence")) fields.nextInvoiceSequence = *sequence;
    readInvoiceSettings(call, fields);
    const Params tax = params.map("tax");
    set(fields.taxIpAddress, tax.text("ip_address"));
    tax.choice("validate_location", {"auto", "deferred", "immediately"});
    params.metadata(fields.metadata);
}

} // namespace regulars::sandbox
