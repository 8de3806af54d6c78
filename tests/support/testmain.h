// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtTest/QTest>
#include <functional>
#include <memory>

namespace regulars::tests {

/// Registers a test class with the program's main (testmain.cpp), which runs them all. Use the macro.
bool registerTest(std::function<std::unique_ptr<QObject>()> make);

/// The seed of this run: REGULARS_SEED if set, a fresh one in ./dev prove, else always the same, so that a red run
/// is about the change and nothing else. Printed once, so that a failure can be repeated.
quint64 seed();

/// Makes warnings of Qt fatal; call it first in main, before the application object. While a class runs, QTest takes
/// all messages itself: runTests reads those from its log. (QT_FATAL_WARNINGS cannot do it: it knows no exception, and
/// the offscreen platform warns about what it cannot do, window by window.)
void forbidWarnings();

/// The lines of a QTest log in plain text that are warnings, without those that are accepted.
QStringList warningsIn(const QString& log);

/// Runs every registered class; the exit code is the number of failures and of warnings. The application object must
/// exist.
int runTests(int argc, char** argv);

} // namespace regulars::tests

#define REGULARS_TEST(Class)                                                                                 \
    static const bool registered##Class =                                                                    \
        regulars::tests::registerTest([] { return std::make_unique<Class>(); });
