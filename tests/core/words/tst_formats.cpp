// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/words/words.h"
#include "tests/support/testmain.h"

using namespace regulars;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class FormatsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void moneyByLocale_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<qint64>("minor");
        QTest::addColumn<QString>("currency");
        QTest::addColumn<QString>("text");
        const auto row = [](const char* locale, qint64 minor, const char* currency, const QString& text) {
            QTest::addRow("%s %s %lld", locale, currency, static_cast<long long>(minor))
                << QString::fromLatin1(locale) << minor << QString::fromLatin1(currency) << text;
        };
        row("C", 2500, "eur", u"€25.00"_s);
        row("en_US", 2500, "eur", u"€25.00"_s);
        row("en_US", 0, "usd", u"$0.00"_s);
        row("en_US", -2505, "usd", u"-$25.05"_s);
        row("en_US", 123456789, "usd", u"$1,234,567.89"_s);
        row("en_US", 500, "jpy", u"¥500"_s);
        row("en_US", 1200, "chf", u"CHF\u00a012.00"_s);
        row("en_US", 1250, "kwd", u"KD\u00a01.250"_s);
        row("en_US", 1, "sek", u"SEK\u00a00.01"_s);
        row("en_CA", 1000, "cad", u"$10.00"_s);
        row("en_CA", 1000, "usd", u"USD\u00a010.00"_s);
        row("de_DE", 2500, "eur", u"25,00\u00a0€"_s);
        row("de_DE", -250000, "eur", u"-2.500,00\u00a0€"_s);
        row("de_DE", 500, "jpy", u"500\u00a0¥"_s);
        row("de_DE", 1250, "kwd", u"1,250\u00a0KD"_s);
        row("de_CH", 120000, "chf", u"1’200.00\u00a0CHF"_s);
        row("ja_JP", 500000, "jpy", u"￥500,000"_s);
        row("ja_JP", 2500, "eur", u"€25.00"_s);
        row("ja_JP", 1250, "kwd", u"KD\u00a01.250"_s);
        // The most that fits: no digit may be lost on the way.
        row("en_US", std::numeric_limits<qint64>::max(), "usd", u"$92,233,720,368,547,758.07"_s);
        row("en_US", std::numeric_limits<qint64>::min(), "usd", u"-$92,233,720,368,547,758.08"_s);
    }
    void moneyByLocale()
    {
        QFETCH(QString, locale);
        QFETCH(qint64, minor);
        QFETCH(QString, currency);
        QFETCH(QString, text);
        QCOMPARE(words::money(Money(minor, Currency(currency)), QLocale(locale)), text);
    }

    void typedAmounts_data()
    {
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("currency");
        QTest::addColumn<QString>("read"); // a decimal, or the code of the error
        const QLocale english(QLocale::English, QLocale::UnitedStates), german(QLocale::German, QLocale::Germany),
            swiss(QLocale::German, QLocale::Switzerland), french(QLocale::French, QLocale::France);
        QTest::newRow("plain") << english << u"25"_s << u"eur"_s << u"25.00"_s;
        QTest::newRow("sign") << english << u"$ 1,234.50"_s << u"usd"_s << u"1234.50"_s;
        QTest::newRow("code behind") << english << u"25.5 EUR"_s << u"eur"_s << u"25.50"_s;
        QTest::newRow("comma") << german << u"25,50 €"_s << u"eur"_s << u"25.50"_s;
        QTest::newRow("point in a comma's country") << german << u"25.50"_s << u"eur"_s << u"25.50"_s;
        QTest::newRow("grouping") << german << u"1.000"_s << u"eur"_s << u"1000.00"_s;
        QTest::newRow("grouping and comma") << german << u"1.234.567,89"_s << u"eur"_s << u"1234567.89"_s;
        QTest::newRow("blanks as grouping") << french << u"1\u202f234,50"_s << u"eur"_s << u"1234.50"_s;
        QTest::newRow("apostrophe") << swiss << u"1’234.50"_s << u"chf"_s << u"1234.50"_s;
        QTest::newRow("grouping out of place") << english << u"1,23"_s << u"eur"_s << u"amount_invalid"_s;
        QTest::newRow("no decimals") << english << u"500.5"_s << u"jpy"_s << u"amount_too_precise"_s;
        QTest::newRow("three decimals") << english << u"1.250"_s << u"kwd"_s << u"1.250"_s;
        QTest::newRow("negative") << english << u"-5"_s << u"eur"_s << u"-5.00"_s;
        QTest::newRow("nothing") << english << u" "_s << u"eur"_s << u"amount_invalid"_s;
        QTest::newRow("words") << english << u"all"_s << u"eur"_s << u"amount_invalid"_s;
        QTest::newRow("the locale's currency") << QLocale(QLocale::English, QLocale::UnitedStates) << u"$25"_s << u"eur"_s << u"amount_invalid"_s;
        QTest::newRow("another currency") << english << u"€25"_s << u"usd"_s << u"amount_invalid"_s;
        QTest::newRow("too large") << english << u"12345678901.00"_s << u"eur"_s << u"amount_too_large"_s;
        QTest::newRow("other digits") << english << u"٢٥"_s << u"eur"_s << u"25.00"_s;
    }
    void typedAmounts()
    {
        QFETCH(QLocale, locale);
        QFETCH(QString, typed);
        QFETCH(QString, currency);
        const auto amount = words::amountFrom(typed, Currency(currency), locale);
        QTEST(amount ? amount->toDecimal() : amount.error().code, "read");
        if (amount) QCOMPARE(words::amountFrom(words::plainAmount(*amount, locale), Currency(currency), locale).value(), *amount);
    }

    void datesByLocale_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("date");
        QTest::addColumn<QString>("dateTime");
        QTest::newRow("C") << u"C"_s << u"12 Nov 2026"_s << u"12 Nov 2026, 09:15"_s;
        QTest::newRow("en_GB") << u"en_GB"_s << u"12 Nov 2026"_s << u"12 Nov 2026, 09:15"_s;
        QTest::newRow("en_US") << u"en_US"_s << u"Nov 12, 2026"_s << u"Nov 12, 2026, 9:15 AM"_s;
        QTest::newRow("de_DE") << u"de_DE"_s << u"12. Nov. 2026"_s << u"12. Nov. 2026, 09:15"_s;
        QTest::newRow("ja_JP") << u"ja_JP"_s << u"2026年11月12日"_s << u"2026年11月12日, 9:15"_s;
    }
    void datesByLocale()
    {
        QFETCH(QString, locale);
        const words::Style style{QLocale(locale), QTimeZone("Europe/Berlin")};
        const Instant instant = *fromIso(u"2026-11-12T08:15:00Z");
        QTEST(words::date(instant, style), "date");
        QTEST(words::dateTime(instant, style), "dateTime");
        QCOMPARE(words::date({}, style), u"—"_s);
        QCOMPARE(words::dateTime({}, style), u"—"_s);
    }
    void daysAreTheStudios()
    {
        const Instant lateEvening = *fromIso(u"2026-11-12T23:30:00Z");
        QCOMPARE(words::date(lateEvening, {QLocale::c(), QTimeZone("Europe/Berlin")}), u"13 Nov 2026"_s);
        QCOMPARE(words::date(lateEvening, {QLocale::c(), QTimeZone("America/New_York")}), u"12 Nov 2026"_s);
    }

    void agoGoesFromNowToTheDate()
    {
        const words::Style style{QLocale::c()};
        const Instant now = *fromIso(u"2026-11-12T08:15:00Z");
        QCOMPARE(words::ago(now, now, style), u"just now"_s);
        QCOMPARE(words::ago(now + 20s, now, style), u"just now"_s);
        QCOMPARE(words::ago(now - 59s, now, style), u"just now"_s);
        QCOMPARE(words::ago(now - 119s, now, style), u"1 min ago"_s);
        QCOMPARE(words::ago(now - 59min, now, style), u"59 min ago"_s);
        QCOMPARE(words::ago(now - 3h, now, style), u"3 h ago"_s);
        QCOMPARE(words::ago(now - 24h, now, style), u"11 Nov 2026"_s);
        QCOMPARE(words::ago(now + 48h, now, style), u"14 Nov 2026"_s);
    }
};

REGULARS_TEST(FormatsTest)
#include "tst_formats.moc"
