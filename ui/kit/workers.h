// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/canceltoken.h"
#include "core/base/progress.h"
#include "core/store/database.h"
#include "ui/kit/threadqueue.h"

#include <QtCore/QFuture>
#include <QtCore/QObject>
#include <QtCore/QPromise>
#include <functional>
#include <mutex>
#include <type_traits>
#include <vector>

namespace regulars::kit {

/// Runs calls of core/store off the window thread: two readers and one writer, each with a connection of its own
/// that is opened in its thread at the first job. A store that cannot be opened answers every job with that Error
/// and is tried again at the next job, so "Try again" needs nothing more than asking again.
///
///     whenDone(workers.read([q](store::Database& db) { return store::CustomerRepository(db).keys(q); }),
///              this, [this](Result<QList<qint64>> keys) { … });
class StoreWorkers {
public:
    /// `clock` must outlive the workers.
    StoreWorkers(QString file, Clock& clock);
    ~StoreWorkers();
    const QString& file() const { return m_file; }

    /// fn(store::Database&) → Result<T>, on a reader. Any thread may ask. A future that was cancelled before its
    /// turn is skipped.
    template<class Fn>
    auto read(Fn fn) const
    {
        return post(*m_readers, m_readerConnections, std::move(fn));
    }
    /// The same on the writer; one write at a time, in the order asked.
    template<class Fn>
    auto write(Fn fn) const
    {
        return post(*m_writer, m_writerConnections, std::move(fn));
    }
    /// Ends orderly; later and waiting jobs arrive as Cancelled. False when a job did not end in time.
    bool stop(std::chrono::milliseconds patience);

private:
    using Connections = std::shared_ptr<std::vector<std::unique_ptr<store::Database>>>;
    /// Opens the lane's connection if need be; on the lane's thread.
    static Result<store::Database*> connection(const Connections& all, int lane, const QString& file, Clock& clock);

    template<class Fn>
    auto post(ThreadQueue& queue, const Connections& connections, Fn fn) const
    {
        using Answer = std::invoke_result_t<Fn, store::Database&>; // Result<T>
        auto promise = std::make_shared<QPromise<Answer>>();
        QFuture<Answer> future = promise->future();
        promise->start();
        queue.post([promise, connections, fn = std::move(fn), file = m_file, clock = m_clock](int lane) mutable {
            if (promise->isCanceled()) return promise->finish();
            if (Result<store::Database*> database = connection(connections, lane, file, *clock); database)
                promise->addResult(fn(**database));
            else
                promise->addResult(Answer(failure(database)));
            promise->finish();
        });
        return future;
    }

    QString m_file;
    Clock* m_clock;
    Connections m_readerConnections, m_writerConnections;
    std::unique_ptr<ThreadQueue> m_readers, m_writer;
};

/// Runs calls that use the network (or anything slow that is not the store) on threads of ours.
class Worker {
public:
    explicit Worker(const char* name, int threads = 1);
    ~Worker();

    /// fn(const CancelToken&, const Progress&) → Result<T>. The progress is called on the worker's thread; pass
    /// progressTo(context, …) to hear it on the window's.
    template<class Fn>
    auto run(Fn fn, Progress progress = {}, CancelToken cancel = {})
    {
        using Answer = std::invoke_result_t<Fn, const CancelToken&, const Progress&>;
        auto promise = std::make_shared<QPromise<Answer>>();
        QFuture<Answer> future = promise->future();
        promise->start();
        m_tokens->remember(cancel);
        m_queue.post([tokens = m_tokens, promise, fn = std::move(fn), progress = std::move(progress), cancel](int) mutable {
            if (!promise->isCanceled() && !cancel.isCancelled()) promise->addResult(fn(cancel, progress));
            tokens->forget(cancel);
            promise->finish();
        });
        return future;
    }
    /// Asks everything under way to stop.
    void cancelAll();
    /// cancelAll, then waits for its end. False when something did not end in time (design.md 5, Closing).
    bool stop(std::chrono::milliseconds patience);

private:
    /// Of all work that waits or runs. Shared with the jobs: one may outstay the worker.
    struct Tokens {
        void remember(const CancelToken& cancel);
        void forget(const CancelToken& cancel);
        std::mutex mutex;
        std::vector<CancelToken> all;
    };
    std::shared_ptr<Tokens> m_tokens = std::make_shared<Tokens>();
    ThreadQueue m_queue;
};

/// A progress sink for a worker that calls `fn` on the context's thread while the context lives. Call it on the
/// context's thread.
Progress progressTo(QObject* context, std::function<void(const ProgressStep&)> fn);

} // namespace regulars::kit
