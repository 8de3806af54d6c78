// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/mirrorbatch.h"
#include "core/sync/allowance.h"
#include "tests/support/testmain.h"
#include "tests/world/world.h"

using namespace regulars;
using namespace regulars::tests;
using namespace Qt::StringLiterals;
using store::ReadPurpose;
using store::SyncRepository;

namespace {

int sentBy(const World& world)
{
    int sum = 0;
    for (const int count : world.transport->sent())
        sum += count;
    return sum;
}

qint64 readsFor(World& world, ReadPurpose purpose)
{
    qint64 sum = 0;
    const auto days = SyncRepository(*world.open()).readsByDay(Instant());
    for (const store::DayReads& day : *days) {
        if (day.purpose == purpose) sum += day.count;
    }
    return sum;
}

qint64 readsOf(World& world)
{
    return *SyncRepository(*world.open()).readsSince(Instant());
}

} // namespace

class AllowanceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fiveHundredATransactionAndTenThousandAtLeast()
    {
        QCOMPARE(sync::readAllowance(0), 10'000);
        QCOMPARE(sync::readAllowance(20), 10'000);
        QCOMPARE(sync::readAllowance(21), 10'500);
    }

    /// Only what was paid, and only within 30 days, grants anything.
    void grantsAreCountedInTheStore()
    {
        World world(0);
        QVERIFY(world.sync());
        const Instant now = world.clock.now();
        const auto database = world.open();
        auto batch = store::MirrorBatch::begin(*database);
        for (int i = 0; i < 60; ++i) {
            Payment payment;
            payment.id = PaymentId(u"ch_%1"_s.arg(i));
            payment.currency = Currency(u"eur");
            payment.status = i % 2 == 0 ? u"succeeded"_s : u"failed"_s;
            payment.created = now - std::chrono::days(i < 50 ? 1 : 31);
            QVERIFY(batch->put(payment, now));
        }
        QVERIFY(batch->commit());
        QCOMPARE(sync::readUse(*database, now)->allowance, 500 * 25);
    }

    void everyReadIsCountedByWhatItWasFor()
    {
        World world;
        QVERIFY(world.sync());
        QCOMPARE(readsOf(world), sentBy(world));
        QCOMPARE(readsFor(world, ReadPurpose::Check), 1); // the account
        QVERIFY(readsFor(world, ReadPurpose::Fill) >= 10);
        QVERIFY(readsFor(world, ReadPurpose::Follow) >= 1);
        const qint64 filled = readsFor(world, ReadPurpose::Fill);

        world.pass(std::chrono::hours(24 * 8));
        QVERIFY(world.sync());
        QVERIFY(readsFor(world, ReadPurpose::Audit) >= 4);
        QCOMPARE(readsFor(world, ReadPurpose::Reconcile), 0);
        sync::SyncOptions again = World::quick();
        again.reconcile = true;
        QVERIFY(world.sync(again));
        QVERIFY(readsFor(world, ReadPurpose::Reconcile) >= 10);
        QCOMPARE(readsFor(world, ReadPurpose::Fill), filled);
        QCOMPARE(readsOf(world), sentBy(world));
    }

    /// A run that fails has read all the same, and a batch that was rolled back takes no reads with it.
    void readsOfARunThatFailsAreCounted()
    {
        World world;
        for (int n = 1; n < 40; ++n) {
            std::atomic<int> count{0};
            world.transport->before = [&](const stripe::HttpRequest&) -> Result<void> {
                if (++count >= n) return failure(ErrorKind::Validation, u"cut"_s);
                return {};
            };
            const bool done = world.sync().has_value();
            QCOMPARE(readsOf(world), sentBy(world));
            if (done) return;
        }
        QFAIL("the fill never ended");
    }

    void methodsAreAskedForOnceAWeek()
    {
        World world;
        QVERIFY(world.sync());
        const auto customers = SyncRepository(*world.open()).ids(u"customers"_s);
        const CustomerId customer(*customers->begin());
        world.transport->forget();
        for (int i = 0; i < 5; ++i) {
            QVERIFY(world.look(customer));
            world.pass(std::chrono::hours(24));
        }
        QCOMPARE(sentBy(world), 1);
        QCOMPARE(readsFor(world, ReadPurpose::Look), 1);
        world.pass(std::chrono::hours(24 * 3));
        QVERIFY(world.look(customer));
        QCOMPARE(sentBy(world), 2);
        sync::SyncOptions again = World::quick();
        again.reconcile = true; // what events told of methods may be among what was lost
        QVERIFY(world.sync(again));
        world.transport->forget();
        QVERIFY(world.look(customer));
        QCOMPARE(sentBy(world), 1);
    }
};

REGULARS_TEST(AllowanceTest)
#include "tst_allowance.moc"
