// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/store/changes.h"
#include "ui/kit/workers.h"

namespace regulars::operations {

/// Which operations are wanted, by how they stand.
enum class OperationFilter {
    All,
    Unfinished,
    Done,
    NotDone ///< refused, or discarded by a person
};

/// What the Activity page asks the store.
struct OperationQuestion {
    QString text = {}; ///< in an id, or in the note; empty: all
    OperationFilter filter = OperationFilter::All;
};

/// The answer to one question: which operations, in order.
struct OperationOrder {
    QList<qint64> keys;
    bool live = false; ///< the data changed, not the question
};

/// Asks the store for the order of the Activity page on a reader thread: when the question changes and when
/// the data does. Answers to older questions are dropped; changes that come meanwhile are asked about
/// together.
class OperationListing final : public QObject {
    Q_OBJECT
public:
    /// `workers` must outlive it.
    explicit OperationListing(const kit::StoreWorkers& workers, QObject* parent = nullptr);
    /// Asks a new question (or the same once more); one that waits is given up.
    void ask(const OperationQuestion& question);
    /// The store changed: the present question is asked again.
    void follow(const store::Changes& changes);
    /// While nobody looks (as at the start), nothing is asked.
    void setWatched(bool watched);

Q_SIGNALS:
    void answered(const regulars::operations::OperationOrder& order);
    void failed(const regulars::Error& error, bool live);

private:
    using Answer = Result<QList<qint64>>;
    void start(bool live);
    void take(quint64 number, bool live, const Answer& keys);
    const kit::StoreWorkers& m_workers;
    OperationQuestion m_question;
    QFuture<Answer> m_running;
    quint64 m_number = 0;
    bool m_watched = false, m_busy = false, m_unasked = false, m_changedMeanwhile = false;
};

} // namespace regulars::operations
