// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sync/synchronizer.h"
#include "simulatedstripe.h"
#include "tests/support/seededrandom.h"
#include "tests/world/sandboxtransport.h"

#include <QtCore/QTemporaryDir>

namespace regulars::tests {

/// One account and one desk that mirrors it, from a seed: deeds in the account, also while the desk reads;
/// faults of the wire, of the disk and of the desk's clock; kills; a key that may less for a while; events
/// late, twice and out of order. In the end all troubles stop, and the mirror must be what Stripe has.
class Simulation {
public:
    explicit Simulation(quint64 seed);

    /// Lives through it. What is wrong, empty when nothing is.
    QString run();
    /// All that happened, a line each: the same for the same seed.
    const QStringList& transcript() const { return m_transcript; }

private:
    /// What this seed is about: few troubles at a time, so that each shows.
    struct Troubles {
        bool changesWhileReading, wire, disk, kills, lateEvents, strangeEvents, wrongClock, permissions,
            longGaps;
    };
    struct Outcome {
        Result<sync::SyncReport> report;
        bool troubled = false; ///< something was done to it
    };

    bool one(int in) { return m_random.below(static_cast<std::uint64_t>(in)) == 0; }
    void life();
    void timeGoesOn();
    Outcome sync(bool calm);
    sync::SyncOptions someOptions(bool calm);
    void setTraps(bool calm);
    Result<void> beforeRequest(const stripe::HttpRequest& request);
    void shapeEvents(const stripe::HttpRequest& request, QByteArray& body);
    QString wrongAfter(const Outcome& outcome);
    QString ownTablesLost();
    QString finalDifferences();
    QStringList counted() const;

    QTemporaryDir m_folder;
    SeededRandom m_random;
    QStringList m_transcript;
    FakeClock m_clock;
    Troubles m_troubles;
    SimulatedStripe m_stripe;
    SandboxTransport m_transport;
    QString m_file;
    CancelToken m_cancel;
    int m_deedsToCome = 0;    ///< while the desk reads
    bool m_dead = false;      ///< killed: no request gets through any more
    bool m_trap = false;      ///< this run has a trap
    int m_requestsToLive = 0; ///< 0: no kill at a request
    int m_requestsToCancel = 0;
    QString m_forbidden;         ///< path that the key may not read
    bool m_wasForbidden = false; ///< it tried to in this run
    QSet<QString> m_events;      ///< events that were received, as of the last run
};

} // namespace regulars::tests
