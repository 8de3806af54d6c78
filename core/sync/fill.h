// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sync/run.h"

namespace regulars::sync {

/// Lists resources, windows of creation time side by side, until all windows are done. The windows in the
/// store say what is left, so it goes on where an earlier run was cut off. Resources that the key may not
/// read are left out (Run::leaveOut). Coverage: windows of a resource add up to the whole time before the
/// fill began, and each ended with has_more = false; what happens later comes with the events.
Result<void> fill(Run& run, store::Database& database);

enum class OtherWindows { Go, Stay };
/// Writes the first window of these resources (names), [0, until), over whatever windows they had. Those of other
/// resources go, too, or stay: their listing goes on.
Result<void> planFill(Run& run, store::Database& database, const QStringList& names, Instant until, OtherWindows others);

/// After a listing begun at `since`: asks for every object of the listed resources (those with windows) that
/// it did not show, and removes those that are gone.
Result<void> sweep(Run& run, store::Database& database, Instant since);

} // namespace regulars::sync
