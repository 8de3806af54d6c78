// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtCore/QString>

namespace regulars {

struct Address {
    QString line1, line2, city, state, postalCode, country;
    bool operator==(const Address&) const = default;
};

} // namespace regulars
