// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/stripe/client.h"
#include "core/stripe/limiter.h"
#include "core/stripe/stripeclock.h"
#include "core/sync/synchronizer.h"
#include "tests/world/sandboxtransport.h"
#include "tests/world/seededcrew.h"

namespace regulars::tests {

/// What a start of the program makes, and an end, or a kill, takes away; without threads, so that a run is
/// the same each time.
struct Program {
    Program(SandboxTransport& transport, Clock& clock, Random& random, const QString& file, int workers)
        : limiter(clock, 100)
        , stripeClock(clock)
        , client(transport, limiter, stripeClock, clock, random)
        , crew(random, workers)
        , synchronizer(client, stripeClock, file, clock, random, &crew)
    {
    }
    stripe::Limiter limiter;
    stripe::StripeClock stripeClock;
    stripe::Client client;
    SeededCrew crew;
    sync::Synchronizer synchronizer;
};

/// Lays a copy of a store where `to` is, with nothing of what was there. An empty `from`: a new store of
/// today's schema (made once; making one takes longer than a small sync).
void layStore(const QString& from, const QString& to);

} // namespace regulars::tests
