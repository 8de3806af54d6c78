// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/engine/events.h"

#include <algorithm>
#include <cctype>

namespace regulars::sandbox {

namespace {

bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}
bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Whether a value has the form: A a capital, 9 a digit, X either, anything else itself.
bool hasForm(std::string_view value, std::string_view form)
{
    if (value.size() != form.size()) return false;
    for (std::size_t i = 0; i < form.size(); ++i) {
        const char c = value[i];
        const bool fits = form[i] == 'A'   ? isUpper(c)
                          : form[i] == '9' ? isDigit(c)
                          : form[i] == 'X' ? isUpper(c) || isDigit(c)
                                           : c == form[i];
        if (!fits) return false;
    }
    return true;
}

/// The forms of the kinds that this studio could meet often; of others any value is taken.
bool isGood(const std::string& type, const std::string& value)
{
    if (value.empty()) return false;
    if (type == "eu_vat") {
        const std::string rest = value.substr(std::min<std::size_t>(2, value.size()));
        return value.size() >= 4 && value.size() <= 14 && isUpper(value[0]) && isUpper(value[1]) &&
               hasForm(rest, std::string(rest.size(), 'X'));
    }
    if (type == "gb_vat") return hasForm(value, "GB999999999") || hasForm(value, "GB999999999999");
    if (type == "us_ein") return hasForm(value, "99-9999999");
    if (type == "ch_vat") return value.starts_with("CHE-") && value.size() >= 15;
    return true;
}

/// "eu_vat": two or three small letters, then words.
bool looksLikeType(const std::string& type)
{
    return type.size() > 3 && type[2] == '_' &&
           std::all_of(type.begin(), type.end(), [](unsigned char c) { return std::islower(c) || c == '_'; });
}

} // namespace

void Engine::requireGoodTaxId(const std::string& type, const std::string& value) const
{
    if (!looksLikeType(type)) throw invalid("Invalid type: " + type, "type");
    if (!isGood(type, value)) throw invalid("Invalid value for " + type + ".", "value", "tax_id_invalid");
}

Ref<TaxId> Engine::createTaxId(Ref<Customer> customer, std::string type, std::string value)
{
    requireGoodTaxId(type, value);
    TaxId row;
    row.id = m_state.newId("txi_1", 23);
    row.created = m_state.now;
    row.customer = customer;
    row.type = std::move(type);
    row.value = std::move(value);
    const Ref<TaxId> taxId = m_state.taxIds.add(std::move(row));
    m_state.byCustomer[customer.row].taxIds.push_back(taxId);
    emit("customer.tax_id.created", taxId);
    return taxId;
}

void Engine::deleteTaxId(Ref<TaxId> taxId)
{
    emit("customer.tax_id.deleted", taxId);
    m_state.taxIds[taxId].deleted = true;
}

} // namespace regulars::sandbox
