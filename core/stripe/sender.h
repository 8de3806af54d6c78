// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/stripe/json.h"
#include "core/stripe/retry.h"
#include "core/stripe/transport.h"
#include "core/stripe/write.h"

#include <atomic>

namespace regulars::stripe {

class Limiter;
class StripeClock;

/// Sends one request until there is an answer that can be used or an error that is final: waits for the
/// limiter, keeps Stripe's time, turns failures into Errors, tries again what is safe. Thread-safe.
class Sender {
public:
    Sender(Transport& transport, Limiter& limiter, StripeClock& stripeClock, Clock& clock, Random& random,
           const RetryPolicy& policy);

    /// The answer of a request that succeeded. `endpoint` names the operation for the limiter
    /// ("customers.list").
    Result<Json> send(const HttpRequest& request, const QString& endpoint, const CancelToken& cancel);

    /// Sends a POST (with its idempotency key) or a DELETE until it is done, refused or no longer worth a try, always the
    /// same bytes with the same key. `sentBefore`: an earlier call may have done it. Never counts as a read.
    Sent write(const HttpRequest& request, const QString& endpoint, bool sentBefore, const CancelToken& cancel);

    /// GETs that may have reached Stripe so far, retries included.
    qint64 readsSent() const { return m_reads.load(); }
    /// So many requests to one endpoint are worth having under way: its pace times what an answer takes of late, and
    /// some that wait for their turn. At least one.
    int usefulAtOnce() const;

private:
    Result<Json> judge(const Result<HttpResponse>& answer, const QString& endpoint);
    void noteWait(std::chrono::milliseconds wait);

    Transport& m_transport;
    Limiter& m_limiter;
    StripeClock& m_stripeClock;
    Clock& m_clock;
    Random& m_random;
    RetryPolicy m_policy;
    std::atomic<qint64> m_reads{0};
    std::atomic<qint64> m_usualWait{0}; ///< milliseconds from sending to the answer, the newest weighing most
};

} // namespace regulars::stripe
