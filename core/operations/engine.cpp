// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/engine.h"

#include "core/operations/run.h"
#include "core/store/operationrepository.h"
#include "core/store/syncrepository.h"
#include "core/stripe/stripeclock.h"

namespace regulars::operations {

using namespace Qt::StringLiterals;
using store::OperationRepository;

namespace {

/// Whether settling has anything to find out about it now.
bool isDue(const Operation& operation, Instant now)
{
    switch (operation.state) {
    case OperationState::Recorded:
    case OperationState::Sent:
        return true; // nobody works on it, or its lease would be taken
    case OperationState::Interrupted:
        if (operation.lookUpOnly && operation.checks == 0) return true;
        break;
    case OperationState::Unknown:
        break;
    case OperationState::Done:
    case OperationState::Refused:
    case OperationState::Discarded:
        return false;
    }
    return operation.nextCheck && *operation.nextCheck <= now;
}

void note(const Operation& operation, Settled& settled)
{
    if (!operation.isUnfinished()) {
        ++settled.ended;
        return;
    }
    ++settled.open;
    if (operation.nextCheck && (!settled.next || *operation.nextCheck < *settled.next))
        settled.next = operation.nextCheck;
}

} // namespace

Result<std::optional<Operation>> recordedAs(store::Database& database, const QString& id, const QString& kind,
                                            const QString& subject, const QString& parameters)
{
    auto found = OperationRepository(database).find(id);
    if (!found || !*found) return found;
    const Operation& known = **found;
    if (known.kind != kind || known.subject != subject || known.parameters != parameters)
        return failure(ErrorKind::Conflict, u"operation %1 is another deed"_s.arg(id),
                       u"operation_id_used"_s);
    return found;
}

Engine::Engine(store::Database& database, stripe::Client& client, const stripe::StripeClock& stripeClock,
               Random& random, QString who)
    : m_database(database)
    , m_client(client)
    , m_stripeClock(stripeClock)
    , m_owner(random.uuid())
    , m_who(std::move(who))
{
}

Result<Operation> Engine::perform(const Plan& plan, const QString& id, const CancelToken& cancel,
                                  const Progress& progress)
{
    auto operation = operationOf(plan, id);
    if (!operation) return operation;
    operation->who = m_who;
    const auto known = [&] { return recordedAs(m_database, id, plan.kind, plan.subject, plan.parameters); };
    const auto before = known();
    if (!before) return failure(before);
    if (*before && !(*before)->isUnfinished()) return **before;
    const auto lease = LeaseKeeper::take(m_database, id, m_owner);
    // Another program may have begun since, or have ended it.
    const auto now = known();
    if (!now) return failure(now);
    if (*now && !(*now)->isUnfinished()) return **now;
    if (!lease) return failure(lease);
    const bool isNew = !*now;
    Run run(m_database, m_client, m_stripeClock, **lease, isNew ? *std::move(operation) : **now, cancel,
            progress);
    auto done = isNew ? run.begin() : run.goOn(Consent::OfAPerson);
    countReads();
    return done;
}

Result<Operation> Engine::resume(const QString& id, const CancelToken& cancel, const Progress& progress)
{
    const auto before = load(id);
    if (!before || !before->isUnfinished()) return before;
    const auto lease = LeaseKeeper::take(m_database, id, m_owner);
    if (!lease) return failure(lease);
    const auto operation = load(id);
    if (!operation || !operation->isUnfinished()) return operation;
    Run run(m_database, m_client, m_stripeClock, **lease, *operation, cancel, progress);
    auto done = run.goOn(Consent::OfAPerson);
    countReads();
    return done;
}

Result<Operation> Engine::discard(const QString& id)
{
    const auto lease = LeaseKeeper::take(m_database, id, m_owner);
    if (!lease) return failure(lease);
    auto operation = load(id);
    if (!operation || operation->state == OperationState::Discarded) return operation;
    if (!operation->isUnfinished() || operation->wasSent() || operation->lookUpOnly)
        return failure(ErrorKind::Conflict, u"operation %1 was sent"_s.arg(id), u"already_sent"_s);
    operation->state = OperationState::Discarded;
    operation->endedAt = m_stripeClock.now();
    operation->nextCheck.reset();
    if (auto saved = OperationRepository(m_database).save(*operation); !saved) return failure(saved);
    return operation;
}

Result<Settled> Engine::settle(const CancelToken& cancel)
{
    Settled settled;
    const auto ids = OperationRepository(m_database).unfinished();
    if (!ids) return failure(ids);
    if (!ids->isEmpty() && !m_stripeClock.isHeard()) {
        // Ages are counted by Stripe's clock; the desk's may be wrong by years.
        const auto account = m_client.account(cancel);
        if (!m_stripeClock.isHeard())
            return account ? Result<Settled>(failure(ErrorKind::Server, u"Stripe does not tell the time"_s))
                           : Result<Settled>(failure(account));
    }
    for (const QString& id : *ids) {
        if (auto done = settleOne(id, settled, cancel); !done) return failure(done);
    }
    countReads();
    return settled;
}

Result<void> Engine::settleOne(const QString& id, Settled& settled, const CancelToken& cancel)
{
    const auto before = load(id);
    if (!before) return failure(before);
    if (!isDue(*before, m_stripeClock.now())) {
        note(*before, settled);
        return {};
    }
    const auto lease = LeaseKeeper::take(m_database, id, m_owner);
    if (!lease && lease.error().code == "done_elsewhere"_L1) {
        note(*before, settled);
        return {};
    }
    if (!lease) return failure(lease);
    auto operation = load(id); // as whoever had the lease left it
    if (operation && isDue(*operation, m_stripeClock.now()))
        operation = Run(m_database, m_client, m_stripeClock, **lease, *operation, cancel).goOn(Consent::None);
    if (!operation) return failure(operation);
    note(*operation, settled);
    return {};
}

Result<Operation> Engine::load(const QString& id) const
{
    auto found = OperationRepository(m_database).find(id);
    if (!found) return failure(found);
    if (!*found) return failure(ErrorKind::NotFound, u"no operation "_s + id, u"no_operation"_s);
    return **std::move(found);
}

void Engine::countReads()
{
    const qint64 reads = m_client.unmeteredReads();
    // What can not be counted now is counted with the next reads.
    const auto counted =
        store::SyncRepository(m_database).countReads(m_stripeClock.now(), reads, store::ReadPurpose::Action);
    if (counted) m_client.noteMetered(reads);
}

} // namespace regulars::operations
