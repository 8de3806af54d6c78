// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/changes.h"
#include "storefixture.h"

using namespace regulars;
using namespace regulars::store;
using namespace regulars::tests;

class SyncRepositoryTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void remembersWhereItStands()
    {
        StoreFolder folder;
        const SyncWindow early{u"customers"_s, at(0), at(10), {}, false, 0};
        SyncWindow late{u"customers"_s, at(10), at(20), u"cus_9"_s, false, 100};
        {
            const auto database = folder.open();
            QVERIFY(database);
            SyncRepository sync(*database);
            VERIFY_OK(sync.put(late));
            VERIFY_OK(sync.put(early));
            late.done = true;
            late.rows = 150;
            VERIFY_OK(sync.put(late));
            VERIFY_OK(sync.setText(u"events_cursor"_s, u"evt_1"_s));
            VERIFY_OK(sync.setText(u"events_cursor"_s, u"evt_2"_s));
        }
        const auto database = folder.open();
        QVERIFY(database);
        SyncRepository sync(*database);
        QVERIFY(sync.windows().value() == (QList<SyncWindow>{early, late}));
        QCOMPARE(sync.text(u"events_cursor"_s).value(), u"evt_2"_s);
        QCOMPARE(sync.text(u"never"_s).value(), QString());
        VERIFY_OK(sync.clearWindows());
        QVERIFY(sync.windows()->isEmpty());
    }

    void knowsStripesTimeByTheLastSync()
    {
        StoreFolder folder;
        const auto database = folder.open();
        QVERIFY(database);
        SyncRepository sync(*database);
        const Instant desk = database->clock().now();
        QVERIFY(sync.now().value() == desk);
        VERIFY_OK(sync.setText(u"clock_offset"_s, u"-90000"_s));
        QVERIFY(sync.now().value() == desk - std::chrono::seconds(90'000));
    }

    void countsReadsByDay()
    {
        StoreFolder folder;
        const auto database = folder.open();
        QVERIFY(database);
        SyncRepository sync(*database);
        const qint64 day = 86400;
        VERIFY_OK(sync.countReads(at(3 * day + 5), 7));
        VERIFY_OK(sync.countReads(at(3 * day + 80000), 2));
        VERIFY_OK(sync.countReads(at(4 * day), 1));
        QCOMPARE(sync.readsSince(at(3 * day + 100)).value(), 10);
        QCOMPARE(sync.readsSince(at(4 * day)).value(), 1);
        QCOMPARE(sync.readsSince(at(9 * day)).value(), 0);
        VERIFY_OK(sync.countReads(at(4 * day), 3, ReadPurpose::Look));
        const auto days = sync.readsByDay(at(4 * day + 1));
        VERIFY_OK(days);
        QCOMPARE(days->size(), 2);
        QVERIFY(days->at(0).day == at(4 * day));
        QVERIFY(days->at(0).purpose == ReadPurpose::Look && days->at(0).count == 3);
        QVERIFY(days->at(1).purpose == ReadPurpose::Other && days->at(1).count == 1);
    }

    void belongsToOneAccountAndMode()
    {
        StoreFolder folder;
        const auto database = folder.open();
        QVERIFY(database);
        SyncRepository sync(*database);
        QVERIFY(!sync.account()->has_value());
        QVERIFY(!sync.mode()->has_value());
        Account account = euroAccount();
        VERIFY_OK(sync.bind(account, Mode::Live));
        account.name = u"Renamed"_s;
        const qint64 before = changesSince(*database, 0)->upTo;
        VERIFY_OK(sync.bind(account, Mode::Live));
        const auto changes = changesSince(*database, before);
        QVERIFY(changes->everything); // every program shows the name
        VERIFY_OK(sync.bind(account, Mode::Live));
        QVERIFY(changesSince(*database, changes->upTo)->isEmpty());
        QVERIFY(sync.account()->value() == account);
        QVERIFY(sync.mode()->value() == Mode::Live);
        QCOMPARE(sync.bind(account, Mode::Test).error().code, u"other_account"_s);
        account.id = AccountId(u"acct_2"_s);
        const auto other = sync.bind(account, Mode::Live);
        QCOMPARE(other.error().code, u"other_account"_s);
        QVERIFY(other.error().kind == ErrorKind::Conflict);
        QCOMPARE(sync.account()->value().id.text(), u"acct_1"_s);
    }

    void anAccountThatMayNotBeReadIsFilledInLater()
    {
        StoreFolder folder;
        const auto database = folder.open();
        QVERIFY(database);
        SyncRepository sync(*database);
        VERIFY_OK(sync.bind(Account(), Mode::Live));
        QCOMPARE(sync.bind(Account(), Mode::Test).error().code, u"other_account"_s);
        VERIFY_OK(sync.bind(euroAccount(), Mode::Live));
        QVERIFY(sync.account()->value() == euroAccount());
        VERIFY_OK(sync.bind(Account(), Mode::Live)); // a lesser key again: what is known stays
        QVERIFY(sync.account()->value() == euroAccount());
        QCOMPARE(sync.bind(Account(), Mode::Test).error().code, u"other_account"_s);
        Account other = euroAccount();
        other.id = AccountId(u"acct_2"_s);
        QCOMPARE(sync.bind(other, Mode::Live).error().code, u"other_account"_s);
    }

    void knowsWhatIsThere()
    {
        StoreFolder folder;
        const auto database = folder.open();
        QVERIFY(database);
        const SyncRepository sync(*database);
        VERIFY_OK(putAll(*database, at(1), customer(u"cus_1"_s), customer(u"cus_2"_s), payment(u"ch_1"_s, u""_s, 1)));
        const auto counts = sync.counts();
        VERIFY_OK(counts);
        QCOMPARE(counts->size(), 11);
        for (const auto& [resource, count] : counts->asKeyValueRange())
            QCOMPARE(sync.ids(resource)->size(), count);
        QVERIFY(sync.ids(u"customers"_s).value() == (QSet<QString>{u"cus_1"_s, u"cus_2"_s}));
        QVERIFY(sync.ids(u"leases"_s).error().kind == ErrorKind::Bug);
    }
};

REGULARS_TEST(SyncRepositoryTest)
#include "tst_sync.moc"
