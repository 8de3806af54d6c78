// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/workers.h"

#include "ui/kit/progressrelay.h"

#include <QtCore/QDeadlineTimer>
#include <algorithm>

namespace regulars::kit {

namespace {

constexpr int Readers = 2;

std::function<void(int)> closing(const std::shared_ptr<std::vector<std::unique_ptr<store::Database>>>& all)
{
    return [all](int lane) { all->at(static_cast<size_t>(lane)).reset(); };
}

} // namespace

StoreWorkers::StoreWorkers(QString file, Clock& clock)
    : m_file(std::move(file))
    , m_clock(&clock)
    , m_readerConnections(std::make_shared<std::vector<std::unique_ptr<store::Database>>>(Readers))
    , m_writerConnections(std::make_shared<std::vector<std::unique_ptr<store::Database>>>(1))
    , m_readers(std::make_unique<ThreadQueue>("store reader", Readers, closing(m_readerConnections)))
    , m_writer(std::make_unique<ThreadQueue>("store writer", 1, closing(m_writerConnections)))
{
}

StoreWorkers::~StoreWorkers() = default;

bool StoreWorkers::stop(std::chrono::milliseconds patience)
{
    const QDeadlineTimer deadline(patience);
    const bool readers = m_readers->stop(patience);
    return m_writer->stop(std::chrono::milliseconds(deadline.remainingTime())) && readers;
}

Result<store::Database*> StoreWorkers::connection(const Connections& all, int lane, const QString& file,
                                                  Clock& clock)
{
    std::unique_ptr<store::Database>& mine = all->at(static_cast<size_t>(lane));
    if (!mine) {
        Result<std::unique_ptr<store::Database>> opened = store::Database::open(file, clock);
        if (!opened) return failure(opened);
        mine = std::move(*opened);
    }
    return mine.get();
}

Worker::Worker(const char* name, int threads) : m_queue(name, threads) {}

Worker::~Worker()
{
    cancelAll();
}

void Worker::cancelAll()
{
    const std::lock_guard lock(m_tokens->mutex);
    for (const CancelToken& token : m_tokens->all) token.cancel();
    m_tokens->all.clear();
}

bool Worker::stop(std::chrono::milliseconds patience)
{
    cancelAll();
    return m_queue.stop(patience);
}

void Worker::Tokens::remember(const CancelToken& cancel)
{
    const std::lock_guard lock(mutex);
    all.push_back(cancel);
}

void Worker::Tokens::forget(const CancelToken& cancel)
{
    const std::lock_guard lock(mutex);
    std::erase(all, cancel);
}

Progress progressTo(QObject* context, std::function<void(const ProgressStep&)> fn)
{
    // Emitting is safe from any thread even while the context dies; only the relay's own end needs care.
    std::shared_ptr<ProgressRelay> relay(new ProgressRelay, [](ProgressRelay* last) { last->deleteLater(); });
    QObject::connect(relay.get(), &ProgressRelay::progressed, context, std::move(fn));
    return [relay](const ProgressStep& step) { Q_EMIT relay->progressed(step); };
}

} // namespace regulars::kit
