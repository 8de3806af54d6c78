// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/mirrorbatch.h"
#include "tests/support/testmain.h"
#include "ui/kit/storewatch.h"
#include "ui/kit/whendone.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>

using namespace regulars;
using namespace Qt::StringLiterals;

namespace {

Result<void> putCustomer(store::Database& database, const QString& id)
{
    auto batch = store::MirrorBatch::begin(database);
    if (!batch) return failure(batch);
    Customer customer;
    customer.id = CustomerId(id);
    customer.name = u"Somebody"_s;
    if (auto put = batch->put(customer, fromUnixSeconds(1'790'000'000)); !put) return put;
    return batch->commit();
}

} // namespace

class Workers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsRunSideBySideAndNeverOnTheWindowThread()
    {
        QTemporaryDir folder;
        SystemClock clock;
        kit::StoreWorkers workers(folder.filePath(u"s.sqlite"_s), clock);
        CancelToken first, second;
        const auto meet = [](CancelToken mine, CancelToken other) {
            return [mine, other](store::Database& database) -> Result<QString> {
                mine.cancel(); // "I am here"
                if (!other.waitFor(std::chrono::seconds(20))) return failure(ErrorKind::Timeout, u"alone"_s);
                return database.handle().connectionName();
            };
        };
        auto a = workers.read(meet(first, second)), b = workers.read(meet(second, first));
        QVERIFY(a.result() && b.result());
        QVERIFY(*a.result() != *b.result()); // each reader has a connection of its own
        auto where = workers.read([](store::Database&) -> Result<QThread*> { return QThread::currentThread(); });
        QVERIFY(*where.result() != QThread::currentThread());
    }
    void writesKeepTheirOrder()
    {
        QTemporaryDir folder;
        SystemClock clock;
        kit::StoreWorkers workers(folder.filePath(u"s.sqlite"_s), clock);
        auto order = std::make_shared<QList<int>>();
        QFuture<Result<void>> last;
        for (int i = 0; i < 20; ++i)
            last = workers.write([order, i](store::Database&) -> Result<void> {
                order->append(i);
                return {};
            });
        QVERIFY(last.result());
        for (int i = 0; i < 20; ++i) QCOMPARE(order->at(i), i);
    }
    void aStoreThatCannotBeOpenedIsAnErrorAndIsTriedAgain()
    {
        QTemporaryDir folder;
        const QString blocked = folder.filePath(u"place"_s);
        QFile inTheWay(blocked);
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        inTheWay.close();
        SystemClock clock;
        kit::StoreWorkers workers(blocked + "/s.sqlite"_L1, clock);
        const auto job = [](store::Database&) -> Result<int> { return 1; };
        const Result<int> failed = workers.read(job).result();
        QVERIFY(!failed);
        QCOMPARE(failed.error().kind, ErrorKind::Storage);
        QVERIFY(inTheWay.remove());
        QVERIFY(workers.read(job).result());
    }
    void waitingJobsArriveAsCancelledAtTheEnd()
    {
        QTemporaryDir folder;
        SystemClock clock;
        kit::StoreWorkers workers(folder.filePath(u"s.sqlite"_s), clock);
        CancelToken started, open;
        workers.write([started, open](store::Database&) -> Result<void> {
            started.cancel();
            open.waitFor(std::chrono::seconds(20));
            return {};
        });
        QVERIFY(started.waitFor(std::chrono::seconds(20)));
        std::optional<ErrorKind> kind;
        kit::whenDone(workers.write([](store::Database&) -> Result<void> { return {}; }), this,
                      [&](const Result<void>& result) { kind = result.error().kind; });
        QVERIFY(!workers.stop(std::chrono::milliseconds(20))); // one is still under way: told, not waited for
        open.cancel();
        QTRY_VERIFY(kind);
        QCOMPARE(*kind, ErrorKind::Cancelled);
    }
    void workThatRunsIsAskedToStop()
    {
        kit::Worker worker("test");
        CancelToken started;
        auto future = worker.run([started](const CancelToken& cancel, const Progress&) -> Result<bool> {
            started.cancel();
            return cancel.waitFor(std::chrono::seconds(20));
        });
        QVERIFY(started.waitFor(std::chrono::seconds(20)));
        QVERIFY(worker.stop(std::chrono::seconds(20)));
        QVERIFY(*future.result());
    }
    void theWatchTellsOfCommitsByOurselvesAndByOthers()
    {
        QTemporaryDir folder;
        SystemClock clock;
        const QString file = folder.filePath(u"s.sqlite"_s);
        kit::StoreWorkers workers(file, clock);
        kit::StoreWatch watch(workers);
        QSignalSpy ready(&watch, &kit::StoreWatch::recovered);
        QVERIFY(ready.wait());
        QSet<CustomerId> seen;
        connect(&watch, &kit::StoreWatch::changed, this,
                [&](const store::Changes& changes) { seen += changes.customers; });

        kit::whenDone(workers.write([](store::Database& database) { return putCustomer(database, u"cus_own"_s); }), this,
                      [&](const Result<void>& written) {
                          QVERIFY(written);
                          watch.poke();
                      });
        QTRY_VERIFY(seen.contains(CustomerId(u"cus_own"_s)));

        const auto other = store::Database::open(file, clock); // as another program would
        QVERIFY(other);
        QVERIFY(putCustomer(**other, u"cus_other"_s));
        QTRY_VERIFY(seen.contains(CustomerId(u"cus_other"_s)));
    }
};

REGULARS_TEST(Workers)
#include "tst_workers.moc"
