// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sync/synchronizer.h"
#include "staff.h"
#include "tests/support/seededrandom.h"

#include <QtCore/QTemporaryDir>

namespace regulars::tests {

/// One account and the desk that mirrors it and acts on it, from a seed: deeds in the account, also while the
/// desk reads or acts; faults of the wire, of the disk and of the desk's clock; kills; a key that may less
/// for a while; events late, twice and out of order. In the end all troubles stop: the money must have moved
/// as asked, once or not at all, and the mirror must be what Stripe has.
class Simulation {
public:
    explicit Simulation(quint64 seed);

    /// Lives through it. What is wrong, empty when nothing is.
    QString run();
    /// All that happened, a line each: the same for the same seed.
    /// Without the folder in which its stores were, which is another one each time.
    QStringList transcript() const { return QStringList(m_transcript).replaceInStrings(m_folder.path(), QStringLiteral("…")); }
    const Staff& staff() const { return m_staff; }

private:
    struct Outcome {
        Result<sync::SyncReport> report;
        bool troubled = false; ///< something was done to it
    };

    bool one(int in) { return m_random.below(static_cast<std::uint64_t>(in)) == 0; }
    void life();
    void timeGoesOn();
    Outcome sync(bool calm);
    sync::SyncOptions someOptions(bool calm);
    QString wrongAfter(const Outcome& outcome);
    QString ownTablesLost();
    QString finalDifferences();
    QStringList counted() const;

    QTemporaryDir m_folder;
    SeededRandom m_random;
    QStringList m_transcript;
    FakeClock m_clock;
    Troubles m_troubles{};
    SimulatedStripe m_stripe;
    SandboxTransport m_transport;
    Traps m_traps;
    QString m_file;
    Staff m_staff;
    QSet<QString> m_events; ///< events that were received, as of the last run
};

} // namespace regulars::tests
