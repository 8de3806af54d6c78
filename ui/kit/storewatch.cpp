// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/storewatch.h"

#include "ui/kit/whendone.h"

#include <QtCore/QHash>

namespace regulars::kit {

/// data_version counts per connection, so what was seen is kept per connection. A connection that still shows the
/// version of its last look has nothing new: at that look everything up to then was told.
struct StoreWatch::Seen {
    std::mutex mutex;
    QHash<store::Database*, qint64> versions;

    bool isNews(store::Database& database, qint64 version)
    {
        const std::lock_guard lock(mutex);
        const auto known = versions.constFind(&database);
        if (known != versions.constEnd() && *known == version) return false;
        versions.insert(&database, version);
        return true;
    }
    void forget(store::Database& database)
    {
        const std::lock_guard lock(mutex);
        versions.remove(&database);
    }
};

StoreWatch::StoreWatch(const StoreWorkers& workers, QObject* parent)
    : QObject(parent)
    , m_workers(workers)
    , m_seen(std::make_shared<Seen>())
{
    m_timer.setInterval(std::chrono::seconds(1));
    connect(&m_timer, &QTimer::timeout, this, [this] { look(); });
    m_timer.start();
    look();
}

void StoreWatch::poke()
{
    if (m_looking) m_again = true;
    else look();
}

void StoreWatch::look()
{
    if (m_looking) return;
    m_looking = true;
    const auto job = [seen = m_seen, upTo = m_upTo](store::Database& database) -> Result<store::Changes> {
        const Result<qint64> version = database.dataVersion();
        if (!version) return failure(version);
        store::Changes nothing;
        nothing.upTo = upTo;
        if (!seen->isNews(database, *version) && upTo >= 0) return nothing;
        Result<store::Changes> changes = store::changesSince(database, upTo < 0 ? 0 : upTo);
        if (!changes) seen->forget(database);
        return changes;
    };
    whenDone(m_workers.read(job), this, [this](const Result<store::Changes>& changes) { take(changes); });
}

void StoreWatch::take(const Result<store::Changes>& changes)
{
    m_looking = false;
    if (!changes) {
        if (!m_failed && changes.error().kind != ErrorKind::Cancelled) {
            m_failed = true;
            Q_EMIT failed(changes.error());
        }
        return;
    }
    if (m_failed || m_upTo < 0) Q_EMIT recovered();
    m_failed = false;
    const bool first = m_upTo < 0;
    m_upTo = changes->upTo;
    if (!first && !changes->isEmpty()) Q_EMIT changed(*changes);
    if (std::exchange(m_again, false)) look();
}

} // namespace regulars::kit
