// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sandbox/model/state.h"

#include <span>

namespace regulars::sandbox {

/// A line as discounts see it.
struct DiscountedLine {
    std::int64_t left = 0; ///< its amount, less what was taken off so far
    Ref<Product> product;  ///< may be empty
    bool open = true;      ///< false: nothing is taken off
    std::vector<DiscountAmount> offs = {};
};

/// Takes one discount off the lines that it applies to. What it takes is rounded once, over all of them, and
/// shared among them so that the parts add up to it: a percentage of their sum, or an amount that is never
/// more than that.
void takeOff(const AccountState& state, Ref<Discount> discount, Currency currency,
             std::span<DiscountedLine> lines);

} // namespace regulars::sandbox
