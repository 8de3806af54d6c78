// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sandbox/wire/host.h"
#include "core/stripe/transport.h"

#include <QtCore/QMap>
#include <mutex>

namespace regulars::tests {

/// The wire without a wire: requests go straight to a sandbox account. Thread-safe.
class SandboxTransport final : public stripe::Transport {
public:
    SandboxTransport(sandbox::AccountHost& host, std::string key) : m_host(host), m_key(std::move(key)) {}
    Result<stripe::HttpResponse> send(const stripe::HttpRequest& request, const CancelToken& cancel) override;

    /// The request as it reaches Stripe: to deliver it at another time, or twice.
    sandbox::Request onTheWire(const stripe::HttpRequest& request) const;

    /// Called before each request, from its thread; what it returns instead of success is the answer.
    std::function<Result<void>(const stripe::HttpRequest&)> before;
    /// Called with each answer before it is handed on: what another Stripe would have said.
    std::function<void(const stripe::HttpRequest&, QByteArray& body)> after;
    /// Objects on a page, instead of as many as were asked for: small accounts have many pages then. 0: as
    /// asked.
    int pageSize = 0;
    /// "GET /v1/customers" with how often it was sent.
    QMap<QString, int> sent() const;
    void forget();

private:
    sandbox::AccountHost& m_host;
    std::string m_key;
    mutable std::mutex m_mutex;
    QMap<QString, int> m_sent;
};

} // namespace regulars::tests
