// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/money.h"

#include <algorithm>
#include <limits>

namespace regulars {

using namespace Qt::StringLiterals;

namespace {

// Portable checked addition: no compiler built-in, MSVC has none.
bool addChecked(qint64 a, qint64 b, qint64& sum)
{
    if ((b > 0 && a > std::numeric_limits<qint64>::max() - b) ||
        (b < 0 && a < std::numeric_limits<qint64>::min() - b)) {
        return false;
    }
    sum = a + b;
    return true;
}

constexpr int maximumDigits = 12; // Stripe's own limit for most cards, contract.md 34

} // namespace

Result<Money> Money::plus(const Money& other) const
{
    if (m_currency.isEmpty() && m_minor == 0) return other;
    if (other.m_currency.isEmpty() && other.m_minor == 0) return *this;
    if (m_currency != other.m_currency) {
        return failure(ErrorKind::Validation,
                       u"cannot add %1 and %2"_s.arg(m_currency.code(), other.m_currency.code()),
                       u"currency_mismatch"_s);
    }
    qint64 sum = 0;
    if (!addChecked(m_minor, other.m_minor, sum)) {
        return failure(ErrorKind::Validation, u"sum does not fit"_s, u"amount_too_large"_s);
    }
    return Money(sum, m_currency);
}

Result<Money> Money::minus(const Money& other) const
{
    const Result<Money> opposite = other.negated();
    if (!opposite) return failure(opposite);
    return plus(*opposite);
}

Result<Money> Money::negated() const
{
    if (m_minor == std::numeric_limits<qint64>::min()) {
        return failure(ErrorKind::Validation, u"amount has no opposite"_s, u"amount_too_large"_s);
    }
    return Money(-m_minor, m_currency);
}

QString Money::toDecimal() const
{
    const int digits = m_currency.digits();
    // Unsigned, so that the smallest value has a magnitude too.
    const auto bits = static_cast<quint64>(m_minor);
    QString text = QString::number(m_minor < 0 ? 0 - bits : bits);
    if (digits > 0) {
        text = text.rightJustified(digits + 1, u'0');
        text.insert(text.size() - digits, u'.');
    }
    return m_minor < 0 ? u'-' + text : text;
}

Result<Money> Money::fromDecimal(QStringView text, Currency currency)
{
    const auto wrong = [&](const QString& why, const QString& code) {
        Error error;
        error.kind = ErrorKind::Validation;
        error.detail = why;
        error.code = code;
        error.param = u"amount"_s;
        return Failure(error);
    };
    if (currency.isEmpty()) return wrong(u"no currency"_s, u"currency_missing"_s);
    const bool negative = text.startsWith(u'-');
    if (negative) text = text.sliced(1);
    const qsizetype point = text.indexOf(u'.');
    const QStringView whole = point < 0 ? text : text.first(point);
    const QStringView fraction = point < 0 ? QStringView() : text.sliced(point + 1);
    if (whole.isEmpty() || (point >= 0 && fraction.isEmpty())) return wrong(u"not a number"_s, u"amount_invalid"_s);
    for (const QStringView part : {whole, fraction}) {
        const bool digits = std::all_of(part.begin(), part.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
        if (!digits) return wrong(u"not a number"_s, u"amount_invalid"_s);
    }
    if (fraction.size() > currency.digits()) return wrong(u"too many decimals"_s, u"amount_too_precise"_s);
    qint64 minor = 0;
    int significant = 0;
    const QString allDigits = whole.toString() + fraction.toString().leftJustified(currency.digits(), u'0');
    for (const QChar c : allDigits) {
        minor = minor * 10 + (c.unicode() - u'0');
        if (minor > 0 && ++significant > maximumDigits) return wrong(u"too many digits"_s, u"amount_too_large"_s);
    }
    if (minor % currency.step() != 0) return wrong(u"finer than the currency's step"_s, u"amount_too_precise"_s);
    return Money(negative ? -minor : minor, currency);
}

Result<void> MoneyByCurrency::add(const Money& amount)
{
    if (amount.isZero()) return {};
    const Result<Money> sum = in(amount.currency()).plus(amount);
    if (!sum) return failure(sum);
    if (sum->isZero()) {
        m_minor.remove(amount.currency());
    } else {
        m_minor.insert(amount.currency(), sum->minor());
    }
    return {};
}

Money MoneyByCurrency::in(Currency currency) const { return {m_minor.value(currency), currency}; }

QList<Money> MoneyByCurrency::all() const
{
    QList<Money> amounts;
    for (auto it = m_minor.cbegin(); it != m_minor.cend(); ++it) amounts.append(Money(it.value(), it.key()));
    return amounts;
}

} // namespace regulars
