// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sandbox/model/people.h"

namespace regulars::sandbox {

struct Period {
    Stamp start = 0;
    Stamp end = 0;
};

/// `anchor` plus so many intervals, in UTC; a day that the month lacks becomes its last (contract.md 35).
/// Counted from the anchor each time, so that the 31st comes back after February.
Stamp addIntervals(Stamp anchor, Interval interval, std::int64_t count);

/// The billing period of `intervalCount` intervals that holds `at`, on the grid through the anchor.
Period periodAround(Stamp anchor, Interval interval, int intervalCount, Stamp at);

/// "21 Nov 2026"
std::string dayText(Stamp at);

} // namespace regulars::sandbox
