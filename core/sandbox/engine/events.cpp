// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/engine/events.h"

#include <nlohmann/json.hpp>

namespace regulars::sandbox {

namespace {

using Json = nlohmann::ordered_json;

Json difference(const Json& before, const Json& after)
{
    Json previous = Json::object();
    for (const auto& [name, old] : before.items()) {
        const auto found = after.find(name);
        if (found == after.end()) {
            previous[name] = old;
        } else if (*found != old) {
            const bool hashes = old.is_object() && found->is_object() && !old.contains("id");
            const bool isList = hashes && old.value("object", "") == "list";
            previous[name] = hashes && !isList ? difference(old, *found) : old;
        }
    }
    for (const auto& [name, value] : after.items())
        if (!before.contains(name)) previous[name] = nullptr; // came new: it was nothing before
    return previous;
}

} // namespace

std::string previousAttributes(const std::string& before, const std::string& after)
{
    if (before == after) return {};
    const Json previous = difference(Json::parse(before), Json::parse(after));
    return previous.empty() ? std::string() : previous.dump();
}

void Engine::setOrigin(std::string requestId, std::string idempotencyKey)
{
    m_requestId = std::move(requestId);
    m_idempotencyKey = std::move(idempotencyKey);
}

void Engine::record(std::string_view type, std::string object, std::string previous)
{
    if (!wantsEvents()) return;
    m_state.events.push_back({m_state.newId("evt_1", 23), m_state.now, std::string(type), std::move(object),
                              std::move(previous), m_requestId, m_idempotencyKey});
}

} // namespace regulars::sandbox
