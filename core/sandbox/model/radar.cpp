// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/model/radar.h"

#include <algorithm>
#include <array>

namespace regulars::sandbox {

namespace {

constexpr std::array<std::string_view, 12> names{"account",          "card_bin",
                                                 "card_fingerprint", "case_sensitive_string",
                                                 "country",          "crypto_fingerprint",
                                                 "customer_id",      "email",
                                                 "ip_address",       "sepa_debit_fingerprint",
                                                 "string",           "us_bank_account_fingerprint"};

} // namespace

std::string_view wireName(ValueKind kind)
{
    return names[static_cast<std::size_t>(kind)];
}

std::optional<ValueKind> valueKindOf(std::string_view name)
{
    const auto* found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return static_cast<ValueKind>(found - names.begin());
}

} // namespace regulars::sandbox
