// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <chrono>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace regulars::sandbox {

/// Requests a second; 0 is no limit (contract.md 30).
struct RateLimits {
    int account = 0;
    int endpoint = 0;
};

/// Counts requests by buckets that hold one second's worth and fill up evenly, in the machine's time: an
/// account's clock may leap. Thread-safe.
class RateLimiter {
public:
    explicit RateLimiter(RateLimits limits) : m_limits(limits) {}
    /// Takes one request; the reason of Stripe-Rate-Limited-Reason when it is one too many. `elapsed` only
    /// grows.
    std::optional<std::string_view> refusedFor(const std::string& endpoint,
                                               std::chrono::milliseconds elapsed);

private:
    struct Bucket {
        std::int64_t thousandths = 0;
        std::chrono::milliseconds filledAt{0};
    };
    static bool refill(Bucket& bucket, int limit, std::chrono::milliseconds elapsed);

    RateLimits m_limits;
    std::mutex m_mutex;
    std::optional<Bucket> m_account;
    std::unordered_map<std::string, Bucket> m_endpoints;
};

/// "GET /v1/customers/{id}/balance_transactions": the endpoint of a request, ids taken out.
std::string endpointOf(std::string_view method, std::string_view path);

} // namespace regulars::sandbox
