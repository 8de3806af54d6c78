// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/store/mirrorwrite.h"

namespace regulars::store {

/// What the list of subscriptions is filtered, sorted and added up by, besides the end of the period.
std::array<Derived, 7> listColumns(const Subscription& subscription);

/// Works them out again for all subscriptions that are stored, after a migration.
Result<void> renewListColumns(Database& database);

} // namespace regulars::store
