// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/allowance.h"

#include "core/store/paymentrepository.h"

namespace regulars::sync {

qint64 readAllowance(qint64 transactions)
{
    return std::max<qint64>(10'000, 500 * transactions);
}

Result<ReadUse> readUse(store::Database& database, Instant now)
{
    const auto used = store::SyncRepository(database).readsSince(now - allowanceSpan);
    if (!used) return failure(used);
    const auto paid = store::PaymentRepository(database).paidSince(now - allowanceSpan);
    if (!paid) return failure(paid);
    return ReadUse{*used, readAllowance(*paid)};
}

Result<void> countReads(stripe::Client& client, const stripe::StripeClock& stripeClock, store::Database& database,
                        store::ReadPurpose purpose)
{
    const qint64 reads = client.unmeteredReads();
    if (reads == 0) return {};
    auto counted = store::SyncRepository(database).countReads(stripeClock.now(), reads, purpose);
    if (counted) client.noteMetered(reads);
    return counted;
}

} // namespace regulars::sync
