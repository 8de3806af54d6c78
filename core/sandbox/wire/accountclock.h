// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"

#include <mutex>
#include <string>

namespace regulars::sandbox {

/// The time of one account: starts where it is told, runs on with the machine, and can be moved forward only
/// (design.md 10). Thread-safe.
class AccountClock {
public:
    /// The machine's clock must outlive this.
    AccountClock(const Clock& machine, Instant start);
    Instant now() const;
    /// Leaps to `target`; false (and nothing happens) when that is in the past.
    bool moveTo(Instant target);
    /// Seconds that the account is ahead of the machine's wall clock.
    std::chrono::seconds ahead() const;
    /// Machine time that only grows: for rate limits and latency.
    std::chrono::milliseconds elapsed() const { return m_machine.elapsed(); }

private:
    Instant nowLocked() const;

    const Clock& m_machine;
    mutable std::mutex m_mutex;
    Instant m_start;
    std::chrono::milliseconds m_startedAt;
};

/// "Sat, 21 Nov 2026 08:15:00 GMT", the form of a Date header.
std::string httpDate(Instant instant);

} // namespace regulars::sandbox
