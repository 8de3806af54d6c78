// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/canceltoken.h"
#include "core/base/result.h"
#include "core/sandbox/wire/host.h"

#include <chrono>
#include <memory>
#include <string>

namespace regulars::sandbox {

struct ServerOptions {
    int port = 0; ///< 0: any free one
    std::chrono::milliseconds latency{0};
};

/// Puts an account on the wire: HTTP on 127.0.0.1 with 64 threads and kept connections, nothing compressed.
/// Here faults of the wire become real: resets, cut bodies, slow drips, no answer at all.
class Server {
public:
    /// The host must outlive the server.
    Server(AccountHost& host, ServerOptions options);
    /// Stops.
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// Begins to listen, in threads of its own; "http://127.0.0.1:PORT". Error: Network when the port is
    /// taken.
    Result<std::string> start();
    /// Lets go of the port and ends what is under way; returns when all threads are done (about a second at
    /// most).
    void stop();

private:
    class Listener;
    std::unique_ptr<Listener> m_listener;
};

} // namespace regulars::sandbox
