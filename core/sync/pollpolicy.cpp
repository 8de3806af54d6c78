// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/pollpolicy.h"

namespace regulars::sync {

using namespace std::chrono_literals;

Pace paceOf(const ReadUse& use)
{
    if (use.used * 100 >= use.allowance * 95) return Pace::Sparing;
    if (use.used * 100 >= use.allowance * 80) return Pace::Slow;
    return Pace::Normal;
}

Pauses pausesOf(Pace pace)
{
    switch (pace) {
    case Pace::Normal:
        break;
    case Pace::Slow:
        return {15min, 2h, 5min};
    case Pace::Sparing:
        return {1h, 6h, 30min};
    }
    return {5min, 1h, 30s};
}

bool isAtWork(const PollState& state)
{
    return state.now - state.lastInput < 10min;
}

std::chrono::milliseconds pauseOf(const PollState& state)
{
    if (state.offline && isAtWork(state)) return 1min;
    const Pauses pauses = pausesOf(state.pace);
    return isAtWork(state) ? pauses.atWork : pauses.idle;
}

bool isDue(const PollState& state)
{
    return !state.lastRun || state.now - *state.lastRun >= pauseOf(state);
}

bool isDueOnSight(const PollState& state)
{
    return !state.lastRun || state.now - *state.lastRun > pausesOf(state.pace).onSight;
}

} // namespace regulars::sync
