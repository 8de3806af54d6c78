// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

namespace regulars::bench {

/// The value; ends the program where there is an error: a measurement of what failed would mislead.
template<class T>
T orDie(Result<T> result)
{
    if (!result) qFatal("%s", qPrintable(result.error().detail));
    if constexpr (!std::is_void_v<T>) return std::move(*result);
}

} // namespace regulars::bench
