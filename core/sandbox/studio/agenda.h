// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sandbox/model/table.h"

#include <functional>
#include <optional>
#include <queue>
#include <vector>

namespace regulars::sandbox {

/// What can be on the agenda of a studio that is being invented.
enum class Deed : std::uint8_t {
    Join,
    JoinAgain,
    Subscribe,
    Buy,
    GuestBuys,
    BankRefuses,
    BankPays,
    CardExpires,
    CardRenewed,
    CancelAtEnd,
    CancelNow,
    ChangePlan,
    GiveBack,
    Quarrel,
    WinQuarrel,
    LoseQuarrel,
    Credit,
    Delete
};

struct Step {
    Stamp at = 0;
    std::uint64_t order = 0; ///< of two at one instant the one that was planned first
    Deed deed = Deed::Join;
    std::uint32_t who = 0;
    std::int64_t detail = 0;
    bool operator>(const Step& other) const { return at != other.at ? at > other.at : order > other.order; }
};

/// Steps by time.
class Agenda {
public:
    void add(Step step)
    {
        step.order = m_added++;
        m_steps.push(step);
    }
    std::optional<Step> next()
    {
        if (m_steps.empty()) return std::nullopt;
        const Step step = m_steps.top();
        m_steps.pop();
        return step;
    }

private:
    std::priority_queue<Step, std::vector<Step>, std::greater<>> m_steps;
    std::uint64_t m_added = 0;
};

} // namespace regulars::sandbox
