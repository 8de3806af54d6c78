// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stripe/sender.h"

#include "core/stripe/errors.h"
#include "core/stripe/limiter.h"
#include "core/stripe/stripeclock.h"

#include <nlohmann/json.hpp>

namespace regulars::stripe {

Sender::Sender(Transport& transport, Limiter& limiter, StripeClock& stripeClock, Clock& clock, Random& random,
               const RetryPolicy& policy)
    : m_transport(transport)
    , m_limiter(limiter)
    , m_stripeClock(stripeClock)
    , m_clock(clock)
    , m_random(random)
    , m_policy(policy)
{
}

Result<Json> Sender::send(const HttpRequest& request, const QString& endpoint, const CancelToken& cancel)
{
    const bool isRead = request.method == "GET";
    Retries retries(m_policy, isRead || !request.idempotencyKey.isEmpty(), m_clock, m_random);
    for (;;) {
        if (!m_limiter.acquire(endpoint, cancel)) return Failure(cancelledError());
        const std::chrono::milliseconds sent = m_clock.elapsed();
        const Result<HttpResponse> answer = m_transport.send(request, cancel);
        if (answer) noteWait(m_clock.elapsed() - sent);
        // Who works offline for a day must not seem to have used up what Stripe grants.
        if (isRead && (answer || answer.error().code != QLatin1StringView("unreachable"))) ++m_reads;
        Result<Json> judged = judge(answer, endpoint);
        if (judged) return judged;
        const auto wait = retries.next(judged.error(), answer ? &*answer : nullptr);
        if (!wait) return judged;
        if (!m_clock.sleep(*wait, cancel)) return Failure(cancelledError());
    }
}

int Sender::usefulAtOnce() const
{
    constexpr qint64 forTheQueue = 2;
    return static_cast<int>(m_limiter.endpointPace() * m_usualWait.load() / 1'000'000 + 1 + forTheQueue);
}

void Sender::noteWait(std::chrono::milliseconds wait)
{
    const qint64 usual = m_usualWait.load(); // two at once may lose one of them: it is only a measure
    m_usualWait = usual == 0 ? wait.count() : usual + (wait.count() - usual) / 8;
}

Result<Json> Sender::judge(const Result<HttpResponse>& answer, const QString& endpoint)
{
    if (!answer) return failure(answer);
    m_stripeClock.heard(answer->header("date"));
    if (answer->status == 429)
        m_limiter.refused(endpoint, answer->header("stripe-rate-limited-reason"));
    else if (answer->status < 500)
        m_limiter.succeeded(endpoint);
    // A web page with a good status is a proxy's or a login page, not a cut answer.
    const bool isPage = answer->body.trimmed().startsWith('<');
    if (answer->status < 200 || answer->status > 299 || isPage) return Failure(errorFromAnswer(*answer));
    return parseJson(answer->body);
}

} // namespace regulars::stripe
