// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stripe/sender.h"

#include "core/stripe/errors.h"
#include "core/stripe/limiter.h"
#include "core/stripe/stripeclock.h"

#include <nlohmann/json.hpp>

namespace regulars::stripe {

namespace {

/// What one answer, or none, says about a write. `mayBeDone`: an earlier try with the same key ended Unknown. Had it been
/// done, Stripe would have replayed its answer before refusing anything (contract.md 28); but what never asks the key
/// (rate, permission, an unreachable address) then says nothing.
Fate fateOf(const HttpRequest& request, const Error& error, bool mayBeDone)
{
    const Fate untouched = mayBeDone ? Fate::Unknown : Fate::NotDone;
    // A DELETE has no key: this may be the answer to the second of two, sent by the transport itself (design.md 7).
    const bool hasKey = !request.idempotencyKey.isEmpty();
    switch (error.kind) {
    case ErrorKind::Network: return error.code == QLatin1StringView("unreachable") ? untouched : Fate::Unknown;
    case ErrorKind::RateLimited:
    case ErrorKind::Auth:
    case ErrorKind::Permission: return untouched;
    case ErrorKind::NotFound:
    case ErrorKind::Validation: return hasKey ? Fate::NotDone : Fate::Unknown;
    case ErrorKind::Declined:
    case ErrorKind::Refused: return hasKey ? Fate::Refused : Fate::Unknown;
    case ErrorKind::Timeout:
    case ErrorKind::Conflict:
    case ErrorKind::Server:
    case ErrorKind::Storage:
    case ErrorKind::Cancelled:
    case ErrorKind::Bug: break;
    }
    return Fate::Unknown;
}

} // namespace

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

Sent Sender::write(const HttpRequest& request, const QString& endpoint, bool sentBefore, const CancelToken& cancel)
{
    Retries retries(m_policy, request.method == "DELETE" || !request.idempotencyKey.isEmpty(), m_clock, m_random);
    Sent sent;
    if (sentBefore) sent.fate = Fate::Unknown;
    for (;;) {
        const bool mayBeDone = sent.fate == Fate::Unknown;
        if (!m_limiter.acquire(endpoint, cancel)) {
            sent.error = cancelledError();
            return sent;
        }
        const std::chrono::milliseconds started = m_clock.elapsed();
        const Result<HttpResponse> answer = m_transport.send(request, cancel);
        const Result<Json> judged = judge(answer, endpoint);
        sent = Sent();
        sent.startedAt = m_stripeClock.at(started);
        if (answer) {
            noteWait(m_clock.elapsed() - started);
            sent.status = answer->status;
            sent.requestId = QString::fromLatin1(answer->header("request-id"));
            sent.replayed = answer->header("idempotent-replayed") == "true";
        }
        if (judged) {
            sent.fate = Fate::Done;
            sent.body = answer->body;
            return sent;
        }
        sent.error = judged.error();
        sent.fate = fateOf(request, sent.error, mayBeDone);
        const auto wait = retries.next(sent.error, answer ? &*answer : nullptr);
        if (!wait) return sent;
        if (!m_clock.sleep(*wait, cancel)) {
            sent.error = cancelledError();
            return sent;
        }
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
