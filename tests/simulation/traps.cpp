// SPDX-License-Identifier: GPL-3.0-or-later
#include "traps.h"

#include "tests/support/faultvfs.h"

#include <nlohmann/json.hpp>

namespace regulars::tests {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Late by the same time whenever it is asked: between nothing and nine minutes.
std::chrono::seconds lateness(const std::string& event)
{
    return std::chrono::seconds(
        qHash(QByteArrayView(event.data(), static_cast<qsizetype>(event.size())), 17) % 540);
}

} // namespace

Troubles Troubles::some(Random& random)
{
    const auto one = [&random](std::uint64_t in) { return random.below(in) == 0; };
    Troubles some{};
    some.changesMeanwhile = one(2);
    some.wire = one(3);
    some.disk = one(3);
    some.kills = one(2);
    some.lateEvents = one(4);
    some.strangeEvents = one(3);
    some.wrongClock = one(3);
    some.permissions = one(6);
    some.longGaps = one(6);
    some.lateArrivals = one(4);
    some.twoDesks = one(3);
    some.restores = one(6);
    return some;
}

Traps::Traps(SimulatedStripe& stripe, SandboxTransport& transport, FakeClock& clock, QStringList& transcript)
    : m_stripe(stripe), m_transport(transport), m_clock(clock), m_transcript(transcript)
{
    m_transport.before = [this](const stripe::HttpRequest& request) { return beforeRequest(request); };
    m_transport.after = [this](const stripe::HttpRequest& request, QByteArray& body) {
        afterAnswer(request, body);
    };
}

void Traps::reset(const Troubles& troubles)
{
    m_troubles = troubles;
    m_cancel = CancelToken();
    m_dead = m_isAny = m_acted = m_wasForbidden = m_delays = m_killsAtStore = false;
    m_requestsToLive = m_answersToLive = m_requestsToCancel = m_deedsToCome = 0;
    m_forbidden.clear();
    m_meanwhile = {};
    m_stripe.host().faults().clear();
}

void Traps::setNone(const Troubles& troubles)
{
    reset(troubles);
}

void Traps::set(Work work, const Troubles& troubles, std::function<void()> meanwhile)
{
    reset(troubles);
    m_meanwhile = meanwhile ? std::move(meanwhile) : [this] { m_stripe.someDeed(); };
    if (m_troubles.changesMeanwhile) m_deedsToCome = work == Work::Reading ? 8 : 2;
    if (m_troubles.wire && one(2)) setWireFault(work);
    m_delays = work == Work::Acting && m_troubles.lateArrivals && one(2);
    if (m_delays) m_isAny = true;
    if (m_troubles.permissions && one(2)) {
        static const QStringList paths{u"/v1/customers"_s,
                                       u"/v1/charges"_s,
                                       u"/v1/refunds"_s,
                                       u"/v1/invoices"_s,
                                       u"/v1/balance_transactions"_s,
                                       u"/v1/subscriptions"_s,
                                       u"/v1/products"_s,
                                       u"/v1/disputes"_s,
                                       u"/v1/prices"_s,
                                       u"/v1/coupons"_s,
                                       u"/v1/events"_s};
        // An action asks the first three.
        m_forbidden = paths[static_cast<qsizetype>(
            m_stripe.roll(work == Work::Acting ? 3 : static_cast<std::uint64_t>(paths.size())))];
        m_transcript.append(u"the key may not use "_s + m_forbidden);
        if (work == Work::Acting) m_isAny = true;
    }
    setEndOfRun(work);
}

void Traps::setWireFault(Work work)
{
    static constexpr std::array kinds{
        "429-global-rate", "429-endpoint-rate", "429-lock", "500",  "503",           "timeout",
        "reset",           "truncated",         "garbled",  "html", "409-key-in-use"};
    const bool acts = work == Work::Acting;
    const std::string kind = kinds[m_stripe.roll(kinds.size() - (acts ? 0 : 1))];
    std::string spec = kind + "@" + std::to_string(1 + m_stripe.roll(acts ? 4 : 12));
    if (!acts || one(4))
        spec += ":method=GET";
    else if (one(2))
        spec += ":method=POST";
    if (!kind.starts_with("4") && one(2)) spec += ":after";
    if (one(2)) spec += ":times=" + std::to_string(2 + m_stripe.roll(7));
    const auto fault = sandbox::parseFault(spec);
    if (!fault) qFatal("%s: %s", spec.c_str(), qPrintable(fault.error().detail));
    m_stripe.host().faults().add(*fault);
    m_transcript.append(u"fault "_s + QString::fromStdString(spec));
    m_isAny = true;
}

