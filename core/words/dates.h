// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/words/words.h"

namespace regulars::words {

/// "12 Nov": for badges, where the year goes without saying. In the studio's calendar.
QString shortDate(Instant instant, const Style& style);

} // namespace regulars::words
