// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/store/syncrepository.h"
#include "core/stripe/client.h"
#include "core/stripe/stripeclock.h"

namespace regulars::sync {

/// Stripe grants reads by the month (contract.md 30): how many of them were used.
struct ReadUse {
    qint64 used = 0;
    qint64 allowance = 10'000;
};

/// The time that the allowance is counted over.
inline constexpr std::chrono::days allowanceSpan{30};

/// Reads granted for so many transactions within the span: 500 each on average, 10,000 at least. Whether
/// Stripe counts attempts that were declined is not said; pass those that were paid.
qint64 readAllowance(qint64 transactions);

/// The reads of the last 30 days (whole days, so rather too many) against the allowance. `now` by Stripe's
/// clock.
Result<ReadUse> readUse(store::Database& database, Instant now);

/// Writes the reads of a client that nobody has counted yet into the store's meter: for what is asked outside of runs.
Result<void> countReads(stripe::Client& client, const stripe::StripeClock& stripeClock, store::Database& database,
                        store::ReadPurpose purpose);

} // namespace regulars::sync
