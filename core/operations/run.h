// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/progress.h"
#include "core/operations/guards.h"
#include "core/operations/leasekeeper.h"

namespace regulars::stripe {
class StripeClock;
}

namespace regulars::operations {

/// Who stands behind it: a person who wants it done, or the program that only finds out what became of it.
enum class Consent { OfAPerson, None };

/// Whether nothing was wrong with the request itself: the same one may work another time.
bool mayWorkLater(const Error& error);

/// Works on one operation while its lease is held, move by move (nextMove), until it is over or nothing more
/// can be done now. Whatever happened is in the store before the next thing is sent; after an Error nothing
/// more is sent.
class Run {
public:
    Run(store::Database& database, stripe::Client& client, const stripe::StripeClock& stripeClock,
        LeaseKeeper& lease, Operation operation, CancelToken cancel, Progress progress = {});

    /// A new one: reads the guards, records it, sends. Nothing is recorded where the guards can not be read.
    Result<Operation> begin();
    /// One that is in the store.
    Result<Operation> goOn(Consent consent);

private:
    using More = Result<bool>; ///< whether there is more to do now
    enum class News { Yes, FromMemory };

    void compareGuards(const GuardReading& reading);
    Result<Operation> work(Consent consent);
    More make(const NextMove& move, Consent consent);
    More send(Step& step);
    More settle(Step& step);
    /// The step with the ids that earlier ones were given, in the places that wait for them.
    Result<Step> concrete(const Step& step);
    Result<void> findIdOf(Step& made);
    More lookFor(Step& step, Instant now);
    More digest(Step& step, bool sentBefore);
    More absorb(Step& step, const stripe::Json* object, const QByteArray& bytes, Instant readAt, News news);
    void compareAnswer(Step& step, const stripe::Json& object);

    More stopAt(Step& step, const Error& error);
    More postpone(Step& step, bool wasAsked);
    More wait(OperationState state, std::optional<Error> error, std::optional<Instant> nextCheck);
    More end(OperationState state, std::optional<Error> error);

    using Writing = std::function<Result<void>(store::MirrorBatch&)>;
    /// The operation, a step and what else belongs to it, in one durable step; only while the lease is ours.
    Result<void> save(const Step* step, const Writing& also = {});
    /// Stripe's time; asks for it where nobody has heard it yet.
    Result<Instant> stripeTime();
    void refresh();
    void report() const;

    store::Database& m_database;
    stripe::Client& m_client;
    const stripe::StripeClock& m_stripeClock;
    LeaseKeeper& m_lease;
    Operation m_operation;
    const CancelToken m_cancel;
    const Progress m_progress;
    QByteArray m_justSent;       ///< key that this run has sent: again at once it would tell nothing new
    QList<ObjectRef> m_mirrored; ///< what answers have brought into the mirror
};

} // namespace regulars::operations
