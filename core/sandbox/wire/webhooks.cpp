// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/wire/webhooks.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QMessageAuthenticationCode>
#include <array>
#include <httplib.h>

namespace regulars::sandbox {

using namespace std::chrono_literals;

namespace {

constexpr std::array<std::chrono::seconds, 3> gaps{1h, 2h, 4h};
constexpr auto watchInterval = 50ms; // the account's clock may leap meanwhile

/// The parts of an address on this computer; none for any other.
struct Destination {
    std::string origin;
    std::string path;
};
std::optional<Destination> destinationOf(const std::string& url)
{
    constexpr std::string_view scheme = "http://";
    if (!url.starts_with(scheme)) return std::nullopt;
    const std::size_t slash = std::min(url.find_first_of("/?", scheme.size()), url.size());
    const std::string authority = url.substr(scheme.size(), slash - scheme.size());
    const std::string host = authority.substr(0, authority.rfind(':'));
    if (host != "127.0.0.1" && host != "localhost" && host != "[::1]") return std::nullopt;
    const std::string path = url.substr(slash);
    return Destination{url.substr(0, slash), path.starts_with('/') ? path : "/" + path};
}

} // namespace

std::string webhookSignature(const std::string& body, const std::string& secret, Instant now)
{
    const std::string stamp = std::to_string(unixSeconds(now));
    const QByteArray code =
        QMessageAuthenticationCode::hash(QByteArray::fromStdString(stamp + '.' + body),
                                         QByteArray::fromStdString(secret), QCryptographicHash::Sha256);
    return "t=" + stamp + ",v1=" + code.toHex().toStdString();
}

WebhookSender::WebhookSender(AccountHost& host) : m_host(host), m_thread([this] { run(); })
{
    m_host.setCourier([this](std::vector<Delivery> deliveries) { take(std::move(deliveries)); });
}

WebhookSender::~WebhookSender()
{
    m_host.setCourier({});
    {
        const std::lock_guard lock(m_mutex);
        m_ends = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

void WebhookSender::queue(Instant at, Attempt attempt, std::uint64_t place)
{
    m_queue.emplace(Key{at, place}, std::move(attempt));
}

void WebhookSender::take(std::vector<Delivery> deliveries)
{
    const std::lock_guard lock(m_mutex);
    const Instant now = m_host.clock().now();
    for (Delivery& delivery : deliveries) {
        const std::optional<Fault> fault = m_host.faults().strikeDelivery();
        const std::uint64_t place = m_places += 10;
        const bool late = fault && fault->kind == FaultKind::EventsLate;
        const bool shuffled = fault && fault->kind == FaultKind::EventsShuffled;
        const auto wait = late ? std::chrono::floor<std::chrono::seconds>(fault->pause) : 0s;
        if (fault && fault->kind == FaultKind::EventsTwice) queue(now, {delivery}, place + 1);
        queue(now + wait, {std::move(delivery)}, shuffled ? place + 15 : place);
    }
    m_changed.notify_all();
}

void WebhookSender::run()
{
    std::unique_lock lock(m_mutex);
    while (!m_ends) {
        if (m_queue.empty()) {
            m_changed.wait(lock);
            continue;
        }
        const auto first = m_queue.begin();
        if (first->first.first > m_host.clock().now()) {
            m_changed.wait_for(lock, watchInterval);
            continue;
        }
        Attempt attempt = std::move(first->second);
        m_queue.erase(first);
        lock.unlock();
        const Instant tried = m_host.clock().now();
        const bool taken = send(attempt);
        if (taken) m_host.noteDelivered(attempt.delivery.eventId);
        lock.lock();
        if (taken || attempt.number > static_cast<int>(gaps.size())) continue;
        const Instant again = tried + gaps[static_cast<std::size_t>(attempt.number - 1)];
        ++attempt.number;
        queue(again, std::move(attempt), m_places += 10);
    }
}

bool WebhookSender::send(const Attempt& attempt) const
{
    const std::optional<AccountHost::Target> target = m_host.targetOf(attempt.delivery.endpoint);
    if (!target) return true; // nobody waits for it any more
    const std::optional<Destination> to = destinationOf(target->url);
    if (!to) return false;
    httplib::Client client(to->origin);
    client.set_connection_timeout(2s);
    client.set_read_timeout(5s);
    const std::string& body = attempt.delivery.body;
    const httplib::Headers headers{
        {"Stripe-Signature", webhookSignature(body, target->secret, m_host.clock().now())}};
    const httplib::Result answer = client.Post(to->path, headers, body, "application/json; charset=utf-8");
    return answer && answer->status >= 200 && answer->status < 300; // a redirect is a failure
}

} // namespace regulars::sandbox
