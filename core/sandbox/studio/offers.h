// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sandbox/engine/engine.h"

#include <array>

namespace regulars::sandbox {

/// What the studio sells.
enum class Offer : std::uint8_t {
    Unlimited,
    Basic,
    Student,
    Yearly,
    ClassPack,
    TenClasses,
    DropIn,
    Workshop,
    PrivateLesson,
    Mat,
    Voucher
};
inline constexpr std::size_t offerCount = 11;

/// The catalogue of the generated studio: a product an offer, a price in each of its currencies.
class Offers {
public:
    /// Makes them in the account.
    Offers(Engine& engine, std::vector<Currency> currencies);

    const std::vector<Currency>& currencies() const { return m_currencies; }
    Ref<Price> price(Offer offer, std::size_t currency) const;
    std::int64_t amount(Offer offer, std::size_t currency) const;
    static std::string_view nameOf(Offer offer);

private:
    std::vector<Currency> m_currencies;
    std::vector<std::array<Ref<Price>, offerCount>> m_prices;
};

} // namespace regulars::sandbox
