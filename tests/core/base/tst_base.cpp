// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/base/result.h"
#include "tests/support/fakeclock.h"
#include "tests/support/seededrandom.h"
#include "tests/support/testmain.h"

#include <QtCore/QUuid>

using namespace regulars;
using namespace Qt::StringLiterals;

class BaseTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void resultCarriesValueOrError()
    {
        const Result<int> good = 7;
        QVERIFY(good.has_value());
        QCOMPARE(*good, 7);
        const Result<int> bad = failure(ErrorKind::NotFound, u"gone"_s, u"resource_missing"_s);
        QVERIFY(!bad);
        const Result<QString> handedOn = failure(bad);
        QCOMPARE(handedOn.error().code, u"resource_missing"_s);
        QVERIFY(handedOn.error().kind == ErrorKind::NotFound);
    }

    void isoTimesRoundTrip_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("seconds");
        QTest::newRow("epoch") << u"1970-01-01T00:00:00Z"_s << qint64(0);
        QTest::newRow("leap day") << u"2024-02-29T23:59:59Z"_s << qint64(1709251199);
    }
    void isoTimesRoundTrip()
    {
        QFETCH(QString, text);
        QFETCH(qint64, seconds);
        QCOMPARE(toIso(fromUnixSeconds(seconds)), text);
        QCOMPARE(unixSeconds(*fromIso(text)), seconds);
        QVERIFY(!fromIso(u"yesterday"));
    }
    void isoReadsDatesAndOffsetsAsUtc()
    {
        QCOMPARE(unixSeconds(*fromIso(u"1970-01-02")), 86400);
        QCOMPARE(unixSeconds(*fromIso(u"1970-01-01T01:00:00+01:00")), 0);
    }

    void cancelWakesASleeper()
    {
        const CancelToken token;
        const CancelToken copy = token;
        SystemClock clock;
        copy.cancel();
        QVERIFY(token.isCancelled());
        QVERIFY(!clock.sleep(std::chrono::hours(1), token));
    }

    void uuidsAreVersion4()
    {
        tests::SeededRandom random(tests::seed());
        const QUuid uuid = QUuid::fromString(random.uuid());
        QVERIFY(uuid.version() == QUuid::Random);
        QVERIFY(uuid.variant() == QUuid::DCE);
        QVERIFY(random.uuid() != random.uuid());
    }
    void belowStaysBelow()
    {
        tests::SeededRandom random(tests::seed());
        QSet<quint64> seen;
        for (int i = 0; i < 1000; ++i) seen.insert(random.below(7));
        QCOMPARE(seen.size(), 7);
        for (const quint64 value : seen) QVERIFY(value < 7);
    }
};

REGULARS_TEST(BaseTest)
#include "tst_base.moc"
