// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"

#include <QtCore/QProcess>

using namespace regulars;
using namespace Qt::StringLiterals;

/// The test program's own promise: a warning of Qt fails it.
class TestMain : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsWarningsInALog_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<bool>("found");
        QTest::newRow("warning") << u"QWARN  : Shell::opens() QObject::connect: no such signal"_s << true;
        QTest::newRow("critical") << u"QCRITICAL: Shell::opens() gone"_s << true;
        QTest::newRow("accepted") << u"QWARN  : Shell::opens() This plugin does not support propagateSizeHints()"_s
                                  << false;
        QTest::newRow("pass") << u"PASS   : Shell::warns()"_s << false;
        QTest::newRow("debug") << u"QDEBUG : Shell::opens() QWARN"_s << false;
    }
    void findsWarningsInALog()
    {
        QFETCH(QString, line);
        QFETCH(bool, found);
        const QStringList all = tests::warningsIn(u"PASS   : Shell::initTestCase()\n"_s + line + u"\nTotals: 1"_s);
        QCOMPARE(all, found ? QStringList{line} : QStringList());
    }

    void warnsWhenAsked()
    {
        if (qEnvironmentVariableIsSet("REGULARS_WARN")) qWarning("asked for");
    }
    void aWarningFailsTheProgram()
    {
        QProcess self;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"REGULARS_WARN"_s, u"1"_s);
        self.setProcessEnvironment(environment);
        self.start(QCoreApplication::applicationFilePath(), {u"warnsWhenAsked"_s});
        QVERIFY(self.waitForFinished());
        QVERIFY(self.exitCode() != 0);
        const QByteArray said = self.readAllStandardError();
        QVERIFY2(said.contains("A warning is a failure: QWARN  : TestMain::warnsWhenAsked() asked for"), said.constData());
    }
};

REGULARS_TEST(TestMain)
#include "tst_testmain.moc"
