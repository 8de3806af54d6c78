// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stripe/transport.h"

namespace regulars::stripe {

QByteArray HttpResponse::header(const QByteArray& lowerCaseName) const
{
    for (const auto& [name, value] : headers)
        if (name == lowerCaseName) return value;
    return {};
}

} // namespace regulars::stripe
