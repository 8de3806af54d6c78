// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"

#include <mutex>

namespace regulars::stripe {

/// "Now" for anything about Stripe: the Date header of its last answer plus elapsed time (design.md 5).
/// Before the first answer it is the desk's clock. Thread-safe.
class StripeClock {
public:
    explicit StripeClock(Clock& clock) : m_clock(clock) {}
    Instant now() const;
    /// Whether Stripe has told the time yet.
    bool isHeard() const;
    /// Stripe's time at a reading of the clock's `elapsed()`, as far as it is known by now: asked after an
    /// answer, it tells when the request started even where that was the first one.
    Instant at(std::chrono::milliseconds elapsed) const;
    /// An answer came with this Date header ("Sat, 21 Nov 2026 08:15:00 GMT"); unreadable ones are ignored.
    /// The header has whole seconds and is a little old when it arrives: where it agrees with what is known,
    /// to two seconds, nothing moves, so that time does not step back within a second.
    void heard(const QByteArray& dateHeader);

private:
    std::chrono::sys_time<std::chrono::milliseconds> exactly(std::chrono::milliseconds elapsed) const;

    Clock& m_clock;
    mutable std::mutex m_mutex;
    bool m_heard = false;
    Instant m_date{};
    std::chrono::milliseconds m_at{};
};

} // namespace regulars::stripe
