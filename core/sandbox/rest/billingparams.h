// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sandbox/rest/call.h"

// How requests describe what is billed: shared by those that do it and those that only ask what it would cost.
namespace regulars::sandbox {

/// "12.5" as minor units and parts of one. Refuses anything else.
void readDecimal(const std::string& text, const std::string& path, PriceFields& fields);

/// The discounts asked for: none when absent, an empty list when sent empty, which clears (contract.md 9).
std::optional<DiscountWishes> readDiscounts(const Call& call, const Params& params);

/// A hidden inactive price from price_data; none when it was not sent. Refuses it beside `price`.
std::optional<PriceFields> readPriceData(const Call& call, const Params& item, bool recurring);

/// What a new subscription consists of and when it is billed: items, proration_behavior, billing_mode,
/// cancel_at, cancel_at_period_end and trial_end.
void readStart(const Call& call, const Params& params, NewSubscription& wanted);

/// The same for a running one, with proration_date and billing_cycle_anchor.
void readChange(const Call& call, const Params& params, SubscriptionChange& change);

/// What a pause of a whole subscription bills: bill_for, invoicing_behavior, type.
SubscriptionPause readWholePause(const Params& params);

/// How such a pause ends: billing_cycle_anchor, proration_behavior, proration_date.
Resumption readResumption(const Params& params);

} // namespace regulars::sandbox
