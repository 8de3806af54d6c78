// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/store/syncrepository.h"

namespace regulars::sync {

/// Cuts what is left of a window into one part per idle worker. `oldest` and `span`: the oldest second of the
/// page just read, and the seconds that the page covered. The first of the answer is the window itself with a
/// later start; together they cover exactly what it covered. Pure.
QList<store::SyncWindow> split(const store::SyncWindow& window, Instant oldest, std::chrono::seconds span,
                               int idle);

} // namespace regulars::sync
