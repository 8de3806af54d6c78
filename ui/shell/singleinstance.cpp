// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/singleinstance.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtNetwork/QLocalServer>
#include <QtNetwork/QLocalSocket>

namespace regulars::shell {

using namespace Qt::StringLiterals;

SingleInstance::SingleInstance(const QString& place, QObject* parent)
    : QObject(parent)
    , m_server(new QLocalServer(this))
{
    // One name a user and folder, short enough for a socket's path on every system.
    const QString key = QDir(place).absolutePath() + u'\n' + QDir::homePath();
    const QByteArray hash = QCryptographicHash::hash(key.toUtf8(), QCryptographicHash::Sha256);
    m_name = u"regulars-"_s + QLatin1StringView(hash.toHex().first(20));
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket* caller = m_server->nextPendingConnection()) {
            connect(caller, &QLocalSocket::disconnected, caller, &QObject::deleteLater);
            caller->disconnectFromServer();
            Q_EMIT raiseRequested();
        }
    });
}

bool SingleInstance::handOver()
{
    QLocalSocket socket;
    socket.connectToServer(m_name);
    if (socket.waitForConnected(500)) {
        socket.waitForDisconnected(2000); // the other one hangs up when it has seen us
        return true;
    }
    if (!m_server->listen(m_name) && m_server->serverError() == QAbstractSocket::AddressInUseError) {
        QLocalServer::removeServer(m_name); // left behind by a start that was killed
        m_server->listen(m_name);
    }
    return false;
}

} // namespace regulars::shell
