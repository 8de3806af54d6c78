// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/engine/events.h"

namespace regulars::sandbox {

void Engine::setOrigin(std::string requestId, std::string idempotencyKey)
{
    m_requestId = std::move(requestId);
    m_idempotencyKey = std::move(idempotencyKey);
}

void Engine::record(std::string_view type, std::string object, std::string previous)
{
    if (!wantsEvents()) return;
    Event event;
    event.id = m_state.newId("evt_1", 23);
    event.created = eventTime();
    event.type = type;
    event.apiVersion = pinnedVersion;
    event.object = std::move(object);
    event.previous = std::move(previous);
    event.requestId = m_requestId;
    event.idempotencyKey = m_idempotencyKey;
    publish(event);
}

} // namespace regulars::sandbox
