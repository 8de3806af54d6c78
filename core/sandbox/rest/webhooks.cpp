// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/rest/lists.h"
#include "core/sandbox/rest/routes.h"

namespace regulars::sandbox::handlers {

namespace {

Ref<WebhookEndpoint> liveEndpoint(const Call& call)
{
    const auto endpoint = call.find(call.state.webhookEndpoints, "webhook endpoint");
    if (call.state.webhookEndpoints[endpoint].deleted) throw missing("webhook endpoint", call.id());
    return endpoint;
}

/// Names without wildcards: those work in the filter of the list of events only (contract.md 20).
std::vector<std::string> readNames(const Params& params)
{
    std::vector<std::string> names = params.texts("enabled_events");
    if (names.empty())
        throw invalid("Missing required param: enabled_events.", "enabled_events", "parameter_missing");
    for (const std::string& name : names)
        if (name != "*" && (name.find('*') != std::string::npos || name.find('.') == std::string::npos))
            throw invalid("Invalid event type: " + name, "enabled_events");
    return names;
}

void readUrl(const Params& params, std::string& url)
{
    url = params.requiredText("url");
    if (!url.starts_with("http://") && !url.starts_with("https://"))
        throw invalid("Invalid URL: An explicit scheme (such as https) must be provided.", "url",
                      "url_invalid");
}

void readFields(const Params& params, WebhookEndpointFields& fields)
{
    if (params.has("url")) readUrl(params, fields.url);
    if (params.has("enabled_events")) fields.enabledEvents = readNames(params);
    if (const auto description = params.text("description")) fields.description = *description;
    params.metadata(fields.metadata);
}

} // namespace

void listWebhookEndpoints(const Call& call)
{
    answerTable(call, call.state.webhookEndpoints, "webhook endpoint", "/v1/webhook_endpoints",
                [](const WebhookEndpoint& endpoint, auto) { return !endpoint.deleted; });
}

void createWebhookEndpoint(const Call& call)
{
    WebhookEndpointFields fields;
    readUrl(call.params, fields.url);
    fields.enabledEvents = readNames(call.params);
    readFields(call.params, fields);
    const std::string version = call.params.text("api_version").value_or("");
    call.params.finish();
    if (!version.empty() && !isVersion(version))
        throw invalid("Invalid Stripe API version: " + version, "api_version");
    const auto endpoint = call.engine.createWebhookEndpoint(std::move(fields), version);
    call.render.webhookEndpoint(endpoint, true);
}

void showWebhookEndpoint(const Call& call)
{
    call.params.finish();
    call.answer(liveEndpoint(call));
}

void updateWebhookEndpoint(const Call& call)
{
    const auto endpoint = liveEndpoint(call);
    WebhookEndpointFields fields = call.state.webhookEndpoints[endpoint];
    readFields(call.params, fields);
    fields.disabled = call.params.boolean("disabled").value_or(fields.disabled);
    call.params.finish();
    call.engine.updateWebhookEndpoint(endpoint, std::move(fields));
    call.answer(endpoint);
}

void deleteWebhookEndpoint(const Call& call)
{
    const auto endpoint = liveEndpoint(call);
    call.params.finish();
    call.engine.deleteWebhookEndpoint(endpoint);
    call.answer(endpoint);
}

} // namespace regulars::sandbox::handlers
