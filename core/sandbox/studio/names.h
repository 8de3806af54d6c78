// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sandbox/studio/dice.h"
#include "core/sandbox/model/people.h"

#include <string>
#include <string_view>
#include <unordered_map>

namespace regulars::sandbox {

/// Somebody who may become a customer.
struct Person {
    std::string name, email, phone, locale;
    Address address;
};

/// Invents people of many languages and scripts. Emails are unique and lie in domains that can never be real.
class People {
public:
    /// Somebody from where that currency is at home more often than from elsewhere.
    Person invent(Dice& dice, std::string_view currency);

private:
    std::unordered_map<std::string, int> m_taken;
};

} // namespace regulars::sandbox
