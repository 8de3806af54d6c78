// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/error.h"

namespace regulars::cli {

/// What scripts rely on (design.md 12).
enum class ExitCode { Done = 0, Refused = 1, Usage = 2, Offline = 3, Key = 4, Store = 5 };

ExitCode exitCodeOf(const Error& error);

} // namespace regulars::cli
