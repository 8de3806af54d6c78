// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulatedstripe.h"

#include "core/sandbox/model/state.h"

#include <nlohmann/json.hpp>

namespace regulars::tests {

using namespace Qt::StringLiterals;

namespace {

sandbox::Account emptyAccount(Random& random, Instant now)
{
    auto state = std::make_unique<sandbox::AccountState>();
    state->random = random.next();
    state->now = unixSeconds(now);
    return sandbox::Account(std::move(state));
}

/// Faults are for the app: none strikes a deed, or counts it.
template<class Work> auto spared(sandbox::FaultPlan& faults, Work&& work)
{
    const auto entries = faults.entries();
    faults.clear();
    auto done = work();
    for (const sandbox::FaultPlan::Entry& entry : entries) {
        sandbox::Fault rest = entry.fault;
        if (rest.times > 0 && entry.struck >= rest.times) continue;
        if (rest.times > 0) rest.times -= entry.struck;
        rest.first = std::max(1, rest.first - entry.seen);
        faults.add(rest);
    }
    return done;
}

} // namespace

// Stripe's clock is its own: the desk's may be wrong by any amount.
SimulatedStripe::SimulatedStripe(Random& random, FakeClock& clock, QStringList& transcript)
    : m_random(random)
    , m_clock(clock)
    , m_transcript(transcript)
    , m_accountClock(clock, fromUnixSeconds(1'790'000'000 + static_cast<qint64>(random.below(20'000'000))))
{
    sandbox::GateOptions options;
    options.keys = sandbox::keysFromSeed(random.next(), false);
    m_key = options.keys.secret;
    m_host = std::make_unique<sandbox::AccountHost>(emptyAccount(random, m_accountClock.now()),
                                                    m_accountClock, options);
}

void SimulatedStripe::someDeed()
{
    static const std::uint64_t total = [] {
        std::uint64_t sum = 0;
        for (const Deed& deed : deeds())
            sum += static_cast<std::uint64_t>(deed.weight);
        return sum;
    }();
    auto left = roll(total);
    for (const Deed& deed : deeds()) {
        const auto weight = static_cast<std::uint64_t>(deed.weight);
        if (left < weight) {
            m_transcript.append(u"deed "_s + QLatin1StringView(deed.name));
            return deed.happen(*this);
        }
        left -= weight;
    }
}

void SimulatedStripe::pass(std::chrono::seconds duration)
{
    m_clock.advance(duration);
    (void)m_host->moveClock(m_host->clock().now()); // what is due happens now
}

bool SimulatedStripe::ask(const std::string& method, const std::string& path, const std::string& form,
                          std::string* answer)
{
    sandbox::Request request;
    request.method = method;
    request.path = path;
    request.body = form;
    request.headers["authorization"] = "Bearer " + m_key;
    if (method == "POST") request.headers["idempotency-key"] = "deed-" + fresh();
    const sandbox::Response response =
        spared(m_host->faults(), [&] { return m_host->handle(request).response; });
    m_transcript.append(
        u"  %1 %2 %3 → %4"_s
            .arg(QString::fromStdString(method), QString::fromStdString(path), QString::fromStdString(form))
            .arg(response.status));
    if (answer) *answer = response.body;
    return response.status == 200;
}

std::string SimulatedStripe::make(const std::string& path, const std::string& form)
{
    std::string answer;
    if (!ask("POST", path, form, &answer)) return {};
    const auto parsed = nlohmann::json::parse(answer, nullptr, false);
    return parsed.is_object() ? parsed.value("id", "") : std::string();
}

void SimulatedStripe::bill(const std::string& customer, const std::string& amount)
{
    ask("POST", "/v1/invoiceitems", "currency=eur&customer=" + customer + "&amount=" + amount);
    const std::string invoice =
        make("/v1/invoices", "pending_invoice_items_behavior=include&customer=" + customer);
    if (!invoice.empty()) ask("POST", "/v1/invoices/" + invoice + "/finalize");
}

} // namespace regulars::tests
