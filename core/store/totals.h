// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/domain/currency.h"
#include "core/store/database.h"

namespace regulars::store {

/// What the studio settles in; none before its first connection.
Result<Currency> settlementCurrency(Database& database);

} // namespace regulars::store
