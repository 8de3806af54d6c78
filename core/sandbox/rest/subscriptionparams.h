// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sandbox/rest/call.h"

// How requests describe subscriptions: shared by those that create or change one and those that only ask what
// it would cost.
namespace regulars::sandbox {

/// A hidden inactive price from price_data; none when it was not sent. Refuses it beside `price`.
std::optional<PriceFields> readPriceData(const Call& call, const Params& item, bool recurring);

/// What a new subscription consists of and when it is billed: items, proration_behavior, billing_mode,
/// cancel_at, cancel_at_period_end and trial_end.
void readStart(const Call& call, const Params& params, NewSubscription& wanted);

/// The same for a running one, with proration_date and billing_cycle_anchor.
void readChange(const Call& call, const Params& params, SubscriptionChange& change);

} // namespace regulars::sandbox
