// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/random.h"
#include "core/sync/crew.h"

#include <vector>

namespace regulars::tests {

/// A crew without threads: every errand is asked at a moment, and comes back in an order, that the dice
/// choose. So an answer may be stored long after others that were asked for later, as with threads, but the
/// same each time.
class SeededCrew final : public sync::Crew {
public:
    SeededCrew(Random& random, int size) : m_random(random), m_size(size) {}

    int size() const override { return m_size; }
    int underWay() const override { return static_cast<int>(m_waiting.size() + m_back.size()); }

    void send(sync::Errand errand) override
    {
        m_waiting.push_back(std::move(errand));
        while (!m_waiting.empty() && m_random.below(2) == 0)
            runOne();
    }
    bool isAnyBack() override
    {
        if (m_back.empty() && !m_waiting.empty() && m_random.below(3) == 0) runOne();
        return !m_back.empty();
    }
    Result<sync::Delivery> collect() override
    {
        if (m_back.empty()) runOne();
        return takeAny(m_back);
    }

private:
    void runOne() { m_back.push_back(takeAny(m_waiting)()); }

    template<class T> T takeAny(std::vector<T>& from)
    {
        const auto index = static_cast<std::ptrdiff_t>(m_random.below(from.size()));
        T taken = std::move(from[static_cast<std::size_t>(index)]);
        from.erase(from.begin() + index);
        return taken;
    }

    Random& m_random;
    const int m_size;
    std::vector<sync::Errand> m_waiting;
    std::vector<Result<sync::Delivery>> m_back;
};

} // namespace regulars::tests
