// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/changes.h"
#include "core/store/mirrorbatch.h"
#include "core/store/paymentrepository.h"
#include "deed.h"
#include "tests/support/testmain.h"

using namespace regulars;
using namespace regulars::tests;
using namespace std::chrono_literals;

/// What is asked for is done once, and told as it is.
class EngineTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPlanIsDone()
    {
        Scene scene;
        const auto desk = scene.open();
        const auto before = store::changesSince(*desk->database, 0);
        const auto done = desk->perform(scene.refund(1200));
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
        QVERIFY(done->state == OperationState::Done);
        QVERIFY(!done->error && done->endedAt && done->hasEffect());
        QCOMPARE(scene.truth(), (MovedMoney{1200, -Scene::credit, 1}));
        // The mirror knows, and tells the windows.
        const store::PaymentRepository payments(*desk->database);
        const auto refunds = payments.refundsOf(PaymentId(scene.charge));
        QCOMPARE(refunds->size(), 1);
        QCOMPARE(refunds->first().id.text(), done->steps.first().objectId);
        QCOMPARE((*payments.find(PaymentId(scene.charge)))->amountRefunded, 1200);
        const auto changes = store::changesSince(*desk->database, before->upTo);
        QVERIFY(changes->operations.contains(u"op-1"_s));
        QVERIFY(changes->payments.contains(PaymentId(scene.charge)));
        // What is stored is what was returned.
        QVERIFY(desk->find() == *done);
        QVERIFY(!done->steps.first().requestId.isEmpty());
    }

    void theSameIdIsTheSameDeed()
    {
        Scene scene;
        const auto desk = scene.open();
        const auto first = desk->perform(scene.refund(1200));
        scene.world.transport->forget();
        const auto again = desk->perform(scene.refund(1200));
        QVERIFY(again && *again == *first);
        QVERIFY(scene.world.transport->sent().isEmpty());
        const auto other = desk->perform(scene.refund(1300));
        QCOMPARE(other.error().code, u"operation_id_used"_s);
        QVERIFY(other.error().kind == ErrorKind::Conflict);
        QCOMPARE(scene.truth().refunded, 1200);
    }

    void aRefusalIsRecordedToo()
    {
        Scene scene;
        const auto desk = scene.open();
        const auto refused = desk->perform(scene.refund(Scene::paid + 1));
        QVERIFY(refused && refused->state == OperationState::Refused);
        QCOMPARE(refused->error->httpStatus, 400);
        QVERIFY(!refused->error->requestId.isEmpty() && !refused->hasEffect());
        scene.world.transport->forget();
        QVERIFY(*desk->perform(scene.refund(Scene::paid + 1)) == *refused);
        QVERIFY(scene.world.transport->sent().isEmpty());
        QCOMPARE(scene.truth().refunds, 0);
    }

    /// Up to 30 days later the bank sends a refund back: the operation stands, and says so.
    void aRefundThatFailsLater()
    {
        Scene scene;
        const auto desk = scene.open();
        const auto done = desk->perform(scene.refund(1200));
        QVERIFY(done && done->state == OperationState::Done && !done->hasFailedLater());
        const auto before = store::changesSince(*desk->database, 0)->upTo;
        scene.world.pass(24h * 20);
        scene.world.post("/_sandbox/refunds/" + done->steps.first().objectId.toStdString(),
                         "status=failed&failure_reason=expired_or_canceled_card");
        const auto read = desk->client.refund(RefundId(done->steps.first().objectId), {});
        QVERIFY(read && read->value);
        auto batch = store::MirrorBatch::begin(*desk->database);
        QVERIFY(batch && batch->put(*read->value, read->readAt) && batch->commit());
        QVERIFY(desk->find().hasFailedLater());
        QCOMPARE(desk->find().steps.first().failedLater, u"expired_or_canceled_card"_s);
        QCOMPARE(desk->find().state, OperationState::Done);
        QVERIFY(store::changesSince(*desk->database, before)->operations.contains(u"op-1"_s));
    }

    void whatChangedMeanwhileStopsIt()
    {
        Scene scene;
        scene.refundElsewhere(500);
        const auto desk = scene.open();
        const auto stopped = desk->perform(scene.refund(1200));
        QVERIFY(stopped && stopped->state == OperationState::Refused);
        QCOMPARE(stopped->error->code, u"changed_meanwhile"_s);
        QCOMPARE(
            stopped->changed,
            (QList<ChangedField>{{{u"charge"_s, scene.charge}, u"/amount_refunded"_s, u"0"_s, u"500"_s}}));
        QVERIFY(desk->find() == *stopped);
        QCOMPARE(scene.truth(), (MovedMoney{500, -Scene::credit, 1}));
        // The view shows the truth now.
        const store::PaymentRepository payments(*desk->database);
        QCOMPARE((*payments.find(PaymentId(scene.charge)))->amountRefunded, 500);
    }

    void anObjectThatIsGoneStopsIt()
    {
        Scene scene;
        scene.world.remove("/v1/customers/" + scene.customer.toStdString());
        const auto desk = scene.open();
        const auto stopped = desk->perform(scene.giveBack(1000));
        QVERIFY(stopped && stopped->state == OperationState::Refused);
        QCOMPARE(stopped->changed.size(), 1);
        QCOMPARE(scene.world.countOf("refunds"), 0);
    }

    void offlineNothingIsRecorded()
    {
        Scene scene;
        const auto desk = scene.open();
        scene.world.transport->before = [](const stripe::HttpRequest&) -> Result<void> {
            return failure(ErrorKind::Network, u"no network"_s, u"unreachable"_s);
        };
        const auto failed = desk->perform(scene.refund(1200));
        QVERIFY(!failed && failed.error().kind == ErrorKind::Network);
        QVERIFY(!*store::OperationRepository(*desk->database).find(u"op-1"_s));
        scene.world.transport->before = {};
        QVERIFY(desk->perform(scene.refund(1200))->state == OperationState::Done); // the same id may be used
        QCOMPARE(scene.truth().refunded, 1200);
    }

    void aNetworkThatGoesBetweenLeavesNothing()
    {
        Scene scene;
        const auto desk = scene.open();
        scene.world.transport->before = [](const stripe::HttpRequest& request) -> Result<void> {
            if (request.method == "GET") return {};
            return failure(ErrorKind::Network, u"no network"_s, u"unreachable"_s);
        };
        const auto ended = desk->perform(scene.refund(1200));
        QVERIFY(ended && ended->state == OperationState::Refused);
        QVERIFY(ended->error->kind == ErrorKind::Network && !ended->hasEffect());
        scene.world.transport->before = {};
        QVERIFY(desk->perform(scene.refund(1200), u"op-2"_s)->state == OperationState::Done);
        QCOMPARE(scene.truth(), (MovedMoney{1200, -Scene::credit, 1}));
    }

    void aWrongIdIsNoId_data()
    {
        QTest::addColumn<QString>("id");
        QTest::newRow("empty") << QString();
        QTest::newRow("blank") << u"a b"_s;
        QTest::newRow("form") << u"a&amount=1"_s;
        QTest::newRow("line") << u"a\n"_s;
        QTest::newRow("long") << QString(201, u'a');
    }
    void aWrongIdIsNoId()
    {
        QFETCH(QString, id);
        Scene scene;
        const auto desk = scene.open();
        QCOMPARE(desk->perform(scene.refund(1200), id).error().code, u"operation_id"_s);
        QVERIFY(scene.world.transport->sent().isEmpty());
    }

    void twoProgramsAtOnce()
    {
        Scene scene;
        const auto one = scene.open(), two = scene.open();
        const Plan plan = scene.refund(1200);
        int tries = 0;
        scene.world.transport->before = [&](const stripe::HttpRequest& request) -> Result<void> {
            if (request.method != "POST" || tries++ > 0) return {};
            const auto second = two->perform(plan);
            if (second || second.error().code != u"done_elsewhere"_s) qFatal("not done elsewhere");
            if (!two->engine.settle({})) qFatal("settle");
            return {};
        };
        QVERIFY(one->perform(plan)->state == OperationState::Done);
        QCOMPARE(tries, 1);
        QVERIFY(two->perform(plan)->state == OperationState::Done);
        QCOMPARE(scene.truth(), (MovedMoney{1200, -Scene::credit, 1}));
    }

    /// One sleeps so long on the way that another takes over.
    void aLostLeaseMovesNothingTwice()
    {
        Scene scene;
        const auto one = scene.open(), two = scene.open();
        const Plan plan = scene.giveBack(1200);
        int tries = 0;
        scene.world.transport->before = [&](const stripe::HttpRequest& request) -> Result<void> {
            if (request.method != "POST" || tries++ > 0) return {};
            scene.world.clock.advance(60s);
            const auto second = two->perform(plan);
            if (!second || second->state != OperationState::Done) qFatal("not taken over");
            return {};
        };
        const auto first = one->perform(plan);
        QVERIFY(!first && first.error().code == u"done_elsewhere"_s);
        QVERIFY(one->find().state == OperationState::Done);
        QCOMPARE(scene.truth(), (MovedMoney{1200, 1200 - Scene::credit, 1}));
    }

    /// Two desks with a store each: the second like deed is stopped by what it reads before sending.
    void twoDesks()
    {
        Scene scene;
        const auto one = scene.open();
        scene.copyStore(scene.filePath(u"other.sqlite"_s));
        const auto two = scene.open(scene.filePath(u"other.sqlite"_s));
        QVERIFY(one->perform(scene.refund(1200), u"a"_s)->state == OperationState::Done);
        const auto second = two->perform(scene.refund(1200), u"b"_s);
        QCOMPARE(second->error->code, u"changed_meanwhile"_s);
        QCOMPARE(scene.truth(), (MovedMoney{1200, -Scene::credit, 1}));
    }

    void anAnswerThatCanNotBeReadIsKept()
    {
        Scene scene;
        const auto desk = scene.open();
        scene.world.transport->after = [](const stripe::HttpRequest& request, QByteArray& body) {
            if (request.method == "POST") body.replace("\"refund\"", "\"new_refund\"");
        };
        const auto done = desk->perform(scene.refund(1200));
        QVERIFY(done && done->state == OperationState::Done);
        QVERIFY(done->steps.first().raw.contains("new_refund"));
        // It was read again.
        QCOMPARE(store::PaymentRepository(*desk->database).refundsOf(PaymentId(scene.charge))->size(), 1);
        QCOMPARE(scene.truth().refunds, 1);
    }

    void whatCanNotBeReadAfterwardsDoesNotMatter()
    {
        Scene scene;
        const auto desk = scene.open();
        bool isDone = false;
        scene.world.transport->before = [&](const stripe::HttpRequest& request) -> Result<void> {
            if (isDone) return failure(ErrorKind::Network, u"gone"_s, u"unreachable"_s);
            isDone = request.method == "POST";
            return {};
        };
        QVERIFY(desk->perform(scene.refund(1200))->state == OperationState::Done);
        QCOMPARE(scene.truth().refunds, 1);
    }

    void onlyWhatWasNeverSentIsDiscarded()
    {
        Scene scene;
        const auto desk = scene.open();
        QCOMPARE(desk->engine.discard(u"none"_s).error().code, u"no_operation"_s);
        QVERIFY(desk->perform(scene.refund(1200))->state == OperationState::Done);
        QCOMPARE(desk->engine.discard(u"op-1"_s).error().code, u"already_sent"_s);

        auto never = operationOf(scene.refund(700), u"op-2"_s);
        QVERIFY(never);
        QVERIFY(store::OperationRepository(*desk->database).record(*never));
        QVERIFY(desk->engine.discard(u"op-2"_s)->state == OperationState::Discarded);
        QVERIFY(desk->engine.resume(u"op-2"_s, {})->state == OperationState::Discarded);
        QCOMPARE(scene.truth().refunded, 1200);
    }

    void aCancelledOneIsNotDone()
    {
        Scene scene;
        const auto desk = scene.open();
        scene.world.transport->before = [&](const stripe::HttpRequest&) -> Result<void> {
            desk->cancel.cancel(); // after the guards were read
            return {};
        };
        const auto ended = desk->perform(scene.refund(1200));
        QVERIFY(ended && ended->state == OperationState::Refused);
        QVERIFY(ended->error->kind == ErrorKind::Cancelled);
        QCOMPARE(scene.truth().refunds, 0);
    }
};

REGULARS_TEST(EngineTest)
#include "tst_engine.moc"
