// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox.h"
#include "tests/support/testmain.h"

#include <QtCore/QJsonArray>

using namespace regulars::tests;
using namespace Qt::StringLiterals;

/// Money back from the command line: seen before it is done, done once, told as it is.
class RefundCommandTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aStory()
    {
        Program program;
        Sandbox sandbox(program, smallStudio);
        program.setStripeUrl(sandbox.value(u"url"_s));
        program.setVariable(u"REGULARS_STRIPE_KEY"_s, sandbox.value(u"key"_s));
        program.setVariable(u"USER"_s, u"mia"_s);
        QCOMPARE(program.run({u"sync"_s}).exitCode, 0);
        QString charge;
        qint64 paid = 0;
        const QJsonArray all =
            program.run({u"--json"_s, u"transactions"_s, u"--status"_s, u"succeeded"_s}).json().array();
        for (const auto& transaction : all) {
            if (transaction[u"payment_method_details"_s][u"type"_s].toString() != "card"_L1) continue;
            charge = transaction[u"id"_s].toString();
            paid = transaction[u"amount"_s][u"amount"_s].toInteger();
        }
        QVERIFY(paid > 500);
        const auto refund = [&](const QStringList& more) {
            return program.run(QStringList{u"--json"_s, u"refund"_s, charge} + more);
        };
        const auto status = [&] {
            return program.run({u"--json"_s, u"transaction"_s, charge}).json()[u"status"_s].toString();
        };

        const Outcome shown = refund({u"--amount"_s, u"2.50"_s, u"--dry-run"_s});
        QVERIFY2(shown.exitCode == 0, shown.messages.constData());
        QCOMPARE(shown.json()[u"remaining_after"_s][u"amount"_s].toInteger(), paid - 250);
        QCOMPARE(shown.json()[u"status_after"_s].toString(), u"partially_refunded"_s);
        QCOMPARE(status(), u"succeeded"_s);

        const QStringList part{u"--amount"_s, u"2.50"_s,           u"--note"_s,
                               u"late"_s,     u"--operation-id"_s, u"desk-1"_s};
        const Outcome done = refund(part);
        QVERIFY2(done.exitCode == 0, done.messages.constData());
        QCOMPARE(done.json()[u"state"_s].toString(), u"done"_s);
        QCOMPARE(done.json()[u"who"_s].toString(), u"mia"_s);
        QCOMPARE(status(), u"partially_refunded"_s);
        // Once more is the same once.
        const Outcome again = refund(part);
        QCOMPARE(again.exitCode, 0);
        QCOMPARE(again.output, done.output);
        const Outcome other = refund({u"--amount"_s, u"2.51"_s, u"--operation-id"_s, u"desk-1"_s});
        QCOMPARE(other.exitCode, 1);
        QVERIFY(other.messages.contains("operation id") && other.output.isEmpty());

        // What can not be is said beside its reason, and nothing is sent.
        const QList<std::pair<QStringList, const char*>> wrong{
            {{u"--amount"_s, u"0"_s}, "zero"},
            {{u"--amount=-1"_s}, "negative"},
            {{u"--amount"_s, u"1.001"_s}, "finer"},
            {{u"--amount"_s, u"99999999.00"_s}, "more than what is left"},
            {{u"--amount"_s, u"12345678901234.00"_s}, "largest"},
            {{u"--amount"_s, u"ten"_s}, "not an amount"},
            {{u"--amount"_s, u"1.00"_s, u"--currency"_s, u"jpy"_s}, "finer"},
            {{u"--amount"_s, u"1"_s, u"--currency"_s, u"jpy"_s}, "another currency"},
            {{u"--reason"_s, u"fraudulent"_s}, "no such reason"},
        };
        for (const auto& [options, word] : wrong) {
            const Outcome refused = refund(options);
            QVERIFY2(refused.exitCode == 1 && refused.output.isEmpty(), word);
            QVERIFY2(refused.messages.contains(word), refused.messages.constData());
        }

        // All that is left, and then there is nothing more; the same id still tells of it.
        const QStringList rest{u"--operation-id"_s, u"desk-2"_s};
        const Outcome whole = refund(rest);
        QVERIFY2(whole.exitCode == 0, whole.messages.constData());
        QCOMPARE(whole.json()[u"amount"_s][u"amount"_s].toInteger(), paid - 250);
        QCOMPARE(status(), u"refunded"_s);
        QCOMPARE(refund({}).exitCode, 1);
        sandbox.stop();
        QCOMPARE(refund(rest).output, whole.output);

        const QJsonArray kept = program.run({u"--json"_s, u"operations"_s}).json().array();
        QCOMPARE(kept.size(), 2);
        QCOMPARE(kept.first()[u"id"_s].toString(), u"desk-2"_s);
        QVERIFY(program.run({u"operations"_s, u"list"_s}).output.contains("desk-1"));
        QCOMPARE(program.run({u"--json"_s, u"operations"_s, u"--search"_s, u"late"_s}).json().array().size(),
                 1);
        QCOMPARE(program.run({u"operations"_s, u"resume"_s, u"desk-1"_s}).exitCode, 0);
        QCOMPARE(program.run({u"operations"_s, u"resume"_s, u"nobody"_s}).exitCode, 1);
    }

    void offlineNothingIsRecorded()
    {
        Program program;
        Sandbox sandbox(program, smallStudio);
        program.setStripeUrl(sandbox.value(u"url"_s));
        program.setVariable(u"REGULARS_STRIPE_KEY"_s, sandbox.value(u"key"_s));
        QCOMPARE(program.run({u"sync"_s}).exitCode, 0);
        const QString charge = program.run({u"--json"_s, u"transactions"_s, u"--status"_s, u"succeeded"_s})
                                   .json()
                                   .array()
                                   .first()[u"id"_s]
                                   .toString();
        sandbox.stop();
        QCOMPARE(program.run({u"refund"_s, charge, u"--dry-run"_s, u"--accept-risk"_s}).exitCode, 0);
        const Outcome offline = program.run({u"--json"_s, u"refund"_s, charge, u"--accept-risk"_s});
        QCOMPARE(offline.exitCode, 3);
        QVERIFY(offline.output.isEmpty() && offline.messages.contains("can not be reached"));
        QCOMPARE(program.run({u"--json"_s, u"operations"_s}).json().array().size(), 0);
        QCOMPARE(program.run({u"refund"_s, u"ch_nobody"_s}).exitCode, 1);
    }
};

REGULARS_TEST(RefundCommandTest)
#include "tst_refund.moc"
