// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/studio/offers.h"

#include <algorithm>

namespace regulars::sandbox {

namespace {

struct OfferRow {
    std::string_view name, description;
    std::int64_t whole; ///< euros
    Interval interval;
};

constexpr std::array<OfferRow, offerCount> rows{{
    {"Unlimited Membership", "All classes, every day", 89, Interval::Month},
    {"Basic Membership", "Four classes a month", 45, Interval::Month},
    {"Student Membership", "All classes before five", 59, Interval::Month},
    {"Yearly Membership", "All classes, twelve months", 890, Interval::Year},
    {"Class Pack 8", "Eight class credits every month", 72, Interval::Month},
    {"10-Class Card", "Ten class credits", 140, Interval::None},
    {"Drop-in Class", "One class", 18, Interval::None},
    {"Weekend Workshop", "Two days with a guest teacher", 120, Interval::None},
    {"Private Lesson", "One hour, one to one", 85, Interval::None},
    {"Yoga Mat", "Natural rubber, 4 mm", 49, Interval::None},
    {"Gift Voucher", "For somebody else", 50, Interval::None},
}};

/// Whole units of a currency for as many euros: a price list, not a rate of exchange.
std::int64_t wholeUnits(std::int64_t euros, const std::string& currency)
{
    if (currency == "usd") return euros + euros / 10 + 1;
    if (currency == "gbp") return euros - euros / 10;
    if (currency == "jpy" || currency == "krw") return euros * 150 / 100 * 100;
    return euros;
}

std::int64_t minorUnits(std::int64_t whole, const Currency& currency)
{
    for (int digit = 0; digit < currency.digits(); ++digit)
        whole *= 10;
    return whole;
}

} // namespace

Offers::Offers(Engine& engine, std::vector<Currency> currencies) : m_currencies(std::move(currencies))
{
    m_prices.resize(m_currencies.size());
    for (std::size_t offer = 0; offer < offerCount; ++offer) {
        ProductFields fields;
        fields.name = rows[offer].name;
        fields.description = rows[offer].description;
        const Ref<Product> product = engine.createProduct(fields);
        for (std::size_t c = 0; c < m_currencies.size(); ++c) {
            PriceFields price;
            price.product = product;
            price.currency = m_currencies[c];
            price.unitAmount = amount(static_cast<Offer>(offer), c);
            price.interval = rows[offer].interval;
            m_prices[c][offer] = engine.createPrice(price);
        }
        fields.defaultPrice = m_prices.front()[offer];
        engine.updateProduct(product, fields);
    }
}

Ref<Price> Offers::price(Offer offer, std::size_t currency) const
{
    return m_prices[currency][static_cast<std::size_t>(offer)];
}

std::int64_t Offers::amount(Offer offer, std::size_t currency) const
{
    const std::int64_t euros = rows[static_cast<std::size_t>(offer)].whole;
    const Currency& in = m_currencies[currency];
    return minorUnits(wholeUnits(euros, in.code().toStdString()), in);
}

std::string_view Offers::nameOf(Offer offer)
{
    return rows[static_cast<std::size_t>(offer)].name;
}

} // namespace regulars::sandbox
