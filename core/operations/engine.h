// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/progress.h"
#include "core/base/random.h"
#include "core/domain/operation.h"
#include "core/store/database.h"
#include "core/stripe/client.h"

namespace regulars::stripe {
class StripeClock;
}

namespace regulars::operations {

/// What settling found.
struct Settled {
    int ended = 0;               ///< operations that are over now and were not before
    int open = 0;                ///< those that are still unfinished
    std::optional<Instant> next; ///< when to settle again, Stripe's clock; none: nothing waits for a time
};

/// The operation with that id, if it is this deed: the same id with other parameters is refused (Conflict
/// "operation_id_used"). Needs no network. Ask before planning: a deed that is done already can no longer be
/// planned.
Result<std::optional<Operation>> recordedAs(store::Database& database, const QString& id, const QString& kind,
                                            const QString& subject, const QString& parameters);

/// Does what a plan says once or not at all (design.md 9), across lost answers, crashes and several programs:
/// records it durably, reads the guards, sends each step with its key, finds out what became of it, takes
/// back what is only half possible. Knows nothing of features: all that it needs is in the store.
///
/// Belongs to the thread of its database. One program at a time works on an operation (a lease); to others it
/// is Conflict "done_elsewhere". What Stripe or a rule refuses is an Operation with state Refused and an
/// error in it; a Result's Error means that nothing new can be told: Storage, Conflict, or that Stripe could
/// not be asked.
class Engine {
public:
    /// All must outlive it. `who`: the system's user, for the record.
    Engine(store::Database& database, stripe::Client& client, const stripe::StripeClock& stripeClock,
           Random& random, QString who);

    /// Does it, under an id that is unique for the deed (a random one where nobody gave one). The guards are
    /// read first: where they can not be, nothing is recorded, the error is returned and the same id may be
    /// used again. From then on it is recorded, and the same id with the same parameters gives the recorded
    /// result, refusals too; where the first run ended on the way, it is resumed. `progress` counts the
    /// steps, named by the plan's kind.
    Result<Operation> perform(const Plan& plan, const QString& id, const CancelToken& cancel,
                              const Progress& progress = {});
    /// A person wants it to go on: finds out what is unknown, whatever the schedule says, and sends what was
    /// never sent. Guards are read again as long as nothing was sent. An ended one is returned as it is.
    /// NotFound "no_operation".
    Result<Operation> resume(const QString& id, const CancelToken& cancel, const Progress& progress = {});
    /// Gives up one of which nothing was ever sent. Conflict "already_sent" for others.
    Result<Operation> discard(const QString& id);
    /// Goes through all that is unfinished and due: at once, then 5 minutes, 1 hour, 12 hours after the last
    /// look; then a person must look. Younger than 20 h (Stripe's clock) the same bytes go again with the
    /// same key, older ones and those from a backup are only looked up. Never sends a step that was never
    /// sent: that becomes Interrupted. An undo belongs to its step and is sent. Leaves alone what others are
    /// working on. Errors: Storage, Network …
    Result<Settled> settle(const CancelToken& cancel);

private:
    Result<Operation> load(const QString& id) const;
    Result<void> settleOne(const QString& id, Settled& settled, const CancelToken& cancel);
    void countReads();

    store::Database& m_database;
    stripe::Client& m_client;
    const stripe::StripeClock& m_stripeClock;
    const QString m_owner, m_who;
};

} // namespace regulars::operations
