// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sandbox/model/keys.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace regulars::sandbox {

/// Numbers that follow from a seed, the same on every machine (the standard library's distributions are not).
class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_seed(seed) {}
    std::uint64_t next() { return mixed(m_seed, m_counter++); }
    /// Evenly from `least` … `most`, both included.
    std::int64_t between(std::int64_t least, std::int64_t most)
    {
        return least + static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(most - least + 1));
    }
    bool chance(int percent) { return between(1, 100) <= percent; }
    template<class T> const T& pick(const std::vector<T>& from) { return from[next() % from.size()]; }
    /// An index, each as likely as its weight.
    std::size_t weighted(const std::vector<int>& weights)
    {
        std::int64_t total = 0;
        for (const int weight : weights)
            total += weight;
        std::int64_t point = between(1, total);
        std::size_t index = 0;
        while (point > weights[index])
            point -= weights[index++];
        return index;
    }

private:
    std::uint64_t m_seed;
    std::uint64_t m_counter = 0;
};

} // namespace regulars::sandbox
