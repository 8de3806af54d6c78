// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/model/keys.h"

#include <string_view>

namespace regulars::sandbox {

std::uint64_t mixed(std::uint64_t seed, std::uint64_t counter)
{
    std::uint64_t z = seed + (counter + 1) * 0x9E3779B97F4A7C15ULL;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
}

std::string letters(std::uint64_t number, int length)
{
    static constexpr std::string_view alphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    std::string text;
    std::uint64_t rest = number;
    for (int i = 0; i < length; ++i) {
        if (i % 8 == 0) rest = mixed(number, static_cast<std::uint64_t>(i));
        text.push_back(alphabet[rest % alphabet.size()]);
        rest /= alphabet.size();
    }
    return text;
}

Keys keysFromSeed(std::uint64_t seed, bool withRestricted)
{
    Keys keys;
    keys.secret = "sk_test_51" + letters(mixed(seed, 0x5ec), 30);
    if (withRestricted) keys.restricted = "rk_test_51" + letters(mixed(seed, 0x4ec), 30);
    return keys;
}

} // namespace regulars::sandbox
