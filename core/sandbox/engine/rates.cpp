// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/engine/rates.h"

#include "core/sandbox/engine/exact.h"
#include "core/sandbox/render/jsonwriter.h"

#include <algorithm>
#include <array>

namespace regulars::sandbox {

namespace {

struct Quote {
    std::string_view code;
    std::int64_t euros;   // millionths of a euro for one whole unit
    std::int64_t minimum; // contract.md 34, in minor units
    std::int64_t fixedFee;
};

// Unknown currencies count as a euro a unit: a sandbox has to take them all.
constexpr Quote unknown{"", 1'000'000, 50, 30};
constexpr std::array quotes{
    Quote{"aud", 605'000, 50, 30},   Quote{"brl", 158'000, 50, 39},   Quote{"cad", 672'000, 50, 30},
    Quote{"chf", 1'062'000, 50, 30}, Quote{"czk", 40'200, 1500, 650}, Quote{"dkk", 134'100, 250, 180},
    Quote{"eur", 1'000'000, 50, 25}, Quote{"gbp", 1'183'000, 30, 20}, Quote{"huf", 2'500, 17500, 8500},
    Quote{"inr", 10'900, 50, 200},   Quote{"isk", 6'700, 0, 3000},    Quote{"jpy", 6'200, 50, 0},
    Quote{"krw", 670, 50, 400},      Quote{"kwd", 3'010'000, 0, 100}, Quote{"mxn", 49'500, 1000, 300},
    Quote{"nok", 86'200, 300, 200},  Quote{"nzd", 555'000, 50, 30},   Quote{"pln", 233'000, 200, 100},
    Quote{"sek", 88'300, 300, 180},  Quote{"sgd", 690'000, 50, 50},   Quote{"usd", 921'000, 50, 30},
};

const Quote& quoteOf(Currency currency)
{
    const std::string code = codeOf(currency);
    const auto* found =
        std::find_if(quotes.begin(), quotes.end(), [&](const Quote& q) { return q.code == code; });
    return found == quotes.end() ? unknown : *found;
}

std::int64_t minorUnits(Currency currency)
{
    std::int64_t units = 1;
    for (int i = 0; i < currency.digits(); ++i)
        units *= 10;
    return units;
}

} // namespace

std::int64_t exchangeRate(Currency from, Currency to)
{
    if (from == to) return 0;
    return mulDivRound(quoteOf(from).euros * minorUnits(to), 1'000'000, quoteOf(to).euros * minorUnits(from));
}

std::int64_t exchanged(std::int64_t amount, std::int64_t rate)
{
    return rate == 0 ? amount : mulDivRound(amount, rate, 1'000'000);
}

std::int64_t processingFee(std::int64_t amount, Currency settlement, MethodKind kind, bool foreignCard,
                           bool isExchanged)
{
    if (kind == MethodKind::SepaDebit) return std::min<std::int64_t>(35, amount);
    std::int64_t percent = 150; // hundredths of a percent
    if (foreignCard) percent += 100;
    if (isExchanged) percent += 200;
    return mulDivRound(amount, percent, 10'000) + quoteOf(settlement).fixedFee;
}

std::int64_t disputeFee(Currency settlement)
{
    return exchanged(2000, exchangeRate(Currency(u"eur"), settlement));
}

std::int64_t minimumSettled(Currency settlement)
{
    return quoteOf(settlement).minimum;
}

} // namespace regulars::sandbox
