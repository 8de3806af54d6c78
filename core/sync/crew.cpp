// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/crew.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

namespace regulars::sync {

namespace {

class ThreadCrew final : public Crew {
public:
    explicit ThreadCrew(int size) : m_size(size) {}

    ~ThreadCrew() override
    {
        {
            const std::lock_guard lock(m_mutex);
            m_closed = true;
        }
        m_changed.notify_all();
        for (std::thread& thread : m_threads)
            thread.join();
    }

    int size() const override { return m_size; }
    int underWay() const override { return m_underWay; }

    void send(Errand errand) override
    {
        if (++m_underWay > static_cast<int>(m_threads.size()) && static_cast<int>(m_threads.size()) < m_size)
            m_threads.emplace_back([this] { serve(); });
        {
            const std::lock_guard lock(m_mutex);
            m_errands.push_back(std::move(errand));
        }
        m_changed.notify_all();
    }

    bool isAnyBack() override
    {
        const std::lock_guard lock(m_mutex);
        return !m_brought.empty();
    }

    Result<Delivery> collect() override
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return !m_brought.empty(); });
        Result<Delivery> brought = std::move(m_brought.front());
        m_brought.pop_front();
        --m_underWay;
        return brought;
    }

private:
    void serve()
    {
        std::unique_lock lock(m_mutex);
        while (true) {
            m_changed.wait(lock, [this] { return m_closed || !m_errands.empty(); });
            if (m_closed) return;
            const Errand errand = std::move(m_errands.front());
            m_errands.pop_front();
            lock.unlock();
            Result<Delivery> brought = errand();
            lock.lock();
            m_brought.push_back(std::move(brought));
            m_changed.notify_all();
        }
    }

    const int m_size;
    int m_underWay = 0;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Errand> m_errands;
    std::deque<Result<Delivery>> m_brought;
    bool m_closed = false;
    std::vector<std::thread> m_threads;
};

} // namespace

std::unique_ptr<Crew> threadCrew(int size)
{
    return std::make_unique<ThreadCrew>(size);
}

} // namespace regulars::sync
