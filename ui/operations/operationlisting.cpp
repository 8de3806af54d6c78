// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/operationlisting.h"

#include "core/store/operationrepository.h"
#include "ui/kit/whendone.h"

#include <algorithm>
#include <functional>

namespace regulars::operations {

namespace {

Result<QList<qint64>> keysOf(store::Database& database, const OperationQuestion& question)
{
    const store::OperationRepository repository(database);
    store::OperationQuery query;
    query.text = question.text;
    query.unfinishedOnly = question.filter == OperationFilter::Unfinished;
    if (question.filter == OperationFilter::Done) query.state = OperationState::Done;
    if (question.filter != OperationFilter::NotDone) return repository.keys(query);
    query.state = OperationState::Refused;
    auto keys = repository.keys(query);
    query.state = OperationState::Discarded;
    const auto discarded = repository.keys(query);
    if (!keys || !discarded) return keys ? discarded : keys;
    keys->append(*discarded);
    std::sort(keys->begin(), keys->end(),
              std::greater<>()); // newest first, as the repository has each of them
    return keys;
}

} // namespace

OperationListing::OperationListing(const kit::StoreWorkers& workers, QObject* parent)
    : QObject(parent), m_workers(workers)
{
}

void OperationListing::ask(const OperationQuestion& question)
{
    m_question = question;
    m_running.cancel();
    if (m_watched)
        start(false);
    else
        m_unasked = true;
}

void OperationListing::setWatched(bool watched)
{
    m_watched = watched;
    if (!watched) return;
    if (std::exchange(m_unasked, false))
        start(false);
    else if (!m_busy && std::exchange(m_changedMeanwhile, false))
        start(true);
}

void OperationListing::follow(const store::Changes& changes)
{
    // Customers count, too: their names stand in the rows.
    if (!changes.everything && changes.operations.isEmpty() && changes.customers.isEmpty()) return;
    if (m_busy || !m_watched)
        m_changedMeanwhile = true;
    else
        start(true);
}

void OperationListing::start(bool live)
{
    m_busy = true;
    const quint64 number = ++m_number;
    m_running = m_workers.read(
        [question = m_question](store::Database& database) { return keysOf(database, question); });
    kit::whenDone(m_running, this, [this, number, live](const Answer& keys) { take(number, live, keys); });
}

void OperationListing::take(quint64 number, bool live, const Answer& keys)
{
    if (number != m_number) return; // a later question is under way
    m_busy = false;
    if (!keys) {
        Q_EMIT failed(keys.error(), live);
        return;
    }
    Q_EMIT answered({*keys, live});
    if (m_watched && !m_busy && std::exchange(m_changedMeanwhile, false)) start(true);
}

} // namespace regulars::operations
