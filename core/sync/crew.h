// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/store/mirrorbatch.h"

#include <functional>
#include <memory>

namespace regulars::sync {

/// Stores what an errand brought, within the batch of the run's own thread. Its error ends the run.
using Delivery = std::function<Result<void>(store::MirrorBatch&)>;
/// Asks Stripe for something, on any thread; shares nothing with other errands but what is thread-safe.
using Errand = std::function<Result<Delivery>()>;

/// Runs errands side by side and hands back what they bring, in whatever order they end. Belongs to the
/// thread of the run, which alone sends, collects and writes: order and storing need no locks, and a
/// simulation that brings a crew without threads decides every order itself.
class Crew {
public:
    virtual ~Crew() = default;
    /// How many errands make sense at once.
    virtual int size() const = 0;
    /// Errands that were sent and not collected yet.
    virtual int underWay() const = 0;
    virtual void send(Errand errand) = 0;
    /// Whether one is back, so that collect() would not wait.
    virtual bool isAnyBack() = 0;
    /// What an errand brought; waits until one is back. One must be under way.
    virtual Result<Delivery> collect() = 0;
};

/// A crew of threads of its own, started as they are needed and joined at the end.
std::unique_ptr<Crew> threadCrew(int size);

} // namespace regulars::sync
