// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sync/run.h"

namespace regulars::sync {

/// Reads the events since the cursor (a time by Stripe's clock; some minutes before it are read twice),
/// fetches what they name as it stands now, stores it, and then moves the cursor to the time at which it
/// began to read. Events that are known already are dropped; events become known only together with what they
/// caused, so a run that was cut off does the rest next time. False, and nothing was done, when Stripe has
/// forgotten some of the events since then.
Result<bool> follow(Run& run, store::Database& database, Instant cursor);

/// Stripe keeps events 30 days (contract.md 20); beyond this gap they are not trusted to be all there.
inline constexpr std::chrono::hours eventRetention{28 * 24};

/// Name of the stored cursor: Unix seconds by Stripe's clock up to which events were followed.
inline constexpr auto eventsCursor = "events_cursor_at";
/// Likewise, up to which balance transactions were listed.
inline constexpr auto movementsCursor = "movements_cursor_at";
/// Name of the stored list of resources that the key could not read when they were wanted, by commas.
inline constexpr auto leftOutResources = "left_out";

} // namespace regulars::sync
