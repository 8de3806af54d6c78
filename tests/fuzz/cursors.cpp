// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/model/state.h"
#include "core/sandbox/rest/account.h"

#include <array>
#include <cstdlib>
#include <nlohmann/json.hpp>

using namespace regulars;
using namespace regulars::sandbox;

namespace {

constexpr auto now = std::chrono::seconds(1'790'000'000);

Account studio()
{
    auto state = std::make_unique<AccountState>();
    state->random = 7;
    state->now = now.count();
    Account account(std::move(state));
    const auto post = [&](const std::string& path, const std::string& body) {
        const Response answer = account.handle({"POST", path, {}, body, {}}, Instant(now));
        return nlohmann::json::parse(answer.body).value("id", "");
    };
    for (int i = 0; i < 12; ++i) {
        const std::string customer =
            post("/v1/customers", "name=Person&email=p" + std::to_string(i) + "@example.org");
        const std::string method = post("/v1/payment_methods/pm_card_visa/attach", "customer=" + customer);
        post("/v1/payment_intents",
             "amount=900&currency=eur&confirm=true&customer=" + customer + "&payment_method=" + method);
    }
    post("/v1/products", "name=Class");
    return account;
}

} // namespace

/// Whatever a list is asked for, the answer is a page or a refusal: the first byte says which list, the rest
/// is the query.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static Account account = studio();
    static constexpr std::array lists{
        "/v1/customers",     "/v1/charges",  "/v1/events",          "/v1/balance_transactions",
        "/v1/subscriptions", "/v1/invoices", "/v1/payment_intents", "/v1/products"};
    if (size == 0) return 0;
    const std::string query(reinterpret_cast<const char*>(data) + 1, size - 1);
    const Response answer =
        account.handle({"GET", lists[data[0] % lists.size()], query, {}, {}}, Instant(now));
    if (answer.status != 200 && answer.status != 400 && answer.status != 404) std::abort();
    const auto page = nlohmann::json::parse(answer.body, nullptr, false);
    if (!page.is_object()) std::abort();
    if (answer.status != 200) return 0;
    const auto& objects = page.at("data");
    if (objects.size() > 100 || (page.at("has_more") == true && objects.empty())) std::abort();
    return 0;
}
