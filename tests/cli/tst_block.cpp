// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox.h"
#include "tests/support/testmain.h"

#include <QtCore/QJsonArray>

using namespace regulars::tests;
using namespace Qt::StringLiterals;

/// Blocking from the command line: seen before it is done, done once, told as it is.
class BlockCommandTest : public QObject {
    Q_OBJECT

    struct Desk {
        explicit Desk(const QStringList& more = {}) : sandbox(program, smallStudio + more)
        {
            program.setStripeUrl(sandbox.value(u"url"_s));
            program.setVariable(u"REGULARS_STRIPE_KEY"_s, sandbox.value(u"key"_s));
            if (program.run({u"sync"_s}).exitCode != 0) qFatal("no sync");
            for (const auto& row : program.run({u"--json"_s, u"transactions"_s}).json().array()) {
                const bool isCard = row[u"payment_method_details"_s][u"type"_s].toString() == "card"_L1;
                const bool isWhole = row[u"status"_s].toString() == "succeeded"_L1;
                if (!isCard || !isWhole || row[u"customer"_s].isNull()) continue;
                customer = row[u"customer"_s].toString();
                charge = row[u"id"_s].toString();
            }
        }
        Outcome run(const QStringList& arguments) { return program.run(QStringList{u"--json"_s} + arguments); }
        QStringList blocked()
        {
            QStringList values;
            for (const auto& detail : run({u"block"_s, customer}).json().array())
                if (detail[u"blocked"_s].toBool()) values += detail[u"value"_s].toString();
            return values;
        }
        bool isMarked() { return run({u"customer"_s, customer}).json()[u"blocked"_s].toBool(); }

        Program program;
        Sandbox sandbox;
        QString customer, charge;
    };

private Q_SLOTS:
    void aStory()
    {
        Desk desk;
        QVERIFY(desk.blocked().isEmpty());
        const QStringList all{u"block"_s, desk.customer, u"--all"_s, u"--note"_s, u"chargebacks"_s};
        const Outcome shown = desk.run(all + QStringList{u"--dry-run"_s});
        QVERIFY2(shown.exitCode == 0, shown.messages.constData());
        const qsizetype details = shown.json()[u"changes"_s].toArray().size();
        QVERIFY(details >= 3);
        QVERIFY(!shown.json()[u"changes"_s][0][u"local"_s].toBool());
        QVERIFY(desk.blocked().isEmpty());

        const QStringList named = all + QStringList{u"--operation-id"_s, u"desk-1"_s};
        const Outcome done = desk.run(named);
        QVERIFY2(done.exitCode == 0, done.messages.constData());
        QCOMPARE(done.json()[u"kind"_s].toString(), u"block"_s);
        QCOMPARE(desk.run(named).output, done.output); // once more is the same once
        QCOMPARE(desk.blocked().size(), details);
        QVERIFY(desk.isMarked());
        QCOMPARE(desk.run(all).exitCode, 1); // nothing would change
        QVERIFY(desk.run(all).messages.contains("already"));

        QCOMPARE(desk.run({u"unblock"_s, desk.customer, desk.customer}).exitCode, 0);
        QCOMPARE(desk.blocked().size(), details - 1);
        QCOMPARE(desk.run({u"block"_s, desk.customer, u"203.0.113.5"_s}).exitCode, 0);
        QCOMPARE(desk.blocked().last(), u"203.0.113.5"_s);
        QCOMPARE(desk.run({u"unblock"_s, desk.customer, u"--all"_s}).exitCode, 0);
        QVERIFY(desk.blocked().isEmpty() && !desk.isMarked());
    }

    void whatIsWrongIsSaid()
    {
        Desk desk;
        QCOMPARE(desk.run({u"block"_s, u"cus_nobody"_s, u"--all"_s}).exitCode, 1);
        const Outcome unknown = desk.run({u"block"_s, desk.customer, u"1.2.3"_s});
        QCOMPARE(unknown.exitCode, 1);
        QVERIFY(unknown.messages.contains("IP address"));
        QCOMPARE(desk.run({u"block"_s, desk.customer, u"a@b.c"_s, u"--all"_s}).exitCode, 2);
        desk.sandbox.stop();
        QCOMPARE(desk.run({u"block"_s, desk.customer, u"--all"_s}).exitCode, 3);
        QCOMPARE(desk.run({u"block"_s, desk.customer}).exitCode, 3); // what is known here is shown all the same
        QVERIFY(!desk.run({u"block"_s, desk.customer}).json().array().isEmpty());
    }

    void withoutRadarItIsLocal()
    {
        Desk desk({u"--without"_s, u"radar"_s});
        const Outcome done = desk.run({u"block"_s, desk.customer, u"--all"_s});
        QVERIFY2(done.exitCode == 0, done.messages.constData());
        QVERIFY(done.messages.contains("here only"));
        QVERIFY(desk.isMarked());
        QVERIFY(desk.run({u"block"_s, desk.customer}).json()[0][u"local"_s].toBool());
    }

    void aRefundThatAlsoBlocks()
    {
        Desk desk;
        const QStringList refund{u"refund"_s, desk.charge, u"--amount"_s, u"1.00"_s, u"--block-all"_s};
        const Outcome shown = desk.run(refund + QStringList{u"--dry-run"_s});
        QVERIFY2(shown.exitCode == 0, shown.messages.constData());
        QVERIFY(!shown.json()[u"block"_s][u"changes"_s].toArray().isEmpty());
        const Outcome done = desk.run(refund + QStringList{u"--operation-id"_s, u"desk-1"_s});
        QVERIFY2(done.exitCode == 0, done.messages.constData());
        QVERIFY(desk.isMarked());
        QCOMPARE(desk.run(refund + QStringList{u"--operation-id"_s, u"desk-1"_s}).output, done.output);
        QCOMPARE(desk.run({u"refund"_s, desk.charge, u"--amount"_s, u"1.00"_s, u"--operation-id"_s, u"desk-1"_s}).exitCode, 1);
        QCOMPARE(desk.run({u"transaction"_s, desk.charge}).json()[u"amount_refunded"_s][u"amount"_s].toInteger(), 100);
    }
};

REGULARS_TEST(BlockCommandTest)
#include "tst_block.moc"
