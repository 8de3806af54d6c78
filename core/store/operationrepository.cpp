// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/operationrepository.h"

#include "core/store/blockrepository.h"
#include "core/store/changelog.h"
#include "core/store/operationcodec.h"
#include "core/store/repaymentrepository.h"
#include "core/store/statement.h"
#include "core/store/transaction.h"

namespace regulars::store {

using namespace Qt::StringLiterals;

namespace {

const QString headColumns =
    u"id, kind, customer, subject, parameters, amount, currency, note, who, state, look_up_only, "
    "recorded_at, ended_at, checks, next_check, error, changed"_s;

Operation headOf(const Row& row)
{
    Operation operation;
    operation.id = row.text(0);
    operation.kind = row.text(1);
    operation.customer = CustomerId(row.text(2));
    operation.subject = row.text(3);
    operation.parameters = row.text(4);
    operation.amount = Money(row.integer(5), row.currency(6));
    operation.note = row.text(7);
    operation.who = row.text(8);
    // A word of a later version: whatever it means, a person should look.
    operation.state = operationStateFromText(row.text(9)).value_or(OperationState::Unknown);
    operation.lookUpOnly = row.flag(10);
    operation.recordedAt = row.instant(11);
    operation.endedAt = row.maybeInstant(12);
    operation.checks = static_cast<int>(row.integer(13));
    operation.nextCheck = row.maybeInstant(14);
    operation.error = errorFromStored(row.text(15));
    operation.changed = changedFromStored(row.text(16));
    return operation;
}
constexpr int headColumnCount = 17;

Step stepOf(const Row& row)
{
    Step step;
    step.number = static_cast<int>(row.integer(0));
    step.isUndo = row.flag(1);
    step.group = static_cast<int>(row.integer(2));
    step.request.method = row.text(3).toLatin1();
    step.request.path = row.text(4);
    step.request.body = row.text(5).toLatin1();
    step.request.answers = row.text(6);
    step.request.lookUp = lookUpFromStored(row.text(7));
    step.key = row.text(8).toLatin1();
    step.expect = fieldsFromStored(row.text(9));
    step.state = stepStateFromText(row.text(10)).value_or(StepState::Sent);
    step.sentAt = row.maybeInstant(11);
    step.objectId = row.text(12);
    step.requestId = row.text(13);
    step.raw = row.text(14).toUtf8();
    step.error = errorFromStored(row.text(15));
    step.triedAt = row.maybeInstant(16);
    if (!row.isNull(17)) step.block = DetailBlock{row.text(17), row.text(18), row.flag(19)};
    if (step.state == StepState::Done) step.failedLater = row.text(20);
    if (!row.isNull(21))
        step.repayment = RepaymentNote{DisputeId(row.text(21)), PaymentId(row.text(22)),
                                       Money(row.integer(23), row.currency(24)), row.text(25), row.text(26),
                                       row.maybeInstant(27)};
    return step;
}

/// Runs `work` in a transaction that also notes the change.
template<class Work> Result<void> change(Database& database, const QString& operation, Work work)
{
    auto transaction = Transaction::begin(database);
    if (!transaction) return failure(transaction);
    if (auto done = work(); !done) return done;
    if (auto noted = noteOperation(database, operation); !noted) return noted;
    return transaction->commit();
}

Result<void> insertStep(Database& database, const Operation& operation, qsizetype position)
{
    const Step& step = operation.steps[position];
    std::optional<qint64> detail;
    if (step.block) {
        const auto kept = BlockRepository(database).keep(operation.customer, *step.block);
        if (!kept) return failure(kept);
        detail = *kept;
    }
    Statement insert(
        database, u"INSERT INTO operation_steps (operation, position, number, is_undo, step_group, method, "
                  "path, body, answers, look_up, idempotency_key, expect, state, detail, detail_blocked) "
                  "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    insert.bind(operation.id).bind(qint64(position)).bind(step.number).bind(step.isUndo).bind(step.group);
    insert.bind(QString::fromLatin1(step.request.method)).bind(step.request.path);
    insert.bind(QString::fromLatin1(step.request.body)).bind(step.request.answers);
    insert.bind(toStored(step.request.lookUp))
        .bind(QString::fromLatin1(step.key))
        .bind(toStored(step.expect));
    insert.bind(toText(step.state)).bind(detail).bind(step.block && step.block->blocked);
    if (auto done = insert.run(); !done) return done;
    return RepaymentRepository(database).keep(operation, step);
}

/// A tie between what matches and the text that somebody typed: "%" and "_" mean themselves.
QString likePattern(const QString& text)
{
    QString escaped = text.trimmed();
    for (const QChar special : {u'\\', u'%', u'_'})
        escaped.replace(special, QString(u'\\') + special);
    return u'%' + escaped + u'%';
}

} // namespace

Result<void> OperationRepository::record(const Operation& operation)
{
    return change(m_database, operation.id, [&]() -> Result<void> {
        Statement insert(
            m_database,
            u"INSERT INTO operations (id, kind, customer, subject, parameters, amount, currency, note, who, "
            "guards, touched, state, unfinished, look_up_only, recorded_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING"_s);
        insert.bind(operation.id).bind(operation.kind).bind(operation.customer).bind(operation.subject);
        insert.bind(operation.parameters).bind(operation.amount.minor()).bind(operation.amount.currency());
        insert.bind(operation.note).bind(operation.who).bind(toStored(operation.guards));
        insert.bind(toStored(operation.touched)).bind(toText(operation.state)).bind(operation.isUnfinished());
        if (auto done = insert.bind(operation.lookUpOnly).bind(operation.recordedAt).run(); !done)
            return done;
        if (insert.changedRows() == 0)
            return failure(ErrorKind::Conflict, u"there is an operation "_s + operation.id,
                           u"operation_exists"_s);
        for (qsizetype i = 0; i < operation.steps.size(); ++i) {
            if (auto done = insertStep(m_database, operation, i); !done) return done;
        }
        return save(operation);
    });
}

Result<void> OperationRepository::save(const Operation& operation)
{
    return change(m_database, operation.id, [&] {
        Statement update(m_database,
                         u"UPDATE operations SET state = ?, unfinished = ?, ended_at = ?, checks = ?, "
                         "next_check = ?, error = ?, error_code = ?, changed = ? WHERE id = ?"_s);
        update.bind(toText(operation.state)).bind(operation.isUnfinished()).bind(operation.endedAt);
        update.bind(operation.checks).bind(operation.nextCheck).bind(toStored(operation.error));
        update.bind(operation.error ? operation.error->code : QString()).bind(toStored(operation.changed));
        return update.bind(operation.id).run();
    });
}

Result<void> OperationRepository::saveStep(const QString& operation, const Step& step, Instant now)
{
    return change(m_database, operation, [&]() -> Result<void> {
        Statement update(m_database, u"UPDATE operation_steps SET state = ?, sent_at = ?, tried_at = ?, "
                                     u"object_id = ?, request_id = ?, "
                                     "raw = ?, error = ? WHERE idempotency_key = ?"_s);
        update.bind(toText(step.state))
            .bind(step.sentAt)
            .bind(step.triedAt)
            .bind(step.objectId)
            .bind(step.requestId);
        update.bind(QString::fromUtf8(step.raw)).bind(toStored(step.error));
        if (auto done = update.bind(QString::fromLatin1(step.key)).run(); !done) return done;
        if (auto noted = RepaymentRepository(m_database).noteDone(step, now); !noted) return noted;
        return BlockRepository(m_database).logDone(operation, step, now);
    });
}

Result<std::optional<Operation>> OperationRepository::find(const QString& id) const
{
    Statement statement(m_database,
                        u"SELECT %1, guards, touched FROM operations WHERE id = ?"_s.arg(headColumns));
    auto found = statement.bind(id).first([](const Row& row) {
        Operation operation = headOf(row);
        operation.guards = guardsFromStored(row.text(headColumnCount));
        operation.touched = objectsFromStored(row.text(headColumnCount + 1));
        return operation;
    });
    if (!found || !*found) return found;
    Statement steps(m_database,
                    u"SELECT number, is_undo, step_group, s.method, path, body, answers, look_up, idempotency_key, expect, "
                    "s.state, sent_at, object_id, request_id, raw, error, tried_at, d.kind, d.value, detail_blocked, "
                    "COALESCE(NULLIF(r.failure_reason, ''), r.status, ''), a.dispute, a.payment, a.amount, a.currency, a.method, "
                    "a.reference, a.paid_at FROM operation_steps s "
                    "LEFT JOIN block_details d ON d.key = s.detail "
                    "LEFT JOIN repayments a ON a.step = s.idempotency_key "
                    "LEFT JOIN refunds r ON r.id = s.object_id AND r.status IN ('failed', 'canceled') "
                    "WHERE s.operation = ? ORDER BY position"_s);
    const auto read = steps.bind(id).forEach([&](const Row& row) { (*found)->steps.append(stepOf(row)); });
    if (!read) return failure(read);
    return found;
}

Result<QStringList> OperationRepository::unfinished() const
{
    QStringList ids;
    Statement statement(m_database, u"SELECT id FROM operations WHERE unfinished = 1 ORDER BY key"_s);
    const auto read = statement.forEach([&](const Row& row) { ids.append(row.text(0)); });
    if (!read) return failure(read);
    return ids;
}

Result<QList<qint64>> OperationRepository::keys(const OperationQuery& query, qint64 limit) const
{
    QStringList conditions{u"1"_s};
    if (query.state) conditions.append(u"state = ?"_s);
    if (query.unfinishedOnly) conditions.append(u"unfinished = 1"_s);
    if (!query.kind.isEmpty()) conditions.append(u"kind = ?"_s);
    if (!query.customer.isEmpty()) conditions.append(u"customer = ?"_s);
    const bool hasText = !query.text.trimmed().isEmpty();
    if (hasText)
        conditions.append(
            u"(id || char(10) || subject || char(10) || customer || char(10) || note LIKE ? ESCAPE '\\' OR "
            "EXISTS (SELECT 1 FROM operation_steps s WHERE s.operation = operations.id AND s.object_id "
            "LIKE ? ESCAPE '\\'))"_s);
    Statement statement(
        m_database, u"SELECT key FROM operations WHERE %1 ORDER BY unfinished DESC, key DESC LIMIT ?"_s.arg(
                        conditions.join(u" AND "_s)));
    if (query.state) statement.bind(toText(*query.state));
    if (!query.kind.isEmpty()) statement.bind(query.kind);
    if (!query.customer.isEmpty()) statement.bind(query.customer);
    if (hasText) statement.bind(likePattern(query.text)).bind(likePattern(query.text));
    QList<qint64> found;
    const auto read = statement.bind(limit).forEach([&](const Row& row) { found.append(row.integer(0)); });
    if (!read) return failure(read);
    return found;
}

Result<QHash<qint64, Operation>> OperationRepository::rows(const QList<qint64>& keys) const
{
    QHash<qint64, Operation> found;
    Statement statement(m_database, u"SELECT %1 FROM operations WHERE key = ?"_s.arg(headColumns));
    for (const qint64 key : keys) {
        const auto row = statement.bind(key).first(headOf);
        if (!row) return failure(row);
        if (*row) found.insert(key, **row);
    }
    return found;
}

Result<void> OperationRepository::eraseNotes(const CustomerId& customer)
{
    return change(m_database, {}, [&] {
        Statement update(m_database, u"UPDATE operations SET note = '' WHERE customer = ?"_s);
        return update.bind(customer).run();
    });
}

Result<bool> OperationRepository::isKeyInEvents(const QByteArray& key) const
{
    Statement statement(m_database, u"SELECT 1 FROM events_received WHERE idempotency_key = ? LIMIT 1"_s);
    const auto found = statement.bind(QString::fromLatin1(key)).first([](const Row&) { return true; });
    if (!found) return failure(found);
    return found->has_value();
}

QString lookUpOnlyFromNowOn()
{
    return u"UPDATE operations SET look_up_only = 1 WHERE unfinished = 1"_s;
}

} // namespace regulars::store
