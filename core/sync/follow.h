// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sync/run.h"

namespace regulars::sync {

/// Reads the events since `since` (a time by Stripe's clock; the caller has taken the overlap off), fetches
/// what they name as it stands now, stores it, and then moves the cursor to the time at which it began to
/// read. Events that are known already are dropped; events become known only together with what they caused,
/// so a run that was cut off does the rest next time.
Result<void> follow(Run& run, store::Database& database, Instant since);

/// Name of the stored cursor: Unix seconds by Stripe's clock up to which events were followed.
inline constexpr auto eventsCursor = "events_cursor_at";

} // namespace regulars::sync
