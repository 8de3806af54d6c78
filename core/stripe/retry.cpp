// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stripe/retry.h"

namespace regulars::stripe {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

Retries::Retries(const RetryPolicy& policy, bool repeatable, const Clock& clock, Random& random)
    : m_policy(policy), m_repeatable(repeatable), m_clock(clock), m_random(random)
{
}

std::optional<milliseconds> Retries::next(const Error& error, const HttpResponse* answer)
{
    if (!m_repeatable || !mayRepeat(error, answer)) return std::nullopt;
    if (error.kind == ErrorKind::RateLimited) return nextAfterRefusal();
    if (++m_failures >= m_policy.attempts) return std::nullopt;
    const milliseconds full = std::min<milliseconds>(500ms * (1 << std::min(m_failures - 1, 10)), 5s);
    return std::max<milliseconds>(jittered(full), 500ms);
}

bool Retries::mayRepeat(const Error& error, const HttpResponse* answer) const
{
    if (error.kind == ErrorKind::Cancelled) return false;
    // Stripe's SDKs give up on a refusal by rate; we wait it out, also where Stripe tells SDKs not to retry.
    if (answer && answer->status == 429 && !answer->header("stripe-rate-limited-reason").isEmpty())
        return true;
    const QByteArray hint = answer ? answer->header("stripe-should-retry") : QByteArray();
    if (hint == "true") return true;
    if (hint == "false") return false;
    switch (error.kind) {
    case ErrorKind::Network:
    case ErrorKind::Timeout:
    case ErrorKind::Server:
    case ErrorKind::Conflict:
    case ErrorKind::RateLimited:
        return true;
    case ErrorKind::Auth:
    case ErrorKind::Permission:
    case ErrorKind::Declined:
    case ErrorKind::NotFound:
    case ErrorKind::Validation:
    case ErrorKind::Refused:
    case ErrorKind::Storage:
    case ErrorKind::Cancelled:
    case ErrorKind::Bug:
        return false;
    }
    return false;
}

std::optional<milliseconds> Retries::nextAfterRefusal()
{
    const milliseconds now = m_clock.elapsed();
    if (m_refusals == 0) m_firstRefusal = now;
    if (now - m_firstRefusal >= m_policy.patience) return std::nullopt;
    const milliseconds full = 1s * (1 << std::min(m_refusals, 5));
    ++m_refusals;
    return jittered(full);
}

milliseconds Retries::jittered(milliseconds full)
{
    const auto half = std::uint64_t(full.count() / 2);
    return milliseconds(qint64(half + m_random.below(half + 1)));
}

} // namespace regulars::stripe
