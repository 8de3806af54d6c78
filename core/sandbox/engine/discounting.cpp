// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/engine/discounting.h"

#include "core/sandbox/engine/exact.h"

#include <algorithm>

namespace regulars::sandbox {

namespace {

bool applies(const Coupon& coupon, const DiscountedLine& line)
{
    if (!line.open || line.left <= 0) return false;
    return coupon.products.empty() ||
           std::find(coupon.products.begin(), coupon.products.end(), line.product) != coupon.products.end();
}

std::int64_t offOf(const Coupon& coupon, Currency currency, std::int64_t sum)
{
    constexpr std::int64_t all = 1'000'000; // of percentOff
    if (coupon.percentOff != 0) return mulDivRound(sum, coupon.percentOff, all);
    return coupon.currency == currency ? std::min(coupon.amountOff, sum) : 0;
}

} // namespace

void takeOff(const AccountState& state, Ref<Discount> discount, Currency currency,
             std::span<DiscountedLine> lines)
{
    const Coupon& coupon = state.coupons[state.discounts[discount].coupon];
    std::int64_t sum = 0;
    for (const DiscountedLine& line : lines)
        if (applies(coupon, line)) sum += line.left;
    const std::int64_t off = offOf(coupon, currency, sum);
    if (off == 0) return;
    std::int64_t passed = 0; // of the sum; each line takes what falls between two rounded marks
    std::int64_t taken = 0;
    for (DiscountedLine& line : lines) {
        if (!applies(coupon, line)) continue;
        passed += line.left;
        const std::int64_t mark = mulDivRound(off, passed, sum);
        if (mark == taken) continue;
        line.left -= mark - taken;
        line.offs.push_back({discount, mark - taken});
        taken = mark;
    }
}

} // namespace regulars::sandbox
