// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/backup.h"
#include "core/store/rescue.h"
#include "deed.h"
#include "tests/support/testmain.h"

using namespace regulars;
using namespace regulars::tests;
using namespace std::chrono_literals;

namespace {

bool isPost(const stripe::HttpRequest& request)
{
    return request.method == "POST";
}

/// Answers to POSTs get lost on their way back; with `reads` the program then goes offline.
void loseAnswers(Scene& scene, bool goOffline)
{
    const auto isGone = std::make_shared<bool>(false);
    scene.world.transport->before = [isGone](const stripe::HttpRequest&) -> Result<void> {
        if (*isGone) return failure(ErrorKind::Network, u"no network"_s, u"unreachable"_s);
        return {};
    };
    scene.world.transport->after = [isGone, goOffline](const stripe::HttpRequest& request, QByteArray& body) {
        if (!isPost(request)) return;
        body.clear(); // cut to nothing
        *isGone = goOffline;
    };
}

void repair(Scene& scene)
{
    scene.world.transport->before = {};
    scene.world.transport->after = {};
    scene.world.transport->forget();
}

int posts(const Scene& scene)
{
    return scene.world.transport->sent().value(u"POST /v1/refunds"_s);
}

} // namespace

/// What became of it is found out later, by the rules of design.md 9.
class SettlingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aYoungOneGoesAgain()
    {
        Scene scene;
        const auto desk = scene.open();
        loseAnswers(scene, true);
        const auto unknown = desk->perform(scene.refund(1200));
        QVERIFY(unknown && unknown->state == OperationState::Unknown);
        QVERIFY(unknown->nextCheck && unknown->error && unknown->error->kind == ErrorKind::Network);
        repair(scene);
        QCOMPARE(desk->engine.settle({})->open, 1); // not due yet
        QCOMPARE(posts(scene), 0);
        scene.world.pass(6min);
        QCOMPARE(desk->engine.settle({})->ended, 1);
        QVERIFY(desk->find().state == OperationState::Done);
        QCOMPARE(posts(scene), 1); // the same key: Stripe answered from memory
        QCOMPARE(scene.truth(), (MovedMoney{1200, -Scene::credit, 1}));
    }

    void anOldOneIsOnlyLookedUp()
    {
        Scene scene;
        const auto desk = scene.open();
        loseAnswers(scene, true);
        QVERIFY(desk->perform(scene.refund(1200))->state == OperationState::Unknown);
        repair(scene);
        scene.world.pass(25h); // Stripe has forgotten the key
        QCOMPARE(desk->engine.settle({})->ended, 1);
        QVERIFY(desk->find().state == OperationState::Done);
        QVERIFY(!desk->find().steps.first().objectId.isEmpty());
        QCOMPARE(posts(scene), 0);
        QCOMPARE(scene.truth(), (MovedMoney{1200, -Scene::credit, 1}));
    }

    /// It never arrived, and nobody asked for a day: nothing was done, and that is said.
    void anOldOneThatLeftNoTraceWasNotDone()
    {
        Scene scene;
        const auto desk = scene.open();
        scene.world.transport->before = [](const stripe::HttpRequest& request) -> Result<void> {
            if (isPost(request)) return failure(ErrorKind::Timeout, u"no answer"_s);
            return {};
        };
        const auto unknown = desk->perform(scene.refund(1200));
        QVERIFY(unknown->state == OperationState::Unknown);
        QCOMPARE(unknown->checks, 1); // looked for at once, and too early to say that it is not there
        repair(scene);
        scene.world.pass(25h);
        QCOMPARE(desk->engine.settle({})->ended, 1);
        QVERIFY(desk->find().state == OperationState::Refused);
        QCOMPARE(desk->find().error->code, u"not_done"_s);
        QCOMPARE(posts(scene), 0);
        QCOMPARE(scene.truth().refunds, 0);
    }

    void theDesksClockDoesNotMatter_data()
    {
        QTest::addColumn<int>("years");
        QTest::newRow("behind") << -7;
        QTest::newRow("ahead") << 7;
    }
    void theDesksClockDoesNotMatter()
    {
        QFETCH(int, years);
        Scene scene;
        scene.world.clock.jump(std::chrono::hours(years * 8766));
        loseAnswers(scene, true);
        QVERIFY(scene.open()->perform(scene.refund(1200))->state == OperationState::Unknown);
        repair(scene);
        scene.world.clock.jump(std::chrono::hours(years * 8766)); // and again before the next start
        scene.world.pass(6min);
        const auto desk = scene.open();
        QCOMPARE(desk->engine.settle({})->ended, 1);
        QCOMPARE(posts(scene), 1); // young by Stripe's clock
        QVERIFY(desk->find().state == OperationState::Done);
        QCOMPARE(scene.truth().refunds, 1);
    }

    void lookedForFourTimesThenAPersonMust()
    {
        Scene scene;
        const auto desk = scene.open();
        Plan plan = scene.refund(1200);
        plan.steps.first().request.lookUp = {}; // nothing but an answer would tell
        scene.world.transport->before = [](const stripe::HttpRequest& request) -> Result<void> {
            if (isPost(request)) return failure(ErrorKind::Timeout, u"no answer"_s);
            return {};
        };
        auto now = desk->perform(plan);
        QList<std::chrono::seconds> pauses;
        while (now->nextCheck) {
            const auto pause = *now->nextCheck - desk->stripeClock.now();
            pauses.append(pause);
            scene.world.pass(pause);
            const auto settled = desk->engine.settle({});
            QVERIFY(settled && settled->open == 1 && settled->ended == 0);
            now = desk->find();
            QVERIFY(settled->next == now->nextCheck);
        }
        QCOMPARE(pauses, (QList<std::chrono::seconds>{5min, 1h, 12h}));
        QVERIFY(now->state == OperationState::Unknown);
        scene.world.transport->forget();
        scene.world.pass(48h);
        QCOMPARE(desk->engine.settle({})->open, 1);
        QVERIFY(scene.world.transport->sent().isEmpty());
    }

    void beingOfflineIsNoLook()
    {
        Scene scene;
        const auto desk = scene.open();
        loseAnswers(scene, true);
        QCOMPARE(desk->perform(scene.refund(1200))->checks, 0);
        for (int i = 0; i < 9; ++i) {
            scene.world.clock.advance(10min);
            QCOMPARE(desk->engine.settle({})->open, 1);
        }
        QCOMPARE(desk->find().checks, 0);
        QVERIFY(desk->find().nextCheck);
        QCOMPARE(scene.open()->engine.settle({}).error().kind, ErrorKind::Network); // a start without network
        repair(scene);
        scene.world.pass(6min);
        QCOMPARE(desk->engine.settle({})->ended, 1);
        QCOMPARE(scene.truth().refunds, 1);
    }

    /// Recorded, then killed before anything was sent.
    void whatWasNeverSentWaitsForAPerson()
    {
        Scene scene;
        const auto desk = scene.open();
        const auto never = operationOf(scene.refund(1200), u"op-1"_s);
        QVERIFY(store::OperationRepository(*desk->database).record(*never));
        scene.world.pass(5h);
        QCOMPARE(desk->engine.settle({})->open, 1);
        QVERIFY(desk->find().state == OperationState::Interrupted);
        QCOMPARE(scene.truth().refunds, 0);
        scene.refundElsewhere(100); // meanwhile
        const auto stopped = desk->engine.resume(u"op-1"_s, {});
        QCOMPARE(stopped->error->code, u"changed_meanwhile"_s);
        QCOMPARE(scene.truth().refunded, 100);
    }

    void aRestoredBackupIsOnlyLookedUp_data()
    {
        QTest::addColumn<bool>("wasSent"); // after the backup was made
        QTest::addColumn<bool>("rescued");
        QTest::newRow("restored, sent later") << true << false;
        QTest::newRow("restored, never sent") << false << false;
        QTest::newRow("rescued, sent later") << true << true;
    }
    void aRestoredBackupIsOnlyLookedUp()
    {
        QFETCH(bool, wasSent);
        QFETCH(bool, rescued);
        Scene scene;
        const QString backup = scene.filePath(u"backup.sqlite"_s);
        {
            const auto desk = scene.open();
            QVERIFY(store::OperationRepository(*desk->database)
                        .record(*operationOf(scene.refund(1200), u"op-1"_s)));
            QVERIFY(store::backup(*desk->database, backup));
            if (wasSent) QVERIFY(desk->engine.resume(u"op-1"_s, {})->state == OperationState::Done);
        }
        if (rescued) {
            QVERIFY(store::restore(scene.file, backup, scene.world.clock));
            QVERIFY(store::rescue(scene.file, scene.world.clock));
        } else {
            QVERIFY(store::restore(scene.file, backup, scene.world.clock));
        }
        repair(scene);
        scene.world.pass(2h);
        const auto desk = scene.open();
        QVERIFY(desk->find().lookUpOnly);
        QCOMPARE(desk->engine.discard(u"op-1"_s).error().code, u"already_sent"_s);
        QVERIFY(desk->engine.settle({}));
        const auto resumed = desk->engine.resume(u"op-1"_s, {});
        QVERIFY(resumed->state == (wasSent ? OperationState::Done : OperationState::Refused));
        QCOMPARE(posts(scene), 0);
        QCOMPARE(scene.truth().refunds, wasSent ? 1 : 0);
    }

    /// A DELETE has no key and answers 404 the second time: only the state tells.
    void aDeleteIsToldByTheState()
    {
        Scene scene;
        const auto desk = scene.open();
        Plan plan = scene.refund(0);
        plan.kind = u"delete"_s;
        plan.guards = {
            {{u"customer"_s, scene.customer}, u"customers/"_s + scene.customer, {{u"/name"_s, u"Mia"_s}}}};
        PlannedStep& step = plan.steps.first();
        step.request = {"DELETE",
                        u"customers/"_s + scene.customer,
                        {},
                        u"customer"_s,
                        {LookUp::By::State, u"customers/"_s + scene.customer, {}, {}, true}};
        loseAnswers(scene, false);
        int deletes = 0;
        scene.world.transport->after = [&](const stripe::HttpRequest& request, QByteArray& body) {
            if (request.method == "DELETE" && deletes++ == 0) body.clear();
        };
        const auto done = desk->perform(plan);
        QVERIFY(done && done->state == OperationState::Done);
        QCOMPARE(deletes, 2);
    }

    /// Proof by the event that the request caused.
    void anEventIsProof()
    {
        Scene scene;
        const auto desk = scene.open();
        Plan plan = scene.refund(1200);
        plan.steps.first().request.lookUp = {LookUp::By::Event, {}, "types[]=refund.created", {}, false};
        loseAnswers(scene, true);
        QVERIFY(desk->perform(plan)->state == OperationState::Unknown);
        repair(scene);
        scene.world.pass(30h);
        QCOMPARE(desk->engine.settle({})->ended, 1);
        QVERIFY(desk->find().state == OperationState::Done);
        QCOMPARE(posts(scene), 0);
        QCOMPARE(scene.truth().refunds, 1);
    }
};

REGULARS_TEST(SettlingTest)
#include "tst_settling.moc"
