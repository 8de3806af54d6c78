// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"

#include <mutex>

namespace regulars::tests {

/// A clock that stands still until told; sleeping moves it. Thread-safe.
class FakeClock final : public Clock {
public:
    explicit FakeClock(Instant start = fromUnixSeconds(1'790'000'000)) : m_start(start) {}
    Instant now() const override
    {
        const std::lock_guard lock(m_mutex);
        return m_start + m_jumped + std::chrono::floor<std::chrono::seconds>(m_elapsed);
    }
    std::chrono::milliseconds elapsed() const override
    {
        const std::lock_guard lock(m_mutex);
        return m_elapsed;
    }
    bool sleep(std::chrono::milliseconds duration, const CancelToken& cancel) override
    {
        if (cancel.isCancelled()) return false;
        advance(duration);
        return true;
    }
    void advance(std::chrono::milliseconds duration)
    {
        const std::lock_guard lock(m_mutex);
        m_elapsed += duration;
    }
    /// Somebody sets the desk's clock; `elapsed` knows nothing of it.
    void jump(std::chrono::seconds by)
    {
        const std::lock_guard lock(m_mutex);
        m_jumped += by;
    }

private:
    Instant m_start;
    std::chrono::seconds m_jumped{0};
    mutable std::mutex m_mutex;
    std::chrono::milliseconds m_elapsed{0};
};

} // namespace regulars::tests
