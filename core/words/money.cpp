// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/words/words.h"

#include <QtCore/QRegularExpression>

namespace regulars::words {

using namespace Qt::StringLiterals;

namespace {

constexpr QChar noBreakSpace(0x00A0);

// Signs that mean one currency and no other; where a sign is shared ("kr"), the code is clearer.
QString sign(Currency currency, const QLocale& locale)
{
    static const QHash<QString, QString> signsByCode{
        {u"eur"_s, u"€"_s},   {u"usd"_s, u"$"_s},   {u"gbp"_s, u"£"_s},   {u"jpy"_s, u"¥"_s},
        {u"inr"_s, u"₹"_s},   {u"krw"_s, u"₩"_s},   {u"ils"_s, u"₪"_s},   {u"vnd"_s, u"₫"_s},
        {u"php"_s, u"₱"_s},   {u"uah"_s, u"₴"_s},   {u"brl"_s, u"R$"_s},  {u"cad"_s, u"CA$"_s},
        {u"aud"_s, u"A$"_s},  {u"nzd"_s, u"NZ$"_s}, {u"mxn"_s, u"MX$"_s}, {u"hkd"_s, u"HK$"_s},
        {u"twd"_s, u"NT$"_s}, {u"cny"_s, u"CN¥"_s}, {u"kwd"_s, u"KD"_s},  {u"pln"_s, u"zł"_s},
        {u"czk"_s, u"Kč"_s},  {u"huf"_s, u"Ft"_s},
    };
    const QString code = currency.code();
    // At home a currency has its plain sign: "$" in Canada is the Canadian dollar.
    if (locale.currencySymbol(QLocale::CurrencyIsoCode).compare(code, Qt::CaseInsensitive) == 0)
        return locale.currencySymbol(QLocale::CurrencySymbol);
    // … and then a foreign currency must not wear the same sign.
    const QString known = signsByCode.value(code);
    if (known.isEmpty() || known == locale.currencySymbol(QLocale::CurrencySymbol)) return code.toUpper();
    return known;
}

QString localDigits(QStringView digits, const QLocale& locale)
{
    const QString zero = locale.zeroDigit();
    if (zero == u"0"_s || zero.size() != 1) return digits.toString();
    QString result;
    for (const QChar digit : digits)
        result += QChar(zero[0].unicode() + digit.unicode() - u'0');
    return result;
}

// "1,234.50" of "1234.50": text to text, so that no digit can get lost.
QString number(QStringView decimal, const QLocale& locale)
{
    const qsizetype point = decimal.indexOf(u'.');
    const QStringView whole = point < 0 ? decimal : decimal.left(point);
    QString text = locale.toString(whole.toULongLong());
    if (point >= 0) text += locale.decimalPoint() + localDigits(decimal.mid(point + 1), locale);
    return text;
}

} // namespace

QString money(const Money& amount, const QLocale& locale)
{
    // The C locale has no conventions for money; English ones are what a log or a test expects to read.
    const QLocale style =
        locale.language() == QLocale::C ? QLocale(QLocale::English, QLocale::UnitedStates) : locale;
    QString decimal = amount.toDecimal();
    const bool negative = decimal.startsWith(u'-');
    if (negative) decimal.remove(0, 1);
    const QString digits = number(decimal, style);
    QString text = digits;
    if (!amount.currency().isEmpty()) {
        // Where the sign stands and what separates it is asked of the locale with a stand-in for the number.
        const QString mark = sign(amount.currency(), style);
        const QString pattern = style.toCurrencyString(qlonglong(1), u"¤"_s);
        const qsizetype at = pattern.indexOf(u'¤');
        const bool before = at >= 0 && at < pattern.indexOf(style.toString(1));
        const QChar inner = before ? mark.back() : mark.front();
        const bool spaced = std::any_of(pattern.begin(), pattern.end(), [](QChar c) { return c.isSpace(); });
        const QString gap = spaced || inner.isLetter() ? QString(noBreakSpace) : QString();
        text = before ? mark + gap + digits : digits + gap + mark;
    }
    return negative ? style.negativeSign() + text : text;
}

QString plainAmount(const Money& amount, const QLocale& locale)
{
    QString decimal = amount.toDecimal();
    return decimal.replace(u'.', locale.language() == QLocale::C ? u"."_s : locale.decimalPoint());
}

Result<Money> amountFrom(const QString& typed, Currency currency, const QLocale& locale)
{
    QString text;
    for (const QChar c : typed) {
        if (c.isSpace()) continue;
        text += c.isDigit() ? QChar(u'0' + c.digitValue()) : c; // digits of other scripts
    }
    // The locale's own sign says its own currency: "$5" is no amount of euros, wherever it is typed.
    const bool isLocal = locale.currencySymbol(QLocale::CurrencyIsoCode) == currency.code().toUpper();
    const QString local = isLocal ? locale.currencySymbol() : QString();
    for (const QString& mark : {sign(currency, locale), local, currency.code().toUpper()}) {
        if (mark.isEmpty()) continue;
        if (text.startsWith(mark, Qt::CaseInsensitive)) text.remove(0, mark.size());
        else if (text.endsWith(mark, Qt::CaseInsensitive)) text.chop(mark.size());
    }
    text.replace(locale.negativeSign(), u"-"_s);
    const QString point = locale.decimalPoint();
    QString group = locale.groupSeparator();
    if (group.trimmed().isEmpty()) group = u"'"_s; // blanks are gone already
    // Where grouping stands in its places it is grouping: "1.000" in German is a thousand, "25.00" is not.
    static const QString threes = u"^-?\\d{1,3}(?:%1\\d{3})+(?:%2\\d*)?$"_s;
    const QRegularExpression grouped(threes.arg(QRegularExpression::escape(group), QRegularExpression::escape(point)));
    if (grouped.match(text).hasMatch()) text.remove(group);
    text.replace(point, u"."_s);
    return Money::fromDecimal(text, currency);
}

QString amounts(const QList<Money>& amounts, const QLocale& locale)
{
    QStringList texts;
    for (const Money& amount : amounts) texts += money(amount, locale);
    return texts.join(u" + "_s);
}

} // namespace regulars::words
