// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/fill.h"

#include "core/store/repaymentrepository.h"
#include "core/sync/split.h"

#include <algorithm>
#include <deque>

namespace regulars::sync {

using namespace Qt::StringLiterals;
using store::MirrorBatch;
using store::SyncRepository;
using store::SyncWindow;

namespace {

const Resource* named(const QString& name)
{
    const QList<Resource>& all = resources();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Resource& r) { return r.name == name; });
    return found == all.end() ? nullptr : &*found;
}

/// Stores what a listing shows; what differs from the mirror is noted where it was missed.
Result<void> compared(const Run& run, const QString& resource,
                      const std::function<Result<void>(MirrorBatch&)>& store, MirrorBatch& batch)
{
    batch.compareAs(run.comparisonOf(resource));
    auto stored = store(batch);
    batch.compareAs(std::nullopt);
    return stored;
}

/// Hands out the windows that are not done, page by page, and takes back what is left of each. Every resource gets as
/// many pages under way as its endpoint can answer at the limiter's pace, no more: more would only wait for their turn,
/// and each further window costs a page that is not full.
class Filler {
public:
    Filler(Run& run, const QList<SyncWindow>& windows) : m_run(run), m_waiting(windows.begin(), windows.end())
    {
        std::erase_if(m_waiting, [](const SyncWindow& window) { return window.done; });
    }

    std::optional<Errand> next()
    {
        std::erase_if(m_waiting, [this](const SyncWindow& window) {
            return !named(window.resource) || m_run.isLeftOut(window.resource);
        });
        // The resource with the fewest under way comes next, so that no endpoint stands idle while others have a queue.
        const auto next = std::min_element(m_waiting.begin(), m_waiting.end(), [this](const auto& a, const auto& b) {
            return m_underWay.value(a.resource) < m_underWay.value(b.resource);
        });
        if (next == m_waiting.end() || m_underWay.value(next->resource) >= m_run.client.usefulAtOnce())
            return std::nullopt;
        const SyncWindow window = *next;
        m_waiting.erase(next);
        ++m_underWay[window.resource];
        return page(*named(window.resource), window);
    }

private:
    Errand page(const Resource& resource, const SyncWindow& window)
    {
        return [this, &resource, window]() -> Result<Delivery> {
            stripe::ListQuery query;
            query.createdFrom = window.from;
            query.createdTo = window.to;
            query.startingAfter = window.cursor;
            auto page = resource.list(m_run.client, query, m_run.cancel);
            if (page) {
                return [this, window, page = *page](MirrorBatch& batch) {
                    --m_underWay[window.resource];
                    return take(window, page, batch);
                };
            }
            const Error& error = page.error();
            if (error.kind == ErrorKind::Permission) {
                m_run.leaveOut(window.resource, error);
                return [this, window](MirrorBatch&) {
                    --m_underWay[window.resource];
                    return Result<void>();
                };
            }
            // The object behind the cursor was deleted: read the window again from its start.
            if (!window.cursor.isEmpty() && isLostCursor(error)) {
                return [this, window](MirrorBatch&) {
                    --m_underWay[window.resource];
                    m_waiting.push_back(window);
                    m_waiting.back().cursor.clear();
                    return Result<void>();
                };
            }
            return failure(page);
        };
    }

    Result<void> take(const SyncWindow& window, const FetchedPage& page, MirrorBatch& batch)
    {
        if (auto stored = compared(m_run, window.resource, page.store, batch); !stored) return stored;
        SyncRepository state(batch.database());
        for (const SyncWindow& part : rest(window, page)) {
            if (auto put = state.put(part); !put) return put;
            if (!part.done) m_waiting.push_back(part);
        }
        m_run.stored(window.resource, page.count);
        return {};
    }

    QList<SyncWindow> rest(SyncWindow window, const FetchedPage& page) const
    {
        window.rows += page.count;
        window.done = !page.hasMore || page.count == 0;
        if (window.done) return {window};
        window.cursor = page.lastId;
        const auto waiting = std::count_if(m_waiting.begin(), m_waiting.end(), [&](const SyncWindow& other) {
            return other.resource == window.resource;
        });
        const int wanted = m_run.client.usefulAtOnce() - m_underWay.value(window.resource) - static_cast<int>(waiting) - 1;
        const int idle = m_run.crew.size() - m_run.crew.underWay() - 1 - static_cast<int>(m_waiting.size());
        return split(window, page.oldest, page.newest - page.oldest, std::min(idle, wanted));
    }

    Run& m_run;
    std::deque<SyncWindow> m_waiting;
    QHash<QString, int> m_underWay; ///< pages, by resource
};

} // namespace

Result<void> planFill(Run& run, store::Database& database, const QStringList& names, Instant until,
                      OtherWindows others)
{
    auto batch = MirrorBatch::begin(database);
    if (!batch) return failure(batch);
    SyncRepository state(database);
    if (others == OtherWindows::Go) {
        if (auto cleared = state.clearWindows(); !cleared) return cleared;
    }
    for (const Resource& resource : resources()) {
        if (!names.contains(resource.name)) continue;
        if (auto cleared = state.clearWindows(resource.name); !cleared) return cleared;
        SyncWindow window;
        window.resource = resource.name;
        window.to = until;
        if (auto put = state.put(window); !put) return put;
    }
    return run.commit(*batch); // not over the windows of somebody who took the lease meanwhile
}

Result<void> fill(Run& run, store::Database& database)
{
    const auto windows = SyncRepository(database).windows();
    if (!windows) return failure(windows);
    Filler filler(run, *windows);
    return work(run, database, [&] { return filler.next(); });
}

namespace {

/// Reads these objects as they stand, one by one.
Result<void> lookAt(Run& run, store::Database& database, const Resource& resource, const QSet<QString>& ids)
{
    auto next = ids.begin();
    return work(run, database, [&]() -> std::optional<Errand> {
        if (next == ids.end() || run.isLeftOut(resource.name)) return std::nullopt;
        return [&run, &resource, id = *next++]() -> Result<Delivery> {
            const auto object = resource.retrieve(run.client, id, run.cancel);
            if (!object && object.error().kind == ErrorKind::Permission) {
                run.leaveOut(resource.name, object.error());
                return [](MirrorBatch&) { return Result<void>(); };
            }
            if (!object) return failure(object);
            return [&run, &resource, store = object->store](MirrorBatch& batch) {
                return compared(run, resource.name, store, batch);
            };
        };
    });
}

} // namespace

Result<void> sweep(Run& run, store::Database& database, Instant since)
{
    const SyncRepository state(database);
    const auto windows = state.windows();
    if (!windows) return failure(windows);
    QSet<QString> listed;
    for (const SyncWindow& window : *windows)
        listed.insert(window.resource);
    for (const Resource& resource : resources()) {
        if (!resource.removable || !listed.contains(resource.name) || run.isLeftOut(resource.name)) continue;
        const auto unseen = state.idsReadBefore(resource.name, since);
        if (!unseen) return failure(unseen);
        if (auto looked = lookAt(run, database, resource, *unseen); !looked) return looked;
    }
    const auto links = store::RepaymentRepository(database).openLinks();
    return links ? lookAt(run, database, paymentLinks(), *links) : failure(links);
}

} // namespace regulars::sync
