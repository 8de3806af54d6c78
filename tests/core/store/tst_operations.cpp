// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/backup.h"
#include "core/store/changes.h"
#include "core/store/connection.h"
#include "core/store/operationrepository.h"
#include "core/store/rescue.h"
#include "storefixture.h"

using namespace regulars;
using namespace regulars::store;
using namespace regulars::tests;

namespace {

Operation sample(const QString& id, const QString& customer = u"cus_1"_s)
{
    Operation value;
    value.id = id;
    value.kind = u"refund"_s;
    value.customer = CustomerId(customer);
    value.subject = u"ch_1"_s;
    value.parameters = u"amount=5"_s;
    value.amount = Money(5, Currency(u"eur"));
    value.note = u"100% \u00fcber_all"_s;
    value.who = u"mia"_s;
    value.guards = {{{u"charge"_s, u"ch_1"_s}, u"charges/ch_1"_s, {{u"/amount_refunded"_s, u"0"_s}}}};
    value.touched = {{u"charge"_s, u"ch_1"_s}, {u"customer"_s, customer}};
    value.recordedAt = at(50);
    Step step;
    step.group = 3;
    step.request = {"POST",
                    u"refunds"_s,
                    "charge=ch_1",
                    u"refund"_s,
                    {LookUp::By::State, u"x/y"_s, "a=b", {{u"/status"_s, u"ok"_s}}, true}};
    step.key = id.toLatin1() + "-1";
    step.expect = {{u"/a~1b"_s, QString()}};
    Step undo = step;
    undo.isUndo = true;
    undo.key += "-undo";
    value.steps = {step, undo};
    return value;
}

void finish(Operation& operation)
{
    operation.state = OperationState::Refused;
    operation.lookUpOnly = false;
    operation.endedAt = at(90);
    operation.checks = 2;
    operation.nextCheck = at(70);
    Error error;
    error.kind = ErrorKind::Declined;
    error.detail = u"no"_s;
    error.code = u"card_declined"_s;
    error.type = u"card_error"_s;
    error.param = u"amount"_s;
    error.declineCode = u"do_not_honor"_s;
    error.requestId = u"req_1"_s;
    error.permission = u"Charges"_s;
    error.httpStatus = 402;
    operation.error = error;
    operation.changed = {{{u"charge"_s, u"ch_1"_s}, u"/disputed"_s, u"false"_s, u"true"_s}};
    Step& step = operation.steps.first();
    step.state = StepState::Refused;
    step.sentAt = at(60);
    step.triedAt = at(65);
    step.objectId = u"re_77"_s;
    step.requestId = u"req_2"_s;
    step.raw = "{\"raw\": \"\u00fc\"}";
    step.error = error;
}

} // namespace

