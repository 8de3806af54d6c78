// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/subscription.h"

#include <algorithm>

namespace regulars {

std::optional<Instant> Subscription::periodEnd() const
{
    if (items.isEmpty()) return std::nullopt;
    return std::min_element(items.begin(), items.end(), [](const auto& a, const auto& b) {
               return a.periodEnd < b.periodEnd;
           })->periodEnd;
}

} // namespace regulars
