// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>



namespace regulars {

/// Asks long work to stop. Copies share one state; any thread may cancel, any thread may ask.
/// (std::stop_token would do, but not every standard library that we build with has it.)
class CancelToken {
public:
    CancelToken() : m_state(std::make_shared<State>()) {}
    /// The same token, not merely in the same state.
    bool operator==(const CancelToken& other) const { return m_state == other.m_state; }
    void cancel() const
    {
        {
            const std::lock_guard lock(m_state->mutex);
            m_state->cancelled = true;
        }
        m_state->changed.notify_all();
    }
    bool isCancelled() const
    {
        const std::lock_guard lock(m_state->mutex);
        return m_state->cancelled;
    }
    /// Waits until cancelled (true) or until the time has passed (false).
    bool waitFor(std::chrono::milliseconds duration) const
    {
        std::unique_lock lock(m_state->mutex);
        return m_state->changed.wait_for(lock, duration, [this] { return m_state->cancelled; });
    }

private:
    struct State {
        std::mutex mutex;
        std::condition_variable changed;
        bool cancelled = false;
    };
    std::shared_ptr<State> m_state;
};

} // namespace regulars
