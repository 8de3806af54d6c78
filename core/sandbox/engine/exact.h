// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sandbox/model/people.h"

namespace regulars::sandbox {

/// a × b ÷ c to the nearest whole, halves away from zero; exact for any 64-bit values whose result fits.
/// c must be above zero.
std::int64_t mulDivRound(std::int64_t a, std::int64_t b, std::int64_t c);

/// What so many pieces cost, in whole minor units.
std::int64_t amountOf(const PriceFields& price, std::int64_t quantity);

/// What so many pieces cost for `part` seconds of the `whole` that the price is for: rounded to whole minor units
/// once, at the end (contract.md 36). 0 ≤ part ≤ whole, whole above zero, quantity not negative.
std::int64_t shareOf(const PriceFields& price, std::int64_t quantity, std::int64_t part, std::int64_t whole);

} // namespace regulars::sandbox
