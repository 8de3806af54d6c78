// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/progress.h"
#include "core/store/syncrepository.h"
#include "core/stripe/client.h"
#include "core/stripe/stripeclock.h"

namespace regulars::sync {

class Crew;

struct SyncOptions {
    bool full = false;      ///< forget the mirror and fill it again (own tables stay)
    bool reconcile = false; ///< list everything again and repair what differs
    /// Soon after another run with the same key: whose key it is is not asked again, nor what it may not
    /// read.
    bool routine = false;
    int workers = 64;                      ///< requests under way at once, at most; the limiter sets the pace
    std::chrono::seconds waitForOther{30}; ///< how long to wait while another program syncs
};

/// What one run did.
struct SyncReport {
    QMap<QString, qint64> read;     ///< objects read, by resource
    qint64 requests = 0;            ///< GETs sent, retries included
    bool firstFill = false;         ///< it filled (or went on filling) the mirror
    bool reconciled = false;        ///< it listed everything again
    QStringList leftOut;            ///< resources that the key may not read: the mirror is not complete
    QStringList missingPermissions; ///< as Stripe words them, for the resources left out
    qint64 differences = 0;         ///< what it found different and repaired (store/differencerepository.h)
    Instant at{};                   ///< Stripe's time up to which the mirror is true
    bool isComplete() const { return leftOut.isEmpty(); }
};

/// Mirrors one Stripe account into one store. A first run fills the mirror: resources and windows of creation
/// time side by side, each window's cursor stored with its rows, so that a run that was cut off goes on where
/// it was. Later runs follow Stripe's events: an event says what changed, the object is fetched as it stands.
/// A gap longer than Stripe keeps events lists everything again. One program at a time (lease "sync").
///
/// run() blocks; it asks Stripe on threads of its own (or by the crew it was given) and has joined them when
/// it returns. Results so far are durable whatever happens. Errors: those of Client and store; Storage "busy"
/// while another program syncs.
class Synchronizer {
public:
    Synchronizer(stripe::Client& client, stripe::StripeClock& stripeClock, QString storeFile, Clock& clock,
                 Random& random, Crew* crew = nullptr);
    Result<SyncReport> run(const SyncOptions& options, const Progress& progress, const CancelToken& cancel);

    /// Reads one customer's saved payment methods (one request): Stripe has no list of all of them, so they
    /// are fetched when somebody looks. Events tell what changes later: nothing is asked again within a week.
    Result<void> refreshMethods(const CustomerId& customer, const CancelToken& cancel);

private:
    stripe::Client& m_client;
    stripe::StripeClock& m_stripeClock;
    QString m_storeFile;
    Clock& m_clock;
    Random& m_random;
    Crew* m_crew;
};

} // namespace regulars::sync
