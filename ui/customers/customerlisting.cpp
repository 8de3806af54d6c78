// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customers/customerlisting.h"

#include "ui/kit/whendone.h"

namespace regulars::customers {

namespace {

Result<CustomerOrder> readOrder(store::Database& database, store::CustomerIndex& index, const store::CustomerQuery& query,
                                const store::Changes& changes)
{
    const store::CustomerRepository customers(database);
    CustomerOrder order;
    auto list = index.list(database, query);
    if (!list) return failure(list);
    order.keys = std::move(list->keys);
    order.counts = std::move(list->counts);
    auto highest = customers.highestSettledValue();
    if (!highest) return failure(highest);
    order.highestValue = *highest;
    order.everything = changes.everything;
    for (const CustomerId& id : changes.customers) {
        auto key = customers.keyOf(id);
        if (!key) return failure(key);
        if (*key) order.changed.insert(**key);
    }
    return order;
}

} // namespace

CustomerListing::CustomerListing(const kit::StoreWorkers& workers, QObject* parent)
    : QObject(parent)
    , m_workers(workers)
{
}

void CustomerListing::ask(const store::CustomerQuery& query)
{
    m_query = query;
    m_running.cancel();
    start(false);
}

void CustomerListing::follow(const store::Changes& changes)
{
    if (!changes.everything && changes.customers.isEmpty()) return;
    m_waiting.everything |= changes.everything;
    m_waiting.customers.unite(changes.customers);
    if (!m_busy) start(true);
}

void CustomerListing::prepareSearch()
{
    m_workers.read([index = m_index](store::Database& database) { return index->prepare(database); });
}

void CustomerListing::start(bool live)
{
    m_busy = true;
    const quint64 number = ++m_number;
    // What was asked about stays so until an answer has told it: an answer that is dropped loses no change.
    m_asked.everything |= m_waiting.everything;
    m_asked.customers.unite(m_waiting.customers);
    m_waiting = {};
    m_running = m_workers.read([index = m_index, query = m_query, changes = m_asked](store::Database& database) {
        return readOrder(database, *index, query, changes);
    });
    kit::whenDone(m_running, this, [this, number, live](const Result<CustomerOrder>& order) {
        take(number, live, order);
    });
}

void CustomerListing::take(quint64 number, bool live, const Result<CustomerOrder>& order)
{
    if (number != m_number) return; // a later question is under way
    m_busy = false;
    if (!order) {
        Q_EMIT failed(order.error(), live);
        return;
    }
    m_asked = {};
    CustomerOrder told = *order;
    told.live = live;
    Q_EMIT answered(told);
    if (!m_busy && !m_waiting.isEmpty()) start(true);
}

} // namespace regulars::customers
