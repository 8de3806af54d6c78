// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/render/older.h"

#include <nlohmann/json.hpp>

namespace regulars::sandbox {

namespace {

using Json = nlohmann::ordered_json;

/// Hashes are compared member by member; objects with an id and lists are not.
bool isHash(const Json& value)
{
    return value.is_object() && !value.contains("id") && value.value("object", "") != "list";
}

Json difference(const Json& before, const Json& after)
{
    Json previous = Json::object();
    for (const auto& [name, old] : before.items()) {
        const auto found = after.find(name);
        if (found == after.end()) {
            previous[name] = old;
        } else if (*found != old) {
            previous[name] = isHash(old) && found->is_object() ? difference(old, *found) : old;
        }
    }
    for (const auto& [name, value] : after.items())
        if (!before.contains(name)) previous[name] = nullptr; // came new: it was nothing before
    return previous;
}

void restore(Json& object, const Json& previous)
{
    for (const auto& [name, old] : previous.items()) {
        const auto found = object.find(name);
        if (found != object.end() && isHash(*found) && isHash(old))
            restore(*found, old);
        else
            object[name] = old;
    }
}

} // namespace

std::string previousAttributes(const std::string& before, const std::string& after)
{
    if (before == after) return {};
    const Json previous = difference(Json::parse(before), Json::parse(after));
    return previous.empty() ? std::string() : previous.dump();
}

std::string beforeOf(const std::string& after, const std::string& previous)
{
    Json object = Json::parse(after);
    restore(object, Json::parse(previous));
    return object.dump();
}

} // namespace regulars::sandbox
