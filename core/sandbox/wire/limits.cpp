// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/wire/limits.h"

#include <algorithm>
#include <array>

namespace regulars::sandbox {

bool RateLimiter::refill(Bucket& bucket, int limit, std::chrono::milliseconds elapsed)
{
    const std::int64_t full = std::int64_t{limit} * 1000;
    const std::int64_t waited = std::max<std::int64_t>(0, (elapsed - bucket.filledAt).count());
    bucket.thousandths = std::min(full, bucket.thousandths + std::min<std::int64_t>(waited, 1000) * limit);
    bucket.filledAt = std::max(bucket.filledAt, elapsed);
    return bucket.thousandths >= 1000;
}

std::optional<std::string_view> RateLimiter::refusedFor(const std::string& endpoint,
                                                        std::chrono::milliseconds elapsed)
{
    const std::lock_guard lock(m_mutex);
    if (m_limits.account > 0) {
        if (!m_account) m_account = Bucket{std::int64_t{m_limits.account} * 1000, elapsed};
        if (!refill(*m_account, m_limits.account, elapsed)) return "global-rate";
    }
    if (m_limits.endpoint > 0) {
        const auto [it, fresh] = m_endpoints.try_emplace(endpoint);
        if (fresh) it->second = Bucket{std::int64_t{m_limits.endpoint} * 1000, elapsed};
        if (!refill(it->second, m_limits.endpoint, elapsed)) return "endpoint-rate";
        it->second.thousandths -= 1000;
    }
    if (m_account) m_account->thousandths -= 1000;
    return std::nullopt;
}

std::string endpointOf(std::string_view method, std::string_view path)
{
    static constexpr std::array groups{std::string_view("checkout"), std::string_view("radar"),
                                       std::string_view("billing_portal"), std::string_view("test_helpers")};
    static constexpr std::array verbs{std::string_view("search"), std::string_view("create_preview")};
    std::string result(method);
    result += ' ';
    int position = 0; // 0: version, then a name and an id by turns
    bool idExpected = false;
    while (!path.empty()) {
        path.remove_prefix(path.front() == '/' ? 1 : 0);
        const std::string_view part = path.substr(0, std::min(path.find('/'), path.size()));
        path.remove_prefix(part.size());
        const bool isVerb = std::find(verbs.begin(), verbs.end(), part) != verbs.end();
        result += '/';
        result += idExpected && !isVerb ? std::string_view("{id}") : part;
        const bool isGroup = position == 1 && std::find(groups.begin(), groups.end(), part) != groups.end();
        idExpected = position > 0 && !isGroup && !idExpected;
        ++position;
    }
    return result;
}

} // namespace regulars::sandbox
