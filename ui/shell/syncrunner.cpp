// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/syncrunner.h"

#include "ui/kit/whendone.h"

namespace regulars::shell {

using namespace std::chrono_literals;

SyncRunner::SyncRunner(std::unique_ptr<SyncService> service, Clock& clock, QObject* parent)
    : QObject(parent)
    , m_service(std::move(service))
    , m_clock(clock)
    , m_worker("sync")
    , m_lastActivity(clock.elapsed())
{
    m_timer.setInterval(5s);
    connect(&m_timer, &QTimer::timeout, this, &SyncRunner::tick);
}

SyncRunner::~SyncRunner() = default;

void SyncRunner::start()
{
    m_timer.start();
    poll();
}

void SyncRunner::syncNow()
{
    m_service->checkAgain();
    poll();
}

void SyncRunner::keyChanged()
{
    if (m_state != State::Running) return syncNow();
    m_again = true;
    m_run.cancel();
}

void SyncRunner::poll()
{
    if (m_state == State::Running) return;
    setState(State::Running);
    const auto job = [service = m_service](const CancelToken& cancel, const Progress& progress) {
        return service->run(cancel, progress);
    };
    const Progress progress =
        kit::progressTo(this, [this](const ProgressStep& step) { Q_EMIT progressed(step); });
    m_run = CancelToken();
    kit::whenDone(m_worker.run(job, progress, m_run), this,
                  [this](const Result<SyncOutcome>& outcome) { finish(outcome); });
}

void SyncRunner::finish(const Result<SyncOutcome>& outcome)
{
    m_lastRun = m_clock.elapsed();
    if (std::exchange(m_again, false)) {
        // What the old key came to is no news any more.
        m_error.reset();
        m_state = State::Waiting;
        return syncNow();
    }
    if (outcome) {
        m_error.reset();
        setState(State::Waiting);
        Q_EMIT synced(*outcome);
        return;
    }
    const ErrorKind kind = outcome.error().kind;
    if (kind == ErrorKind::Cancelled) {
        setState(State::Waiting);
        return;
    }
    m_error = outcome.error();
    setState(kind == ErrorKind::Network || kind == ErrorKind::Timeout ? State::Offline : State::Failed);
}

void SyncRunner::lookAt(const CustomerId& customer)
{
    noteActivity();
    if (m_state == State::Failed || m_state == State::Offline) return; // said already; Try again is one key away
    if (m_state == State::Waiting && sync::isDueOnSight(pollState())) poll();
    const auto job = [service = m_service, customer](const CancelToken& cancel, const Progress&) {
        return service->look(customer, cancel);
    };
    // What it finds arrives through the store; that it found nothing is no news: the next run says what is wrong.
    // Somebody who leafs through profiles waits for the newest only.
    m_look.cancel();
    m_look = CancelToken();
    kit::whenDone(m_worker.run(job, {}, m_look), this, [](const Result<void>&) {});
}

void SyncRunner::noteActivity()
{
    m_lastActivity = m_clock.elapsed();
}

sync::PollState SyncRunner::pollState() const
{
    return {m_clock.elapsed(), m_lastActivity, m_lastRun, m_state == State::Offline, m_pace};
}

void SyncRunner::tick()
{
    if (m_state == State::Running || !m_lastRun) return;
    // A key that does not work will not work by asking again; a person has to do something first.
    if (m_error && (m_error->kind == ErrorKind::Auth || m_error->code == QLatin1StringView("other_account"))) return;
    if (sync::isDue(pollState())) poll();
}

void SyncRunner::cancel()
{
    m_timer.stop();
    m_again = false;
    m_worker.cancelAll();
}

bool SyncRunner::stop(std::chrono::milliseconds patience)
{
    cancel();
    return m_worker.stop(patience);
}

void SyncRunner::setState(State state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

} // namespace regulars::shell
