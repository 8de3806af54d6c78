// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace regulars::sandbox {

/// The server's end of one connection on loopback, found among the process's sockets by its two ports: the
/// HTTP library does not hand it out. Only for a connection whose request is being answered, so that it stays
/// open.
class WireEnd {
public:
    WireEnd(int localPort, int remotePort);
    bool isFound() const { return m_socket >= 0; }
    /// Sends a reset; whatever is written later goes nowhere.
    void reset() const;
    /// Whether the other side has gone.
    bool isAbandoned() const;

private:
    long long m_socket = -1;
};

/// Lets many callers queue up on a listening socket: Debian's library listens with a queue of five.
void widenQueue(long long listeningSocket);
/// Refuses a port that another process listens on. (The library's own choice, SO_REUSEPORT, would share it.)
void claimPort(long long socket);

} // namespace regulars::sandbox
