// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/customers/stats.h"
#include "tests/support/testmain.h"

using namespace regulars;
using namespace regulars::customers;
using namespace Qt::StringLiterals;

namespace {

Instant at(const char* iso) { return *fromIso(QString::fromLatin1(iso)); }
const Currency eur(u"eur");
const Currency jpy(u"jpy");

Payment payment(const char* when, qint64 amount, Currency currency = eur, const QString& status = u"succeeded"_s)
{
    Payment p;
    p.created = at(when);
    p.amount = amount;
    p.amountCaptured = status == "succeeded"_L1 ? amount : 0;
    p.currency = currency;
    p.status = status;
    return p;
}

Refund refund(qint64 amount, const QString& status)
{
    Refund r;
    r.amount = amount;
    r.currency = eur;
    r.status = status;
    return r;
}

Dispute dispute(qint64 amount, const QString& status)
{
    Dispute d;
    d.amount = amount;
    d.currency = eur;
    d.status = status;
    return d;
}

Subscription subscription(const char* from, const char* to, const QString& status = u"active"_s)
{
    Subscription s;
    s.status = status;
    s.startDate = at(from);
    if (to) s.endedAt = at(to);
    return s;
}

} // namespace

class StatsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sumsFollowTheDefinition()
    {
        History history;
        history.mainCurrency = eur;
        history.payments = {payment("2026-03-01", 10000), payment("2026-02-01", 5000),
                            payment("2026-01-15", 9900, eur, u"failed"_s), payment("2026-01-10", 700, eur, u"pending"_s),
                            payment("2025-12-31", 3000, jpy)};
        history.refunds = {refund(1000, u"succeeded"_s), refund(200, u"pending"_s), refund(4000, u"failed"_s),
                           refund(4000, u"canceled"_s), refund(30, u"requires_action"_s)};
        history.disputes = {dispute(2500, u"lost"_s), dispute(9000, u"won"_s), dispute(9000, u"needs_response"_s)};
        const auto result = stats(history, QTimeZone::utc(), at("2026-04-01"));
        QVERIFY(result);
        QCOMPARE(result->currencies.size(), 2);
        const CurrencyStats& euro = result->currencies.first();
        QCOMPARE(euro.sales, Money(15000, eur));
        QCOMPARE(euro.refunds, Money(1230, eur));
        QCOMPARE(euro.disputes, Money(2500, eur));
        QCOMPARE(euro.net, Money(11270, eur));
        QCOMPARE(euro.average, Money(7500, eur));
        QCOMPARE(result->currencies.last().net, Money(3000, jpy));
        QCOMPARE(result->payments, 3);
        QCOMPARE(result->declines, 1);
        QCOMPARE(*result->firstPayment, at("2025-12-31"));
        QCOMPARE(*result->lastPayment, at("2026-03-01"));
    }

    void averagesRoundHalfAwayFromZero_data()
    {
        QTest::addColumn<QList<qint64>>("amounts");
        QTest::addColumn<qint64>("average");
        QTest::newRow("half") << QList<qint64>{1, 2} << qint64(2);
        QTest::newRow("third down") << QList<qint64>{1, 0, 0} << qint64(0);
        QTest::newRow("two thirds up") << QList<qint64>{1, 1, 0} << qint64(1);
        QTest::newRow("exact") << QList<qint64>{100, 200} << qint64(150);
    }
    void averagesRoundHalfAwayFromZero()
    {
        QFETCH(QList<qint64>, amounts);
        QFETCH(qint64, average);
        History history;
        history.mainCurrency = eur;
        for (const qint64 amount : amounts) history.payments.append(payment("2026-01-01", amount));
        QCOMPARE(stats(history, QTimeZone::utc(), at("2026-02-01"))->currencies.first().average.minor(), average);
    }

    void nobodyHasStatsToo()
    {
        const auto result = stats({eur, {}, {}, {}, {}}, QTimeZone::utc(), at("2026-01-01"));
        QCOMPARE(result->currencies.size(), 1);
        QCOMPARE(result->currencies.first().net, Money(0, eur));
        QVERIFY(!result->firstPayment);
        QVERIFY(result->months.isEmpty());
        QCOMPARE(result->monthsSubscribed, 0);
    }

    void monthsAreTheStudiosWithoutGaps()
    {
        History history;
        history.mainCurrency = eur;
        // Half past eleven at night in UTC on the last of January is February in Berlin.
        history.payments = {payment("2026-04-10", 500), payment("2026-01-31T23:30:00Z", 300)};
        const QTimeZone berlin("Europe/Berlin");
        const auto months = stats(history, berlin, at("2026-05-01"))->months;
        const QList<MonthSales> expected{
            {2026, 2, Money(300, eur)}, {2026, 3, Money(0, eur)}, {2026, 4, Money(500, eur)}};
        QCOMPARE(months, expected);
        QCOMPARE(stats(history, QTimeZone::utc(), at("2026-05-01"))->months.first().month, 1);
    }

    void subscribedMonthsCountOverlapsOnce_data()
    {
        QTest::addColumn<QList<Subscription>>("subscriptions");
        QTest::addColumn<int>("months");
        QTest::newRow("running") << QList{subscription("2026-01-15", nullptr)} << 2;
        QTest::newRow("ended") << QList{subscription("2025-01-31", "2025-02-28", u"canceled"_s)} << 1;
        QTest::newRow("overlap") << QList{subscription("2025-01-01", "2025-07-01", u"canceled"_s),
                                          subscription("2025-05-01", "2025-09-01", u"canceled"_s)}
                                 << 8;
        QTest::newRow("gap") << QList{subscription("2025-01-01", "2025-03-01", u"canceled"_s),
                                      subscription("2025-06-01", "2025-07-15", u"canceled"_s)}
                             << 3;
        QTest::newRow("never paid") << QList{subscription("2025-01-01", nullptr, u"incomplete_expired"_s)} << 0;
    }
    void subscribedMonthsCountOverlapsOnce()
    {
        QFETCH(QList<Subscription>, subscriptions);
        QFETCH(int, months);
        const auto result = stats({eur, {}, {}, {}, subscriptions}, QTimeZone::utc(), at("2026-03-20"));
        QCOMPARE(result->monthsSubscribed, months);
    }

    void sumsThatDoNotFitAreAnError()
    {
        History history;
        history.mainCurrency = eur;
        history.payments = {payment("2026-01-01", std::numeric_limits<qint64>::max()), payment("2026-01-02", 1)};
        QCOMPARE(stats(history, QTimeZone::utc(), at("2026-02-01")).error().code, u"amount_too_large"_s);
    }
};

REGULARS_TEST(StatsTest)
#include "tst_stats.moc"
