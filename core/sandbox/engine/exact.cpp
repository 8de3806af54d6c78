// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/engine/exact.h"

namespace regulars::sandbox {

namespace {

std::uint64_t magnitude(std::int64_t value)
{
    return value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
}

} // namespace

std::int64_t mulDivRound(std::int64_t a, std::int64_t b, std::int64_t c)
{
    const std::uint64_t x = magnitude(a);
    const std::uint64_t y = magnitude(b);
    const auto divisor = static_cast<std::uint64_t>(c);
    constexpr std::uint64_t low32 = 0xFFFFFFFFULL;
    // 64 × 64 → 128 bits by halves; not every compiler has a 128-bit type.
    const std::uint64_t lowLow = (x & low32) * (y & low32);
    const std::uint64_t highLow = (x >> 32U) * (y & low32);
    const std::uint64_t lowHigh = (x & low32) * (y >> 32U);
    const std::uint64_t middle = (lowLow >> 32U) + (highLow & low32) + lowHigh;
    std::uint64_t high = (x >> 32U) * (y >> 32U) + (highLow >> 32U) + (middle >> 32U);
    std::uint64_t low = (middle << 32U) | (lowLow & low32);
    std::uint64_t quotient = 0;
    std::uint64_t rest = 0;
    if (high == 0) {
        quotient = low / divisor;
        rest = low % divisor;
    } else {
        for (int i = 0; i < 128; ++i) { // long division, bit by bit; rest stays below 2^63
            rest = (rest << 1U) | (high >> 63U);
            high = (high << 1U) | (low >> 63U);
            low <<= 1U;
            quotient <<= 1U;
            if (rest >= divisor) {
                rest -= divisor;
                quotient |= 1U;
            }
        }
    }
    if (rest >= divisor - rest) ++quotient;
    const auto result = static_cast<std::int64_t>(quotient);
    return (a < 0) == (b < 0) ? result : -result;
}

std::int64_t amountOf(const PriceFields& price, std::int64_t quantity)
{
    constexpr std::int64_t parts = 1'000'000'000'000;
    return price.unitAmount * quantity + mulDivRound(price.unitFraction, quantity, parts);
}

} // namespace regulars::sandbox
