// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox.h"
#include "tests/support/testmain.h"

#include <QtCore/QJsonArray>

using namespace regulars::tests;
using namespace Qt::StringLiterals;

/// The credit balance from the command line: seen before it is changed, changed once, told as it is.
class BalanceCommandTest : public QObject {
    Q_OBJECT

    static qint64 minor(const QJsonValue& amount) { return amount[u"amount"_s].toInteger(-1); }

private Q_SLOTS:
    void backToTheCards()
    {
        Program program;
        Sandbox sandbox(program, smallStudio);
        program.setStripeUrl(sandbox.value(u"url"_s));
        program.setVariable(u"REGULARS_STRIPE_KEY"_s, sandbox.value(u"key"_s));
        QCOMPARE(program.run({u"sync"_s}).exitCode, 0);
        QString customer;
        for (const auto& row : program.run({u"--json"_s, u"transactions"_s}).json().array()) {
            const bool isCard = row[u"payment_method_details"_s][u"type"_s].toString() == "card"_L1;
            if (isCard && row[u"status"_s].toString() == "succeeded"_L1 && !row[u"customer"_s].isNull())
                customer = row[u"customer"_s].toString();
        }
        QVERIFY(!customer.isEmpty());
        const auto balance = [&](const QStringList& more) {
            return program.run(QStringList{u"--json"_s, u"balance"_s, customer} + more);
        };
        const qint64 before = minor(balance({}).json()[u"credit_balance"_s]);
        QCOMPARE(balance({u"--add"_s, u"1.00"_s}).exitCode, 0);
        const qint64 credit = before + 100;
        const Outcome shown = balance({u"--refund"_s, u"--dry-run"_s});
        QVERIFY2(shown.exitCode == 0, shown.messages.constData());
        QCOMPARE(minor(shown.json()[u"credit_before"_s]), credit);
        const qint64 refund = minor(shown.json()[u"refund"_s]);
        QVERIFY(refund > 0 && !shown.json()[u"charges"_s].toArray().isEmpty());
        QVERIFY(program.run({u"balance"_s, customer, u"--refund"_s, u"--dry-run"_s}).output.contains("→"));
        QCOMPARE(minor(balance({}).json()[u"credit_balance"_s]), credit);

        const QStringList all{u"--refund"_s, u"--operation-id"_s, u"desk-1"_s};
        const Outcome done = balance(all);
        QVERIFY2(done.exitCode == 0, done.messages.constData());
        QCOMPARE(done.json()[u"kind"_s].toString(), u"balance_refund"_s);
        QCOMPARE(minor(done.json()[u"amount"_s]), refund);
        QCOMPARE(minor(balance({}).json()[u"credit_balance"_s]), credit - refund);
        QCOMPARE(balance(all).output, done.output); // once more is the same once
        QCOMPARE(minor(balance({}).json()[u"credit_balance"_s]), credit - refund);
        QCOMPARE(balance({u"--refund"_s}).exitCode, 1); // nothing, or nowhere
        QCOMPARE(balance({u"--subscription"_s, u"sub_1"_s}).exitCode, 2);
        QCOMPARE(balance({u"--refund"_s, u"--add"_s, u"1"_s}).exitCode, 2);
    }

    void whatWaitsForTheNextInvoice()
    {
        Program program;
        Sandbox sandbox(program, smallStudio);
        program.setStripeUrl(sandbox.value(u"url"_s));
        program.setVariable(u"REGULARS_STRIPE_KEY"_s, sandbox.value(u"key"_s));
        QCOMPARE(program.run({u"sync"_s}).exitCode, 0);
        const QString customer = program.run({u"--json"_s, u"customers"_s, u"--limit"_s, u"1"_s}).json()[0][u"id"_s].toString();
        const Outcome none = program.run({u"balance"_s, customer, u"--invoice-now"_s});
        QCOMPARE(none.exitCode, 1);
        QVERIFY(none.messages.contains("Nothing waits"));
        QVERIFY(program.run({u"--json"_s, u"balance"_s, customer}).json()[u"pending_items"_s].toArray().isEmpty());
        QCOMPARE(program.run({u"balance"_s, customer, u"--invoice-now"_s, u"--refund"_s}).exitCode, 2);
    }

