// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/engine/radar.h"

#include "core/sandbox/engine/engine.h"
#include "core/sandbox/model/keys.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace regulars::sandbox {

namespace {

struct DefaultList {
    std::string_view subject;
    std::string_view name;
    ValueKind kind;
};

// One list to allow and one to block of each. Stripe documents the subjects; the aliases are those that other
// people's programs look for (contract.md 38: not verified).
constexpr std::array defaults{
    DefaultList{"card_bin", "Card BIN", ValueKind::CardBin},
    DefaultList{"card_country", "Card country", ValueKind::Country},
    DefaultList{"card_fingerprint", "Card fingerprint", ValueKind::CardFingerprint},
    DefaultList{"charge_description", "Charge description", ValueKind::String},
    DefaultList{"client_ip_address", "Client IP address", ValueKind::IpAddress},
    DefaultList{"client_ip_country", "Client IP country", ValueKind::Country},
    DefaultList{"customer_id", "Customer ID", ValueKind::CustomerId},
    DefaultList{"email", "Email", ValueKind::Email},
    DefaultList{"email_domain", "Email domain", ValueKind::String},
    DefaultList{"sepa_debit_fingerprint", "SEPA Direct Debit fingerprint", ValueKind::SepaDebitFingerprint},
    DefaultList{"us_bank_account_fingerprint", "ACH fingerprint", ValueKind::UsBankAccountFingerprint},
};

void addDefault(AccountState& state, const DefaultList& wanted, bool blocks)
{
    ValueList row;
    row.alias = std::string(wanted.subject) + (blocks ? "_blocklist" : "_allowlist");
    row.name = std::string(wanted.name) + (blocks ? " block list" : " allow list");
    row.id = "rsl_1" + letters(mixed(0x4ada4, state.valueLists.size()), 23);
    row.created = state.settings.created;
    row.kind = wanted.kind;
    row.isDefault = true;
    row.blocks = blocks;
    state.valueLists.add(std::move(row));
}

std::string lowered(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

bool isMadeOf(const std::string& value, int (*kind)(int))
{
    return !value.empty() &&
           std::all_of(value.begin(), value.end(), [kind](unsigned char c) { return kind(c); });
}

bool isEmail(const std::string& value)
{
    const std::size_t at = value.find('@');
    return at != std::string::npos && at > 0 && at + 1 < value.size() &&
           value.find('@', at + 1) == std::string::npos &&
           std::none_of(value.begin(), value.end(), [](unsigned char c) { return std::isspace(c); });
}

bool isIpAddress(const std::string& value)
{
    if (value.find(':') != std::string::npos) // version 6
        return std::all_of(value.begin(), value.end(),
                           [](unsigned char c) { return std::isxdigit(c) || c == ':' || c == '.'; });
    int parts = 0;
    for (std::size_t at = 0; at <= value.size(); ++parts) {
        const std::size_t end = std::min(value.find('.', at), value.size());
        const std::string part = value.substr(at, end - at);
        if (!isMadeOf(part, std::isdigit) || part.size() > 3 || std::stoi(part) > 255) return false;
        at = end + 1;
    }
    return parts == 4;
}

bool isGood(ValueKind kind, const std::string& value)
{
    switch (kind) {
    case ValueKind::Account:
        return value.starts_with("acct_");
    case ValueKind::CardBin:
        return value.size() == 6 && isMadeOf(value, std::isdigit);
    case ValueKind::Country:
        return value.size() == 2 && isMadeOf(value, std::isalpha);
    case ValueKind::CustomerId:
        return value.starts_with("cus_");
    case ValueKind::Email:
        return isEmail(value);
    case ValueKind::IpAddress:
        return isIpAddress(value);
    case ValueKind::CardFingerprint:
    case ValueKind::CryptoFingerprint:
    case ValueKind::SepaDebitFingerprint:
    case ValueKind::UsBankAccountFingerprint:
        return isMadeOf(value, std::isalnum);
    case ValueKind::String:
    case ValueKind::CaseSensitiveString:
        break;
    }
    return !value.empty();
}

bool ignoresCase(ValueKind kind)
{
    return kind == ValueKind::Email || kind == ValueKind::String || kind == ValueKind::Country;
}

Refusal untouchable()
{
    return invalid("Default value lists cannot be edited or deleted.");
}

} // namespace

void addDefaultLists(AccountState& state)
{
    for (const DefaultList& wanted : defaults)
        for (const bool blocks : {false, true})
            addDefault(state, wanted, blocks);
}

bool holds(const AccountState& state, const ValueList& list, const std::string& value)
{
    const bool anyCase = ignoresCase(list.kind);
    const std::string wanted = anyCase ? lowered(value) : value;
    return std::any_of(list.items.begin(), list.items.end(), [&](Ref<ValueListItem> item) {
        const std::string& known = state.valueListItems[item].value;
        return (anyCase ? lowered(known) : known) == wanted;
    });
}

bool isLike(const std::string& value, const std::string& part)
{
    return lowered(value).find(lowered(part)) != std::string::npos;
}

void Engine::requireFreeAlias(const std::string& alias, Ref<ValueList> claimant) const
{
    for (std::uint32_t row = 0; row < m_state.valueLists.size(); ++row) {
        const ValueList& list = m_state.valueLists[Ref<ValueList>{row}];
        if (row != claimant.row && !list.deleted && list.alias == alias)
            throw invalid("A value list with the alias '" + alias + "' exists already.", "alias",
                          "resource_already_exists");
    }
}

Ref<ValueList> Engine::createValueList(ValueListFields fields, ValueKind kind)
{
    requireFreeAlias(fields.alias, {});
    ValueList row;
    static_cast<ValueListFields&>(row) = std::move(fields);
    row.id = m_state.newId("rsl_1", 23);
    row.created = m_state.now;
    row.kind = kind;
    return m_state.valueLists.add(std::move(row));
}

void Engine::updateValueList(Ref<ValueList> list, ValueListFields fields)
{
    if (m_state.valueLists[list].isDefault) throw untouchable();
    requireFreeAlias(fields.alias, list);
    static_cast<ValueListFields&>(m_state.valueLists[list]) = std::move(fields);
}

void Engine::deleteValueList(Ref<ValueList> list)
{
    ValueList& row = m_state.valueLists[list];
    if (row.isDefault) throw untouchable();
    for (const Ref<ValueListItem> item : row.items)
        m_state.valueListItems[item].deleted = true;
    row.items.clear();
    row.deleted = true;
}

Ref<ValueListItem> Engine::addToList(Ref<ValueList> list, std::string value)
{
    ValueList& row = m_state.valueLists[list];
    if (!isGood(row.kind, value))
        throw invalid("Invalid value for a list of " + std::string(wireName(row.kind)) + ": " + value,
                      "value");
    if (holds(m_state, row, value))
        throw invalid("The value '" + value + "' is on this list already.", "value",
                      "resource_already_exists");
    ValueListItem item;
    item.id = m_state.newId("rsli_1", 23);
    item.created = m_state.now;
    item.list = list;
    item.value = std::move(value);
    const Ref<ValueListItem> added = m_state.valueListItems.add(std::move(item));
    row.items.push_back(added);
    return added;
}

void Engine::takeFromList(Ref<ValueListItem> item)
{
    ValueListItem& row = m_state.valueListItems[item];
    row.deleted = true;
    std::erase(m_state.valueLists[row.list].items, item);
}

bool Engine::isBlocked(Ref<Charge> charge) const
{
    if (!m_state.settings.hasRadar) return false;
    const Charge& row = m_state.charges[charge];
    const bool card = row.details.kind == MethodKind::Card;
    const std::string email = emailOf(charge);
    const std::string& ip = m_state.intents[row.intent].ipAddress;
    const std::array<std::pair<std::string_view, std::string>, 8> traits{{
        {"card_fingerprint_blocklist", card ? row.details.fingerprint : std::string()},
        {"sepa_debit_fingerprint_blocklist", card ? std::string() : row.details.fingerprint},
        {"card_country_blocklist", card ? row.details.country : std::string()},
        {"customer_id_blocklist", row.customer ? m_state.customers[row.customer].id : std::string()},
        {"email_blocklist", email},
        {"email_domain_blocklist", email.substr(std::min(email.find('@'), email.size() - 1) + 1)},
        {"client_ip_address_blocklist", ip},
        {"charge_description_blocklist", row.description},
    }};
    return std::any_of(m_state.valueLists.begin(), m_state.valueLists.end(), [&](const ValueList& list) {
        if (!list.blocks || list.items.empty()) return false;
        const auto* trait = std::find_if(traits.begin(), traits.end(),
                                         [&](const auto& one) { return one.first == list.alias; });
        return trait != traits.end() && !trait->second.empty() && holds(m_state, list, trait->second);
    });
}

/// The first that there is of charge, method and customer, as Radar takes it.
std::string Engine::emailOf(Ref<Charge> charge) const
{
    const Charge& row = m_state.charges[charge];
    if (!row.receiptEmail.empty()) return row.receiptEmail;
    if (!row.billing.email.empty()) return row.billing.email;
    return row.customer ? m_state.customers[row.customer].email : std::string();
}

void Engine::blockPayer(Ref<Charge> charge)
{
    const Charge& row = m_state.charges[charge];
    const std::string fingerprint =
        row.details.kind == MethodKind::Card ? row.details.fingerprint : std::string();
    for (std::uint32_t i = 0; m_state.settings.hasRadar && i < m_state.valueLists.size(); ++i) {
        const Ref<ValueList> list{i};
        const ValueList& known = m_state.valueLists[list];
        const std::string value = known.alias == "card_fingerprint_blocklist" ? fingerprint
                                  : known.alias == "email_blocklist"          ? emailOf(charge)
                                                                              : std::string();
        if (!value.empty() && !holds(m_state, known, value)) addToList(list, value);
    }
}

} // namespace regulars::sandbox
