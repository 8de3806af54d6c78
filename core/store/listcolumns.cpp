// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/listcolumns.h"

#include "core/domain/recurrence.h"
#include "core/domain/renewal.h"
#include "core/store/subscriptionrepository.h"

namespace regulars::store {

using namespace Qt::StringLiterals;

namespace {

QVariant secondsOf(const std::optional<Instant>& at) { return at ? QVariant(qint64(unixSeconds(*at))) : QVariant(); }

} // namespace

std::array<Derived, 7> listColumns(const Subscription& subscription)
{
    const auto amount = amountACycle(subscription);
    return {Derived{"period_end"_L1, secondsOf(subscription.periodEnd())},
            Derived{"state"_L1, subscriptionState(subscription)},
            Derived{"cycle"_L1, toText(cycleOf(subscription).value_or(Recurrence()))},
            Derived{"amount"_L1, amount ? QVariant(amount->minor()) : QVariant()},
            Derived{"monthly"_L1, monthlyRate(subscription)},
            Derived{"next_payment_at"_L1, secondsOf(nextPaymentAt(subscription))},
            Derived{"ends_at"_L1, secondsOf(endsAt(subscription))}};
}

Result<void> renewListColumns(Database& database)
{
    QList<Keyed<Subscription>> all;
    Statement statement(database, selectSql<Subscription>({}));
    const auto read = statement.forEach([&](const Row& row) { all << keyedOf<Subscription>(row); });
    if (!read) return failure(read);
    for (Keyed<Subscription>& one : all) {
        const auto items = partsOf<SubscriptionItem>(database, one.key);
        if (!items) return failure(items);
        one.value.items = *items;
        const auto columns = listColumns(one.value);
        QStringList sets;
        for (const Derived& column : columns) sets << column.column + u" = ?"_s;
        Statement update(database, u"UPDATE subscriptions SET %1 WHERE key = ?"_s.arg(sets.join(u", "_s)));
        for (const Derived& column : columns) column.bindTo(update);
        if (auto done = update.bind(one.key).run(); !done) return done;
    }
    return {};
}

} // namespace regulars::store
