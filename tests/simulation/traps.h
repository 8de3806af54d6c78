// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "simulatedstripe.h"
#include "tests/world/sandboxtransport.h"

namespace regulars::tests {

/// What a life is about: few troubles at a time, so that each shows.
struct Troubles {
    bool changesMeanwhile, ///< others change things at Stripe between two requests of the desk
        wire, disk, kills, lateEvents, strangeEvents, wrongClock, permissions, longGaps,
        lateArrivals, ///< what the desk took for lost reaches Stripe later, or twice
        twoDesks, restores;

    static Troubles some(Random& random);
};

/// What goes wrong while one program runs: faults of the wire and of the disk, a kill, somebody who gives up
/// waiting, a key that may less, others who act at Stripe between two requests, events late, twice and out of
/// order.
class Traps {
public:
    enum class Work { Reading, Acting };

    Traps(SimulatedStripe& stripe, SandboxTransport& transport, FakeClock& clock, QStringList& transcript);

    /// Sets some of those that the life is about, for a run from now on; none when it is calm. Whoever acts
    /// says what others do `meanwhile`; by default, anything.
    void set(Work work, const Troubles& troubles, std::function<void()> meanwhile = {});
    void setNone(const Troubles& troubles);
    /// The run is over: the disk works, and what was on its way has arrived.
    void lift();

    /// Called before each request, after the traps that end a run.
    std::function<void()> beforeEach;

    bool isAny() const { return m_isAny; }       ///< an error would have a reason
    bool isDisturbed() const { return m_acted; } ///< others acted during the run
    bool isDead() const { return m_dead; }       ///< killed: nothing that it says was heard by anybody
    bool wasForbidden() const { return m_wasForbidden; }
    const QString& forbidden() const { return m_forbidden; } ///< path that the key may not use
    const CancelToken& cancel() const { return m_cancel; }

private:
    bool one(int in) { return m_stripe.roll(static_cast<std::uint64_t>(in)) == 0; }
    void reset(const Troubles& troubles);
    void setWireFault(Work work);
    void setEndOfRun(Work work);
    void die();
    Result<void> beforeRequest(const stripe::HttpRequest& request);
    void afterAnswer(const stripe::HttpRequest& request, QByteArray& body);
    void shapeEvents(QByteArray& body);
    void arrive();

    SimulatedStripe& m_stripe;
    SandboxTransport& m_transport;
    FakeClock& m_clock;
    QStringList& m_transcript;
    Troubles m_troubles{};
    CancelToken m_cancel;
    std::function<void()> m_meanwhile;
    std::vector<sandbox::Request> m_onTheWay;
    int m_deedsToCome = 0;
    int m_requestsToLive = 0, m_answersToLive = 0, m_requestsToCancel = 0; ///< 0: without end
    bool m_delays = false, m_killsAtStore = false;
    bool m_dead = false, m_isAny = false, m_acted = false, m_wasForbidden = false;
    QString m_forbidden;
};

} // namespace regulars::tests
