// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"
#include "tests/support/testmain.h"

using namespace regulars::tests;
using namespace Qt::StringLiterals;

class UsageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wrongUseExitsWith2_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("nothing") << QStringList();
        QTest::newRow("unknown command") << QStringList{u"dance"_s};
        QTest::newRow("unknown flag") << QStringList{u"customers"_s, u"--shiny"_s};
        QTest::newRow("unknown column") << QStringList{u"customers"_s, u"--sort"_s, u"shoe_size"_s};
        QTest::newRow("unknown status") << QStringList{u"transactions"_s, u"--status"_s, u"eaten"_s};
        QTest::newRow("no number") << QStringList{u"customers"_s, u"--limit"_s, u"many"_s};
        QTest::newRow("below zero") << QStringList{u"customers"_s, u"--limit"_s, u"-3"_s};
        QTest::newRow("no id") << QStringList{u"customer"_s};
        QTest::newRow("no file") << QStringList{u"backup"_s};
        QTest::newRow("restores nothing") << QStringList{u"restore"_s, u"/no/such/file"_s};
        QTest::newRow("studio's name") << QStringList{u"--studio"_s, u"../mine"_s, u"status"_s};
        QTest::newRow("half a command") << QStringList{u"sandbox"_s};
        QTest::newRow("no time") << QStringList{u"sandbox"_s, u"serve"_s, u"--now"_s, u"yesterday"_s};
        QTest::newRow("no fault") << QStringList{u"sandbox"_s, u"serve"_s, u"--fault"_s, u"bad-luck"_s};
    }
    void wrongUseExitsWith2()
    {
        QFETCH(QStringList, arguments);
        const Outcome outcome = Program().run(arguments);
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY(!outcome.messages.isEmpty());
        QCOMPARE(outcome.output, QByteArray());
    }

    void helpIsAnAnswer_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("holds");
        QTest::newRow("program") << QStringList{u"--help"_s} << QByteArray("customers");
        QTest::newRow("short") << QStringList{u"-h"_s} << QByteArray("--json");
        QTest::newRow("command") << QStringList{u"sync"_s, u"--help"_s} << QByteArray("--reconcile");
        QTest::newRow("inner command")
            << QStringList{u"sandbox"_s, u"serve"_s, u"--help"_s} << QByteArray("customer_read");
        QTest::newRow("version") << QStringList{u"--version"_s} << QByteArray("regulars-cli ");
    }
    void helpIsAnAnswer()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, holds);
        const Outcome outcome = Program().run(arguments);
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY2(outcome.output.contains(holds), outcome.output.constData());
        QCOMPARE(outcome.messages, QByteArray());
    }

    void speaksTheLanguageOfTheEnvironment()
    {
        Program program;
        program.setVariable(u"LC_ALL"_s, u"de_DE.UTF-8"_s);
        program.setVariable(u"LANGUAGE"_s, u"de"_s);
        QVERIFY(program.run({u"--help"_s}).output.contains("Aufruf"));
        QVERIFY(program.run({u"status"_s}).messages.contains("Verbinden Sie zuerst Stripe"));
    }

    void problemsHaveTheirExitCodes_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("command");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QByteArray>("says");
        const QString dead = u"http://127.0.0.1:9"_s, secret = u"sk_test_123"_s;
        QTest::newRow("publishable") << u"pk_test_123"_s << dead << u"connect"_s << 4
                                     << QByteArray("publishable key");
        QTest::newRow("no key") << QString() << dead << u"sync"_s << 4 << QByteArray("key");
        QTest::newRow("garbage") << u"hello"_s << dead << u"connect"_s << 4 << QByteArray("not a Stripe key");
        QTest::newRow("offline") << secret << dead << u"connect"_s << 3 << QByteArray("can not be reached");
        QTest::newRow("offline sync") << secret << dead << u"sync"_s << 3 << QByteArray("can not be reached");
        QTest::newRow("live key elsewhere")
            << u"sk_live_123"_s << dead << u"sync"_s << 2 << QByteArray("test key");
        QTest::newRow("another host")
            << secret << u"http://example.com"_s << u"sync"_s << 2 << QByteArray("own address");
        for (const char* command : {"status", "customers", "transactions", "doctor"})
            QTest::newRow(command) << secret << dead << QString::fromLatin1(command) << 5
                                   << QByteArray("Connect Stripe");
    }
    void problemsHaveTheirExitCodes()
    {
        QFETCH(QString, key);
        QFETCH(QString, url);
        QFETCH(QString, command);
        Program program;
        if (!key.isEmpty()) program.setVariable(u"REGULARS_STRIPE_KEY"_s, key);
        program.setStripeUrl(url);
        const Outcome outcome = program.run({command});
        QTEST(outcome.exitCode, "exitCode");
        QFETCH(QByteArray, says);
        QVERIFY2((outcome.output + outcome.messages).contains(says), outcome.messages.constData());
        QVERIFY(!(outcome.output + outcome.messages).contains("123"));
    }
};

REGULARS_TEST(UsageTest)
#include "tst_usage.moc"
