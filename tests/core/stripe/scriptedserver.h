// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtCore/QThread>
#include <QtCore/QUrl>
#include <atomic>
#include <functional>
#include <mutex>

class QTcpSocket;

namespace regulars::tests {

/// What the server does with one request: writes `bytes`, then goes on as `after` says.
struct ServerReply {
    enum After {
        Keep,  ///< waits for the next request on the same connection
        Close, ///< closes in order
        Reset, ///< drops the connection
        Hang,  ///< says nothing more until the client leaves
        Drip   ///< goes on with a blank every 20 ms until the client leaves
    };
    QByteArray bytes;
    After after = Keep;
};

/// A TCP server on loopback that speaks raw bytes, so that it can misbehave in every way that HTTP servers
/// and proxies do. Serves one connection after the other on a thread of its own.
class ScriptedServer final : public QThread {
public:
    using Script = std::function<ServerReply(const QByteArray& request)>;

    explicit ScriptedServer(Script script);
    ~ScriptedServer() override;

    QUrl url() const;
    /// The requests so far, each with its head and body.
    QList<QByteArray> requests() const;
    /// Connections so far.
    int connections() const { return m_connections.load(); }

    /// A whole answer with a Content-Length.
    static QByteArray answer(int status, const QByteArray& body, const QByteArray& moreHeaders = {});

protected:
    void run() override;

private:
    void serve(QTcpSocket& socket);
    QByteArray readRequest(QTcpSocket& socket) const;
    void finish(QTcpSocket& socket, ServerReply::After after) const;

    Script m_script;
    std::atomic<quint16> m_port{0};
    std::atomic<int> m_connections{0};
    std::atomic<bool> m_stop{false};
    mutable std::mutex m_mutex;
    QList<QByteArray> m_requests;
};

} // namespace regulars::tests
