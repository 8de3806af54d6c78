// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/domain/currency.h"
#include "core/sandbox/model/state.h"

#include <memory>

namespace regulars::sandbox {

struct GeneratorOptions {
    int customers = 300;
    int years = 3;
    std::uint64_t seed = 1;
    Currency currency{
        u"eur"}; ///< the studio's own; some customers pay in others, one of them without minor units
    Instant now; ///< where history ends
    std::string eventsVersion{pinnedVersion};
};

/// Invents a studio with its history: people of many languages and scripts, memberships, class packs, one-off
/// sales and guests, failures and recoveries, refunds, disputes, trials, churn. All of it is done through the
/// Engine, step by step in the order of time, so that it adds up as a real account does. The same options
/// make the same studio, to the byte. The state's clock stands at `now`; events reach back 30 days, as with
/// Stripe.
std::unique_ptr<AccountState> generateStudio(const GeneratorOptions& options);

} // namespace regulars::sandbox
