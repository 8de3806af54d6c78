// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/wire/idempotency.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string_view>

namespace regulars::sandbox {

namespace {

constexpr std::chrono::hours keptFor{24};

std::string parametersOf(const Request& request)
{
    return request.query + '\n' + request.body;
}

/// "code" of an error body; "" where there is none.
std::string codeOf(const std::string& body)
{
    const nlohmann::json json = nlohmann::json::parse(body, nullptr, false);
    if (!json.is_object() || !json.contains("error") || !json["error"].is_object()) return {};
    const nlohmann::json& error = json["error"];
    return error.contains("code") && error["code"].is_string() ? error["code"].get<std::string>()
                                                               : std::string();
}

/// Refusals that come from looking at the parameters alone.
bool isValidationCode(std::string_view code)
{
    static constexpr std::array codes{std::string_view("email_invalid"), std::string_view("url_invalid"),
                                      std::string_view("resource_missing"),
                                      std::string_view("payment_method_types_no_longer_supported")};
    return code.empty() || code.substr(0, 9) == "parameter" ||
           std::find(codes.begin(), codes.end(), code) != codes.end();
}

} // namespace

bool IdempotencyStore::isStored(const Response& response)
{
    switch (response.status) {
    case 401:
    case 403:
    case 404:
    case 409:
    case 429:
        return false;
    case 400:
        return !isValidationCode(codeOf(response.body));
    default:
        return true;
    }
}

void IdempotencyStore::forgetOld(Instant now)
{
    while (!m_byAge.empty() && m_byAge.front().first + keptFor <= now) {
        const auto it = m_entries.find(m_byAge.front().second);
        // Only if the entry is still that old one: a released key may have been claimed again since.
        if (it != m_entries.end() && it->second.since == m_byAge.front().first && it->second.response)
            m_entries.erase(it);
        m_byAge.pop_front();
    }
}

IdempotencyStore::Claim IdempotencyStore::claim(const std::string& key, const Request& request, Instant now)
{
    const std::lock_guard lock(m_mutex);
    forgetOld(now);
    const auto [it, fresh] = m_entries.try_emplace(key);
    Entry& entry = it->second;
    if (fresh) {
        entry = {request.method, request.path, parametersOf(request), now, std::nullopt};
        m_byAge.emplace_back(now, key);
        return {};
    }
    if (entry.method != request.method || entry.path != request.path ||
        entry.parameters != parametersOf(request)) {
        return {Verdict::OtherParameters, {}, entry.path};
    }
    if (!entry.response) return {Verdict::InFlight, {}, {}};
    return {Verdict::Replay, *entry.response, {}};
}

void IdempotencyStore::store(const std::string& key, const Response& response)
{
    const std::lock_guard lock(m_mutex);
    const auto it = m_entries.find(key);
    if (it != m_entries.end()) it->second.response = response;
}

void IdempotencyStore::release(const std::string& key)
{
    const std::lock_guard lock(m_mutex);
    m_entries.erase(key);
}

void IdempotencyStore::remember(const std::string& key, const Request& request, const Response& response,
                                Instant when)
{
    const std::lock_guard lock(m_mutex);
    m_entries[key] = {request.method, request.path, parametersOf(request), when, response};
    m_byAge.emplace_back(when, key);
}

} // namespace regulars::sandbox