void Traps::setEndOfRun(Work work)
{
    const bool acts = work == Work::Acting;
    const int requests = acts ? 8 : 30, accesses = acts ? 250 : 400;
    const auto upTo = [this](int most) {
        return 1 + static_cast<int>(m_stripe.roll(static_cast<std::uint64_t>(most)));
    };
    if (m_troubles.kills && one(2)) {
        m_isAny = true;
        if (one(2)) {
            FaultVfs::failNth(upTo(accesses));
            m_killsAtStore = true;
        } else {
            (acts && one(2) ? m_answersToLive : m_requestsToLive) = upTo(requests);
        }
    } else if (m_troubles.disk && one(2)) {
        m_isAny = true;
        const auto fault = one(3) ? FaultVfs::Fault::Full : FaultVfs::Fault::Broken;
        FaultVfs::failNth(upTo(accesses), fault, false);
    } else if (one(10)) {
        m_isAny = true;
        m_requestsToCancel = upTo(acts ? requests : 20);
    }
}

/// Killed: no answer reaches it, and nothing that it would still write is ever written.
void Traps::die()
{
    m_transcript.append(u"    killed"_s);
    m_dead = true;
    FaultVfs::failNth(1);
}

void Traps::lift()
{
    FaultVfs::repair();
    m_stripe.host().faults().clear();
    arrive();
}

/// A request ends after 80 s: by then it is there, or never will be.
void Traps::arrive()
{
    for (const sandbox::Request& request : std::exchange(m_onTheWay, {})) {
        m_transcript.append(u"    arrives late: "_s + QString::fromStdString(request.path));
        (void)m_stripe.host().handle(request);
    }
}

Result<void> Traps::beforeRequest(const stripe::HttpRequest& request)
{
    m_transcript.append(u"    asks %1?%2 %3"_s.arg(request.path,
                                                   QString::fromUtf8(request.query + request.body),
                                                   QString::fromUtf8(request.idempotencyKey)));
    if (m_requestsToLive > 0 && --m_requestsToLive == 0) die();
    if (m_killsAtStore && FaultVfs::hasFailed()) m_dead = true;
    if (m_dead) return failure(ErrorKind::Cancelled, u"killed"_s);
    if (beforeEach) beforeEach();
    if (m_requestsToCancel > 0 && --m_requestsToCancel == 0) m_cancel.cancel();
    if (!m_forbidden.isEmpty() &&
        (request.path == m_forbidden || request.path.startsWith(m_forbidden + u'/'))) {
        m_wasForbidden = true;
        return failure(ErrorKind::Permission, request.path);
    }
    m_clock.advance(std::chrono::milliseconds(m_stripe.roll(300)));
    if (m_deedsToCome > 0 && one(4)) {
        --m_deedsToCome;
        m_acted = true;
        m_meanwhile();
    }
    if (m_delays && one(2)) arrive();
    if (m_delays && request.method == "POST") {
        if (one(3)) {
            m_transcript.append(u"    … on its way"_s);
            m_onTheWay.push_back(m_transport.onTheWire(request));
            m_clock.advance(80s);
            return failure(ErrorKind::Timeout, u"no answer"_s);
        }
        // A kept connection that closed: it is sent again, and nobody sees the first answer.
        if (one(3)) (void)m_stripe.host().handle(m_transport.onTheWire(request));
    }
    return {};
}

void Traps::afterAnswer(const stripe::HttpRequest& request, QByteArray& body)
{
    if (m_answersToLive > 0 && --m_answersToLive == 0) die();
    if (request.path == "/v1/events"_L1 && (m_troubles.lateEvents || m_troubles.strangeEvents))
        shapeEvents(body);
}

void Traps::shapeEvents(QByteArray& body)
{
    auto page = nlohmann::json::parse(body.toStdString(), nullptr, false);
    if (!page.is_object() || !page.contains("data")) return;
    auto& events = page.at("data");
    if (events.empty()) return;
    // The last one of a page stays: it is the cursor of the next.
    const auto last = events.back();
    if (m_troubles.lateEvents) {
        const Instant now = m_stripe.host().clock().now();
        nlohmann::json visible = nlohmann::json::array();
        for (const auto& event : events) {
            const Instant created = fromUnixSeconds(event.at("created").get<qint64>());
            if (created + lateness(event.at("id")) <= now || event == last) visible.push_back(event);
        }
        events = visible;
    }
    if (m_troubles.strangeEvents && events.size() > 1) {
        const std::size_t some = m_stripe.roll(events.size() - 1);
        std::swap(events[some], events[m_stripe.roll(events.size() - 1)]);
        const auto twice = events[some];
        events.insert(events.begin(), twice);
    }
    body = QByteArray::fromStdString(page.dump());
}

} // namespace regulars::tests
