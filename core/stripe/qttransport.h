// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/stripe/key.h"
#include "core/stripe/transport.h"

namespace regulars::stripe {

/// The API version that every request asks for (contract.md, "pinned").
inline constexpr char apiVersion[] = "2026-10-28.endive";

/// Limits of one request.
struct Deadlines {
    std::chrono::milliseconds whole = std::chrono::seconds(80); ///< from sending to the last byte
    std::chrono::milliseconds idle = std::chrono::seconds(45);  ///< without a byte in either direction
};

/// The wire over Qt Network. Each calling thread gets a network manager and a nested event loop of its own,
/// both gone when the thread ends or this object goes; any kind of thread will do, but a QCoreApplication
/// must exist. Follows no redirects, ignores no TLS error, and takes for an answer only what is complete
/// (field notes, 8).
class QtTransport final : public Transport {
public:
    /// Refuses with checkAddress()'s error where the key must not go.
    static Result<std::unique_ptr<QtTransport>> create(const QUrl& base, const ApiKey& key,
                                                       const Deadlines& deadlines = {});
    /// No other thread may be sending.
    ~QtTransport() override;
    QtTransport(const QtTransport&) = delete;
    QtTransport& operator=(const QtTransport&) = delete;

    /// Blocks. A cancelled token ends it within 100 ms.
    Result<HttpResponse> send(const HttpRequest& request, const CancelToken& cancel) override;

private:
    QtTransport(const QUrl& base, const ApiKey& key, const Deadlines& deadlines);

    QUrl m_base;
    ApiKey m_key;
    Deadlines m_deadlines;
    std::shared_ptr<const int> m_alive; ///< by it, threads notice that this object is gone
};

} // namespace regulars::stripe
