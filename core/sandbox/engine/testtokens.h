// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sandbox/model/people.h"

namespace regulars::sandbox {

/// One of Stripe's test payment methods (pm_card_visa …); tok_… names of cards are taken too.
struct TestToken {
    std::string_view name;
    std::string_view brand;
    std::string_view last4;
    std::string_view funding = "credit";
    std::string_view country = "US";
    MethodKind kind = MethodKind::Card;
    MethodBehavior behavior = MethodBehavior::Pays;
    std::string_view declineCode = {};
    bool refusesAttach = false;
};

/// nullptr when there is no such token.
const TestToken* findTestToken(std::string_view name);
/// What Stripe's test accounts do when they are debited; nullptr for any other IBAN.
const TestToken* findTestAccount(std::string_view iban);

} // namespace regulars::sandbox
