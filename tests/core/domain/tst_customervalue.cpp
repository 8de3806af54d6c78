// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/customervalue.h"
#include "tests/support/testmain.h"

using namespace regulars;
using namespace Qt::StringLiterals;

class CustomerValueTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Subscriptions are written as status, with "!" when they are going to end.
    void statusIsTheFirstThatHolds_data()
    {
        QTest::addColumn<QString>("subscriptions");
        QTest::addColumn<bool>("everPaid");
        QTest::addColumn<QString>("status");
        QTest::newRow("nobody") << u""_s << false << u"none"_s;
        QTest::newRow("bought once") << u""_s << true << u"lapsed"_s;
        QTest::newRow("had one") << u"canceled"_s << false << u"lapsed"_s;
        QTest::newRow("never got going") << u"incomplete_expired"_s << false << u"lapsed"_s;
        QTest::newRow("active") << u"active"_s << true << u"active"_s;
        QTest::newRow("trial") << u"canceled trialing"_s << false << u"active"_s;
        QTest::newRow("paused") << u"paused"_s << true << u"paused"_s;
        QTest::newRow("active beats paused") << u"paused active"_s << true << u"active"_s;
        QTest::newRow("ending") << u"active! canceled"_s << true << u"ending"_s;
        QTest::newRow("one goes on") << u"active! active"_s << true << u"active"_s;
        QTest::newRow("a paused one stays") << u"active! paused"_s << true << u"active"_s;
        QTest::newRow("past due first") << u"active past_due!"_s << true << u"past_due"_s;
        QTest::newRow("unpaid") << u"unpaid"_s << true << u"past_due"_s;
        QTest::newRow("unknown word") << u"hibernating"_s << false << u"lapsed"_s;
    }
    void statusIsTheFirstThatHolds()
    {
        QFETCH(QString, subscriptions);
        QFETCH(bool, everPaid);
        QFETCH(QString, status);
        QList<Subscription> list;
        for (QString word : subscriptions.split(u' ', Qt::SkipEmptyParts)) {
            Subscription s;
            s.cancelAtPeriodEnd = word.endsWith(u'!');
            s.status = word.remove(u'!');
            list.append(s);
        }
        QCOMPARE(toText(customerStatus(list, everPaid)), status);
        QCOMPARE(toText(customerStatusFromText(status)), status);
    }

    void aDateEndsItToo()
    {
        Subscription s;
        s.status = u"active"_s;
        s.cancelAt = fromUnixSeconds(1);
        QVERIFY(customerStatus({s}, true) == CustomerStatus::Ending);
    }

    void creditIsTheOppositeOfStripesBalance()
    {
        QCOMPARE(creditBalance(-2500, Currency(u"eur")), Money(2500, Currency(u"eur")));
    }

    void thePeriodEndsWithItsFirstItem()
    {
        Subscription s;
        QVERIFY(!s.periodEnd());
        s.items.resize(2);
        s.items[0].periodEnd = fromUnixSeconds(20);
        s.items[1].periodEnd = fromUnixSeconds(10);
        QCOMPARE(unixSeconds(*s.periodEnd()), 10);
    }
};

REGULARS_TEST(CustomerValueTest)
#include "tst_customervalue.moc"
