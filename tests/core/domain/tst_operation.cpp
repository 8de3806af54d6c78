// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/operation.h"
#include "tests/support/testmain.h"

using namespace regulars;
using namespace Qt::StringLiterals;

namespace {

Plan twoSteps()
{
    Plan plan;
    plan.kind = u"balance_refund"_s;
    plan.guards = {{{u"charge"_s, u"ch_1"_s}, u"charges/ch_1"_s, {}}};
    PlannedStep ledger;
    ledger.request.body = "amount=5";
    ledger.request.lookUp.by = LookUp::By::Metadata;
    ledger.undo = ledger.request;
    PlannedStep refund;
    refund.request.body = "charge=ch_1";
    plan.steps = {ledger, refund};
    return plan;
}

/// "Send 2": the move, and the index of its step.
QString moveOf(const Operation& operation)
{
    static const QStringList names{u"Settle"_s, u"Send"_s,   u"TakeBack"_s,
                                   u"GiveUp"_s, u"Refuse"_s, u"Finish"_s};
    const NextMove move = nextMove(operation);
    return names.at(int(move.kind)) + (move.step < 0 ? QString() : u" %1"_s.arg(move.step));
}

} // namespace

/// What an operation is made of, and what is to be done next about it.
class OperationValueTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void stepsAreRecordedAsTheyAreSent()
    {
        const auto operation = operationOf(twoSteps(), u"op.1"_s);
        QVERIFY(operation);
        QCOMPARE(operation->steps.size(), 3);
        QCOMPARE(operation->steps[0].key, "op.1-1"_ba);
        QCOMPARE(operation->steps[0].request.body,
                 "amount=5&metadata[regulars_op]=op.1&metadata[regulars_step]=1"_ba);
        QCOMPARE(operation->steps[1].key, "op.1-1-undo"_ba);
        QVERIFY(operation->steps[1].isUndo);
        QVERIFY(operation->steps[1].request.body.endsWith("metadata[regulars_step]=1-undo"));
        QCOMPARE(operation->steps[2].key, "op.1-2"_ba);
        QCOMPARE(operation->steps[2].request.body, "charge=ch_1"_ba); // looked up in another way, if at all
        Plan blind = twoSteps();
        blind.guards.clear();
        QVERIFY(operationOf(blind, u"op"_s).error().kind == ErrorKind::Bug);
    }

    void whatIsNext_data()
    {
        QTest::addColumn<QString>("states"); // of the step, its undo, and the second step
        QTest::addColumn<QString>("move");
        QTest::addColumn<bool>("hasEffect");
        const auto row = [](const char* states, const char* move, bool hasEffect) {
            QTest::newRow(states) << QString::fromLatin1(states) << QString::fromLatin1(move) << hasEffect;
        };
        row("waiting waiting waiting", "Send 0", false);
        row("sent waiting waiting", "Settle 0", false);
        row("done waiting waiting", "Send 2", true);
        row("done waiting sent", "Settle 2", true);
        row("done waiting done", "Finish", true);
        row("refused waiting waiting", "Refuse 0", false);
        row("unexpected waiting waiting", "TakeBack 1", true);
        row("unexpected sent waiting", "Settle 1", true);
        row("unexpected done waiting", "Refuse 0", false);
        row("unexpected refused waiting", "GiveUp 0", true);
        row("done waiting refused", "TakeBack 1", true);
        row("done sent refused", "Settle 1", true);
        row("done done refused", "Refuse 2", false);
        row("done refused refused", "GiveUp 2", true);
    }
    void whatIsNext()
    {
        QFETCH(QString, states);
        QFETCH(QString, move);
        QFETCH(bool, hasEffect);
        auto operation = operationOf(twoSteps(), u"op"_s);
        const QStringList words = states.split(u' ');
        for (qsizetype i = 0; i < words.size(); ++i)
            operation->steps[i].state = *stepStateFromText(words[i]);
        QCOMPARE(moveOf(*operation), move);
        QCOMPARE(operation->hasEffect(), hasEffect);
        QCOMPARE(operation->wasSent(), states != u"waiting waiting waiting"_s);
    }

    void otherGroupsStay()
    {
        auto operation = operationOf(twoSteps(), u"op"_s);
        operation->steps[0].state = StepState::Done;
        operation->steps[2].state = StepState::Refused;
        operation->steps[2].group = 1;
        QCOMPARE(moveOf(*operation), u"Refuse 2"_s);
    }
};

REGULARS_TEST(OperationValueTest)
#include "tst_operation.moc"
