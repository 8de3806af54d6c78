// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/engine/exact.h"

namespace regulars::sandbox {

namespace {

std::uint64_t magnitude(std::int64_t value)
{
    return value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
}

struct Quotient {
    std::uint64_t whole = 0;
    std::uint64_t rest = 0;
};

/// a × b ÷ c; c below 2^63. By halves: not every compiler has a 128-bit type.
Quotient mulDiv(std::uint64_t a, std::uint64_t b, std::uint64_t c)
{
    constexpr std::uint64_t low32 = 0xFFFFFFFFULL;
    const std::uint64_t lowLow = (a & low32) * (b & low32);
    const std::uint64_t highLow = (a >> 32U) * (b & low32);
    const std::uint64_t lowHigh = (a & low32) * (b >> 32U);
    const std::uint64_t middle = (lowLow >> 32U) + (highLow & low32) + lowHigh;
    std::uint64_t high = (a >> 32U) * (b >> 32U) + (highLow >> 32U) + (middle >> 32U);
    std::uint64_t low = (middle << 32U) | (lowLow & low32);
    if (high == 0) return {low / c, low % c};
    Quotient result;
    for (int i = 0; i < 128; ++i) { // long division, bit by bit; rest stays below 2^63
        result.rest = (result.rest << 1U) | (high >> 63U);
        high = (high << 1U) | (low >> 63U);
        low <<= 1U;
        result.whole <<= 1U;
        if (result.rest >= c) {
            result.rest -= c;
            result.whole |= 1U;
        }
    }
    return result;
}

constexpr std::int64_t parts = 1'000'000'000'000; // of a minor unit, in PriceFields::unitFraction

} // namespace

std::int64_t mulDivRound(std::int64_t a, std::int64_t b, std::int64_t c)
{
    const auto divisor = static_cast<std::uint64_t>(c);
    Quotient exact = mulDiv(magnitude(a), magnitude(b), divisor);
    if (exact.rest >= divisor - exact.rest) ++exact.whole;
    const auto result = static_cast<std::int64_t>(exact.whole);
    return (a < 0) == (b < 0) ? result : -result;
}

std::int64_t amountOf(const PriceFields& price, std::int64_t quantity)
{
    return shareOf(price, quantity, 1, 1);
}

std::int64_t shareOf(const PriceFields& price, std::int64_t quantity, std::int64_t part, std::int64_t whole)
{
    // The price of all is units + fraction / parts; its share is (share.whole + (share.rest + small) / whole) where
    // small = fraction × part / parts.
    const auto span = static_cast<std::uint64_t>(part);
    const auto length = static_cast<std::uint64_t>(whole);
    const Quotient fraction = mulDiv(magnitude(price.unitFraction), magnitude(quantity), parts);
    const std::uint64_t units =
        static_cast<std::uint64_t>(price.unitAmount) * static_cast<std::uint64_t>(quantity) + fraction.whole;
    const Quotient share = mulDiv(units, span, length);
    const Quotient small = mulDiv(fraction.rest, span, parts);
    const std::uint64_t rest = share.rest + small.whole;
    const std::uint64_t left = rest % length;
    // Half or more is left when 2 × (left + small.rest / parts) reaches the whole length.
    const bool up = 2 * left >= length || (2 * left + 1 == length && 2 * small.rest >= parts);
    return static_cast<std::int64_t>(share.whole + rest / length + (up ? 1 : 0));
}

} // namespace regulars::sandbox
