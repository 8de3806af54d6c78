// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/world/world.h"

#include "core/sandbox/model/state.h"
#include "tests/world/mirrordump.h"

#include <nlohmann/json.hpp>

namespace regulars::tests {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 start = 1'790'000'000;

sandbox::Account studio()
{
    auto state = std::make_unique<sandbox::AccountState>();
    state->random = 7;
    state->now = start - 90 * 86400;
    return sandbox::Account(std::move(state));
}

} // namespace

World::World(int customers, std::set<std::string> permissions)
    : clock(fromUnixSeconds(start - 90 * 86400)), accountClock(clock, clock.now())
{
    sandbox::GateOptions options;
    options.keys = sandbox::keysFromSeed(7, !permissions.empty());
    options.permissions = permissions;
    m_secret = options.keys.secret;
    const std::string key = permissions.empty() ? options.keys.secret : options.keys.restricted;
    host = std::make_unique<sandbox::AccountHost>(studio(), accountClock, options);
    transport = std::make_unique<SandboxTransport>(*host, key);
    m_limiter = std::make_unique<stripe::Limiter>(clock, 1'000'000);
    m_stripeClock = std::make_unique<stripe::StripeClock>(clock);
    m_client = std::make_unique<stripe::Client>(*transport, *m_limiter, *m_stripeClock, clock, m_random);

    const std::string product = idIn(post("/v1/products", "name=Membership"));
    const std::string price = idIn(
        post("/v1/prices", "currency=eur&unit_amount=4900&recurring[interval]=month&product=" + product));
    for (int i = 0; i < customers; ++i) {
        const std::string customer =
            idIn(post("/v1/customers", "name=Person+" + std::to_string(i) + "&email=p" + std::to_string(i) +
                                           "%40example.org"));
        if (i % 3 == 2) continue;
        const std::string token = i % 4 == 3 ? "pm_card_chargeCustomerFail" : "pm_card_visa";
        const std::string method =
            idIn(post("/v1/payment_methods/" + token + "/attach", "customer=" + customer));
        if (i % 3 == 0) {
            post("/v1/subscriptions",
                 "customer=" + customer + "&items[0][price]=" + price + "&default_payment_method=" + method);
        } else if (token == "pm_card_visa") {
            post("/v1/payment_intents",
                 "amount=1500&currency=eur&confirm=true&description=Drop-in&customer=" + customer +
                     "&payment_method=" + method);
        }
        pass(std::chrono::hours(24));
    }
    pass(std::chrono::hours(24 * 40)); // renewals
}

sandbox::Request World::request(const std::string& method, const std::string& path) const
{
    sandbox::Request asked;
    asked.method = method;
    asked.path = path;
    asked.headers["authorization"] = "Bearer " + m_secret;
    return asked;
}

std::string World::post(const std::string& path, const std::string& form, int status)
{
    sandbox::Request asked = request("POST", path);
    asked.body = form;
    asked.headers["idempotency-key"] = "world-" + std::to_string(++m_posts);
    const sandbox::Response answer = host->handle(asked).response;
    if (status != 0 && answer.status != status) qFatal("POST %s: %s", path.c_str(), answer.body.c_str());
    return answer.body;
}

void World::remove(const std::string& path)
{
    const sandbox::Response answer = host->handle(request("DELETE", path)).response;
    if (answer.status != 200) qFatal("DELETE %s: %s", path.c_str(), answer.body.c_str());
}

std::string World::get(const std::string& path, const std::string& query)
{
    sandbox::Request asked = request("GET", path);
    asked.query = query;
    return host->handle(asked).response.body;
}

std::string World::idIn(const std::string& json)
{
    return nlohmann::json::parse(json).at("id");
}

void World::pass(std::chrono::seconds duration)
{
    clock.advance(duration);
    host->handle(request("GET", "/v1/account")); // lets what is due happen now
}

sync::SyncOptions World::quick()
{
    sync::SyncOptions options;
    options.workers = 3;
    options.waitForOther = std::chrono::seconds(0);
    return options;
}

Result<sync::SyncReport> World::sync(const sync::SyncOptions& options)
{
    sync::Synchronizer synchronizer(*m_client, *m_stripeClock, file(), clock, m_random);
    return synchronizer.run(options, {}, cancel);
}

Result<void> World::look(const CustomerId& customer)
{
    return sync::Synchronizer(*m_client, *m_stripeClock, file(), clock, m_random)
        .refreshMethods(customer, cancel);
}

void World::checkKey()
{
    for (int look = 0; look < 12; ++look) {
        if (!m_client->account(cancel)) qFatal("the key may not read the account");
    }
}

int World::countOf(const std::string& resource)
{
    int count = 0;
    std::string after;
    while (true) {
        const auto page = nlohmann::json::parse(get("/v1/" + resource, "limit=100" + after));
        count += static_cast<int>(page.at("data").size());
        if (!page.at("has_more")) return count;
        after = "&starting_after=" + page.at("data").back().at("id").get<std::string>();
    }
}

std::unique_ptr<store::Database> World::open()
{
    auto database = store::Database::open(file(), clock);
    if (!database) qFatal("%s", qPrintable(database.error().detail));
    return std::move(*database);
}

QStringList World::dump()
{
    return mirrorDump(*open());
}

QStringList World::freshDump()
{
    const QString fresh = m_folder.filePath(u"fresh-%1.sqlite"_s.arg(++m_posts));
    sync::Synchronizer synchronizer(*m_client, *m_stripeClock, fresh, clock, m_random);
    const auto filled = synchronizer.run(quick(), {}, {});
    if (!filled) qFatal("fresh fill: %s", qPrintable(filled.error().detail));
    auto database = store::Database::open(fresh, clock);
    return mirrorDump(**database);
}

} // namespace regulars::tests
