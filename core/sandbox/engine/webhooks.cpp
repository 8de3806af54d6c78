// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/engine/events.h"

#include <algorithm>

namespace regulars::sandbox {

namespace {

/// The event that was drawn at the pinned version, as another version draws it (contract.md 20).
Event inVersion(const AccountState& state, Event event, const std::string& version)
{
    event.apiVersion = version;
    if (version == pinnedVersion) return event;
    const std::string object = olderShape(state, event.object, version);
    if (!event.previous.empty())
        event.previous =
            previousAttributes(olderShape(state, beforeOf(event.object, event.previous), version), object);
    event.object = object;
    return event;
}

bool wants(const WebhookEndpoint& endpoint, const std::string& type)
{
    if (endpoint.deleted || endpoint.disabled) return false;
    return std::any_of(endpoint.enabledEvents.begin(), endpoint.enabledEvents.end(),
                       [&](const std::string& name) { return name == "*" || name == type; });
}

} // namespace

Ref<WebhookEndpoint> Engine::createWebhookEndpoint(WebhookEndpointFields fields, std::string apiVersion)
{
    WebhookEndpoint row;
    static_cast<WebhookEndpointFields&>(row) = std::move(fields);
    row.id = m_state.newId("we_1", 23);
    row.created = m_state.now;
    row.secret = m_state.newId("whsec_", 32);
    row.apiVersion = std::move(apiVersion);
    return m_state.webhookEndpoints.add(std::move(row));
}

void Engine::updateWebhookEndpoint(Ref<WebhookEndpoint> endpoint, WebhookEndpointFields fields)
{
    static_cast<WebhookEndpointFields&>(m_state.webhookEndpoints[endpoint]) = std::move(fields);
}

void Engine::deleteWebhookEndpoint(Ref<WebhookEndpoint> endpoint)
{
    m_state.webhookEndpoints[endpoint].deleted = true;
}

void Engine::publish(const Event& pinned)
{
    const std::string& usual = m_state.settings.eventsVersion;
    const auto& endpoints = m_state.webhookEndpoints;
    Event event = inVersion(m_state, pinned, usual);
    event.pendingWebhooks =
        static_cast<int>(std::count_if(endpoints.begin(), endpoints.end(),
                                       [&](const auto& endpoint) { return wants(endpoint, event.type); }));
    for (std::uint32_t row = 0; event.pendingWebhooks > 0 && row < endpoints.size(); ++row) {
        const WebhookEndpoint& endpoint = endpoints[Ref<WebhookEndpoint>{row}];
        if (!wants(endpoint, event.type)) continue;
        Event shaped = event;
        if (!endpoint.apiVersion.empty() && endpoint.apiVersion != usual) {
            shaped = inVersion(m_state, pinned, endpoint.apiVersion);
            shaped.pendingWebhooks = event.pendingWebhooks;
        }
        JsonWriter out;
        Renderer(m_state, out, m_state.now).event(shaped);
        m_state.outbox.push_back({{row}, event.id, out.take()});
    }
    m_state.events.push_back(std::move(event));
}

} // namespace regulars::sandbox
