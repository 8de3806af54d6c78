// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sandbox/studio/dice.h"

#include <cstdint>

namespace regulars::sandbox {

/// What is going to happen to one customer of a generated studio. Decided before anything does, from that
/// customer's own dice, so that lives do not disturb each other.
struct Fate {
    enum class Plan : std::uint8_t { Unlimited, Basic, Student, Yearly, ClassPack, OneOff, Prospect };
    enum class End : std::uint8_t {
        Stays,
        Leaves,    ///< cancels at the period's end, some time ago
        LeavesNow, ///< cancels at once, some time ago
        Ending,    ///< has canceled, the period still runs
        CannotPay, ///< the bank says no until the subscription is given up
        PastDue    ///< the bank has been saying no for some days
    };
    enum class Quarrel : std::uint8_t { None, Won, Lost, Open, Inquiry };
    enum class GivenBack : std::uint8_t { None, Whole, Part, Failed };

    Plan plan = Plan::Unlimited;
    End end = End::Stays;
    Quarrel quarrel = Quarrel::None;
    GivenBack givenBack = GivenBack::None;
    bool trial = false;
    bool pauses = false;   ///< a trial without a payment method, set to pause at its end
    bool stumbles = false; ///< one renewal fails and is made good
    bool sepa = false;
    bool cardExpires = false;
    bool cardStaysExpired = false; ///< nobody enters a new date
    bool credit = false; ///< gets a credit balance as a courtesy
    bool changesPlan = false;
    bool returns = false;   ///< subscribes again after leaving
    bool duplicate = false; ///< has a second record under the same email
    bool deleted = false;
    bool newcomer = false; ///< joined some days ago
    int extras = 0;        ///< one-off purchases
    int currency = 0;      ///< index into the studio's currencies

    bool subscribes() const { return plan != Plan::OneOff && plan != Plan::Prospect; }
};

/// The fate of the customer with that number. The first few are a cast: between them everything happens that
/// a studio knows, however small it is.
Fate fateOf(int number, Dice& dice);
/// How many customers it takes until everything has happened.
inline constexpr int castSize = 26;

} // namespace regulars::sandbox
