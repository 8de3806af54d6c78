// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/base/result.h"
#include "core/stripe/transport.h"

namespace regulars::stripe {

/// How stubborn a call is.
struct RetryPolicy {
    int attempts = 3; ///< tries in all when nothing answers or Stripe fails (contract.md 29)
    std::chrono::milliseconds patience = std::chrono::minutes(5); ///< how long 429s are waited out
};

/// Decides for one request whether and when it is sent again (contract.md 29). Refusals by rate (429) have a
/// back-off and a patience of their own and do not use up the attempts. Asks the clock, never sleeps.
class Retries {
public:
    /// `repeatable`: sending it twice does no harm (a GET, or it has an idempotency key).
    Retries(const RetryPolicy& policy, bool repeatable, const Clock& clock, Random& random);

    /// How long to wait before the next try; nothing when the error is final. `answer` is null where none
    /// came.
    std::optional<std::chrono::milliseconds> next(const Error& error, const HttpResponse* answer);

private:
    bool mayRepeat(const Error& error, const HttpResponse* answer) const;
    std::optional<std::chrono::milliseconds> nextAfterRefusal();
    std::chrono::milliseconds jittered(std::chrono::milliseconds full);

    RetryPolicy m_policy;
    bool m_repeatable;
    const Clock& m_clock;
    Random& m_random;
    int m_failures = 0;
    int m_refusals = 0;
    std::chrono::milliseconds m_firstRefusal{0};
};

} // namespace regulars::stripe
