// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtCore/QJsonDocument>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

namespace regulars::tests {

/// What one run of regulars-cli left behind.
struct Outcome {
    int exitCode = -1;
    QByteArray output, messages;
    /// The one document on standard output; null if it is anything else.
    QJsonDocument json() const { return QJsonDocument::fromJson(output); }
};

/// Runs regulars-cli with a data folder, home and environment of its own.
class Program {
public:
    QString dataFolder() const { return m_folder.filePath(QStringLiteral("data")); }
    QString filePath(const QString& name) const { return m_folder.filePath(name); }

    void setVariable(const QString& name, const QString& value) { m_variables.insert(name, value); }
    void setStripeUrl(const QString& url) { m_stripeUrl = url; }

    Outcome run(const QStringList& arguments) const
    {
        QProcess process;
        start(process, arguments);
        process.closeWriteChannel();
        if (!process.waitForFinished(120'000)) qFatal("regulars-cli does not end");
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                process.readAllStandardOutput(), process.readAllStandardError()};
    }

    /// Starts it and goes on.
    void start(QProcess& process, const QStringList& arguments) const
    {
        process.setProcessEnvironment(environment());
        QStringList all{QStringLiteral("--data-dir"), dataFolder()};
        if (!m_stripeUrl.isEmpty()) all += {QStringLiteral("--stripe-url"), m_stripeUrl};
        process.start(QStringLiteral(REGULARS_CLI), all + arguments);
        if (!process.waitForStarted()) qFatal("regulars-cli does not start");
    }

private:
    QProcessEnvironment environment() const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.remove(QStringLiteral("REGULARS_STRIPE_KEY"));
        // No key store of the machine that runs the tests.
        environment.remove(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"));
        environment.insert(QStringLiteral("HOME"), m_folder.path());
        environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_folder.path());
        environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
        for (auto it = m_variables.begin(); it != m_variables.end(); ++it)
            environment.insert(it.key(), it.value());
        return environment;
    }

    QTemporaryDir m_folder;
    QString m_stripeUrl;
    QMap<QString, QString> m_variables;
};

} // namespace regulars::tests
