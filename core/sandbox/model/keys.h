// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string>

namespace regulars::sandbox {

/// The API keys of one account. They follow from the seed, so that a restart keeps them.
struct Keys {
    std::string secret;     ///< "sk_test_…"
    std::string restricted; ///< "rk_test_…"; "" when the account has none
};

Keys keysFromSeed(std::uint64_t seed, bool withRestricted);

/// A well-mixed number from a seed and a counter (splitmix64): the same on every machine.
std::uint64_t mixed(std::uint64_t seed, std::uint64_t counter);
/// `length` letters and digits that follow from `number`.
std::string letters(std::uint64_t number, int length);

} // namespace regulars::sandbox
