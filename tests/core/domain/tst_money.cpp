// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/money.h"
#include "tests/support/seededrandom.h"
#include "tests/support/testmain.h"

#include <limits>

using namespace regulars;
using namespace Qt::StringLiterals;

class MoneyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsDecimals_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("currency");
        QTest::addColumn<qint64>("minor");
        QTest::addColumn<QString>("printed");
        QTest::newRow("euro") << u"25.00"_s << u"eur"_s << qint64(2500) << u"25.00"_s;
        QTest::newRow("whole euro") << u"25"_s << u"EUR"_s << qint64(2500) << u"25.00"_s;
        QTest::newRow("one digit") << u"0.5"_s << u"eur"_s << qint64(50) << u"0.50"_s;
        QTest::newRow("negative cent") << u"-0.01"_s << u"eur"_s << qint64(-1) << u"-0.01"_s;
        QTest::newRow("yen") << u"500"_s << u"jpy"_s << qint64(500) << u"500"_s;
        QTest::newRow("dinar") << u"1.25"_s << u"kwd"_s << qint64(1250) << u"1.250"_s;
        QTest::newRow("krona") << u"5"_s << u"isk"_s << qint64(500) << u"5.00"_s;
        QTest::newRow("12 digits") << u"9999999999.99"_s << u"eur"_s << qint64(999999999999) << u"9999999999.99"_s;
    }
    void readsDecimals()
    {
        QFETCH(QString, text);
        QFETCH(QString, currency);
        QFETCH(qint64, minor);
        QFETCH(QString, printed);
        const Result<Money> money = Money::fromDecimal(text, Currency(currency));
        QVERIFY(money);
        QCOMPARE(money->minor(), minor);
        QCOMPARE(money->toDecimal(), printed);
    }

    void refusesWhatIsNoAmount_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("currency");
        QTest::addColumn<QString>("code");
        for (const char* text : {"", ".", "1.", ".5", "1,00", "1 000", "+1", "--1", "1e3", "0x1", "١", "1.0.0"}) {
            QTest::newRow(text) << QString::fromUtf8(text) << u"eur"_s << u"amount_invalid"_s;
        }
        QTest::newRow("three decimals of a euro") << u"1.001"_s << u"eur"_s << u"amount_too_precise"_s;
        QTest::newRow("decimals of a yen") << u"1.0"_s << u"jpy"_s << u"amount_too_precise"_s;
        QTest::newRow("half a krona") << u"5.50"_s << u"isk"_s << u"amount_too_precise"_s;
        QTest::newRow("fils") << u"1.255"_s << u"kwd"_s << u"amount_too_precise"_s;
        QTest::newRow("13 digits") << u"10000000000.00"_s << u"eur"_s << u"amount_too_large"_s;
        QTest::newRow("would overflow") << u"99999999999999999999999"_s << u"jpy"_s << u"amount_too_large"_s;
        QTest::newRow("no currency") << u"1"_s << u""_s << u"currency_missing"_s;
    }
    void refusesWhatIsNoAmount()
    {
        QFETCH(QString, text);
        QFETCH(QString, currency);
        QFETCH(QString, code);
        const Result<Money> money = Money::fromDecimal(text, Currency(currency));
        QVERIFY(!money);
        QCOMPARE(money.error().code, code);
        QVERIFY(money.error().kind == ErrorKind::Validation);
    }

    void differentCurrenciesNeverAddUp()
    {
        const Money euro(100, Currency(u"eur"));
        const Money yen(100, Currency(u"jpy"));
        QCOMPARE(euro.plus(yen).error().code, u"currency_mismatch"_s);
        QCOMPARE(*euro.plus(Money()), euro);
        QCOMPARE(*Money().plus(yen), yen);
        MoneyByCurrency sums;
        QVERIFY(sums.add(euro));
        QVERIFY(sums.add(yen));
        QVERIFY(sums.add(*euro.negated()));
        QCOMPARE(sums.all(), QList<Money>{yen});
    }

    void overflowIsAnError()
    {
        const Currency eur(u"eur");
        constexpr qint64 most = std::numeric_limits<qint64>::max();
        constexpr qint64 least = std::numeric_limits<qint64>::min();
        QCOMPARE(Money(most, eur).plus(Money(1, eur)).error().code, u"amount_too_large"_s);
        QCOMPARE(Money(least, eur).plus(Money(-1, eur)).error().code, u"amount_too_large"_s);
        QCOMPARE(Money(least, eur).negated().error().code, u"amount_too_large"_s);
        QCOMPARE(Money(least, eur).toDecimal(), u"-92233720368547758.08"_s);
    }

    void textRoundTrips()
    {
        tests::SeededRandom random(tests::seed());
        const QStringList codes{u"eur"_s, u"jpy"_s, u"usd"_s, u"krw"_s};
        for (int i = 0; i < 2000; ++i) {
            const Currency currency(codes[static_cast<qsizetype>(random.below(4))]);
            const Money money(static_cast<qint64>(random.below(1'000'000'000)) - 500'000'000, currency);
            QCOMPARE(*Money::fromDecimal(money.toDecimal(), currency), money);
        }
    }
};

REGULARS_TEST(MoneyTest)
#include "tst_money.moc"
