// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sync/run.h"

#include <condition_variable>
#include <deque>

namespace regulars::sync {

/// The windows of a fill that are not done, shared by its workers. A worker that takes one owns it until it gives it
/// back; taking waits while others may still split theirs. Thread-safe.
class WindowQueue {
public:
    explicit WindowQueue(const QList<store::SyncWindow>& windows);
    /// The next window; none when all are done, or after stop().
    std::optional<store::SyncWindow> take();
    /// Gives back a window that goes on, and new ones that were split off.
    void giveBack(const QList<store::SyncWindow>& windows);
    /// The window that was taken is done (or given up).
    void finished();
    /// Everybody stops: one worker failed.
    void stop();
    /// Workers that wait for a window: how far splitting makes sense.
    int idle() const;

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<store::SyncWindow> m_waiting;
    int m_taken = 0, m_idle = 0;
    bool m_stopped = false;
};

/// Cuts what is left of a window into one part per idle worker. `oldest` and `span`: the oldest second of the page
/// just read, and the seconds that the page covered. The first of the answer is the window itself with a later
/// start; together they cover exactly what it covered. Pure.
QList<store::SyncWindow> split(const store::SyncWindow& window, Instant oldest, std::chrono::seconds span, int idle);

} // namespace regulars::sync
