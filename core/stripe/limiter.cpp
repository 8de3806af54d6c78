// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stripe/limiter.h"

namespace regulars::stripe {

using namespace std::chrono_literals;
using std::chrono::microseconds;
using std::chrono::milliseconds;

namespace {

constexpr int endpointRate = 25;    // contract.md 30
constexpr qint64 perRequest = 1000; // a pace counts requests in 1000 s, so that thirds of a request are whole
constexpr qint64 slowest = perRequest; // one request a second gets through any limit there is

microseconds spacing(qint64 pace)
{
    return microseconds((1'000'000 * perRequest + pace - 1) / pace);
}

} // namespace

Limiter::Limiter(Clock& clock, int rate) : m_clock(clock), m_rate(std::max(rate, 1))
{
    m_all.ceiling = m_all.pace = m_rate * perRequest;
}

bool Limiter::acquire(const QString& endpoint, const CancelToken& cancel)
{
    // A turn is taken when its time has come, not reserved ahead: a caller that waits for a slow endpoint
    // must not hold up the others.
    while (!cancel.isCancelled()) {
        milliseconds wait{0};
        {
            const std::lock_guard lock(m_mutex);
            const milliseconds now = m_clock.elapsed();
            Lane& lane = endpointLane(endpoint);
            const milliseconds due = std::chrono::ceil<milliseconds>(std::max(m_all.next, lane.next));
            if (due <= now) {
                take(m_all, now);
                take(lane, now);
                return true;
            }
            wait = due - now;
        }
        if (!m_clock.sleep(wait, cancel)) return false;
    }
    return false;
}

void Limiter::refused(const QString& endpoint, const QByteArray& reason)
{
    if (reason.isEmpty()) return; // a lock on one object: going slower would not help
    const std::lock_guard lock(m_mutex);
    const milliseconds now = m_clock.elapsed();
    if (reason.startsWith("global"))
        lower(m_all, now);
    else
        lower(endpointLane(endpoint), now);
}

void Limiter::succeeded(const QString& endpoint)
{
    const std::lock_guard lock(m_mutex);
    const milliseconds now = m_clock.elapsed();
    raise(m_all, now);
    raise(endpointLane(endpoint), now);
}

qint64 Limiter::endpointPace() const
{
    const std::lock_guard lock(m_mutex);
    return std::min(m_all.pace, endpointRate * perRequest);
}

Limiter::Lane& Limiter::endpointLane(const QString& endpoint)
{
    const auto known = m_endpoints.find(endpoint);
    if (known != m_endpoints.end()) return *known;
    const qint64 ceiling = std::min(m_rate, endpointRate) * perRequest;
    return *m_endpoints.insert(endpoint, Lane{ceiling, ceiling, {}, {}});
}

void Limiter::take(Lane& lane, milliseconds now)
{
    // The clock has whole milliseconds; a turn that was late only by their rounding keeps the exact schedule.
    const bool onTime = now - lane.next < 1ms;
    lane.next = (onTime ? lane.next : microseconds(now)) + spacing(lane.pace);
}

void Limiter::lower(Lane& lane, milliseconds now)
{
    // A burst of answers to requests that were already under way counts as one refusal.
    if (lane.pace < lane.ceiling && now - lane.changed < 1s) return;
    lane.pace = std::max(lane.pace / 2, slowest);
    lane.changed = now;
    lane.next = std::max<microseconds>(lane.next, now + spacing(lane.pace));
}

void Limiter::raise(Lane& lane, milliseconds now)
{
    const qint64 quietSeconds = (now - lane.changed) / 1s;
    if (lane.pace == lane.ceiling || quietSeconds < 1) return;
    const qint64 step = std::max(lane.ceiling / 20, perRequest / 2);
    lane.pace = std::min(lane.ceiling, lane.pace + step * std::min<qint64>(quietSeconds, 20));
    lane.changed = now;
}

} // namespace regulars::stripe
