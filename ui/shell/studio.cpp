// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/studio.h"

#include "ui/kit/whendone.h"

namespace regulars::shell {

Studio::Studio(const QString& storeFile, std::unique_ptr<SyncService> service, Clock& clock, bool demo)
    : m_workers(storeFile, clock)
    , m_watch(m_workers)
    , m_sync(std::move(service), clock)
    , m_demo(demo)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(std::chrono::milliseconds(500));
    connect(&m_soon, &QTimer::timeout, this, &Studio::loadFacts);
    connect(&m_watch, &kit::StoreWatch::changed, this, &Studio::refreshFacts);
    connect(&m_watch, &kit::StoreWatch::failed, this, &Studio::failed);
    connect(&m_sync, &SyncRunner::synced, this, [this] {
        m_watch.poke();
        loadFacts();
    });
    loadFacts();
}

void Studio::refreshFacts()
{
    if (!m_soon.isActive()) m_soon.start();
}

void Studio::loadFacts()
{
    const auto job = [now = now()](store::Database& database) { return loadStudioFacts(database, now); };
    kit::whenDone(m_workers.read(job), this, [this](const Result<StudioFacts>& facts) {
        if (facts) {
            m_facts = *facts;
            Q_EMIT factsChanged();
        } else if (facts.error().kind != ErrorKind::Cancelled) {
            Q_EMIT failed(facts.error());
        }
    });
}

bool Studio::close(std::chrono::milliseconds patience)
{
    const bool synced = m_sync.stop(patience);
    return m_workers.stop(patience) && synced;
}

} // namespace regulars::shell
