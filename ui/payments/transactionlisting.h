// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/store/changes.h"
#include "core/store/paymentrepository.h"
#include "ui/kit/workers.h"

namespace regulars::payments {

/// The answer to one query: which transactions, in order.
struct TransactionOrder {
    QList<qint64> keys;
    bool live = false; ///< the data changed, not the question
};

/// Asks the store for the order of the transactions table on a reader thread: when the question changes and when
/// the data does. Answers to older questions are dropped; changes that come meanwhile are asked about together.
class TransactionListing final : public QObject {
    Q_OBJECT
public:
    /// `workers` must outlive it.
    explicit TransactionListing(const kit::StoreWorkers& workers, QObject* parent = nullptr);
    /// Asks a new question (or the same once more); one that waits is given up.
    void ask(const store::PaymentQuery& query);
    /// The store changed: the present question is asked again.
    void follow(const store::Changes& changes);
    /// While nobody looks (as at the start), nothing is asked: a million keys are not read for a page out of sight.
    void setWatched(bool watched);

Q_SIGNALS:
    void answered(const regulars::payments::TransactionOrder& order);
    void failed(const regulars::Error& error, bool live);

private:
    using Answer = Result<QList<qint64>>;
    void start(bool live);
    void take(quint64 number, bool live, const Answer& keys);
    const kit::StoreWorkers& m_workers;
    store::PaymentQuery m_query;
    QFuture<Answer> m_running;
    quint64 m_number = 0;
    bool m_watched = false, m_busy = false, m_unasked = false, m_changedMeanwhile = false;
};

} // namespace regulars::payments
