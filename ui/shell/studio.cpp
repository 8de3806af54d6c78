// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/studio.h"

#include "core/store/backup.h"
#include "ui/kit/whendone.h"

#include <QtCore/QDeadlineTimer>

namespace regulars::shell {

Studio::Studio(const QString& storeFile, std::unique_ptr<SyncService> sync, std::unique_ptr<OperationService> operations,
               Clock& clock, bool demo)
    : m_workers(storeFile, clock)
    , m_watch(m_workers)
    , m_sync(std::move(sync), clock)
    , m_operations(std::move(operations), [this] { return now(); })
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
        m_operations.settle();
    });
    connect(&m_operations, &OperationRunner::worked, &m_watch, &kit::StoreWatch::poke);
    loadFacts();
    checkStore();
}

void Studio::checkStore()
{
    // Opening reads little: damage that lies deeper is looked for while the window is shown already.
    kit::whenDone(m_workers.read([](store::Database& database) { return store::checkNowAndThen(database); }), this,
                  [this](const Result<void>& sound) {
                      if (!sound && sound.error().code == QLatin1StringView("damaged_store"))
                          Q_EMIT failed(sound.error());
                  });
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
            m_sync.setReads(m_facts.reads);
            Q_EMIT factsChanged();
        } else if (facts.error().kind != ErrorKind::Cancelled) {
            Q_EMIT failed(facts.error());
        }
    });
}

bool Studio::close(std::chrono::milliseconds patience)
{
    const QDeadlineTimer deadline(patience);
    const auto left = [&deadline] { return std::chrono::milliseconds(deadline.remainingTime()); };
    m_sync.cancel(); // both stop side by side
    const bool settled = m_operations.stop(patience);
    const bool synced = m_sync.stop(left());
    return m_workers.stop(left()) && synced && settled;
}

} // namespace regulars::shell
