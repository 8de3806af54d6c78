// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/domain/account.h"
#include "core/store/database.h"

namespace regulars::shell {

/// What the frame of the window says about the studio it shows, all from the store.
struct StudioFacts {
    std::optional<Account> account; ///< none before the first connection
    std::optional<Mode> mode;
    qint64 customers = 0, payments = 0;
    qint64 readsThisMonth = 0; ///< GETs sent to Stripe in the last 30 days
    std::optional<Instant> syncedAt;
};

/// Reads them; `now` by Stripe's clock. Storage errors.
Result<StudioFacts> loadStudioFacts(store::Database& database, Instant now);

/// Stripe's monthly allowance of reads (contract.md 30) as the status bar counts it.
inline constexpr qint64 ReadAllowance = 10'000;

} // namespace regulars::shell
