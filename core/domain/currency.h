// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtCore/QHashFunctions>
#include <QtCore/QString>
#include <array>
#include <compare>

namespace regulars {

/// A currency by Stripe's lower-case code ("eur"). An empty one means "none yet".
class Currency {
public:
    Currency() = default;
    /// Takes any case. Unknown codes are kept (two digits); text that is not three letters gives the empty one.
    explicit Currency(QStringView code);
    QString code() const; ///< "eur"
    bool isEmpty() const { return m_code[0] == 0; }
    /// Digits after the point on the wire: 0, 2 or 3 (contract.md 34). isk and ugx are sent with two.
    int digits() const;
    /// The smallest step of an amount in minor units: 100 for isk and ugx, 10 for three-digit ones, else 1.
    qint64 step() const;
    auto operator<=>(const Currency&) const = default;
    friend size_t qHash(const Currency& c, size_t seed = 0)
    {
        return ::qHash(QByteArrayView(c.m_code.data(), 3), seed);
    }

private:
    std::array<char, 3> m_code{};
};

} // namespace regulars
