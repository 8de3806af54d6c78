// SPDX-License-Identifier: GPL-3.0-or-later
#include "deed.h"
#include "tests/support/testmain.h"

using namespace regulars;
using namespace regulars::tests;
using namespace std::chrono_literals;

namespace {

bool isRefund(const stripe::HttpRequest& request)
{
    return request.method == "POST" && request.path == u"/v1/refunds"_s;
}

} // namespace

/// Steps that belong together stand or fall together.
class UndoTest : public QObject {
    Q_OBJECT
    static QByteArray statesOf(const Operation& operation)
    {
        QByteArrayList states;
        for (const Step& step : operation.steps)
            states.append(toText(step.state).toLatin1());
        return states.join(' ');
    }

private Q_SLOTS:
    void theLedgerComesFirst()
    {
        Scene scene;
        const auto desk = scene.open();
        const auto done = desk->perform(scene.giveBack(3000));
        QVERIFY(done && done->state == OperationState::Done);
        QCOMPARE(statesOf(*done), "done waiting done"_ba);
        QCOMPARE(scene.truth(), (MovedMoney{3000, 3000 - Scene::credit, 1}));
    }

    /// A renewal spends credit between reading it and taking it.
    void creditThatMovedIsGivenBack()
    {
        Scene scene;
        const auto desk = scene.open();
        bool spent = false;
        scene.world.transport->before = [&](const stripe::HttpRequest& request) -> Result<void> {
            if (request.method == "POST" && !std::exchange(spent, true)) scene.adjustElsewhere(500);
            return {};
        };
        const auto refused = desk->perform(scene.giveBack(3000));
        QVERIFY(refused && refused->state == OperationState::Refused);
        QCOMPARE(refused->error->code, u"changed_meanwhile"_s);
        QCOMPARE(refused->changed.size(), 1);
        QCOMPARE(refused->changed.first().seen, u"-5000"_s);
        QCOMPARE(refused->changed.first().now, u"-4500"_s);
        QCOMPARE(statesOf(*refused), "unexpected done waiting"_ba);
        QVERIFY(!refused->hasEffect());
        QCOMPARE(scene.truth(), (MovedMoney{0, 500 - Scene::credit, 0}));
    }

    void aRefusedRefundGivesTheCreditBack()
    {
        Scene scene;
        const auto desk = scene.open();
        scene.world.transport->before = [&](const stripe::HttpRequest& request) -> Result<void> {
            if (isRefund(request) && scene.truth().refunds == 0) scene.refundElsewhere(Scene::paid);
            return {};
        };
        const auto refused = desk->perform(scene.giveBack(3000));
        QVERIFY(refused && refused->state == OperationState::Refused);
        QCOMPARE(refused->error->code, u"charge_already_refunded"_s);
        QCOMPARE(statesOf(*refused), "done done refused"_ba);
        QCOMPARE(scene.truth(), (MovedMoney{Scene::paid, -Scene::credit, 1}));
    }

    /// Earlier groups stay, and are shown.
    void onlyTheGroupIsTakenBack()
    {
        Scene scene;
        const auto desk = scene.open();
        Plan plan = scene.giveBack(1000);
        PlannedStep second = plan.steps[0], refund = plan.steps[1];
        second.group = refund.group = 1;
        second.request.body.replace("amount=1000", "amount=2000");
        second.undo->body.replace("amount=-1000", "amount=-2000");
        second.expect.first().value = QString::number(3000 - Scene::credit);
        refund.request.body.replace("amount=1000", "amount=4500"); // more than is left by then
        plan.steps.append(second);
        plan.steps.append(refund);
        const auto refused = desk->perform(plan);
        QVERIFY(refused && refused->state == OperationState::Refused);
        QVERIFY(refused->hasEffect());
        QCOMPARE(statesOf(*refused), "done waiting done done done refused"_ba);
        QCOMPARE(scene.truth(), (MovedMoney{1000, 1000 - Scene::credit, 1}));
    }

