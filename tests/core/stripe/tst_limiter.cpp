// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stripe/limiter.h"
#include "tests/support/fakeclock.h"
#include "tests/support/testmain.h"

#include <random>
#include <thread>

using namespace regulars;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

/// The most turns within any one second.
qsizetype busiestSecond(const std::vector<milliseconds>& turns)
{
    qsizetype most = 0;
    for (auto first = turns.begin(), last = first; last != turns.end(); ++last) {
        while (*last - *first >= 1s)
            ++first;
        most = std::max<qsizetype>(most, last - first + 1);
    }
    return most;
}

/// Turns taken one after the other, as fast as the limiter lets.
std::vector<milliseconds> take(stripe::Limiter& limiter, tests::FakeClock& clock, const QString& endpoint,
                               int count)
{
    std::vector<milliseconds> turns;
    for (int i = 0; i < count; ++i) {
        if (!limiter.acquire(endpoint, CancelToken())) break;
        turns.push_back(clock.elapsed());
    }
    return turns;
}

qint64 turnsInASecond(stripe::Limiter& limiter, tests::FakeClock& clock, const QString& endpoint)
{
    take(limiter, clock, endpoint, 1);
    const milliseconds start = clock.elapsed();
    qint64 count = 0;
    while (clock.elapsed() < start + 1s) {
        take(limiter, clock, endpoint, 1);
        ++count;
    }
    return count;
}

} // namespace

class LimiterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void neverOverTheRate_data()
    {
        QTest::addColumn<int>("rate");
        for (const int rate : {1, 2, 3, 7, 12, 25, 50, 99, 300})
            QTest::addRow("%d", rate) << rate;
    }
    void neverOverTheRate()
    {
        QFETCH(int, rate);
        tests::FakeClock clock;
        stripe::Limiter limiter(clock, rate);
        std::vector<milliseconds> turns;
        QHash<QString, std::vector<milliseconds>> byEndpoint;
        std::mt19937_64 engine(tests::seed());
        for (int i = 0; i < rate * 5; ++i) {
            const QString endpoint = QString::number(engine() % 20);
            if (engine() % 50 == 0) clock.advance(milliseconds(engine() % 700)); // pauses earn no burst
            QVERIFY(limiter.acquire(endpoint, CancelToken()));
            turns.push_back(clock.elapsed());
            byEndpoint[endpoint].push_back(clock.elapsed());
        }
        QVERIFY2(busiestSecond(turns) <= rate, qPrintable(QString::number(busiestSecond(turns))));
        for (const auto& own : byEndpoint)
            QVERIFY(busiestSecond(own) <= 25);
    }
    void usesTheRateUp()
    {
        tests::FakeClock clock;
        stripe::Limiter limiter(clock, 12);
        const auto turns = take(limiter, clock, u"a"_s, 121);
        QVERIFY(turns.back() >= 10s && turns.back() <= 10001ms); // twelfths of a second are rounded up
    }
    void oneEndpointGets25()
    {
        tests::FakeClock clock;
        stripe::Limiter limiter(clock, 50);
        const auto turns = take(limiter, clock, u"a"_s, 251);
        QCOMPARE(busiestSecond(turns), 25);
        QCOMPARE(turns.back(), 10s);
    }
    void slowEndpointDoesNotHoldUpOthers()
    {
        tests::FakeClock clock;
        stripe::Limiter limiter(clock, 50);
        for (int i = 0; i < 10; ++i) {
            clock.advance(1s);
            limiter.refused(u"slow"_s, "endpoint-rate");
        }
        clock.advance(1s);
        take(limiter, clock, u"slow"_s, 1);
        const milliseconds start = clock.elapsed();
        take(limiter, clock, u"quick"_s, 25);
        QVERIFY(clock.elapsed() - start <= 1s);
    }

    void lowersByReason_data()
    {
        QTest::addColumn<QByteArray>("reason");
        QTest::addColumn<bool>("slowsThis");
        QTest::addColumn<bool>("slowsOthers");
        QTest::newRow("global-rate") << QByteArray("global-rate") << true << true;
        QTest::newRow("global-concurrency") << QByteArray("global-concurrency") << true << true;
        QTest::newRow("endpoint-rate") << QByteArray("endpoint-rate") << true << false;
        QTest::newRow("endpoint-concurrency") << QByteArray("endpoint-concurrency") << true << false;
        QTest::newRow("resource-specific") << QByteArray("resource-specific") << true << false;
        QTest::newRow("a lock") << QByteArray() << false << false;
    }
    void lowersByReason()
    {
        QFETCH(QByteArray, reason);
        QFETCH(bool, slowsThis);
        QFETCH(bool, slowsOthers);
        tests::FakeClock clock;
        stripe::Limiter limiter(clock, 20);
        clock.advance(5s);
        limiter.refused(u"this"_s, reason);
        QCOMPARE(turnsInASecond(limiter, clock, u"this"_s), slowsThis ? 10 : 20);
        clock.advance(1s);
        QCOMPARE(turnsInASecond(limiter, clock, u"other"_s), slowsOthers ? 10 : 20);
    }
    void aBurstOfRefusalsCountsOnce()
    {
        tests::FakeClock clock;
        stripe::Limiter limiter(clock, 20);
        for (int i = 0; i < 8; ++i)
            limiter.refused(u"a"_s, "global-rate");
        QCOMPARE(turnsInASecond(limiter, clock, u"a"_s), 10);
    }
    void goesDownToOneASecondAndNoFurther()
    {
        tests::FakeClock clock;
        stripe::Limiter limiter(clock, 20);
        for (int i = 0; i < 30; ++i) {
            limiter.refused(u"a"_s, "global-rate");
            clock.advance(1s);
        }
        QCOMPARE(turnsInASecond(limiter, clock, u"a"_s), 1);
    }
    void quietRaisesItAgain()
    {
        tests::FakeClock clock;
        stripe::Limiter limiter(clock, 20);
        limiter.refused(u"a"_s, "global-rate");
        limiter.refused(u"a"_s, "endpoint-rate");
        qint64 before = turnsInASecond(limiter, clock, u"a"_s);
        QCOMPARE(before, 10);
        for (int second = 0; second < 15; ++second) {
            limiter.succeeded(u"a"_s);
            const qint64 now = turnsInASecond(limiter, clock, u"a"_s);
            QVERIFY(now >= before && now <= 20);
            before = now;
        }
        QCOMPARE(before, 20);
    }
    void cancelEndsTheWait()
    {
        SystemClock clock;
        stripe::Limiter limiter(clock, 1);
        const CancelToken cancel;
        QVERIFY(limiter.acquire(u"a"_s, cancel));
        std::thread other([&] { cancel.cancel(); });
        QVERIFY(!limiter.acquire(u"a"_s, cancel));
        other.join();
        QVERIFY(!limiter.acquire(u"b"_s, cancel));
    }
    void manyThreadsShareOnePace()
    {
        SystemClock clock;
        stripe::Limiter limiter(clock, 200);
        std::mutex mutex;
        std::vector<milliseconds> turns;
        std::vector<std::thread> workers;
        const milliseconds start = clock.elapsed(); // not the first turn: its thread may be late to say when it was
        for (int worker = 0; worker < 8; ++worker)
            workers.emplace_back([&, worker] {
                for (int i = 0; i < 5; ++i) {
                    if (!limiter.acquire(QString::number(worker), CancelToken())) return;
                    const std::lock_guard lock(mutex);
                    turns.push_back(clock.elapsed());
                }
            });
        for (std::thread& worker : workers)
            worker.join();
        QCOMPARE(turns.size(), size_t(40));
        const milliseconds last = *std::max_element(turns.begin(), turns.end());
        QVERIFY(last - start >= 190ms); // 39 gaps of 5 ms, less what the clock rounds
    }
};

REGULARS_TEST(LimiterTest)
#include "tst_limiter.moc"
