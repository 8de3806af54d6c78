// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/domain/currency.h"

#include <QtCore/QMap>

namespace regulars {

/// An exact amount in minor units of one currency. No floating point goes in or comes out, amounts of
/// different currencies never add up, overflow is an error.
class Money {
public:
    Money() = default; ///< nothing, in no currency
    Money(qint64 minor, Currency currency) : m_minor(minor), m_currency(currency) {}
    qint64 minor() const { return m_minor; }
    Currency currency() const { return m_currency; }
    bool isZero() const { return m_minor == 0; }
    bool isNegative() const { return m_minor < 0; }
    bool operator==(const Money&) const = default;

    /// Sum and difference; Validation when the currencies differ, or where 64 bits are too few.
    /// The default Money (no currency) counts as zero of any currency.
    Result<Money> plus(const Money& other) const;
    Result<Money> minus(const Money& other) const;
    /// The opposite amount; Validation for the one value that has none.
    Result<Money> negated() const;

    /// "25.00", "-500" (jpy), "1.250" (kwd): the currency's digits, a point, no grouping. For command line, CSV, JSON.
    QString toDecimal() const;
    /// Reads what toDecimal writes; fewer digits are filled up ("25" is 25.00). Validation for anything else:
    /// too many digits after the point, more than 12 digits, grouping, signs other than one leading '-'.
    static Result<Money> fromDecimal(QStringView text, Currency currency);

private:
    qint64 m_minor = 0;
    Currency m_currency;
};

/// Amounts beside each other, one per currency, ordered by code. Zero entries are kept out.
class MoneyByCurrency {
public:
    /// Adds to the entry of that currency; Validation on overflow.
    Result<void> add(const Money& amount);
    /// The entry of that currency, zero when there is none.
    Money in(Currency currency) const;
    QList<Money> all() const;
    bool isEmpty() const { return m_minor.isEmpty(); }
    bool operator==(const MoneyByCurrency&) const = default;

private:
    QMap<Currency, qint64> m_minor;
};

} // namespace regulars
