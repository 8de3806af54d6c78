// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/rest/lists.h"
#include "core/sandbox/rest/routes.h"

namespace regulars::sandbox::handlers {

namespace {

constexpr Stamp retention = 30 * 86400; // contract.md 20

bool matches(const std::vector<std::string>& wanted, const std::string& type)
{
    if (wanted.empty()) return true;
    return std::any_of(wanted.begin(), wanted.end(), [&](const std::string& pattern) {
        if (!pattern.ends_with('*')) return pattern == type;
        return type.starts_with(std::string_view(pattern).substr(0, pattern.size() - 1));
    });
}

std::vector<std::string> wantedTypes(const Params& params)
{
    std::vector<std::string> wanted = params.texts("types");
    if (wanted.size() > 20) throw invalid("You may list at most 20 types.", "types");
    if (const auto type = params.text("type")) {
        if (!wanted.empty())
            throw invalid("You may only specify one of these parameters: type, types.", "type",
                          "parameters_exclusive");
        wanted.push_back(*type);
    }
    return wanted;
}

std::size_t findEvent(const std::deque<Event>& events, const std::string& id, Stamp now)
{
    for (std::size_t i = events.size(); i > 0; --i) {
        if (events[i - 1].created < now - retention) break;
        if (events[i - 1].id == id) return i - 1;
    }
    return events.size();
}

} // namespace

void listEvents(const Call& call)
{
    const auto& events = call.state.events;
    const Paging paging = readPaging(call.params);
    TimeRange range = readRange(call.params, "created");
    range.from = std::max(range.from, call.now - retention);
    const std::vector<std::string> wanted = wantedTypes(call.params);
    const auto delivered = call.params.boolean("delivery_success");
    call.params.finish();
    std::size_t cursor = 0;
    const bool backwards = !paging.before.empty();
    if (const std::string& id = backwards ? paging.before : paging.after; !id.empty()) {
        cursor = findEvent(events, id, call.now);
        if (cursor == events.size())
            throw missing("event", id, backwards ? "ending_before" : "starting_after");
    }
    const auto [first, last] =
        indexRange(events.size(), range, [&](std::size_t i) { return events[i].created; });
    const Page page = cutPage(first, last, paging, cursor, cursor + 1, [&](std::size_t i) {
        const bool isDelivered = events[i].pendingWebhooks == 0;
        return matches(wanted, events[i].type) && (!delivered || *delivered == isDelivered);
    });
    beginListAnswer(call.out, "/v1/events", page.hasMore);
    for (const std::size_t i : page.rows)
        call.render.event(events[i]);
    endListAnswer(call.out);
}

void showEvent(const Call& call)
{
    call.params.finish();
    const auto& events = call.state.events;
    const std::size_t found = findEvent(events, call.id(), call.now);
    if (found == events.size()) throw missing("event", call.id());
    call.render.event(events[found]);
}

void account(const Call& call)
{
    call.params.finish();
    call.render.account();
}

} // namespace regulars::sandbox::handlers
