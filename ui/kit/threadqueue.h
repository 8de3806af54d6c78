// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <chrono>
#include <functional>
#include <memory>

namespace regulars::kit {

/// A few threads of our own that take jobs from one queue, first come, first served. Never the global pool, so
/// that nobody else's work can stand in front of ours. The base of StoreWorkers and Worker.
class ThreadQueue {
public:
    /// A job learns which of the threads (0 … count−1) it runs on.
    using Job = std::function<void(int lane)>;
    /// `atEnd` runs on each thread when it ends, for what must be closed where it was opened.
    ThreadQueue(const char* name, int count, std::function<void(int lane)> atEnd = {});
    /// Stops and waits for the jobs that run, as long as they take.
    ~ThreadQueue();
    ThreadQueue(const ThreadQueue&) = delete;
    ThreadQueue& operator=(const ThreadQueue&) = delete;

    /// Any thread. After stop() the job is destroyed without having run.
    void post(Job job);
    /// Drops what waits, takes nothing more, and waits for what runs. False when that did not end in time: the
    /// thread is then left to itself and to the end of the process.
    bool stop(std::chrono::milliseconds patience);

private:
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace regulars::kit