/// What staff asked for is kept, whole and for good.
class OperationsTest : public QObject {
    Q_OBJECT
    std::unique_ptr<StoreFolder> m_folder;
    std::unique_ptr<Database> m_database;

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<StoreFolder>();
        m_database = m_folder->open();
        QVERIFY(m_database);
    }
    void cleanup()
    {
        m_database.reset();
        m_folder.reset();
    }

    void comesBackAsItWas()
    {
        OperationRepository repository(*m_database);
        Operation operation = sample(u"a"_s);
        VERIFY_OK(repository.record(operation));
        QVERIFY(repository.find(u"a"_s).value() == operation);
        finish(operation);
        VERIFY_OK(repository.save(operation));
        VERIFY_OK(repository.saveStep(u"a"_s, operation.steps.first(), operation.recordedAt));
        QVERIFY(repository.find(u"a"_s).value() == operation);
        QVERIFY(!repository.find(u"b"_s).value());
        QCOMPARE(repository.record(operation).error().code, u"operation_exists"_s);
    }

    void everyStateHasAWord()
    {
        for (int i = 0; i <= int(OperationState::Discarded); ++i)
            QCOMPARE(int(*operationStateFromText(toText(static_cast<OperationState>(i)))), i);
        for (int i = 0; i <= int(StepState::Refused); ++i)
            QCOMPARE(int(*stepStateFromText(toText(static_cast<StepState>(i)))), i);
        QVERIFY(!operationStateFromText(u"other") && !stepStateFromText(u""));
    }

    void unfinishedOnesStandOnTop()
    {
        OperationRepository repository(*m_database);
        for (const QString& id : {u"a"_s, u"b"_s, u"c"_s, u"d"_s}) {
            Operation operation = sample(id, id == u"b"_s ? u"cus_2"_s : u"cus_1"_s);
            VERIFY_OK(repository.record(operation));
            if (id == u"a"_s || id == u"d"_s) continue;
            finish(operation);
            VERIFY_OK(repository.save(operation));
            VERIFY_OK(repository.saveStep(id, operation.steps.first(), operation.recordedAt));
        }
        const auto idsOf = [&](const OperationQuery& query, qint64 limit = -1) {
            const auto keys = repository.keys(query, limit);
            const auto rows = repository.rows(*keys);
            QString ids;
            for (const qint64 key : *keys)
                ids += rows->value(key).id;
            return ids;
        };
        QCOMPARE(idsOf({}), u"dacb"_s);
        QCOMPARE(idsOf({}, 2), u"da"_s);
        QCOMPARE(idsOf({.state = OperationState::Refused}), u"cb"_s);
        QCOMPARE(idsOf({.unfinishedOnly = true}), u"da"_s);
        QCOMPARE(idsOf({.kind = u"other"_s}), QString());
        QCOMPARE(idsOf({.customer = CustomerId(u"cus_2"_s)}), u"b"_s);
        QCOMPARE(idsOf({.text = u"re_77"_s}), u"cb"_s);
        QCOMPARE(idsOf({.text = u"00% "_s}), u"dacb"_s);
        QCOMPARE(idsOf({.text = u"%1"_s}), QString());
        QCOMPARE(idsOf({.text = u"CH_1"_s}), u"dacb"_s);
        QCOMPARE(repository.unfinished().value(), (QStringList{u"a"_s, u"d"_s}));
        QVERIFY(repository.rows(*repository.keys({}))->cbegin()->note == sample(u"a"_s).note);
    }

    void neverGoes()
    {
        OperationRepository repository(*m_database);
        VERIFY_OK(repository.record(sample(u"a"_s)));
        VERIFY_OK(clearMirror(*m_database));
        QVERIFY(repository.find(u"a"_s).value().has_value());
        QVERIFY(!execute(m_database->handle(), u"DELETE FROM operations"_s));
        QVERIFY(!execute(m_database->handle(), u"DELETE FROM operation_steps"_s));
        QCOMPARE(repository.find(u"a"_s).value()->steps.size(), 2);
    }

    void onlyTheNoteIsErased()
    {
        OperationRepository repository(*m_database);
        VERIFY_OK(repository.record(sample(u"a"_s)));
        VERIFY_OK(repository.record(sample(u"b"_s, u"cus_2"_s)));
        VERIFY_OK(repository.eraseNotes(CustomerId(u"cus_1"_s)));
        Operation erased = sample(u"a"_s);
        erased.note.clear();
        QVERIFY(repository.find(u"a"_s).value() == erased);
        QVERIFY(repository.find(u"b"_s).value() == sample(u"b"_s, u"cus_2"_s));
    }

    /// An answer, the mirror and the step's state become visible at once, or not at all.
    void joinsABatch()
    {
        OperationRepository repository(*m_database);
        Operation operation = sample(u"a"_s);
        VERIFY_OK(repository.record(operation));
        const qint64 before = changesSince(*m_database, 0)->upTo;
        {
            auto batch = MirrorBatch::begin(*m_database);
            VERIFY_OK(batch);
            finish(operation);
            VERIFY_OK(repository.save(operation));
            VERIFY_OK(batch->put(payment(u"ch_1"_s, u"cus_1"_s, 9), at(10)));
        }
        QVERIFY(repository.find(u"a"_s).value()->state == OperationState::Recorded);
        QVERIFY(changesSince(*m_database, before)->isEmpty());
        auto batch = MirrorBatch::begin(*m_database);
        VERIFY_OK(batch);
        VERIFY_OK(repository.save(operation));
        VERIFY_OK(batch->put(payment(u"ch_1"_s, u"cus_1"_s, 9), at(10)));
        VERIFY_OK(batch->commit());
        const auto changes = changesSince(*m_database, before);
        QVERIFY(changes->operations == QSet<QString>{u"a"_s});
        QVERIFY(changes->payments == QSet<PaymentId>{PaymentId(u"ch_1"_s)});
    }

    void aRestoredStoreTrustsNoOpenOne_data()
    {
        QTest::addColumn<bool>("rescued");
        QTest::newRow("restored") << false;
        QTest::newRow("rescued") << true;
    }
    void aRestoredStoreTrustsNoOpenOne()
    {
        QFETCH(bool, rescued);
        const QString file = m_folder->folder.filePath(u"copy.sqlite"_s);
        Operation ended = sample(u"b"_s);
        finish(ended);
        {
            OperationRepository repository(*m_database);
            VERIFY_OK(repository.record(sample(u"a"_s)));
            VERIFY_OK(repository.record(sample(u"b"_s)));
            VERIFY_OK(repository.save(ended));
            VERIFY_OK(backup(*m_database, file));
        }
        m_database.reset();
        if (rescued)
            VERIFY_OK(rescue(m_folder->file(), m_folder->clock));
        else
            VERIFY_OK(restore(m_folder->file(), file, m_folder->clock));
        m_database = m_folder->open();
        QVERIFY(m_database);
        OperationRepository repository(*m_database);
        Operation open = sample(u"a"_s);
        open.lookUpOnly = true;
        QVERIFY(repository.find(u"a"_s).value() == open);
        QVERIFY(!repository.find(u"b"_s).value()->lookUpOnly);
    }

    void aKeyInEventsIsFound()
    {
        Event event;
        event.id = EventId(u"evt_1"_s);
        event.idempotencyKey = u"a-1"_s;
        auto batch = MirrorBatch::begin(*m_database);
        VERIFY_OK(batch);
        VERIFY_OK(batch->receive(event));
        VERIFY_OK(batch->commit());
        const OperationRepository repository(*m_database);
        QVERIFY(repository.isKeyInEvents("a-1").value());
        QVERIFY(!repository.isKeyInEvents("a-2").value());
    }
};

REGULARS_TEST(OperationsTest)
#include "tst_operations.moc"
