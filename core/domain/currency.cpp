// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/currency.h"

#include <QtCore/QStringView>
#include <algorithm>
#include <string_view>

namespace regulars {

namespace {

// contract.md 34. Sorted, for binary_search.
constexpr std::array<std::string_view, 15> zeroDigits{"bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga",
                                                      "pyg", "rwf", "vnd", "vuv", "xaf", "xof", "xpf"};
constexpr std::array<std::string_view, 5> threeDigits{"bhd", "jod", "kwd", "omr", "tnd"};

} // namespace

Currency::Currency(QStringView code)
{
    if (code.size() != 3) return;
    std::array<char, 3> read{};
    for (size_t i = 0; i < 3; ++i) {
        const char16_t c = code[static_cast<qsizetype>(i)].toLower().unicode();
        if (c < u'a' || c > u'z') return;
        read[i] = static_cast<char>(c);
    }
    m_code = read;
}

QString Currency::code() const { return isEmpty() ? QString() : QString::fromLatin1(m_code.data(), 3); }

int Currency::digits() const
{
    const std::string_view code(m_code.data(), 3);
    if (std::binary_search(zeroDigits.begin(), zeroDigits.end(), code)) return 0;
    if (std::binary_search(threeDigits.begin(), threeDigits.end(), code)) return 3;
    return 2;
}

qint64 Currency::step() const
{
    const std::string_view code(m_code.data(), 3);
    if (code == "isk" || code == "ugx") return 100;
    return digits() == 3 ? 10 : 1;
}

} // namespace regulars
