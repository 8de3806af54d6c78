// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stripe/stripeclock.h"
#include "tests/support/fakeclock.h"
#include "tests/support/testmain.h"

using namespace regulars;
using namespace std::chrono_literals;

class StripeClockTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isTheDesksClockUntilStripeSpoke()
    {
        tests::FakeClock clock;
        const stripe::StripeClock stripeClock(clock);
        QCOMPARE(stripeClock.now(), clock.now());
    }
    void followsTheHeaderAndElapsedTime()
    {
        tests::FakeClock clock;
        stripe::StripeClock stripeClock(clock);
        stripeClock.heard("Sat, 21 Nov 2026 08:15:00 GMT");
        QCOMPARE(toIso(stripeClock.now()), QStringLiteral("2026-11-21T08:15:00Z"));
        clock.advance(61s);
        QCOMPARE(toIso(stripeClock.now()), QStringLiteral("2026-11-21T08:16:01Z"));
        stripeClock.heard("Mon, 01 Jan 2024 00:00:00 GMT"); // the sandbox runs where it likes
        QCOMPARE(toIso(stripeClock.now()), QStringLiteral("2024-01-01T00:00:00Z"));
    }
    void doesNotStepBackWithinASecond()
    {
        tests::FakeClock clock;
        stripe::StripeClock stripeClock(clock);
        stripeClock.heard("Sat, 21 Nov 2026 08:15:00 GMT");
        clock.advance(1900ms);
        stripeClock.heard("Sat, 21 Nov 2026 08:15:00 GMT"); // on its way since
        QCOMPARE(toIso(stripeClock.now()), QStringLiteral("2026-11-21T08:15:01Z"));
        stripeClock.heard("Sat, 21 Nov 2026 08:15:02 GMT");
        QCOMPARE(toIso(stripeClock.now()), QStringLiteral("2026-11-21T08:15:02Z"));
    }
    void knowsWhenTheFirstRequestStarted()
    {
        tests::FakeClock clock;
        stripe::StripeClock stripeClock(clock);
        const auto started = clock.elapsed();
        clock.advance(3s);
        stripeClock.heard("Sat, 21 Nov 2026 08:15:10 GMT");
        QCOMPARE(toIso(stripeClock.at(started)), QStringLiteral("2026-11-21T08:15:07Z"));
    }
    void ignoresWhatItCannotRead_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("words") << QByteArray("yesterday");
        QTest::newRow("another zone") << QByteArray("Sat, 21 Nov 2026 08:15:00 CET");
        QTest::newRow("no such day") << QByteArray("Sat, 31 Feb 2026 08:15:00 GMT");
        QTest::newRow("no such hour") << QByteArray("Sat, 21 Nov 2026 25:15:00 GMT");
    }
    void ignoresWhatItCannotRead()
    {
        QFETCH(QByteArray, header);
        tests::FakeClock clock;
        stripe::StripeClock stripeClock(clock);
        stripeClock.heard(header);
        QCOMPARE(stripeClock.now(), clock.now());
    }
};

REGULARS_TEST(StripeClockTest)
#include "tst_stripeclock.moc"
