// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/stripe/client.h"

#include <functional>

namespace regulars::operations {

/// What going through a list came to.
struct Walk {
    bool exists = false;  ///< no: what it is the list of is gone
    bool stopped = false; ///< before its end
    Instant readAt{};     ///< of the last page
};

/// Reads a list of objects that have no type here page by page, newest first, and hands each to `take` until that says
/// false. `query` is an encoded form. Errors: Network …, Server "unreadable_answer", and those of `take`.
Result<Walk> walk(stripe::Client& client, const QString& path, const QByteArray& query, const CancelToken& cancel,
                  const std::function<Result<bool>(const stripe::Json&)>& take);

} // namespace regulars::operations
