// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/rest/account.h"

#include "core/sandbox/engine/radar.h"
#include "core/sandbox/engine/testclocks.h"
#include "core/sandbox/rest/routes.h"
#include "core/sandbox/rest/testclocks.h"

#include <algorithm>

namespace regulars::sandbox {

namespace {

Response refuse(const AccountState& state, Stamp now, const Refusal& refusal)
{
    JsonWriter out;
    out.beginObject();
    out.beginObject("error");
    if (!refusal.code.empty()) {
        out.field("code", refusal.code);
        out.field(
            "doc_url", "https://stripe.com/docs/error-codes/" + [&] {
                std::string page = refusal.code;
                std::replace(page.begin(), page.end(), '_', '-');
                return page;
            }());
    }
    if (refusal.charge) out.field("charge", state.charges[refusal.charge].id);
    if (!refusal.declineCode.empty()) out.field("decline_code", refusal.declineCode);
    out.field("message", refusal.message);
    if (!refusal.param.empty()) out.field("param", refusal.param);
    if (refusal.intent) {
        out.key("payment_intent");
        Renderer(state, out, now).object(refusal.intent, Expand::nothing());
    }
    out.field("type", refusal.type);
    out.endObject();
    out.endObject();
    return {refusal.status, {}, out.take()};
}

std::string headerOf(const Request& request, const std::string& name)
{
    const auto found = request.headers.find(name);
    return found == request.headers.end() ? std::string() : found->second;
}

} // namespace

Account::Account(std::unique_ptr<AccountState> state) : m_state(std::move(state))
{
    if (m_state->valueLists.size() == 0) addDefaultLists(*m_state);
}
Account::~Account() = default;
Account::Account(Account&&) noexcept = default;
Account& Account::operator=(Account&&) noexcept = default;

bool Account::isRead(const Request& request)
{
    return request.method == "GET" || request.method == "HEAD" ||
           request.path == "/v1/invoices/create_preview";
}

bool Account::isDue(Instant now) const
{
    return !m_state->due.empty() && std::get<Stamp>(*m_state->due.begin()) <= unixSeconds(now);
}

void Account::advance(Instant now)
{
    Engine(*m_state).advance(unixSeconds(now));
}

std::vector<Delivery> Account::takeDeliveries()
{
    return std::exchange(m_state->outbox, {});
}

void Account::noteDelivered(const std::string& eventId)
{
    auto& events = m_state->events;
    const auto event =
        std::find_if(events.rbegin(), events.rend(), [&](const Event& row) { return row.id == eventId; });
    if (event != events.rend() && event->pendingWebhooks > 0) --event->pendingWebhooks;
}

Response Account::handle(const Request& request, Instant now)
{
    // A read with nothing due leaves the state alone, its time too: others may be reading beside it.
    const bool writes = !isRead(request);
    if (writes || isDue(now)) advance(now);
    const Stamp moment = std::max<Stamp>(unixSeconds(now), m_state->now);
    Engine engine(*m_state);
    Response response;
    const std::string requestId = writes ? m_state->newId("req_", 14) : std::string();
    if (writes) engine.setOrigin(requestId, headerOf(request, "idempotency-key"));
    try {
        std::vector<std::string> ids;
        const std::string path = validUtf8(request.path);
        const Route* route = findRoute(request.method == "HEAD" ? "GET" : request.method, path, ids);
        if (!route) {
            Refusal unknown = invalid("Unrecognized request URL (" + request.method + ": " + path +
                                      "). Please see https://stripe.com/docs or we can help at "
                                      "https://support.stripe.com/.");
            unknown.status = 404;
            throw unknown;
        }
        const Form form = parseForm(request.method == "POST" ? request.body : request.query);
        if (!form.problem.empty()) throw invalid(form.problem, form.param);
        const Params params(form.root);
        const Expand expand = Expand::parse(params.texts("expand"), route->object, route->isList);
        const OnClock scope(*m_state, writes ? clockOfRequest(*m_state, form.root, ids) : Ref<TestClock>{});
        const Stamp seen = writes ? m_state->now : moment;
        JsonWriter out;
        Renderer render(*m_state, out, seen);
        route->handler(Call{engine, *m_state, params, ids, expand, seen, render, out});
        response.body = out.take();
    } catch (const Refusal& refusal) {
        response = refuse(*m_state, moment, refusal);
    }
    if (writes) response.headers["request-id"] = requestId;
    return response;
}

} // namespace regulars::sandbox
