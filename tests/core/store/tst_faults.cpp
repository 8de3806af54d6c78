// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/backup.h"
#include "core/store/connection.h"
#include "core/store/customerrepository.h"
#include "storefixture.h"
#include "tests/support/faultvfs.h"

using namespace regulars;
using namespace regulars::store;
using namespace regulars::tests;

namespace {

Result<void> smallBatch(const QString& file, Clock& clock)
{
    auto database = Database::open(file, clock);
    if (!database) return failure(database);
    Subscription subscription;
    subscription.id = SubscriptionId(u"sub_1"_s);
    subscription.customer = CustomerId(u"cus_1"_s);
    subscription.status = u"active"_s;
    subscription.items.resize(2);
    return putAll(**database, at(20), customer(u"cus_1"_s, u"New"_s), customer(u"cus_2"_s), subscription,
                  payment(u"ch_1"_s, u"cus_1"_s, 500));
}

} // namespace

class FaultsTest : public QObject {
    Q_OBJECT
    static void copyStore(const QString& from, const QString& to)
    {
        for (const QString& suffix : {u""_s, u"-wal"_s, u"-shm"_s, u".lock"_s}) {
            QFile::remove(to + suffix);
            QFile::remove(to + suffix + u"-journal"_s);
        }
        QVERIFY(QFile::copy(from, to));
    }

    /// Whole and sound; with the batch in it, or as it was before.
    static void checkAllOrNothing(const QString& file, Clock& clock, bool promised)
    {
        const auto database = Database::open(file, clock);
        VERIFY_OK(database);
        const auto verdict = firstValue((*database)->handle(), u"PRAGMA integrity_check"_s);
        VERIFY_OK(verdict);
        QCOMPARE(verdict->toString(), u"ok"_s);
        const auto counts = SyncRepository(**database).counts();
        VERIFY_OK(counts);
        const bool all = counts->value(u"payments"_s) == 1;
        QVERIFY(all || !promised);
        QCOMPARE(counts->value(u"customers"_s), all ? 2 : 1);
        QCOMPARE(counts->value(u"subscriptions"_s), all ? 1 : 0);
        const auto row = CustomerRepository(**database).row(CustomerId(u"cus_1"_s));
        VERIFY_OK(row);
        QCOMPARE((*row)->name, all ? u"New"_s : u"Old"_s);
        QCOMPARE((*row)->ltv.minor(), all ? 500 : 0);
        QVERIFY((*row)->status == (all ? CustomerStatus::Active : CustomerStatus::None));
        CustomerQuery query;
        query.search = u"new"_s;
        QCOMPARE(CustomerRepository(**database).keys(query)->size(), all ? 1 : 0);
    }

private Q_SLOTS:
    void initTestCase() { FaultVfs::install(); }
    void cleanup() { FaultVfs::repair(); }

    void everyAccessMayFail_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<bool>("onward");
        QTest::newRow("the disk goes away") << static_cast<int>(FaultVfs::Fault::Broken) << true;
        QTest::newRow("one access fails") << static_cast<int>(FaultVfs::Fault::Broken) << false;
        QTest::newRow("the disk is full") << static_cast<int>(FaultVfs::Fault::Full) << true;
    }
    void everyAccessMayFail()
    {
        QFETCH(int, fault);
        QFETCH(bool, onward);
        StoreFolder folder;
        {
            const auto database = folder.open();
            QVERIFY(database);
            VERIFY_OK(putAll(*database, at(10), customer(u"cus_1"_s, u"Old"_s)));
        }
        const QString file = folder.folder.filePath(u"tried.sqlite"_s);
        int failures = 0;
        for (int n = 1;; ++n) {
            copyStore(folder.file(), file);
            FaultVfs::failNth(n, static_cast<FaultVfs::Fault>(fault), onward);
            const auto done = smallBatch(file, folder.clock);
            const bool struck = FaultVfs::hasFailed();
            FaultVfs::repair();
            if (!done) {
                ++failures;
                QVERIFY(struck);
                QVERIFY(done.error().kind == ErrorKind::Storage);
                if (static_cast<FaultVfs::Fault>(fault) == FaultVfs::Fault::Full)
                    QCOMPARE(done.error().code, u"disk_full"_s);
            }
            checkAllOrNothing(file, folder.clock, done.has_value());
            if (QTest::currentTestFailed()) qInfo() << "access" << n;
            if (QTest::currentTestFailed() || !struck) break;
        }
        QVERIFY(failures > 0);
    }

    void aFullDiskLeavesTheStoreUsable()
    {
        StoreFolder folder;
        const auto database = folder.open();
        QVERIFY(database);
        VERIFY_OK(putAll(*database, at(10), customer(u"cus_1"_s, u"Old"_s)));
        const auto pages = firstValue(database->handle(), u"PRAGMA page_count"_s);
        VERIFY_OK(firstValue(database->handle(), u"PRAGMA max_page_count = %1"_s.arg(pages->toLongLong() + 1)));
        auto batch = MirrorBatch::begin(*database);
        VERIFY_OK(batch);
        Result<void> done;
        for (int n = 0; done && n < 1000; ++n)
            done = batch->put(customer(u"cus_x%1"_s.arg(n), u"A rather long name to fill pages with"_s), at(11));
        QVERIFY(!done);
        QCOMPARE(done.error().code, u"disk_full"_s);
        // Nothing slips in after the failure, one statement at a time.
        QCOMPARE(batch->put(customer(u"cus_late"_s), at(11)).error().code, u"disk_full"_s);
        QCOMPARE(batch->commit().error().code, u"disk_full"_s);
        batch = failure(ErrorKind::Cancelled, {});
        QCOMPARE(SyncRepository(*database).counts()->value(u"customers"_s), 1);
        VERIFY_OK(firstValue(database->handle(), u"PRAGMA max_page_count = 100000"_s));
        VERIFY_OK(putAll(*database, at(12), customer(u"cus_2"_s)));
    }

    void aBackupThatFailsLeavesNoFile()
    {
        StoreFolder folder;
        const auto database = folder.open();
        QVERIFY(database);
        const QString file = folder.folder.filePath(u"copy.sqlite"_s);
        for (int n = 1; n < 200; n += 3) {
            FaultVfs::failNth(n);
            const auto done = backup(*database, file);
            FaultVfs::repair();
            QCOMPARE(QFile::exists(file), done.has_value());
            QVERIFY(!QFile::exists(file + u".part"_s));
            if (done) break;
        }
        VERIFY_OK(backup(*database, file));
    }
};

REGULARS_TEST(FaultsTest)
#include "tst_faults.moc"
