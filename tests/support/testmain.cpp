// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"

#include <QtCore/QFile>
#include <QtCore/QLocale>
#include <QtCore/QRandomGenerator>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <cstdio>
#include <cstdlib>
#include <vector>

namespace regulars::tests {

using namespace Qt::StringLiterals;

namespace {

std::vector<std::function<std::unique_ptr<QObject>()>>& classes()
{
    static std::vector<std::function<std::unique_ptr<QObject>()>> all;
    return all;
}

/// What says something of the machine or of the offscreen platform, and nothing of the program.
bool isAccepted(const QString& text)
{
    return text.contains("This plugin does not support "_L1)
        || text.contains("XDG_RUNTIME_DIR not set"_L1);
}

void abortOnWarning(QtMsgType type, const QMessageLogContext&, const QString& message)
{
    std::fprintf(stderr, "%s\n", qPrintable(message));
    const bool warning = type == QtWarningMsg || type == QtCriticalMsg || type == QtFatalMsg;
    if (warning && !isAccepted(message)) std::abort();
}

/// Runs one class with a second log beside the usual one, and counts what failed or warned.
int runClass(QObject& test, QStringList arguments, const QString& log)
{
    if (!arguments.contains(u"-o"_s)) arguments << u"-o"_s << u"-,txt"_s;
    arguments << u"-o"_s << log + u",txt"_s;
    const int failures = QTest::qExec(&test, arguments);
    QFile file(log);
    if (!file.open(QIODevice::ReadOnly)) return failures + 1;
    const QStringList warnings = warningsIn(QString::fromUtf8(file.readAll()));
    for (const QString& warning : warnings)
        std::fprintf(stderr, "A warning is a failure: %s\n", qPrintable(warning));
    return failures + static_cast<int>(warnings.size());
}

} // namespace

void forbidWarnings()
{
    qInstallMessageHandler(abortOnWarning);
}

QStringList warningsIn(const QString& log)
{
    QStringList found;
    for (const QString& line : log.split(u'\n')) {
        const bool warning = line.startsWith("QWARN"_L1) || line.startsWith("QCRITICAL"_L1);
        if (warning && !isAccepted(line)) found << line;
    }
    return found;
}

bool registerTest(std::function<std::unique_ptr<QObject>()> make)
{
    classes().push_back(std::move(make));
    return true;
}

quint64 seed()
{
    static const quint64 value = [] {
        bool given = false;
        const quint64 fromEnvironment = qEnvironmentVariable("REGULARS_SEED").toULongLong(&given);
        const quint64 fresh = qEnvironmentVariableIsSet("REGULARS_PROVE") ? QRandomGenerator::global()->generate64() : 1;
        const quint64 chosen = given ? fromEnvironment : fresh;
        std::fprintf(stderr, "REGULARS_SEED=%llu\n", static_cast<unsigned long long>(chosen));
        return chosen;
    }();
    return value;
}

int runTests(int argc, char** argv)
{
    QStandardPaths::setTestModeEnabled(true);
    QLocale::setDefault(QLocale::c());
    QStringList arguments;
    for (int at = 0; at < argc; ++at) arguments << QString::fromLocal8Bit(argv[at]);
    const QTemporaryDir logs;
    int failures = 0;
    for (const auto& make : classes()) failures += runClass(*make(), arguments, logs.filePath(u"log.txt"_s));
    return failures;
}

} // namespace regulars::tests