    /// What is half done is neither given up nor repeated while there is no network.
    void offlineBetweenTheSteps()
    {
        Scene scene;
        const auto desk = scene.open();
        scene.world.transport->before = [&](const stripe::HttpRequest& request) -> Result<void> {
            if (!isRefund(request)) return {};
            return failure(ErrorKind::Network, u"no network"_s, u"unreachable"_s);
        };
        const auto stopped = desk->perform(scene.giveBack(3000));
        QVERIFY(stopped && stopped->state == OperationState::Interrupted);
        QCOMPARE(statesOf(*stopped), "done waiting waiting"_ba);
        QCOMPARE(desk->engine.discard(u"op-1"_s).error().code, u"already_sent"_s);
        scene.world.transport->before = {};
        // Not without a person.
        scene.world.pass(13h);
        QCOMPARE(desk->engine.settle({})->open, 1);
        QCOMPARE(scene.truth(), (MovedMoney{0, 3000 - Scene::credit, 0}));
        QVERIFY(desk->engine.resume(u"op-1"_s, {})->state == OperationState::Done);
        QCOMPARE(scene.truth(), (MovedMoney{3000, 3000 - Scene::credit, 1}));
    }

    /// Taking back belongs to the step: settling sends it when the network is there again.
    void offlineBeforeTakingBack()
    {
        Scene scene;
        const auto desk = scene.open();
        int posts = 0;
        scene.world.transport->before = [&](const stripe::HttpRequest& request) -> Result<void> {
            if (request.method != "POST") return {};
            if (++posts == 2) scene.refundElsewhere(Scene::paid);
            if (posts < 3) return {};
            return failure(ErrorKind::Network, u"no network"_s, u"unreachable"_s);
        };
        const auto stopped = desk->perform(scene.giveBack(3000));
        QVERIFY(stopped && stopped->state == OperationState::Interrupted && stopped->nextCheck);
        scene.world.transport->before = {};
        scene.world.clock.advance(*stopped->nextCheck - desk->stripeClock.now());
        const auto settled = desk->engine.settle({});
        QCOMPARE(settled->ended, 1);
        QVERIFY(desk->find().state == OperationState::Refused);
        QCOMPARE(scene.truth(), (MovedMoney{Scene::paid, -Scene::credit, 1}));
    }

    /// A key that may less for a while: what is owed is not given up.
    void noPermissionToTakeBack()
    {
        Scene scene;
        const auto desk = scene.open();
        int posts = 0;
        scene.world.transport->before = [&](const stripe::HttpRequest& request) -> Result<void> {
            if (request.method != "POST") return {};
            if (++posts == 2) scene.refundElsewhere(Scene::paid);
            if (posts < 3) return {};
            return failure(ErrorKind::Permission, u"no customers for this key"_s);
        };
        const auto stopped = desk->perform(scene.giveBack(3000));
        QVERIFY(stopped && stopped->state == OperationState::Interrupted && stopped->nextCheck);
        QVERIFY(stopped->error && stopped->error->kind == ErrorKind::Permission);
        scene.world.transport->before = {};
        scene.world.clock.advance(*stopped->nextCheck - desk->stripeClock.now());
        QCOMPARE(desk->engine.settle({})->ended, 1);
        QVERIFY(desk->find().state == OperationState::Refused);
        QCOMPARE(scene.truth(), (MovedMoney{Scene::paid, -Scene::credit, 1}));
    }

    void whatCanNotBeTakenBackWaitsForAPerson()
    {
        Scene scene;
        const auto desk = scene.open();
        Plan plan = scene.giveBack(3000);
        plan.steps[0].undo->body = "currency=eur&amount=0"; // refused
        plan.steps[1].request.body.replace("amount=3000", "amount=9000");
        const auto stuck = desk->perform(plan);
        QVERIFY(stuck && stuck->state == OperationState::Unknown);
        QCOMPARE(stuck->error->code, u"not_undone"_s);
        QVERIFY(!stuck->nextCheck && stuck->hasEffect() && stuck->isUnfinished());
        QVERIFY(desk->engine.resume(u"op-1"_s, {})->state == OperationState::Unknown);
        QCOMPARE(scene.truth(), (MovedMoney{0, 3000 - Scene::credit, 0}));
    }
};

REGULARS_TEST(UndoTest)
#include "tst_undo.moc"