    void aStory()
    {
        Program program;
        Sandbox sandbox(program, smallStudio);
        program.setStripeUrl(sandbox.value(u"url"_s));
        program.setVariable(u"REGULARS_STRIPE_KEY"_s, sandbox.value(u"key"_s));
        QCOMPARE(program.run({u"sync"_s}).exitCode, 0);
        QString customer;
        for (const auto& row : program.run({u"--json"_s, u"customers"_s}).json().array()) {
            if (minor(row[u"credit_balance"_s]) == 0) customer = row[u"id"_s].toString();
        }
        QVERIFY(!customer.isEmpty());
        const auto balance = [&](const QStringList& more) {
            return program.run(QStringList{u"--json"_s, u"balance"_s, customer} + more);
        };
        const auto credit = [&] { return minor(balance({}).json()[u"credit_balance"_s]); };

        const Outcome shown = balance({u"--add"_s, u"25.00"_s, u"--dry-run"_s});
        QVERIFY2(shown.exitCode == 0, shown.messages.constData());
        QCOMPARE(minor(shown.json()[u"credit_before"_s]), 0);
        QCOMPARE(minor(shown.json()[u"credit_after"_s]), 2500);
        QCOMPARE(credit(), 0);

        const QStringList add{u"--add"_s,        u"25.00"_s,          u"--note"_s,
                              u"missed class"_s, u"--operation-id"_s, u"desk-1"_s};
        const Outcome done = balance(add);
        QVERIFY2(done.exitCode == 0, done.messages.constData());
        QCOMPARE(done.json()[u"kind"_s].toString(), u"balance_adjustment"_s);
        QCOMPARE(balance(add).output, done.output); // once more is the same once
        QCOMPARE(credit(), 2500);
        QVERIFY(program.run({u"balance"_s, customer, u"--take"_s, u"5"_s}).output.contains("done"));

        const QJsonArray history = balance({}).json()[u"history"_s].toArray();
        QCOMPARE(minor(history[0][u"amount"_s]), -500);
        QCOMPARE(minor(history[0][u"credit_after"_s]), 2000);
        QCOMPARE(minor(history[1][u"amount"_s]), 2500);
        QCOMPARE(history[1][u"description"_s].toString(), u"missed class"_s);
        QVERIFY(program.run({u"balance"_s, customer}).output.contains("missed class"));

        const QList<std::pair<QStringList, const char*>> wrong{
            {{u"--take"_s, u"20.01"_s}, "more than the credit balance"},
            {{u"--add"_s, u"0"_s}, "zero"},
            {{u"--add=-1"_s}, "negative"},
            {{u"--add"_s, u"ten"_s}, "not an amount"},
            {{u"--add"_s, u"1"_s, u"--currency"_s, u"jpy"_s}, "in another currency"},
            {{u"--take"_s, u"1"_s, u"--operation-id"_s, u"desk-1"_s}, "operation id"},
        };
        for (const auto& [options, word] : wrong) {
            const Outcome refused = balance(options);
            QVERIFY2(refused.exitCode == 1 && refused.output.isEmpty(), word);
            QVERIFY2(refused.messages.contains(word), refused.messages.constData());
        }
        QCOMPARE(balance({u"--add"_s, u"1"_s, u"--take"_s, u"1"_s}).exitCode, 2);
        QCOMPARE(program.run({u"balance"_s, u"cus_nobody"_s}).exitCode, 1);

        // What the mirror knows is told without a network as well.
        sandbox.stop();
        const Outcome offline = balance({});
        QCOMPARE(offline.exitCode, 3);
        QCOMPARE(minor(offline.json()[u"credit_balance"_s]), 2000);
        QVERIFY(offline.json()[u"history"_s].isNull());
        QCOMPARE(balance({u"--add"_s, u"1"_s}).exitCode, 3);
        QCOMPARE(balance({u"--add"_s, u"1"_s, u"--dry-run"_s}).exitCode, 0);
    }
};

REGULARS_TEST(BalanceCommandTest)
#include "tst_balance.moc"
