// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtCore/QObject>

class QLocalServer;

namespace regulars::shell {

/// One window a data folder: the first start listens, a later one asks it to come to the front and ends.
class SingleInstance final : public QObject {
    Q_OBJECT
public:
    /// `place`: the folder that the window works on; it need not exist.
    explicit SingleInstance(const QString& place, QObject* parent = nullptr);
    /// True when another start is running and was asked to show itself. Else this one listens from now on.
    bool handOver();

Q_SIGNALS:
    /// Another start asked this window to come to the front.
    void raiseRequested();

private:
    QString m_name;
    QLocalServer* m_server;
};

} // namespace regulars::shell
