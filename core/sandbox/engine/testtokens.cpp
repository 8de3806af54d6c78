// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/engine/testtokens.h"

#include <algorithm>
#include <array>

namespace regulars::sandbox {

namespace {

constexpr TestToken declining(std::string_view name, std::string_view last4, std::string_view code,
                              bool refusesAttach = true)
{
    return {name, "visa",       last4, "credit", "US", MethodKind::Card, MethodBehavior::Declines,
            code, refusesAttach};
}

constexpr std::array tokens{
    TestToken{"visa", "visa", "4242"},
    TestToken{"visa_debit", "visa", "5556", "debit"},
    TestToken{"mastercard", "mastercard", "4444"},
    TestToken{"mastercard_debit", "mastercard", "3222", "debit"},
    TestToken{"mastercard_prepaid", "mastercard", "5100", "prepaid"},
    TestToken{"amex", "amex", "8431"},
    TestToken{"discover", "discover", "9424"},
    TestToken{"diners", "diners", "3237"},
    TestToken{"jcb", "jcb", "0505", "credit", "JP"},
    TestToken{"de", "visa", "0003", "credit", "DE"},
    TestToken{"fr", "visa", "0003", "credit", "FR"},
    TestToken{"gb", "visa", "0000", "credit", "GB"},
    TestToken{"jp", "visa", "0003", "credit", "JP"},
    declining("chargeCustomerFail", "0341", "generic_decline", false),
    declining("chargeDeclined", "0002", "generic_decline"),
    declining("visa_chargeDeclined", "0002", "generic_decline"),
    declining("chargeDeclinedInsufficientFunds", "9995", "insufficient_funds"),
    declining("visa_chargeDeclinedInsufficientFunds", "9995", "insufficient_funds"),
    declining("chargeDeclinedLostCard", "9987", "lost_card"),
    declining("visa_chargeDeclinedLostCard", "9987", "lost_card"),
    declining("visa_chargeDeclinedStolenCard", "9979", "stolen_card"),
    declining("chargeDeclinedExpiredCard", "0069", "expired_card"),
    declining("chargeDeclinedFraudulent", "0019", "fraudulent"),
    declining("chargeDeclinedProcessingError", "0119", "processing_error"),
    TestToken{"authenticationRequired", "visa", "3184", "credit", "US", MethodKind::Card,
              MethodBehavior::NeedsAuthentication},
    TestToken{"pendingRefund", "visa", "7726", "credit", "US", MethodKind::Card,
              MethodBehavior::RefundsLater},
    TestToken{"refundFail", "visa", "5126", "credit", "US", MethodKind::Card, MethodBehavior::RefundsFail},
    TestToken{"createDispute", "visa", "0259", "credit", "US", MethodKind::Card, MethodBehavior::Disputes},
};

/// Stripe's German test accounts: pm_NAME_de and the IBAN's last digits. All of them settle days later.
constexpr TestToken debit(std::string_view name, std::string_view last4,
                          MethodBehavior behavior = MethodBehavior::Pays, std::string_view code = {})
{
    return {name, "", last4, "", "DE", MethodKind::SepaDebit, behavior, code};
}

constexpr std::array debits{
    debit("pm_success_de", "3000"),
    debit("pm_successDelayed_de", "3003"),
    debit("pm_failed_de", "3001", MethodBehavior::Declines),
    debit("pm_failedDelayed_de", "3004", MethodBehavior::Declines),
    debit("pm_disputed_de", "3002", MethodBehavior::Disputes),
    debit("pm_insufficientFunds_de", "2227", MethodBehavior::Declines, "insufficient_funds"),
    debit("pm_sepaDebit", "3201"),
};
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> ibans{{
    {"DE89370400440532013000", "pm_success_de"},
    {"DE08370400440532013003", "pm_successDelayed_de"},
    {"DE62370400440532013001", "pm_failed_de"},
    {"DE78370400440532013004", "pm_failedDelayed_de"},
    {"DE35370400440532013002", "pm_disputed_de"},
    {"DE65370400440002222227", "pm_insufficientFunds_de"},
}};

} // namespace

const TestToken* findTestToken(std::string_view name)
{
    const auto* debit = std::find_if(debits.begin(), debits.end(),
                                     [&](const TestToken& token) { return token.name == name; });
    if (debit != debits.end()) return debit;
    for (const std::string_view prefix : {"pm_card_", "tok_"}) {
        if (!name.starts_with(prefix)) continue;
        const auto* found = std::find_if(tokens.begin(), tokens.end(), [&](const TestToken& token) {
            return token.name == name.substr(prefix.size());
        });
        if (found != tokens.end()) return found;
    }
    return nullptr;
}

const TestToken* findTestAccount(std::string_view iban)
{
    const auto* found =
        std::find_if(ibans.begin(), ibans.end(), [&](const auto& entry) { return entry.first == iban; });
    return found == ibans.end() ? nullptr : findTestToken(found->second);
}

} // namespace regulars::sandbox
