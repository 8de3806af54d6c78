// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/store/database.h"

namespace regulars::tests {

/// The mirror as text, sorted: every row of every mirror table by Stripe's ids, without what differs from
/// store to store (row keys, when it was read).
QStringList mirrorDump(store::Database& database);

} // namespace regulars::tests
