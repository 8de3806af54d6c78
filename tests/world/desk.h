// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/operations/engine.h"
#include "tests/support/testmain.h"
#include "tests/world/world.h"

#include <nlohmann/json.hpp>

namespace regulars::tests {

/// A program on a world's store, and what somebody else sees at Stripe.
struct Desk {
    explicit Desk(World& at)
        : world(at)
        , random(seed())
        , limiter(at.clock, 1'000'000)
        , stripeClock(at.clock)
        , client(*at.transport, limiter, stripeClock, at.clock, random)
        , database(at.open())
        , engine(*database, client, stripeClock, random, {})
    {
    }
    nlohmann::json get(const QString& path)
    {
        return nlohmann::json::parse(world.get("/v1/" + path.toStdString()));
    }
    /// The customer's, Stripe's sign.
    qint64 balanceOf(const QString& customer)
    {
        return get(QStringLiteral("customers/") + customer).at("balance").get<qint64>();
    }

    World& world;
    SeededRandom random;
    stripe::Limiter limiter;
    stripe::StripeClock stripeClock;
    stripe::Client client;
    std::unique_ptr<store::Database> database;
    operations::Engine engine;
};

} // namespace regulars::tests
