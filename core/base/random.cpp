// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"

#include <QtCore/QRandomGenerator>
#include <QtCore/QUuid>
#include <QtCore/QtEndian>

namespace regulars {

std::uint64_t Random::below(std::uint64_t bound)
{
    // Values of the last, incomplete block would make small results more likely: draw again.
    const std::uint64_t limit = UINT64_MAX - UINT64_MAX % bound;
    std::uint64_t value = next();
    while (value >= limit) value = next();
    return value % bound;
}

QString Random::uuid()
{
    char bytes[16];
    qToBigEndian(next(), bytes);
    qToBigEndian(next(), bytes + 8);
    bytes[6] = static_cast<char>((bytes[6] & 0x0f) | 0x40);
    bytes[8] = static_cast<char>((bytes[8] & 0x3f) | 0x80);
    return QUuid::fromRfc4122(QByteArrayView(bytes, 16)).toString(QUuid::WithoutBraces);
}

std::uint64_t SystemRandom::next() { return QRandomGenerator::system()->generate64(); }

} // namespace regulars
