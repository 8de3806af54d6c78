// SPDX-License-Identifier: GPL-3.0-or-later
#include "madestore.h"

#include "core/store/mirrorbatch.h"
#include "core/store/syncrepository.h"
#include "made.h"
#include "ordie.h"

#include <QtCore/QFile>

namespace regulars::bench {

namespace {

constexpr int rowsPerCommit = 5000;
constexpr auto lastSync = 1'800'000'000;

template<class Make>
void put(store::Database& database, int count, Make make)
{
    for (int from = 0; from < count; from += rowsPerCommit) {
        auto batch = orDie(store::MirrorBatch::begin(database));
        for (int i = from; i < std::min(count, from + rowsPerCommit); ++i)
            orDie(batch.put(make(i), fromUnixSeconds(lastSync)));
        orDie(batch.commit());
    }
}

} // namespace

void makeStore(const QString& file, int customers)
{
    if (QFile::exists(file)) return;
    const QString unfinished = file + u".part"_s; // a store that was cut off must not pass for a whole one
    QFile::remove(unfinished);
    {
        SystemClock clock;
        const auto database = orDie(store::Database::open(unfinished, clock));
        Account account;
        account.id = AccountId(u"acct_1"_s);
        account.name = u"Nordlicht Yoga"_s;
        account.defaultCurrency = Currency(u"eur");
        account.timeZone = u"Europe/Berlin"_s;
        store::SyncRepository state(*database);
        orDie(state.bind(account, Mode::Test));
        for (const QString& name : {u"last_sync_at"_s, u"filled_at"_s})
            orDie(state.setText(name, QString::number(lastSync)));
        const MadeAccount made{customers};
        // What others are figured from comes first: payments then find their movements, customers their payments.
        put(*database, 10 * customers, [&](int i) { return made.movement(i); });
        put(*database, customers, [&](int i) { return made.subscription(i); });
        put(*database, 10 * customers, [&](int i) { return made.payment(i); });
        put(*database, customers / 2, [&](int i) { return made.refund(i); });
        put(*database, 3 * customers, [&](int i) { return made.invoice(i); });
        put(*database, customers, [&](int i) { return made.customer(i); });
    }
    if (!QFile::rename(unfinished, file)) qFatal("cannot rename %s", qPrintable(unfinished));
}

} // namespace regulars::bench
