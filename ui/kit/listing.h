// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/kit/whendone.h"
#include "ui/kit/workers.h"

#include <utility>

namespace regulars::kit {

/// When a list asks the store: when the question changes and when the data does. Answers to older questions are dropped;
/// changes that come meanwhile are asked about together.
class ListingBase : public QObject {
    Q_OBJECT
public:
    /// The store changed in a way that concerns the list: the present question is asked again.
    void follow();
    /// While nobody looks (as at the start), nothing is asked: a million keys are not read for a page out of sight.
    void setWatched(bool watched);

Q_SIGNALS:
    void answered(); ///< what was asked is shown
    void failed(const regulars::Error& error, bool live);

protected:
    explicit ListingBase(QObject* parent) : QObject(parent) {}
    /// The question is another one.
    void renew();
    /// Asks; the answer belongs to that number.
    virtual void start(quint64 number, bool live) = 0;
    /// Whether an answer is still wanted. Once for each.
    bool takes(quint64 number);
    /// The answer was told.
    void settle();

private:
    void begin(bool live);
    quint64 m_number = 0;
    bool m_watched = false, m_busy = false, m_unasked = false, m_changedMeanwhile = false;
};

/// Asks on a reader thread and tells the answer: which rows, in order, and whatever stands beside them.
template<class Answer>
class Listing final : public ListingBase {
public:
    using Question = std::function<Result<Answer>(store::Database&)>;
    /// `live`: the data changed, not the question.
    using Present = std::function<void(const Answer&, bool live)>;
    /// `workers` must outlive it.
    Listing(const StoreWorkers& workers, Present present, QObject* parent)
        : ListingBase(parent), m_workers(workers), m_present(std::move(present))
    {
    }
    /// Asks a new question (or the same once more); one that waits is given up.
    void ask(Question question)
    {
        m_question = std::move(question);
        m_running.cancel();
        renew();
    }

private:
    void start(quint64 number, bool live) override
    {
        m_running = m_workers.read(m_question);
        whenDone(m_running, this, [this, number, live](const Result<Answer>& answer) {
            if (!takes(number)) return;
            if (!answer) {
                Q_EMIT failed(answer.error(), live);
                return;
            }
            m_present(*answer, live);
            Q_EMIT answered();
            settle();
        });
    }

    const StoreWorkers& m_workers;
    const Present m_present;
    Question m_question;
    QFuture<Result<Answer>> m_running;
};

} // namespace regulars::kit
