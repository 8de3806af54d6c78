// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sandbox/rest/account.h"
#include "core/sandbox/engine/engine.h"

#include <nlohmann/json.hpp>

namespace regulars::tests {

using Json = nlohmann::json;

/// An account with a clock that the test moves, asked as over the wire.
class AccountBox {
public:
    static constexpr std::int64_t start = 1'767'225'600; // 2026-01-01T00:00:00Z

    explicit AccountBox(std::uint64_t seed = 7)
        : m_account([&] {
            auto state = std::make_unique<sandbox::AccountState>();
            state->random = seed;
            state->now = start;
            return state;
        }())
    {
    }

    Json get(const std::string& path, const std::string& query = {}) { return ask("GET", path, query, {}); }
    Json post(const std::string& path, const std::string& body = {}) { return ask("POST", path, {}, body); }
    Json del(const std::string& path, const std::string& query = {})
    {
        return ask("DELETE", path, query, {});
    }
    Json ask(const std::string& method, const std::string& path, const std::string& query,
             const std::string& body)
    {
        return answer({method, "/v1/" + path, query, body, {{"idempotency-key", "key-1"}}});
    }
    /// What only a sandbox is asked: the part of a payer or a bank.
    Json control(const std::string& path, const std::string& body)
    {
        return answer({"POST", "/_sandbox/" + path, {}, body, {}});
    }
    /// Moves the clock and lets the account catch up.
    void wait(std::int64_t seconds)
    {
        m_now += seconds;
        m_account.advance(fromUnixSeconds(m_now));
    }
    void waitUntil(std::int64_t moment) { wait(moment - m_now); }
    std::int64_t now() const { return m_now; }
    sandbox::Account& account() { return m_account; }
    sandbox::AccountState& state() { return m_account.state(); }

    std::string customer(const std::string& token = "pm_card_visa", const std::string& more = {})
    {
        const std::string id = post("customers", "name=Ada&email=ada%40example.com" + more)["id"];
        if (token.empty()) return id;
        const std::string method = post("payment_methods/" + token + "/attach", "customer=" + id)["id"];
        post("customers/" + id, "invoice_settings[default_payment_method]=" + method);
        return id;
    }
    std::string price(int amount, const std::string& interval = "month", const std::string& currency = "eur")
    {
        std::string body =
            "currency=" + currency + "&unit_amount=" + std::to_string(amount) + "&product_data[name]=Club";
        if (!interval.empty()) body += "&recurring[interval]=" + interval;
        return post("prices", body)["id"];
    }
    Json subscribe(const std::string& customer, const std::string& price, const std::string& more = {})
    {
        return post("subscriptions", "customer=" + customer + "&items[0][price]=" + price + more);
    }
    /// All rows of a list, page by page.
    std::vector<Json> all(const std::string& path, const std::string& query = {}, int limit = 100)
    {
        std::vector<Json> rows;
        std::string cursor;
        for (;;) {
            const Json page =
                get(path, query + (query.empty() ? "" : "&") + "limit=" + std::to_string(limit) + cursor);
            for (const Json& row : page.at("data"))
                rows.push_back(row);
            if (!page.at("has_more").get<bool>()) return rows;
            cursor = "&starting_after=" + rows.back().at("id").get<std::string>();
        }
    }

    int status = 0;

private:
    Json answer(const sandbox::Request& request)
    {
        const sandbox::Response response = m_account.handle(request, fromUnixSeconds(m_now));
        status = response.status;
        return Json::parse(response.body);
    }

    sandbox::Account m_account;
    std::int64_t m_now = start;
};

} // namespace regulars::tests
