// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/studiofacts.h"

#include "core/store/operationrepository.h"
#include "core/store/subscriptionlist.h"
#include "core/store/syncrepository.h"

namespace regulars::shell {

using namespace Qt::StringLiterals;

words::Style StudioFacts::style() const
{
    const QTimeZone zone(account ? account->timeZone.toUtf8() : QByteArray());
    return {QLocale(), zone.isValid() ? zone : QTimeZone::utc()};
}

Result<StudioFacts> loadStudioFacts(store::Database& database, Instant now)
{
    const store::SyncRepository repository(database);
    StudioFacts facts;
    auto account = repository.account();
    if (!account) return failure(account);
    facts.account = *account;
    auto mode = repository.mode();
    if (!mode) return failure(mode);
    facts.mode = *mode;
    const auto counts = repository.counts({u"customers"_s, u"payments"_s});
    if (!counts) return failure(counts);
    facts.customers = counts->value(u"customers"_s);
    facts.payments = counts->value(u"payments"_s);
    const auto current = store::SubscriptionListRepository(database).current();
    if (!current) return failure(current);
    facts.subscriptions = *current;
    const auto reads = sync::readUse(database, now);
    if (!reads) return failure(reads);
    facts.reads = *reads;
    const auto synced = repository.text(u"last_sync_at"_s);
    if (!synced) return failure(synced);
    if (!synced->isEmpty()) facts.syncedAt = fromUnixSeconds(synced->toLongLong());
    const auto unfinished = store::OperationRepository(database).unfinished();
    if (!unfinished) return failure(unfinished);
    facts.unfinished = unfinished->size();
    return facts;
}

} // namespace regulars::shell
