// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/changes.h"
#include "core/store/connection.h"
#include "core/store/customerrepository.h"
#include "core/store/lease.h"
#include "storefixture.h"

#include <thread>
#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>
#endif

using namespace regulars;
using namespace regulars::store;
using namespace regulars::tests;
using namespace std::chrono_literals;

class SharingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneConnectionSeesTheOther()
    {
        StoreFolder folder;
        const auto one = folder.open(), other = folder.open();
        QVERIFY(one && other);
        const qint64 version = one->dataVersion().value();
        const qint64 since = changesSince(*one, 0)->upTo;
        VERIFY_OK(putAll(*one, at(1), customer(u"cus_own"_s)));
        QCOMPARE(one->dataVersion().value(), version); // its own commits do not count
        VERIFY_OK(putAll(*other, at(1), customer(u"cus_1"_s)));
        QVERIFY(one->dataVersion().value() != version);
        QVERIFY(changesSince(*one, since)->customers.contains(CustomerId(u"cus_1"_s)));
        QCOMPARE(CustomerRepository(*one).keys({})->size(), 2);
    }

    void threadsTakeTurns()
    {
        StoreFolder folder;
        const auto database = folder.open();
        QVERIFY(database);
        std::atomic<int> failed{0};
        std::vector<std::thread> threads;
        for (int t = 0; t < 3; ++t) {
            threads.emplace_back([&, t] {
                const auto own = Database::open(folder.file(), folder.clock);
                if (!own) ++failed;
                for (int n = 0; own && n < 20; ++n) {
                    if (!putAll(**own, at(1), customer(u"cus_%1_%2"_s.arg(t).arg(n)))) ++failed;
                    if (!CustomerRepository(**own).keys({})) ++failed;
                }
            });
        }
        for (std::thread& thread : threads) thread.join();
        QCOMPARE(failed.load(), 0);
        QCOMPARE(CustomerRepository(*database).keys({})->size(), 60);
    }

    void manyMayMakeOneStore()
    {
        StoreFolder folder;
        std::atomic<int> opened{0};
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&] {
                if (holds(Database::open(folder.file(), folder.clock))) ++opened;
            });
        }
        for (std::thread& thread : threads) thread.join();
        QCOMPARE(opened.load(), 4);
    }

#ifdef Q_OS_UNIX
    /// A second process, started before this one opens anything: SQLite's locks do not survive a fork.
    void anotherProcessIsSeenAndItsDeathToo_data()
    {
        QTest::addColumn<bool>("commits");
        QTest::newRow("it commits") << true;
        QTest::newRow("it is killed before") << false;
    }
    void anotherProcessIsSeenAndItsDeathToo()
    {
        QFETCH(bool, commits);
        StoreFolder folder;
        int go[2];
        QCOMPARE(::pipe(go), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            char signal = 0;
            if (::read(go[0], &signal, 1) != 1) ::_exit(1);
            const auto own = Database::open(folder.file(), folder.clock);
            if (!own) ::_exit(2);
            auto batch = MirrorBatch::begin(**own);
            if (!batch || !batch->put(customer(u"cus_theirs"_s), at(1))) ::_exit(3);
            if (!commits) ::raise(SIGKILL);
            ::_exit(batch->commit() ? 0 : 4);
        }
        const auto database = folder.open();
        QVERIFY(database);
        const qint64 version = database->dataVersion().value();
        const qint64 since = changesSince(*database, 0)->upTo;
        QCOMPARE(::write(go[1], "g", 1), 1);
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        ::close(go[0]);
        ::close(go[1]);
        QCOMPARE(WIFEXITED(status) && WEXITSTATUS(status) == 0, commits);
        QCOMPARE(database->dataVersion().value() != version, commits);
        QCOMPARE(changesSince(*database, since)->customers.contains(CustomerId(u"cus_theirs"_s)), commits);
        VERIFY_OK(putAll(*database, at(1), customer(u"cus_ours"_s)));
        QCOMPARE(CustomerRepository(*database).keys({})->size(), commits ? 2 : 1);
    }
#endif

    void aLeaseHasOneOwner()
    {
        StoreFolder folder;
        const auto one = folder.open(), other = folder.open();
        QVERIFY(one && other);
        {
            auto lease = Lease::take(*one, u"sync"_s, u"one"_s);
            VERIFY_OK(lease);
            QCOMPARE(Lease::take(*other, u"sync"_s, u"other"_s).error().code, u"busy"_s);
            VERIFY_OK(Lease::take(*other, u"migration"_s, u"other"_s));
            folder.clock.advance(29s);
            VERIFY_OK(lease->renew());
            folder.clock.advance(29s);
            QCOMPARE(Lease::take(*other, u"sync"_s, u"other"_s).error().code, u"busy"_s);
            VERIFY_OK(Lease::renew(*other, u"sync"_s, u"one"_s)); // another thread of the owner
        }
        VERIFY_OK(Lease::take(*other, u"sync"_s, u"other"_s)); // given back
    }

    void aLeaseEndsWithItsProgram()
    {
        StoreFolder folder;
        const QString killed = u"INSERT INTO leases (name, owner, expires_at) VALUES ('sync', 'killed', %1)"_s.arg(
            unixSeconds(folder.clock.now() + 30s));
        VERIFY_OK(execute(folder.open()->handle(), killed));
        const auto one = folder.open();
        QVERIFY(one);
        VERIFY_OK(Lease::take(*one, u"sync"_s, u"heir"_s)); // nobody else has the store open
        VERIFY_OK(execute(one->handle(), killed));
        const auto other = folder.open();
        QVERIFY(other);
        QCOMPARE(Lease::take(*other, u"sync"_s, u"other"_s).error().code, u"busy"_s); // its owner may live
    }

    void anOldLeaseIsLost()
    {
        StoreFolder folder;
        const auto one = folder.open(), other = folder.open();
        QVERIFY(one && other);
        auto dead = Lease::take(*one, u"sync"_s, u"one"_s);
        VERIFY_OK(dead);
        folder.clock.advance(30s);
        auto heir = Lease::take(*other, u"sync"_s, u"other"_s);
        VERIFY_OK(heir);
        QCOMPARE(dead->renew().error().code, u"busy"_s);
        dead = failure(ErrorKind::Cancelled, {}); // and does not take the heir's away
        VERIFY_OK(heir->renew());
        *heir = std::move(Lease::take(*other, u"more"_s, u"other"_s).value());
        VERIFY_OK(Lease::take(*one, u"sync"_s, u"one"_s)); // released by the assignment
        QCOMPARE(Lease::take(*one, u"more"_s, u"one"_s).error().code, u"busy"_s);
    }
};

REGULARS_TEST(SharingTest)
#include "tst_sharing.moc"
