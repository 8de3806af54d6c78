// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/render/render.h"

namespace regulars::sandbox {

void Renderer::object(Ref<WebhookEndpoint> ref, const Expand&)
{
    webhookEndpoint(ref, false);
}

void Renderer::webhookEndpoint(Ref<WebhookEndpoint> ref, bool withSecret)
{
    const WebhookEndpoint& endpoint = m_state.webhookEndpoints[ref];
    head(endpoint.id, "webhook_endpoint");
    if (endpoint.deleted) {
        m_out.field("deleted", true);
        return m_out.endObject();
    }
    m_out.maybe("api_version", endpoint.apiVersion);
    m_out.nullField("application");
    m_out.field("created", endpoint.created);
    m_out.maybe("description", endpoint.description);
    m_out.beginArray("enabled_events");
    for (const std::string& name : endpoint.enabledEvents)
        m_out.text(name);
    m_out.endArray();
    m_out.field("livemode", false);
    m_out.metadata("metadata", endpoint.metadata);
    if (withSecret) m_out.field("secret", endpoint.secret);
    m_out.field("status", endpoint.disabled ? "disabled" : "enabled");
    m_out.field("url", endpoint.url);
    m_out.endObject();
}

void Renderer::event(const Event& event)
{
    head(event.id, "event");
    m_out.field("api_version", event.apiVersion);
    m_out.field("created", event.created);
    m_out.beginObject("data");
    m_out.key("object");
    m_out.raw(event.object);
    if (!event.previous.empty()) {
        m_out.key("previous_attributes");
        m_out.raw(event.previous);
    }
    m_out.endObject();
    m_out.field("livemode", false);
    m_out.field("pending_webhooks", event.pendingWebhooks);
    m_out.beginObject("request");
    m_out.maybe("id", event.requestId);
    m_out.maybe("idempotency_key", event.idempotencyKey);
    m_out.endObject();
    m_out.field("type", event.type);
    m_out.endObject();
}

} // namespace regulars::sandbox
