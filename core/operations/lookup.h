// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/domain/operation.h"
#include "core/store/database.h"
#include "core/stripe/client.h"

namespace regulars::operations {

/// What a look at Stripe says about a request that may have been done.
struct Finding {
    enum class Verdict { Done, NotThere, CannotTell };
    Verdict verdict = Verdict::CannotTell;
    std::shared_ptr<const stripe::Json> object; ///< what it made or changed, where that was seen
    Instant readAt{};
};

/// Looks for the trace that the step says it leaves (LookUp); lists are read to their end. `since`: Stripe's
/// time before which it can not have been done; `now`: Stripe's. Changes nothing. Errors: Network, Permission
/// …
Result<Finding> lookUp(stripe::Client& client, store::Database& database, const QString& operation,
                       const Step& step, Instant since, Instant now, const CancelToken& cancel);

} // namespace regulars::operations
