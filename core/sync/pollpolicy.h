// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sync/allowance.h"

namespace regulars::sync {

/// How freely Stripe is read: slower near the monthly allowance of reads.
enum class Pace {
    Normal,
    Slow,   ///< from 80 % of the allowance on
    Sparing ///< from 95 % on
};

Pace paceOf(const ReadUse& use);

/// How long to wait between two polls, by what goes on.
struct Pauses {
    std::chrono::minutes atWork;  ///< somebody pressed a key or a button within the last ten minutes
    std::chrono::minutes idle;    ///< nobody did
    std::chrono::seconds onSight; ///< somebody opens a profile: a poll that is older is not good enough
};
Pauses pausesOf(Pace pace);

/// What the question "is it time to poll?" depends on. Times by the desk's steady clock.
struct PollState {
    std::chrono::milliseconds now{};
    std::chrono::milliseconds lastInput{};            ///< a key or a button
    std::optional<std::chrono::milliseconds> lastRun; ///< end of the last run, good or not; none: always due
    bool offline = false;                             ///< the last run did not reach Stripe
    Pace pace = Pace::Normal;
};

/// How often a run asks whose key it is and what it may read (SyncOptions::routine between).
inline constexpr std::chrono::hours checkKeyEvery{24};

/// Whether somebody works.
bool isAtWork(const PollState& state);
/// The wait that holds now. Offline: a minute while somebody works, as long as it takes to reach Stripe
/// again.
std::chrono::milliseconds pauseOf(const PollState& state);
/// A poll is due.
bool isDue(const PollState& state);
/// Somebody opens a profile: what is shown should not be older than this.
bool isDueOnSight(const PollState& state);

} // namespace regulars::sync
