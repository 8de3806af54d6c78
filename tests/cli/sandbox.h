// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "program.h"

#include <QtCore/QJsonObject>

namespace regulars::tests {

using namespace Qt::StringLiterals;

/// `regulars-cli sandbox serve`, running.
class Sandbox {
public:
    explicit Sandbox(const Program& program, const QStringList& options = {})
    {
        program.start(m_process, QStringList{u"sandbox"_s, u"serve"_s} + options);
        while (!m_process.canReadLine()) {
            if (!m_process.waitForReadyRead(60'000)) qFatal("the sandbox does not say where it is");
        }
        m_announcement = QJsonDocument::fromJson(m_process.readLine()).object();
    }
    ~Sandbox() { stop(); }
    QString value(const QString& name) const { return m_announcement[name].toString(); }
    int stop()
    {
        if (m_process.state() == QProcess::NotRunning) return m_process.exitCode();
        m_process.terminate();
        if (!m_process.waitForFinished(20'000)) qFatal("the sandbox does not stop");
        return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }

private:
    QProcess m_process;
    QJsonObject m_announcement;
};

inline const QStringList smallStudio{u"--customers"_s, u"20"_s, u"--years"_s, u"1"_s, u"--seed"_s, u"7"_s};

} // namespace regulars::tests
