// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/store/customerindex.h"
#include "ui/kit/workers.h"

#include <QtCore/QMap>
#include <QtCore/QSet>

namespace regulars::customers {

/// The answer to one query: the order, and what stands beside it on the page.
struct CustomerOrder {
    QList<qint64> keys;
    QMap<CustomerStatus, qint64> counts; ///< of the search, whatever the status filter
    qint64 highestValue = 0;
    QSet<qint64> changed; ///< keys of the changed customers that caused it, to fetch again
    bool live = false;    ///< the data changed, not the question
    bool everything = false; ///< live: all rows may have changed
};

/// Asks the store for the order of the customers table on a reader thread: when the question changes and when the
/// data does. Answers to older questions are dropped; changes that come while it is asking are asked about together.
class CustomerListing final : public QObject {
    Q_OBJECT
public:
    /// `workers` must outlive it.
    explicit CustomerListing(const kit::StoreWorkers& workers, QObject* parent = nullptr);
    const store::CustomerQuery& query() const { return m_query; }
    /// Asks a new question (or the same once more); one that waits is given up.
    void ask(const store::CustomerQuery& query);
    /// The store changed: the present question is asked again.
    void follow(const store::Changes& changes);
    /// Reads what a search goes through, so that the first one need not wait for it.
    void prepareSearch();

Q_SIGNALS:
    void answered(const regulars::customers::CustomerOrder& order);
    void failed(const regulars::Error& error, bool live);

private:
    void start(bool live);
    void take(quint64 number, bool live, const Result<CustomerOrder>& order);
    const kit::StoreWorkers& m_workers;
    std::shared_ptr<store::CustomerIndex> m_index = std::make_shared<store::CustomerIndex>(); ///< shared with the jobs
    store::CustomerQuery m_query;
    store::Changes m_waiting, m_asked;
    QFuture<Result<CustomerOrder>> m_running;
    quint64 m_number = 0;
    bool m_busy = false;
};

} // namespace regulars::customers
