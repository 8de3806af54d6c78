// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/wire/wire.h"

#include <cstring>
#ifdef _WIN32
#include <winsock2.h>
#include <ws2tcpip.h>
#else
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace regulars::sandbox {

namespace {

#ifdef _WIN32
using Socket = SOCKET;
using Length = int;
constexpr long long firstHandle = 4;
constexpr long long handleStep = 4;
long long lastHandle()
{
    return 0x10000;
}
#else
using Socket = int;
using Length = socklen_t;
constexpr long long firstHandle = 3;
constexpr long long handleStep = 1;
long long lastHandle()
{
    constexpr long long enough = 65'536;
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur > static_cast<rlim_t>(enough))
        return enough;
    return static_cast<long long>(limit.rlim_cur);
}
#endif

using NameCall = decltype(&::getpeername);

int portOf(NameCall call, long long handle)
{
    sockaddr_in address{};
    Length length = sizeof(address);
    if (call(static_cast<Socket>(handle), reinterpret_cast<sockaddr*>(&address), &length) != 0) return -1;
    return address.sin_family == AF_INET ? ntohs(address.sin_port) : -1;
}

} // namespace

WireEnd::WireEnd(int localPort, int remotePort)
{
    const long long last = lastHandle();
    for (long long handle = firstHandle; handle < last; handle += handleStep) {
        if (portOf(&::getpeername, handle) == remotePort && portOf(&::getsockname, handle) == localPort) {
            m_socket = handle;
            return;
        }
    }
}

void WireEnd::reset() const
{
    if (!isFound()) return;
    const auto socket = static_cast<Socket>(m_socket);
    linger atOnce{};
    atOnce.l_onoff = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_LINGER, reinterpret_cast<const char*>(&atOnce), sizeof(atOnce));
    // Dissolving the association sends the reset now; closing is the library's, which would first say
    // goodbye.
    sockaddr nowhere{};
    nowhere.sa_family = AF_UNSPEC;
    ::connect(socket, &nowhere, sizeof(nowhere));
}

bool WireEnd::isAbandoned() const
{
    if (!isFound()) return true;
    char byte = 0;
#ifdef _WIN32
    WSAPOLLFD state{static_cast<Socket>(m_socket), POLLRDNORM, 0};
    if (::WSAPoll(&state, 1, 0) == 0) return false;
    return ::recv(static_cast<Socket>(m_socket), &byte, 1, MSG_PEEK) <= 0;
#else
    const auto got = ::recv(static_cast<Socket>(m_socket), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return got == 0 || (got < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR);
#endif
}

void widenQueue(long long listeningSocket)
{
    ::listen(static_cast<Socket>(listeningSocket), 1024);
}

void claimPort(long long socket)
{
    const int yes = 1;
#ifdef _WIN32
    const int option = SO_EXCLUSIVEADDRUSE;
#else
    const int option = SO_REUSEADDR;
#endif
    ::setsockopt(static_cast<Socket>(socket), SOL_SOCKET, option, reinterpret_cast<const char*>(&yes),
                 sizeof(yes));
}

} // namespace regulars::sandbox
