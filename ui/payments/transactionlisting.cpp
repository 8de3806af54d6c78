// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/payments/transactionlisting.h"

#include "ui/kit/whendone.h"

namespace regulars::payments {

TransactionListing::TransactionListing(const kit::StoreWorkers& workers, QObject* parent)
    : QObject(parent)
    , m_workers(workers)
{
}

void TransactionListing::ask(const store::PaymentQuery& query)
{
    m_query = query;
    m_running.cancel();
    if (m_watched) start(false);
    else m_unasked = true;
}

void TransactionListing::setWatched(bool watched)
{
    m_watched = watched;
    if (!watched) return;
    if (std::exchange(m_unasked, false)) start(false);
    else if (!m_busy && std::exchange(m_changedMeanwhile, false)) start(true);
}

void TransactionListing::follow(const store::Changes& changes)
{
    // Customers and products count, too: their names and emails stand in the rows and are searched.
    if (!changes.everything && !changes.catalogue && changes.payments.isEmpty() && changes.customers.isEmpty()) return;
    if (m_busy || !m_watched) m_changedMeanwhile = true;
    else start(true);
}

void TransactionListing::start(bool live)
{
    m_busy = true;
    const quint64 number = ++m_number;
    m_running = m_workers.read([query = m_query](store::Database& database) {
        return store::PaymentRepository(database).keys(query);
    });
    kit::whenDone(m_running, this, [this, number, live](const Answer& keys) { take(number, live, keys); });
}

void TransactionListing::take(quint64 number, bool live, const Answer& keys)
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

} // namespace regulars::payments
