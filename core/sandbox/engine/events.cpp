// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/engine/events.h"

namespace regulars::sandbox {

namespace {

/// The event that was drawn at the pinned version, as another version draws it (contract.md 20).
Event inVersion(const AccountState& state, Event event, const std::string& version)
{
    event.apiVersion = version;
    const std::string object = olderShape(state, event.object, version);
    if (!event.previous.empty())
        event.previous =
            previousAttributes(olderShape(state, beforeOf(event.object, event.previous), version), object);
    event.object = object;
    return event;
}

} // namespace

void Engine::setOrigin(std::string requestId, std::string idempotencyKey)
{
    m_requestId = std::move(requestId);
    m_idempotencyKey = std::move(idempotencyKey);
}

void Engine::record(std::string_view type, std::string object, std::string previous)
{
    if (!wantsEvents()) return;
    Event event{
        m_state.newId("evt_1", 23), m_state.now,         std::string(type), std::string(pinnedVersion),
        std::move(object),          std::move(previous), m_requestId,       m_idempotencyKey};
    const std::string& version = m_state.settings.eventsVersion;
    if (version != pinnedVersion) event = inVersion(m_state, std::move(event), version);
    m_state.events.push_back(std::move(event));
}

} // namespace regulars::sandbox
