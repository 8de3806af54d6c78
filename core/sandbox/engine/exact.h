// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sandbox/model/people.h"

namespace regulars::sandbox {

/// a × b ÷ c to the nearest whole, halves away from zero; exact for any 64-bit values whose result fits.
/// c must be above zero.
std::int64_t mulDivRound(std::int64_t a, std::int64_t b, std::int64_t c);

/// What so many pieces cost, in whole minor units.
std::int64_t amountOf(const PriceFields& price, std::int64_t quantity);

} // namespace regulars::sandbox
