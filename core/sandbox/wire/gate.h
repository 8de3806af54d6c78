// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sandbox/model/keys.h"
#include "core/sandbox/rest/exchange.h"
#include "core/sandbox/wire/accountclock.h"
#include "core/sandbox/wire/faults.h"
#include "core/sandbox/wire/idempotency.h"
#include "core/sandbox/wire/limits.h"
#include "core/sandbox/wire/permissions.h"

#include <atomic>
#include <functional>
#include <optional>
#include <set>
#include <string>

namespace regulars::sandbox {

struct GateOptions {
    Keys keys;
    /// What the restricted key may: permission ids, or "read"/"write" for all.
    std::set<std::string> permissions;
    RateLimits limits;
    std::uint64_t seed = 0; ///< request ids follow from it
    std::string accountId;  ///< for messages
};

/// An answer, and what is to happen to it on the wire (timeout, reset, truncated or drip), if anything.
struct GateAnswer {
    Response response;
    std::optional<Fault> wire;
};

/// What stands before the account: keys and permissions (contract.md 26), version, rate limits (30),
/// idempotency (28), faults, and the headers of every answer. Knows no sockets. Thread-safe; the work that it
/// lets through must look after its own locking.
class Gate {
public:
    using Work = std::function<Response(const Request&)>;

    /// The clock must outlive the gate.
    Gate(GateOptions options, const AccountClock& clock);

    /// Answers a request below /v1; calls `work` at most once, in this thread.
    GateAnswer handle(const Request& request, const Work& work);

    FaultPlan& faults() { return m_faults; }
    IdempotencyStore& idempotency() { return m_idempotency; }

private:
    struct Caller {
        std::string key;
        bool restricted = false;
    };
    std::optional<Response> authenticate(const Request& request, Caller& caller) const;
    std::optional<Response> permit(const Request& request, const Caller& caller) const;
    std::optional<Response> overLimit(const Request& request);
    std::optional<Response> objection(const Request& request);
    Response once(const Request& request, const Work& work, const std::optional<Fault>& fault);
    void finish(const Request& request, Response& response);

    GateOptions m_options;
    const AccountClock& m_clock;
    RateLimiter m_limiter;
    IdempotencyStore m_idempotency;
    FaultPlan m_faults;
    std::atomic<std::uint64_t> m_requests{0};
};

} // namespace regulars::sandbox
