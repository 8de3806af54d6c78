// SPDX-License-Identifier: GPL-3.0-or-later
#include "scriptedserver.h"

#include <QtCore/QSemaphore>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif

namespace regulars::tests {

namespace {

/// The next close sends a reset instead of an orderly end.
void makeCloseAReset(const QTcpSocket& socket)
{
#ifdef Q_OS_UNIX
    const linger now{1, 0};
    ::setsockopt(int(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
#else
    Q_UNUSED(socket)
#endif
}

} // namespace

ScriptedServer::ScriptedServer(Script script) : m_script(std::move(script))
{
    start();
    while (m_port == 0)
        QThread::yieldCurrentThread();
}

ScriptedServer::~ScriptedServer()
{
    m_stop = true;
    wait();
}

QUrl ScriptedServer::url() const
{
    QUrl url(QStringLiteral("http://127.0.0.1"));
    url.setPort(m_port);
    return url;
}

QList<QByteArray> ScriptedServer::requests() const
{
    const std::lock_guard lock(m_mutex);
    return m_requests;
}

QByteArray ScriptedServer::answer(int status, const QByteArray& body, const QByteArray& moreHeaders)
{
    return "HTTP/1.1 " + QByteArray::number(status) +
           " X\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + moreHeaders + "\r\n" + body;
}

void ScriptedServer::run()
{
    QTcpServer server;
    if (!server.listen(QHostAddress::LocalHost)) qFatal("no port to listen on");
    m_port = server.serverPort();
    while (!m_stop) {
        if (!server.hasPendingConnections() && !server.waitForNewConnection(20)) continue;
        const std::unique_ptr<QTcpSocket> socket(server.nextPendingConnection());
        ++m_connections;
        serve(*socket);
    }
}

void ScriptedServer::serve(QTcpSocket& socket)
{
    for (;;) {
        const QByteArray request = readRequest(socket);
        if (request.isEmpty()) return;
        {
            const std::lock_guard lock(m_mutex);
            m_requests.append(request);
        }
        const ServerReply reply = m_script(request);
        socket.write(reply.bytes);
        while (socket.bytesToWrite() > 0 && socket.waitForBytesWritten(1000))
            continue;
        if (reply.after == ServerReply::Keep) continue;
        finish(socket, reply.after);
        return;
    }
}

QByteArray ScriptedServer::readRequest(QTcpSocket& socket) const
{
    QByteArray request;
    while (!m_stop) {
        request += socket.readAll();
        const qsizetype end = request.indexOf("\r\n\r\n");
        const qsizetype at = request.toLower().indexOf("content-length: ");
        const qsizetype body =
            at < 0 ? 0 : request.mid(at + 16, request.indexOf('\r', at) - at - 16).toLongLong();
        if (end >= 0 && request.size() >= end + 4 + body) return request;
        if (!socket.waitForReadyRead(20) && socket.state() != QAbstractSocket::ConnectedState) return {};
    }
    return {};
}

void ScriptedServer::finish(QTcpSocket& socket, ServerReply::After after) const
{
    switch (after) {
    case ServerReply::Keep:
        return;
    case ServerReply::Close:
        socket.disconnectFromHost();
        return;
    case ServerReply::Reset:
        makeCloseAReset(socket);
        socket.abort();
        return;
    case ServerReply::Hang:
    case ServerReply::Drip:
        while (!m_stop && socket.state() == QAbstractSocket::ConnectedState) {
            if (after == ServerReply::Drip) socket.write(" ");
            socket.waitForBytesWritten(1);
            socket.waitForReadyRead(20); // the pace, and how the client's leaving is noticed
        }
        return;
    }
}

} // namespace regulars::tests
