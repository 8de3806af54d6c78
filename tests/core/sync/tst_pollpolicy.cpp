// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/pollpolicy.h"
#include "tests/support/testmain.h"

using namespace regulars;
using namespace regulars::sync;
using namespace std::chrono_literals;

namespace {

/// Polls within a day of 24 h, of which somebody works the first `hours`; a decision every ten seconds.
int pollsInADay(std::chrono::hours hours, Pace pace)
{
    PollState state;
    state.pace = pace;
    int polls = 0;
    for (state.now = 0ms; state.now < 24h; state.now += 10s) {
        if (state.now < hours) state.lastInput = state.now;
        if (!isDue(state)) continue;
        ++polls;
        state.lastRun = state.now;
    }
    return polls;
}

} // namespace

class PollPolicyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pollsOftenAtWorkAndRarelyOtherwise()
    {
        QCOMPARE(pollsInADay(24h, Pace::Normal), 24 * 12);
        QCOMPARE(pollsInADay(12h, Pace::Normal), 12 * 12 + 2 + 11); // ten minutes of afterglow, then hourly
        QVERIFY(pollsInADay(24h, Pace::Slow) < 100);
        QVERIFY(pollsInADay(24h, Pace::Sparing) <= 24);
    }

    void theFirstPollIsDueAtOnceAndInputEndsTheIdleWait()
    {
        PollState state;
        state.now = 3h;
        QVERIFY(isDue(state));
        state.lastRun = 2h;
        state.lastInput = 0ms;
        state.now = 2h + 20min;
        QVERIFY(!isDue(state));
        state.lastInput = state.now; // somebody comes back
        QVERIFY(isDue(state));
    }

    void aProfileIsShownFresh()
    {
        PollState state;
        state.lastRun = 1h;
        state.now = 1h + 30s;
        QVERIFY(!isDueOnSight(state));
        state.now = 1h + 31s;
        QVERIFY(isDueOnSight(state));
        state.pace = Pace::Slow;
        QVERIFY(!isDueOnSight(state));
        state.now = 1h + 6min;
        QVERIFY(isDueOnSight(state));
        state.pace = Pace::Sparing;
        QVERIFY(!isDueOnSight(state));
    }

    void offlineIsTriedEachMinuteOnlyWhileSomebodyWaits()
    {
        PollState state;
        state.offline = true;
        state.lastRun = state.now = 5h;
        state.lastInput = 5h;
        QVERIFY(pauseOf(state) == 1min);
        state.lastInput = 4h;
        QVERIFY(pauseOf(state) == 1h);
    }

    void nearTheAllowanceItSlowsDown()
    {
        QVERIFY(paceOf({7'999, 10'000}) == Pace::Normal);
        QVERIFY(paceOf({8'000, 10'000}) == Pace::Slow);
        QVERIFY(paceOf({9'499, 10'000}) == Pace::Slow);
        QVERIFY(paceOf({9'500, 10'000}) == Pace::Sparing);
        QVERIFY(paceOf({20'000, 10'000}) == Pace::Sparing);
        // What the slowest pace costs for the rest of a month stays small.
        QVERIFY(pollsInADay(12h, Pace::Sparing) <= 16);
    }
};

REGULARS_TEST(PollPolicyTest)
#include "tst_pollpolicy.moc"
