// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/threadqueue.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QThread>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <vector>

namespace regulars::kit {

/// Shared by the threads and the queue, so that a thread that outstays its welcome still has it.
struct ThreadQueue::State {
    std::mutex mutex;
    std::condition_variable changed;
    std::deque<Job> jobs;
    bool stopped = false;
    std::function<void(int)> atEnd;
    std::vector<QThread*> threads;

    void work(int lane)
    {
        std::unique_lock lock(mutex);
        for (;;) {
            changed.wait(lock, [this] { return stopped || !jobs.empty(); });
            if (stopped) break;
            Job job = std::move(jobs.front());
            jobs.pop_front();
            lock.unlock();
            job(lane);
            job = {}; // destroyed here, not under the lock
            lock.lock();
        }
        lock.unlock();
        if (atEnd) atEnd(lane);
    }
};

ThreadQueue::ThreadQueue(const char* name, int count, std::function<void(int)> atEnd)
    : m_state(std::make_shared<State>())
{
    m_state->atEnd = std::move(atEnd);
    for (int lane = 0; lane < count; ++lane) {
        QThread* thread = QThread::create([state = m_state, lane] { state->work(lane); });
        thread->setObjectName(QLatin1StringView(name));
        m_state->threads.push_back(thread);
        thread->start();
    }
}

ThreadQueue::~ThreadQueue()
{
    stop(std::chrono::milliseconds::max());
}

void ThreadQueue::post(Job job)
{
    {
        const std::lock_guard lock(m_state->mutex);
        if (m_state->stopped) return; // the job dies with this call, and its promise says so
        m_state->jobs.push_back(std::move(job));
    }
    m_state->changed.notify_one();
}

bool ThreadQueue::stop(std::chrono::milliseconds patience)
{
    std::deque<Job> dropped;
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->stopped = true;
        dropped.swap(m_state->jobs);
    }
    m_state->changed.notify_all();
    dropped.clear();
    const bool forever = patience == std::chrono::milliseconds::max();
    const QDeadlineTimer deadline = forever ? QDeadlineTimer(QDeadlineTimer::Forever) : QDeadlineTimer(patience);
    bool all = true;
    for (QThread* thread : std::exchange(m_state->threads, {})) {
        if (thread->wait(deadline)) delete thread;
        else all = false; // left to the end of the process: it must not be destroyed while it runs
    }
    return all;
}

} // namespace regulars::kit
