// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/operations/engine.h"
#include "core/stripe/limiter.h"
#include "core/stripe/stripeclock.h"
#include "tests/world/sandboxtransport.h"

#include <QtCore/QtGlobal>

namespace regulars::tests {

/// One start of a program that acts: what an end, or a kill, takes away.
struct Desk {
    Desk(SandboxTransport& transport, Clock& clock, Random& random, const QString& file)
        : limiter(clock, 100)
        , stripeClock(clock)
        , client(transport, limiter, stripeClock, clock, random)
        , database(open(file, clock))
        , engine(*database, client, stripeClock, random, QStringLiteral("desk"))
    {
    }
    static std::unique_ptr<store::Database> open(const QString& file, Clock& clock)
    {
        auto database = store::Database::open(file, clock);
        if (!database) qFatal("%s: %s", qPrintable(file), qPrintable(database.error().detail));
        return *std::move(database);
    }
    stripe::Limiter limiter;
    stripe::StripeClock stripeClock;
    stripe::Client client;
    std::unique_ptr<store::Database> database;
    operations::Engine engine;
};

} // namespace regulars::tests
