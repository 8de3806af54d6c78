// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/wire/host.h"

#include "core/sandbox/rest/forms.h"
#include "core/sandbox/wire/denial.h"

#include <charconv>

namespace regulars::sandbox {

using namespace Qt::StringLiterals;

namespace {

Response plainJson(std::string body)
{
    Response response;
    response.headers["content-type"] = "application/json; charset=utf-8";
    response.body = std::move(body);
    return response;
}

Response badControl(const std::string& message)
{
    return deny({400, "invalid_request_error", message});
}

} // namespace

AccountHost::AccountHost(Account account, AccountClock& clock, GateOptions options,
                         std::unique_ptr<Journal> journal, std::unique_ptr<Trace> trace)
    : m_account(std::move(account))
    , m_clock(clock)
    , m_gate(std::move(options), clock)
    , m_journal(std::move(journal))
    , m_trace(std::move(trace))
{
}

std::unique_lock<std::shared_mutex> AccountHost::alone()
{
    const std::lock_guard turn(m_turnstile);
    return std::unique_lock(m_lock);
}

GateAnswer AccountHost::handle(const Request& request)
{
    if (request.path.substr(0, 10) == "/_sandbox/") {
        Response response = control(request);
        response.headers["date"] = httpDate(m_clock.now());
        return {std::move(response), std::nullopt};
    }
    GateAnswer answer = m_gate.handle(request, [this](const Request& passed) { return perform(passed); });
    ++m_answers;
    if (answer.response.status == 429) ++m_refusedByRate;
    if (m_trace) m_trace->write(request, answer.response);
    return answer;
}

Response AccountHost::perform(const Request& request)
{
    const bool reads = Account::isRead(request);
    if (reads) {
        m_turnstile.lock();
        const std::shared_lock together(m_lock);
        m_turnstile.unlock();
        const Instant now = m_clock.now();
        if (!m_account.isDue(now)) return m_account.handle(request, now);
    }
    const auto lock = alone();
    const Instant now = m_clock.now();
    if (!reads && m_journal) {
        JournalEntry entry{now, m_clock.ahead(), request, std::nullopt};
        const Result<void> written = m_journal->append(entry);
        if (!written) return deny({500, "api_error", written.error().detail.toStdString()});
    }
    Response response = m_account.handle(request, now);
    handOver();
    return response;
}

void AccountHost::handOver()
{
    std::vector<Delivery> deliveries = m_account.takeDeliveries();
    if (m_courier && !deliveries.empty()) m_courier(std::move(deliveries));
}

void AccountHost::setCourier(Courier courier)
{
    const auto lock = alone();
    m_courier = std::move(courier);
}

std::optional<AccountHost::Target> AccountHost::targetOf(Ref<WebhookEndpoint> endpoint)
{
    const auto lock = alone();
    const WebhookEndpoint& row = m_account.state().webhookEndpoints[endpoint];
    if (row.deleted || row.disabled) return std::nullopt;
    return Target{row.url, row.secret};
}

void AccountHost::noteDelivered(const std::string& eventId)
{
    const auto lock = alone();
    m_account.noteDelivered(eventId);
}

Result<void> AccountHost::moveClock(Instant target)
{
    const auto lock = alone();
    const Instant before = m_clock.now();
    if (target < before)
        return failure(ErrorKind::Validation,
                       u"the clock moves forward only; it is %1"_s.arg(unixSeconds(before)));
    if (m_journal) {
        const std::chrono::seconds ahead = m_clock.ahead() + (target - before);
        const Result<void> written = m_journal->append({before, ahead, {}, target});
        if (!written) return failure(written);
    }
    m_clock.moveTo(target);
    m_account.advance(target);
    handOver();
    return {};
}

void AccountHost::replay(const std::vector<JournalEntry>& entries)
{
    const auto lock = alone();
    for (const JournalEntry& entry : entries) {
        if (entry.movedTo) {
            m_account.advance(*entry.movedTo);
            continue;
        }
        const Response response = m_account.handle(entry.request, entry.at);
        const auto key = entry.request.headers.find("idempotency-key");
        if (key != entry.request.headers.end() && IdempotencyStore::isStored(response))
            m_gate.idempotency().remember(key->second, entry.request, response, entry.at);
    }
    // Nobody remembers which of these arrived; none is sent again.
    m_account.takeDeliveries();
    for (Event& event : m_account.state().events)
        event.pendingWebhooks = 0;
}

Response AccountHost::control(const Request& request)
{
    if (request.path == "/_sandbox/clock") return clockControl(request);
    if (request.path == "/_sandbox/faults") return faultControl(request);
    if (request.path == "/_sandbox/answers") return answersControl();
    return perform(request);
}

Response AccountHost::answersControl() const
{
    return plainJson("{\"answers\": " + std::to_string(m_answers) + ", \"too_many_requests\": " +
                     std::to_string(m_refusedByRate) + "}\n");
}

Response AccountHost::clockControl(const Request& request)
{
    if (request.method == "POST") {
        const Form form = parseForm(request.body.empty() ? request.query : request.body);
        const std::string text = form.root.textOf("now");
        qint64 seconds = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
        if (text.empty() || error != std::errc() || end != text.data() + text.size())
            return badControl("now must be Unix seconds");
        const Result<void> moved = moveClock(fromUnixSeconds(seconds));
        if (!moved) return badControl(moved.error().detail.toStdString());
    }
    return plainJson("{\"now\": " + std::to_string(unixSeconds(m_clock.now())) + "}\n");
}

Response AccountHost::faultControl(const Request& request)
{
    if (request.method == "POST") {
        const Form form = parseForm(request.body.empty() ? request.query : request.body);
        std::vector<Fault> wanted;
        const FormNode* specs = form.root.find("fault");
        for (const std::string& spec : specs ? specs->texts() : std::vector<std::string>()) {
            Result<Fault> fault = parseFault(spec);
            if (!fault) return badControl(fault.error().detail.toStdString());
            wanted.push_back(std::move(*fault));
        }
        if (form.root.textOf("clear") == "true") faults().clear();
        for (Fault& fault : wanted)
            faults().add(std::move(fault));
    }
    std::string list;
    for (const FaultPlan::Entry& entry : faults().entries()) {
        if (!list.empty()) list += ", ";
        list += "{\"fault\": " + jsonString(entry.fault.spec) + ", \"seen\": " + std::to_string(entry.seen) +
                ", \"struck\": " + std::to_string(entry.struck) + "}";
    }
    return plainJson("{\"faults\": [" + list + "]}\n");
}

} // namespace regulars::sandbox
