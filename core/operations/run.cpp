// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/run.h"

#include "core/operations/objects.h"
#include "core/store/operationrepository.h"
#include "core/stripe/stripeclock.h"

namespace regulars::operations {

using namespace Qt::StringLiterals;
using store::MirrorBatch;
using store::OperationRepository;

bool mayWorkLater(const Error& error)
{
    switch (error.kind) {
    case ErrorKind::Network:
    case ErrorKind::Timeout:
    case ErrorKind::RateLimited:
    case ErrorKind::Auth:
    case ErrorKind::Cancelled:
        return true;
    case ErrorKind::Permission:
    case ErrorKind::Declined:
    case ErrorKind::NotFound:
    case ErrorKind::Conflict:
    case ErrorKind::Validation:
    case ErrorKind::Refused:
    case ErrorKind::Server:
    case ErrorKind::Storage:
    case ErrorKind::Bug:
        break;
    }
    return false;
}

Run::Run(store::Database& database, stripe::Client& client, const stripe::StripeClock& stripeClock,
         LeaseKeeper& lease, Operation operation, CancelToken cancel, Progress progress)
    : m_database(database)
    , m_client(client)
    , m_stripeClock(stripeClock)
    , m_lease(lease)
    , m_operation(std::move(operation))
    , m_cancel(std::move(cancel))
    , m_progress(std::move(progress))
{
}

Result<Operation> Run::begin()
{
    const auto reading = readGuards(m_client, m_operation.guards, m_cancel);
    if (!reading) return failure(reading);
    m_operation.recordedAt = m_stripeClock.now();
    compareGuards(*reading);
    auto batch = MirrorBatch::begin(m_database);
    if (!batch) return failure(batch);
    if (auto ours = m_lease.confirm(); !ours) return failure(ours);
    if (auto put = reading->put(*batch); !put) return failure(put);
    if (auto kept = OperationRepository(m_database).record(m_operation); !kept) return failure(kept);
    if (auto durable = batch->commit(); !durable) return failure(durable);
    if (m_operation.isUnfinished()) return work(Consent::OfAPerson);
    refresh(); // whoever tries again sees what it was refused for
    return m_operation;
}

Result<Operation> Run::goOn(Consent consent)
{
    // Once something was sent, what has changed may be our own doing.
    if (consent == Consent::OfAPerson && !m_operation.wasSent() && !m_operation.lookUpOnly) {
        const auto reading = readGuards(m_client, m_operation.guards, m_cancel);
        if (!reading) return failure(reading);
        compareGuards(*reading);
        if (!m_operation.isUnfinished()) {
            const auto put = [&](MirrorBatch& batch) { return reading->put(batch); };
            if (auto saved = save(nullptr, put); !saved) return failure(saved);
            refresh();
            return m_operation;
        }
    }
    return work(consent);
}

void Run::compareGuards(const GuardReading& reading)
{
    if (reading.changed.isEmpty()) return;
    m_operation.changed = reading.changed;
    m_operation.state = OperationState::Refused;
    m_operation.error =
        failure(ErrorKind::Conflict, u"differs from what the plan saw"_s, u"changed_meanwhile"_s).value();
    m_operation.endedAt = m_stripeClock.now();
    m_operation.nextCheck.reset();
}

Result<Operation> Run::work(Consent consent)
{
    for (;;) {
        report();
        const More more = make(nextMove(m_operation), consent);
        if (!more) return failure(more);
        if (!*more) return m_operation;
    }
}

Run::More Run::make(const NextMove& move, Consent consent)
{
    Step* step = move.step < 0 ? nullptr : &m_operation.steps[move.step];
    switch (move.kind) {
    case NextMove::Kind::Settle:
        return settle(*step);
    case NextMove::Kind::Send:
        // What a backup takes for never sent may have been sent after it was made.
        if (m_operation.lookUpOnly && !step->request.path.isEmpty()) return settle(*step);
        if (consent == Consent::None) return wait(OperationState::Interrupted, m_operation.error, {});
        return send(*step);
    case NextMove::Kind::TakeBack:
        return m_operation.lookUpOnly ? settle(*step) : send(*step);
    case NextMove::Kind::GiveUp:
        return wait(
            OperationState::Unknown,
            failure(ErrorKind::Conflict, u"a done step could not be taken back"_s, u"not_undone"_s).value(),
            {});
    case NextMove::Kind::Refuse:
        return end(OperationState::Refused, step->error);
    case NextMove::Kind::Finish:
        break;
    }
    return end(OperationState::Done, {});
}

Run::More Run::wait(OperationState state, std::optional<Error> error, std::optional<Instant> nextCheck)
{
    m_operation.state = state;
    m_operation.error = std::move(error);
    m_operation.nextCheck = nextCheck;
    if (auto saved = save(nullptr); !saved) return failure(saved);
    return false;
}

Run::More Run::end(OperationState state, std::optional<Error> error)
{
    m_operation.state = state;
    m_operation.error = std::move(error);
    m_operation.nextCheck.reset();
    m_operation.endedAt = m_stripeClock.now();
    if (auto saved = save(nullptr); !saved) return failure(saved);
    report();
    if (!m_operation.error || !mayWorkLater(*m_operation.error)) refresh();
    return false;
}

Result<void> Run::save(const Step* step, const Writing& also)
{
    auto batch = MirrorBatch::begin(m_database);
    if (!batch) return failure(batch);
    if (auto ours = m_lease.confirm(); !ours) return ours;
    if (also) {
        if (auto done = also(*batch); !done) return done;
    }
    OperationRepository repository(m_database);
    if (step) {
        if (auto done = repository.saveStep(m_operation.id, *step, m_stripeClock.now()); !done) return done;
    }
    if (auto done = repository.save(m_operation); !done) return done;
    return batch->commit();
}

Result<Instant> Run::stripeTime()
{
    if (m_stripeClock.isHeard()) return m_stripeClock.now();
    const auto account = m_client.account(m_cancel); // a key that may not read it hears the time all the same
    if (m_stripeClock.isHeard()) return m_stripeClock.now();
    return account ? failure(ErrorKind::Server, u"Stripe does not tell the time"_s)
                   : Failure(account.error());
}

/// Whatever goes wrong here, the operation is over; the next sync brings what is missing.
void Run::refresh()
{
    QList<ObjectRef> objects = m_operation.touched;
    for (const Step& step : std::as_const(m_operation.steps)) {
        const ObjectRef made{step.request.answers, step.objectId};
        if (!step.objectId.isEmpty() && !objects.contains(made)) objects.prepend(made);
    }
    for (const ObjectRef& object : std::as_const(objects)) {
        if (m_mirrored.contains(object) && object.type != "refund"_L1) continue;
        const auto read = refetch(m_client, m_database, object, m_cancel);
        if (!read && mayWorkLater(read.error())) return;
    }
}

void Run::report() const
{
    if (!m_progress) return;
    ProgressStep progress{m_operation.kind, 0, 0};
    for (const Step& step : m_operation.steps) {
        if (step.isUndo) continue;
        ++progress.total;
        progress.done += step.state == StepState::Done;
    }
    m_progress(progress);
}

} // namespace regulars::operations
