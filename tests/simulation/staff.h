// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "asked.h"
#include "core/domain/operation.h"
#include "traps.h"

namespace regulars::tests {

struct Desk;

/// What members of staff do between two looks at Stripe: refunds, changes of credit balances, balances given
/// back; the same once more, at this desk or at another one with a store of its own; what was interrupted
/// goes on or is given up; a backup is put back. Each while the traps of the life are set.
class Staff {
public:
    /// `file`: the store that the mirror is in. A second desk begins with a copy of it (openSecondDesk).
    Staff(SimulatedStripe& stripe, SandboxTransport& transport, FakeClock& clock, Traps& traps, QString file,
          QStringList& transcript);

    /// Lays the second desk's store, as full as the first one is now, before anything is asked for.
    void openSecondDesk();
    /// A little work. What is wrong, empty when nothing is.
    QString work(const Troubles& troubles);
    /// No trouble any more: time goes by, programs settle, people continue or give up; then all is judged.
    QString comeToAnEnd(const Troubles& troubles);
    /// Whether the store became an older one since somebody last asked.
    bool takeRestored() { return std::exchange(m_isRestored, false); }
    /// How what was asked for has ended: numbers by kind and state.
    const QMap<QString, int>& ended() const { return m_ended; }

private:
    bool one(int in) { return m_stripe.roll(static_cast<std::uint64_t>(in)) == 0; }
    int someDesk(const Troubles& troubles) { return troubles.twoDesks && one(3) ? 1 : 0; }
    std::unique_ptr<Desk> start(int desk);
    QString act(const Troubles& troubles);
    QString askForSomething(const Troubles& troubles);
    QString askElsewhere(const Troubles& troubles);
    QString askAgain(const Troubles& troubles);
    QString perform(const Asked& asked, std::unique_ptr<Desk> desk, const Troubles& troubles);
    QString wrongWith(const Result<Operation>& result, const Asked& asked, bool isStale);
    QString askForWhatEnded(Desk& desk, const Asked& asked, const Operation& known);
    QString settle(int desk, const Troubles& troubles);
    QString goOn(int desk, const Troubles& troubles);
    QString goOnCalmly(Desk& desk);
    void putBack(int desk);
    bool isStale(const Plan& plan) const;
    void note(const Asked& asked, const Result<Operation>& result);

    SimulatedStripe& m_stripe;
    SandboxTransport& m_transport;
    FakeClock& m_clock;
    Traps& m_traps;
    const QString m_files[2], m_copy;
    QStringList& m_transcript;
    QList<Asked> m_asked;
    QMap<QString, int> m_ended;
    bool m_isRestored = false;
};

} // namespace regulars::tests
