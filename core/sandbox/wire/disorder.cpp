// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/wire/disorder.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace regulars::sandbox {

namespace {

using Json = nlohmann::ordered_json;

/// Every second event that is younger than `until` has not surfaced; older ones and the others have.
Json withoutLate(const Json& events, std::int64_t until)
{
    Json rest = Json::array();
    bool isLate = false;
    for (const Json& event : events) {
        isLate = !isLate && event.at("created").get<std::int64_t>() > until;
        if (!isLate) rest.push_back(event);
    }
    return rest;
}

Json twice(const Json& events)
{
    Json all = Json::array();
    for (const Json& event : events)
        for (int i = 0; i < 2; ++i)
            all.push_back(event);
    return all;
}

/// Turned around within each second: pages still join, whichever of them is taken for a cursor.
void turnSeconds(Json& events)
{
    for (auto from = events.begin(); from != events.end();) {
        const auto to = std::find_if(from, events.end(), [&](const Json& event) {
            return event.at("created") != from->at("created");
        });
        std::reverse(from, to);
        from = to;
    }
}

} // namespace

void disorder(const Fault& fault, Instant now, std::string& body)
{
    Json answer = Json::parse(body, nullptr, false);
    if (!answer.is_object() || !answer.contains("data") || !answer["data"].is_array()) return;
    Json& events = answer["data"];
    if (fault.kind == FaultKind::EventsLate)
        events =
            withoutLate(events, unixSeconds(now - std::chrono::floor<std::chrono::seconds>(fault.pause)));
    if (fault.kind == FaultKind::EventsTwice) events = twice(events);
    if (fault.kind == FaultKind::EventsShuffled) turnSeconds(events);
    body = answer.dump();
}

} // namespace regulars::sandbox
