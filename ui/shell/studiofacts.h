// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/domain/account.h"
#include "core/sync/allowance.h"
#include "core/words/words.h"

namespace regulars::shell {

/// What the frame of the window says about the studio it shows, all from the store.
struct StudioFacts {
    std::optional<Account> account; ///< none before the first connection
    std::optional<Mode> mode;
    qint64 customers = 0, payments = 0;
    qint64 subscriptions = 0; ///< that go on
    sync::ReadUse reads; ///< sent to Stripe in the last 30 days, and what it grants
    std::optional<Instant> syncedAt;
    qint64 unfinished = 0; ///< operations of which it is not known yet what became of them, or that wait for a person

    /// How dates and figures are written: in the studio's calendar, UTC before it is known.
    words::Style style() const;
};

/// Reads them; `now` by Stripe's clock. Storage errors.
Result<StudioFacts> loadStudioFacts(store::Database& database, Instant now);

} // namespace regulars::shell
