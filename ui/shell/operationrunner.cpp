// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/operationrunner.h"

#include "ui/kit/whendone.h"

#include <QtCore/QDeadlineTimer>

namespace regulars::shell {

using namespace std::chrono_literals;

OperationRunner::OperationRunner(std::unique_ptr<OperationService> service, std::function<Instant()> now, QObject* parent)
    : QObject(parent)
    , m_service(std::move(service))
    , m_now(std::move(now))
    , m_worker("operations")
    , m_reader("questions")
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &OperationRunner::settle);
}

template<class Work>
QFuture<Result<Operation>> OperationRunner::run(Work work)
{
    const auto job = [service = m_service, work = std::move(work)](const CancelToken& cancel, const Progress&) {
        return work(*service, cancel);
    };
    const QFuture<Result<Operation>> future = m_worker.run(job);
    ++m_working;
    kit::whenDone(future, this, [this](const Result<Operation>& operation) {
        --m_working;
        Q_EMIT worked();
        if (operation && operation->isUnfinished()) settle();
    });
    return future;
}

QFuture<Result<Operation>> OperationRunner::perform(const Plan& plan, const QString& id)
{
    return run([plan, id](OperationService& service, const CancelToken& cancel) { return service.perform(plan, id, cancel); });
}

QFuture<Result<Operation>> OperationRunner::resume(const QString& id)
{
    return run([id](OperationService& service, const CancelToken& cancel) { return service.resume(id, cancel); });
}

QFuture<Result<Operation>> OperationRunner::discard(const QString& id)
{
    return run([id](OperationService& service, const CancelToken&) { return service.discard(id); });
}

void OperationRunner::settle()
{
    if (std::exchange(m_settling, true)) return;
    const auto job = [service = m_service](const CancelToken& cancel, const Progress&) { return service->settle(cancel); };
    kit::whenDone(m_worker.run(job), this, [this](const Result<operations::Settled>& settled) { take(settled); });
}

void OperationRunner::take(const Result<operations::Settled>& settled)
{
    m_settling = false;
    if (!settled) return; // the next sync that works calls again, and a bar says why none does
    if (settled->ended > 0) Q_EMIT worked();
    if (!settled->next) return m_next.stop();
    m_next.start(std::max<std::chrono::milliseconds>(5s, *settled->next - m_now()));
}

bool OperationRunner::stop(std::chrono::milliseconds patience)
{
    m_next.stop();
    const QDeadlineTimer deadline(patience);
    m_reader.cancelAll(); // both stop side by side
    const bool ended = m_worker.stop(patience);
    return m_reader.stop(std::chrono::milliseconds(deadline.remainingTime())) && ended;
}

} // namespace regulars::shell
