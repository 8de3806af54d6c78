// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/recurrence.h"
#include "core/domain/renewal.h"
#include "tests/support/testmain.h"

using namespace regulars;
using namespace Qt::StringLiterals;

/// What recurs, reckoned to a month (clv/definitions.md 2).
class RecurrenceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aMonth_data()
    {
        QTest::addColumn<qint64>("amount");
        QTest::addColumn<QString>("cycle");
        QTest::addColumn<qint64>("rate");
        QTest::newRow("month") << qint64(1000) << u"month 1"_s << qint64(10'000'000);
        QTest::newRow("three months") << qint64(1000) << u"month 3"_s << qint64(3'333'333);
        QTest::newRow("year") << qint64(1000) << u"year 1"_s << qint64(833'333);
        QTest::newRow("week: 52 twelfths") << qint64(1000) << u"week 1"_s << qint64(43'333'333);
        QTest::newRow("two weeks") << qint64(1000) << u"week 2"_s << qint64(21'666'667);
        QTest::newRow("day: 365 twelfths") << qint64(12) << u"day 1"_s << qint64(3'650'000);
        QTest::newRow("half to even, down") << qint64(1) << u"month 16"_s << qint64(625);
        QTest::newRow("half to even: 312.5") << qint64(1) << u"month 32"_s << qint64(312);
        QTest::newRow("half to even: 937.5") << qint64(3) << u"month 32"_s << qint64(938);
        QTest::newRow("below zero") << qint64(-1000) << u"year 1"_s << qint64(-833'333);
    }
    void aMonth()
    {
        QFETCH(qint64, amount);
        QFETCH(QString, cycle);
        QFETCH(qint64, rate);
        const auto recurrence = recurrenceFromText(cycle);
        QVERIFY(recurrence);
        QCOMPARE(toText(*recurrence), cycle);
        QCOMPARE(monthlyRate(amount, *recurrence), std::optional(rate));
    }

    void whatHasNoRate()
    {
        QVERIFY(!monthlyRate(1000, Recurrence{}));
        QVERIFY(!monthlyRate(1000, Recurrence{u"fortnight"_s, 1}));
        QVERIFY(!monthlyRate(1000, Recurrence{u"month"_s, 0}));
        QVERIFY(!monthlyRate(std::numeric_limits<qint64>::max() / 100, Recurrence{u"day"_s, 1}));
        for (const QString& text : {u""_s, u"month"_s, u"month x"_s, u" 1"_s, u"month 1 1"_s}) QVERIFY2(!recurrenceFromText(text), qPrintable(text));
    }

    void moneyIsRoundedOnce()
    {
        const Currency eur(u"eur");
        QCOMPARE(moneyOfRate(5'000, eur), Money(0, eur));
        QCOMPARE(moneyOfRate(15'000, eur), Money(2, eur));
        QCOMPARE(moneyOfRate(24'999, eur), Money(2, eur));
        QCOMPARE(moneyOfRate(-15'000, eur), Money(-2, eur));
    }

    void ofASubscription()
    {
        const Currency eur(u"eur");
        Subscription s;
        s.currency = eur;
        s.status = u"active"_s;
        SubscriptionItem yoga, mat;
        yoga.unitAmount = Money(5000, eur);
        yoga.cycle = {u"month"_s, 1};
        mat.unitAmount = Money(1200, eur);
        mat.quantity = 2;
        mat.cycle = {u"year"_s, 1};
        s.items = {yoga};
        QCOMPARE(amountACycle(s), std::optional(Money(5000, eur)));
        QCOMPARE(monthlyRate(s), 50'000'000);
        s.items = {yoga, mat};
        QCOMPARE(monthlyRate(s), 52'000'000);
        QVERIFY(!cycleOf(s) && !amountACycle(s));
        s.items[1].cycle = yoga.cycle;
        QCOMPARE(amountACycle(s), std::optional(Money(7400, eur)));
        s.items[1].unitAmount.reset(); // by tiers
        QVERIFY(!amountACycle(s));
        QCOMPARE(monthlyRate(s), 50'000'000);
        s.items[1].unitAmount = Money(1200, Currency(u"usd")); // a price in several currencies
        QVERIFY(!amountACycle(s));
        QCOMPARE(monthlyRate(s), 50'000'000);
        for (const QString& status : {u"trialing"_s, u"unpaid"_s, u"paused"_s, u"canceled"_s, u"incomplete"_s}) {
            s.status = status;
            QCOMPARE(monthlyRate(s), 0);
        }
        s.status = u"past_due"_s;
        QCOMPARE(monthlyRate(s), 50'000'000);
        s.pauseCollection = u"void"_s;
        QCOMPARE(monthlyRate(s), 0);
        QVERIFY(!cycleOf(Subscription()));
    }

    void oneWordForIt()
    {
        Subscription s;
        const auto state = [&](const QString& status, const QString& pause = {}, bool isEnding = false) {
            s.status = status;
            s.pauseCollection = pause;
            s.cancelAtPeriodEnd = isEnding;
            return subscriptionState(s);
        };
        QCOMPARE(state(u"active"_s), u"active"_s);
        QCOMPARE(state(u"active"_s, u"void"_s), u"paused"_s);
        QCOMPARE(state(u"active"_s, u"void"_s, true), u"ending"_s);
        QCOMPARE(state(u"trialing"_s, {}, true), u"ending"_s);
        QCOMPARE(state(u"unpaid"_s, {}, true), u"past_due"_s);
        QCOMPARE(state(u"incomplete"_s, {}, true), u"incomplete"_s);
        QCOMPARE(state(u"incomplete_expired"_s), u"canceled"_s);
        QCOMPARE(state(u"canceled"_s, {}, true), u"canceled"_s);
        QCOMPARE(state(u"newly_invented"_s), u"newly_invented"_s);
        QCOMPARE(subscriptionStates().filter(QRegularExpression(u"^(incomplete|canceled)$"_s)).size(), 2);
        for (const QString& word : subscriptionStates()) QCOMPARE(isLiveState(word), word != u"incomplete"_s && word != u"canceled"_s);
    }
};

REGULARS_TEST(RecurrenceTest)
#include "tst_recurrence.moc"
