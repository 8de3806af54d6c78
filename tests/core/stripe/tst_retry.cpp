// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stripe/limiter.h"
#include "core/stripe/sender.h"
#include "core/stripe/stripeclock.h"
#include "scriptedtransport.h"
#include "tests/support/fakeclock.h"
#include "tests/support/seededrandom.h"
#include "tests/support/testmain.h"

#include <nlohmann/json.hpp>

using namespace regulars;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray good = R"({"object":"x"})";
const QByteArray bad = R"({"error":{"type":"api_error","message":"no"}})";

struct Rig {
    tests::FakeClock clock;
    tests::SeededRandom random{tests::seed()};
    tests::ScriptedTransport transport;
    stripe::Limiter limiter{clock, 1000};
    stripe::StripeClock stripeClock{clock};
    stripe::Sender sender{transport, limiter, stripeClock, clock, random, stripe::RetryPolicy()};

    Result<stripe::Json> get() { return sender.send({}, u"x"_s, CancelToken()); }
    Result<stripe::Json> post(const QByteArray& key)
    {
        stripe::HttpRequest request;
        request.method = "POST";
        request.idempotencyKey = key;
        return sender.send(request, u"x"_s, CancelToken());
    }
};

} // namespace

class RetryTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void matrix_data()
    {
        QTest::addColumn<int>("status"); // 0: no answer, -1: timeout, -2: cancelled by the wire
        QTest::addColumn<QByteArray>("hint");
        QTest::addColumn<int>("tries");
        QTest::newRow("no answer") << 0 << QByteArray() << 3;
        QTest::newRow("timeout") << -1 << QByteArray() << 3;
        QTest::newRow("cancelled") << -2 << QByteArray() << 1;
        for (const int status : {500, 502, 503, 504, 409}) {
            QTest::addRow("%d", status) << status << QByteArray() << 3;
            QTest::addRow("%d, Stripe says no", status) << status << QByteArray("false") << 1;
        }
        for (const int status : {400, 401, 402, 403, 404}) {
            QTest::addRow("%d", status) << status << QByteArray() << 1;
            QTest::addRow("%d, Stripe says yes", status) << status << QByteArray("true") << 3;
        }
    }
    void matrix()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, hint);
        QFETCH(int, tries);
        Rig rig;
        for (int i = 0; i < 3; ++i) {
            if (status == 0)
                rig.transport.thenFail(ErrorKind::Network);
            else if (status == -1)
                rig.transport.thenFail(ErrorKind::Timeout);
            else if (status == -2)
                rig.transport.thenFail(ErrorKind::Cancelled);
            else
                rig.transport.then(status, bad, {{"stripe-should-retry", hint}});
        }
        QVERIFY(!rig.get());
        QCOMPARE(rig.transport.requests.size(), tries);
        QCOMPARE(rig.sender.readsSent(), tries);
    }
    /// The allowance is Stripe's: a day offline uses nothing of it up.
    void whatNeverReachedStripeIsNoRead()
    {
        Rig rig;
        for (int i = 0; i < 3; ++i)
            rig.transport.thenFail(ErrorKind::Network, u"unreachable"_s);
        QVERIFY(!rig.get());
        QCOMPARE(rig.transport.requests.size(), 3);
        QCOMPARE(rig.sender.readsSent(), 0);
    }
    void goesOnAfterAFailure()
    {
        Rig rig;
        rig.transport.thenFail(ErrorKind::Network).then(500, bad).then(200, good);
        QVERIFY(rig.get().has_value());
        QVERIFY(rig.clock.elapsed() >= 1000ms && rig.clock.elapsed() <= 1600ms);
    }
    void cutAndGarbledAnswersAreSentForAgain_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("isServer");
        QTest::newRow("cut") << QByteArray("{\"object\":\"li") << false;
        QTest::newRow("empty") << QByteArray() << false;
        QTest::newRow("two documents") << QByteArray("{}{}") << false;
        QTest::newRow("an array") << QByteArray("[]") << false;
        QTest::newRow("not UTF-8") << QByteArray("{\"a\":\"\xff\"}") << false;
        QTest::newRow("very deep") << "{\"a\":" + QByteArray(5000, '[') + QByteArray(5000, ']') + "}"
                                   << false;
        QTest::newRow("a web page") << QByteArray("<html>log in</html>") << true;
    }
    void cutAndGarbledAnswersAreSentForAgain()
    {
        QFETCH(QByteArray, body);
        QFETCH(bool, isServer);
        Rig recovers;
        recovers.transport.then(200, body).then(200, good);
        QVERIFY(recovers.get().has_value());
        Rig stays;
        stays.transport.then(200, body).then(200, body).then(200, body);
        const auto result = stays.get();
        QVERIFY(result.error().kind == (isServer ? ErrorKind::Server : ErrorKind::Network));
        QVERIFY(stays.transport.isUsedUp());
    }

    void postsAreRepeatedWithAKeyOnly()
    {
        Rig with;
        with.transport.then(500, bad).then(200, good);
        QVERIFY(with.post("key-1").has_value());
        QCOMPARE(with.transport.requests.at(1).idempotencyKey, QByteArray("key-1"));
        QCOMPARE(with.sender.readsSent(), 0);
        Rig without;
        without.transport.then(500, bad);
        QVERIFY(!without.post({}));
        QCOMPARE(without.transport.requests.size(), 1);
    }

    void refusalsByRateAreWaitedOut_data()
    {
        QTest::addColumn<QByteArray>("reason");
        QTest::addColumn<QByteArray>("hint");
        QTest::newRow("global") << QByteArray("global-rate") << QByteArray();
        QTest::newRow("SDKs are told not to") << QByteArray("endpoint-rate") << QByteArray("false");
        QTest::newRow("a lock") << QByteArray() << QByteArray("true");
        QTest::newRow("bare") << QByteArray() << QByteArray();
    }
    void refusalsByRateAreWaitedOut()
    {
        QFETCH(QByteArray, reason);
        QFETCH(QByteArray, hint);
        Rig rig;
        for (int i = 0; i < 7; ++i)
            rig.transport.then(429, bad,
                               {{"stripe-rate-limited-reason", reason}, {"stripe-should-retry", hint}});
        rig.transport.then(200, good);
        QVERIFY(rig.get().has_value());
        // 1 + 2 + 4 + 8 + 16 + 32 + 32 s, each from half to whole, and what the lowered pace adds
        QVERIFY(rig.clock.elapsed() >= 47s && rig.clock.elapsed() <= 105s);
    }
    void aRefusalThatStripeCallsFinalIsFinal()
    {
        Rig rig;
        rig.transport.then(429, bad, {{"stripe-should-retry", "false"}});
        const auto result = rig.get();
        QVERIFY(result.error().kind == ErrorKind::RateLimited);
    }
    void patienceEndsAfterMinutes()
    {
        Rig rig;
        for (int i = 0; i < 60; ++i)
            rig.transport.then(429, bad, {{"stripe-rate-limited-reason", "global-rate"}});
        const auto result = rig.get();
        QVERIFY(result.error().kind == ErrorKind::RateLimited);
        QVERIFY(!rig.transport.isUsedUp());
        QVERIFY(rig.clock.elapsed() >= 5min && rig.clock.elapsed() <= 6min);
    }
    void refusalsDoNotUseUpTheAttempts()
    {
        Rig rig;
        for (int i = 0; i < 5; ++i)
            rig.transport.then(429, bad, {{"stripe-rate-limited-reason", "global-rate"}});
        rig.transport.then(500, bad).then(500, bad).then(200, good);
        QVERIFY(rig.get().has_value());
    }
    void cancelEndsTheWaiting()
    {
        Rig rig;
        const CancelToken cancel;
        rig.transport.then(500, bad);
        rig.transport.beforeAnswer = [&] { cancel.cancel(); };
        const auto result = rig.sender.send({}, u"x"_s, cancel);
        QVERIFY(result.error().kind == ErrorKind::Cancelled);
        const auto again = rig.sender.send({}, u"x"_s, cancel);
        QVERIFY(again.error().kind == ErrorKind::Cancelled);
        QCOMPARE(rig.transport.requests.size(), 1);
    }
    void waitsGrowAndStayInBounds()
    {
        tests::FakeClock clock;
        tests::SeededRandom random(tests::seed());
        Error error;
        error.kind = ErrorKind::Network;
        stripe::Retries retries({12, 5min}, true, clock, random);
        for (int i = 0; i < 11; ++i) {
            const auto wait = retries.next(error, nullptr);
            const auto full = std::min<std::chrono::milliseconds>(500ms * (1 << i), 5s);
            QVERIFY(wait && *wait >= 500ms && *wait >= full / 2 && *wait <= full);
        }
        QVERIFY(!retries.next(error, nullptr));
    }
    void theDateHeaderSetsStripesClock()
    {
        Rig rig;
        rig.transport.then(404, bad, {{"date", "Sat, 21 Nov 2026 08:15:00 GMT"}});
        QVERIFY(!rig.get());
        QCOMPARE(toIso(rig.stripeClock.now()), u"2026-11-21T08:15:00Z"_s);
    }
};

REGULARS_TEST(RetryTest)
#include "tst_retry.moc"
