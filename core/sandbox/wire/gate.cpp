// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/wire/gate.h"

#include "core/sandbox/model/version.h"
#include "core/sandbox/rest/forms.h"
#include "core/sandbox/wire/denial.h"
#include "core/sandbox/wire/disorder.h"

#include <QtCore/QByteArray>
#include <algorithm>

namespace regulars::sandbox {

namespace {

constexpr std::size_t maxIdempotencyKey = 255;

std::string headerOf(const Request& request, const char* name)
{
    const auto it = request.headers.find(name);
    return it == request.headers.end() ? std::string() : it->second;
}

bool startsWith(std::string_view text, std::string_view start)
{
    return text.substr(0, start.size()) == start;
}

/// "sk_test_********abcd", as Stripe names a key in messages.
std::string redacted(std::string_view key)
{
    const std::size_t shown = key.size() > 16 ? 8 : 0;
    const std::size_t tail = key.size() > 16 ? 4 : 0;
    return std::string(key.substr(0, shown)) + std::string(8, '*') +
           std::string(key.substr(key.size() - tail));
}

/// The key of a Bearer or Basic header; "" when there is none.
std::string keyOf(const std::string& authorization)
{
    if (authorization.size() > 7 &&
        QByteArrayView(authorization.data(), 7).compare("bearer ", Qt::CaseInsensitive) == 0)
        return authorization.substr(7);
    if (authorization.size() > 6 &&
        QByteArrayView(authorization.data(), 6).compare("basic ", Qt::CaseInsensitive) == 0) {
        const std::string pair =
            QByteArray::fromBase64(QByteArray::fromStdString(authorization.substr(6))).toStdString();
        return pair.substr(0, pair.find(':'));
    }
    return {};
}

Response rateLimited(std::string_view reason)
{
    Response response = deny({429, "invalid_request_error",
                              "Request rate limit exceeded. You can learn more about rate limits here: "
                              "https://docs.stripe.com/rate-limits.",
                              "rate_limit"});
    response.headers["stripe-rate-limited-reason"] = reason;
    return response;
}

Response keyInUse(const std::string& key)
{
    Response response = deny({409, "idempotency_error",
                              "There is currently another in-progress request using this Idempotency-Key (" +
                                  key + "). Please try again later.",
                              "idempotency_key_in_use"});
    response.headers["stripe-should-retry"] = "true";
    return response;
}

Response lockTimeout()
{
    Response response =
        deny({429, "invalid_request_error",
              "This object cannot be accessed right now because another API request or Stripe "
              "process is currently accessing it. If you see this error intermittently, retry the "
              "request.",
              "lock_timeout"});
    response.headers["stripe-should-retry"] = "true";
    return response;
}

Response serverError(int status)
{
    return deny({status, "api_error",
                 status == 503 ? "Stripe is temporarily unavailable. Please try again."
                               : "Sorry! There was an error while talking to one of our backends."});
}

Response htmlPage(int status)
{
    Response response;
    response.status = status;
    response.headers["content-type"] = "text/html; charset=utf-8";
    response.body = "<!DOCTYPE html>\n<html><head><title>Bad gateway</title></head>"
                    "<body><h1>This page could not be reached</h1></body></html>\n";
    return response;
}

/// Same length, but bytes in the middle that no UTF-8 has, and no end.
void garble(std::string& body)
{
    for (std::size_t i = body.size() / 3; i < body.size() * 2 / 3; ++i)
        body[i] = '\xfe';
    if (!body.empty()) body.front() = '~';
}

bool happensOnTheWire(FaultKind kind)
{
    return kind == FaultKind::Timeout || kind == FaultKind::Reset || kind == FaultKind::Truncated ||
           kind == FaultKind::Drip;
}

/// What a fault answers instead of the true answer.
Response faultAnswer(const Fault& fault, const std::string& key, Instant now, Response answer)
{
    switch (fault.kind) {
    case FaultKind::GlobalRate:
        return rateLimited("global-rate");
    case FaultKind::EndpointRate:
        return rateLimited("endpoint-rate");
    case FaultKind::GlobalConcurrency:
        return rateLimited("global-concurrency");
    case FaultKind::EndpointConcurrency:
        return rateLimited("endpoint-concurrency");
    case FaultKind::ResourceSpecific:
        return rateLimited("resource-specific");
    case FaultKind::Lock:
        return lockTimeout();
    case FaultKind::KeyInUse:
        return keyInUse(key);
    case FaultKind::ServerError:
        return serverError(500);
    case FaultKind::Unavailable:
        return serverError(503);
    case FaultKind::Html:
        return htmlPage(fault.status);
    case FaultKind::Garbled:
        garble(answer.body);
        return answer;
    case FaultKind::Timeout:
    case FaultKind::Reset:
    case FaultKind::Truncated:
    case FaultKind::Drip:
        return answer;
    case FaultKind::EventsLate:
    case FaultKind::EventsTwice:
    case FaultKind::EventsShuffled:
        disorder(fault, now, answer.body);
        return answer;
    }
    return answer;
}

} // namespace

Gate::Gate(GateOptions options, const AccountClock& clock)
    : m_options(std::move(options)), m_clock(clock), m_limiter(m_options.limits)
{
}

GateAnswer Gate::handle(const Request& request, const Work& work)
{
    GateAnswer answer;
    Caller caller;
    std::optional<Response> refused = authenticate(request, caller);
    if (!refused) refused = overLimit(request);
    if (!refused) refused = permit(request, caller);
    if (!refused) refused = objection(request);
    if (refused) {
        answer.response = std::move(*refused);
    } else {
        const std::optional<Fault> fault = m_faults.strike(request.method, request.path);
        const bool before = fault && fault->moment == FaultMoment::Before;
        answer.response = before ? serverError(500) : once(request, work, fault);
        if (fault) {
            answer.response = faultAnswer(*fault, headerOf(request, "idempotency-key"), m_clock.now(),
                                          std::move(answer.response));
            if (happensOnTheWire(fault->kind)) answer.wire = fault;
        }
    }
    finish(request, answer.response);
    return answer;
}

std::optional<Response> Gate::authenticate(const Request& request, Caller& caller) const
{
    caller.key = keyOf(headerOf(request, "authorization"));
    if (caller.key.empty()) {
        return deny({401, "invalid_request_error",
                     "You did not provide an API key. You need to provide your API key in the Authorization "
                     "header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY')."});
    }
    if (caller.key == m_options.keys.secret) return std::nullopt;
    if (!m_options.keys.restricted.empty() && caller.key == m_options.keys.restricted) {
        caller.restricted = true;
        return std::nullopt;
    }
    if (startsWith(caller.key, "pk_")) {
        return deny(
            {403, "invalid_request_error",
             "This API call cannot be made with a publishable API key. Please use a secret API key. You "
             "can find a list of your API keys at https://dashboard.stripe.com/account/apikeys.",
             "secret_key_required"});
    }
    return deny({401, "invalid_request_error", "Invalid API Key provided: " + redacted(caller.key)});
}

std::optional<Response> Gate::permit(const Request& request, const Caller& caller) const
{
    if (!caller.restricted) return std::nullopt;
    const auto missing = [&](const Permission& needed) {
        return deny({403, "invalid_request_error",
                     "The provided key '" + redacted(caller.key) +
                         "' does not have the required permissions for this endpoint on account '" +
                         m_options.accountId + "'. To continue, enable the permission \"" + needed.label +
                         "\" (" + needed.id + ")",
                     "more_permissions_required"});
    };
    const std::optional<Permission> needed = permissionFor(request.method, request.path);
    if (needed && !isGranted(m_options.permissions, *needed)) return missing(*needed);
    const Form form = parseForm(request.method == "POST" ? request.body : request.query);
    const FormNode* expand = form.root.find("expand");
    for (const std::string& path : expand ? expand->texts() : std::vector<std::string>()) {
        std::string_view rest = path;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find('.'), rest.size());
            const std::optional<Permission> inner = permissionToExpand(rest.substr(0, end));
            if (inner && !isGranted(m_options.permissions, *inner)) return missing(*inner);
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
    return std::nullopt;
}

std::optional<Response> Gate::overLimit(const Request& request)
{
    const auto reason = m_limiter.refusedFor(endpointOf(request.method, request.path), m_clock.elapsed());
    if (!reason) return std::nullopt;
    return rateLimited(*reason);
}

std::optional<Response> Gate::objection(const Request& request)
{
    const std::string version = headerOf(request, "stripe-version");
    if (!version.empty() && !isVersion(version))
        return deny({400, "invalid_request_error", "Invalid Stripe API version: " + version});
    if (headerOf(request, "idempotency-key").size() > maxIdempotencyKey) {
        return deny(
            {400, "invalid_request_error", "Idempotency-Key header must be at most 255 characters long."});
    }
    return std::nullopt;
}

Response Gate::once(const Request& request, const Work& work, const std::optional<Fault>& fault)
{
    const std::string key = request.method == "POST" ? headerOf(request, "idempotency-key") : std::string();
    if (key.empty()) return work(request);
    IdempotencyStore::Claim claim = m_idempotency.claim(key, request, m_clock.now());
    switch (claim.verdict) {
    case IdempotencyStore::Verdict::Fresh:
        break;
    case IdempotencyStore::Verdict::InFlight:
        return keyInUse(key);
    case IdempotencyStore::Verdict::OtherParameters:
        return deny(
            {400, "idempotency_error",
             "Keys for idempotent requests can only be used with the same parameters they were first used "
             "with. Try using a key other than '" +
                 key + "' if you meant to execute a different request."});
    case IdempotencyStore::Verdict::Replay:
        claim.stored.headers["idempotent-replayed"] = "true";
        claim.stored.headers["original-request"] = claim.stored.headers["request-id"];
        claim.stored.headers.erase("request-id");
        return claim.stored;
    }
    Response answer = work(request);
    finish(request, answer);
    const bool failsAfter = fault && fault->kind == FaultKind::ServerError;
    if (failsAfter) {
        // The request id belongs to the failure as well as to the work behind it.
        Headers headers = std::move(answer.headers);
        answer = serverError(500);
        answer.headers.merge(headers);
    }
    if (IdempotencyStore::isStored(answer)) {
        m_idempotency.store(key, answer);
    } else {
        m_idempotency.release(key);
    }
    return answer;
}

void Gate::finish(const Request& request, Response& response)
{
    Headers& headers = response.headers;
    headers.try_emplace("content-type", "application/json; charset=utf-8");
    if (!headers.contains("request-id"))
        headers["request-id"] = "req_" + letters(mixed(m_options.seed ^ 0x4e9, m_requests++), 14);
    const std::string version = headerOf(request, "stripe-version");
    headers["stripe-version"] = isVersion(version) ? version : std::string(pinnedVersion);
    const std::string key = headerOf(request, "idempotency-key");
    if (request.method == "POST" && !key.empty()) headers["idempotency-key"] = key;
    headers["date"] = httpDate(m_clock.now());
}

} // namespace regulars::sandbox
