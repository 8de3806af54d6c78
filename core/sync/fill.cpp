// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/fill.h"

#include "core/sync/windowqueue.h"

#include <algorithm>

namespace regulars::sync {

using namespace Qt::StringLiterals;
using store::MirrorBatch;
using store::SyncRepository;
using store::SyncWindow;

namespace {

const Resource* named(const QString& name)
{
    const QList<Resource>& all = resources();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Resource& r) { return r.name == name; });
    return found == all.end() ? nullptr : &*found;
}

bool isLostCursor(const Error& error)
{
    return error.param == "starting_after"_L1;
}

/// One worker of the fill.
class Filler {
public:
    Filler(Run& run, store::Database& database, WindowQueue& queue)
        : m_run(run)
        , m_database(database)
        , m_queue(queue)
    {
    }

    Result<void> work()
    {
        while (const std::optional<SyncWindow> window = m_queue.take()) {
            const Result<QList<SyncWindow>> rest = step(*window);
            if (!rest) {
                m_queue.stop();
                return failure(rest);
            }
            m_queue.giveBack(*rest);
        }
        return {};
    }

private:
    /// Reads and stores one page; what is left of the window afterwards, in parts.
    Result<QList<SyncWindow>> step(SyncWindow window)
    {
        const Resource* resource = named(window.resource);
        if (!resource || m_run.isLeftOut(window.resource)) return QList<SyncWindow>();
        stripe::ListQuery query;
        query.createdFrom = window.from;
        query.createdTo = window.to;
        query.startingAfter = window.cursor;
        auto page = resource->list(m_run.client, query, m_run.cancel);
        if (!page && page.error().kind == ErrorKind::Permission) {
            m_run.leaveOut(window.resource, page.error());
            return QList<SyncWindow>();
        }
        if (!page && !window.cursor.isEmpty() && isLostCursor(page.error())) {
            // The object behind the cursor was deleted: read the window again from its start.
            window.cursor.clear();
            return QList<SyncWindow>{window};
        }
        if (!page) return failure(page);

        QList<SyncWindow> parts = next(window, *page);
        if (auto written = write(*page, parts); !written) return failure(written);
        m_run.stored(window.resource, page->count);
        parts.removeIf([](const SyncWindow& part) { return part.done; });
        return parts;
    }

    QList<SyncWindow> next(SyncWindow window, const FetchedPage& page) const
    {
        window.rows += page.count;
        window.done = !page.hasMore;
        if (window.done || page.count == 0) {
            window.done = true;
            return {window};
        }
        window.cursor = page.lastId;
        return split(window, page.oldest, page.newest - page.oldest, m_queue.idle());
    }

    Result<void> write(const FetchedPage& page, const QList<SyncWindow>& windows)
    {
        auto batch = MirrorBatch::begin(m_database);
        if (!batch) return failure(batch);
        if (auto stored = page.store(*batch); !stored) return stored;
        SyncRepository state(m_database);
        for (const SyncWindow& window : windows) {
            if (auto put = state.put(window); !put) return put;
        }
        if (auto alive = m_run.heartbeat(m_database); !alive) return alive;
        return batch->commit();
    }

    Run& m_run;
    store::Database& m_database;
    WindowQueue& m_queue;
};

} // namespace

Result<void> planFill(store::Database& database, const QStringList& names, Instant until)
{
    auto batch = MirrorBatch::begin(database);
    if (!batch) return failure(batch);
    SyncRepository state(database);
    if (auto cleared = state.clearWindows(); !cleared) return cleared;
    for (const Resource& resource : resources()) {
        if (!names.contains(resource.name)) continue;
        SyncWindow window;
        window.resource = resource.name;
        window.to = until;
        if (auto put = state.put(window); !put) return put;
    }
    return batch->commit();
}

Result<void> fill(Run& run)
{
    QList<SyncWindow> windows;
    {
        const auto database = store::Database::open(run.storeFile, run.clock);
        if (!database) return failure(database);
        const auto stored = SyncRepository(**database).windows();
        if (!stored) return failure(stored);
        windows = *stored;
    }
    WindowQueue queue(windows);
    return inParallel(run, run.options.workers,
                      [&](store::Database& database, int) { return Filler(run, database, queue).work(); });
}

Result<void> sweep(Run& run, Instant since)
{
    const auto database = store::Database::open(run.storeFile, run.clock);
    if (!database) return failure(database);
    const auto windows = SyncRepository(**database).windows();
    if (!windows) return failure(windows);
    QSet<QString> listed;
    for (const SyncWindow& window : *windows) listed.insert(window.resource);
    for (const Resource& resource : resources()) {
        if (!resource.removable || !listed.contains(resource.name) || run.isLeftOut(resource.name)) continue;
        const auto unseen = SyncRepository(**database).idsReadBefore(resource.name, since);
        if (!unseen) return failure(unseen);
        for (const QString& id : *unseen) {
            const auto object = resource.retrieve(run.client, id, run.cancel);
            if (!object) return failure(object);
            auto batch = MirrorBatch::begin(**database);
            if (!batch) return failure(batch);
            if (auto stored = object->store(*batch); !stored) return stored;
            if (auto alive = run.heartbeat(**database); !alive) return alive;
            if (auto committed = batch->commit(); !committed) return committed;
        }
    }
    return {};
}

} // namespace regulars::sync
