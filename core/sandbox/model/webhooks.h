// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sandbox/model/people.h"

// Whom events are sent to. See people.h for the habits.
namespace regulars::sandbox {

struct WebhookEndpointFields {
    std::string url, description;
    std::vector<std::string> enabledEvents; ///< names; "*" stands for all
    bool disabled = false;
    Metadata metadata;
};

struct WebhookEndpoint : WebhookEndpointFields {
    std::string id;
    Stamp created = 0;
    bool deleted = false;
    std::string secret;     ///< "whsec_…", shown at creation only
    std::string apiVersion; ///< empty: the account's
    template<class Self, class F> static void fields(Self& s, F&& f)
    {
        f(s.id, s.created, s.deleted, s.secret, s.apiVersion, s.url, s.description, s.enabledEvents,
          s.disabled, s.metadata);
    }
};

/// One event on its way to one endpoint: the body as it is to be sent.
struct Delivery {
    Ref<WebhookEndpoint> endpoint;
    std::string eventId;
    std::string body;
};

} // namespace regulars::sandbox
