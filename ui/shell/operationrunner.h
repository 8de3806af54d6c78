// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/kit/workers.h"
#include "ui/shell/operationservice.h"

#include <QtCore/QTimer>

namespace regulars::shell {

/// Has things done at Stripe on a worker of its own, one after the other, and finds out by itself what became of what is
/// unfinished: when settle() is called, and then whenever the engine says that it is time.
class OperationRunner final : public QObject {
    Q_OBJECT
public:
    /// `now`: Stripe's clock.
    OperationRunner(std::unique_ptr<OperationService> service, std::function<Instant()> now, QObject* parent = nullptr);

    /// As Engine::perform: the same id twice is one deed, however often a button was pressed.
    QFuture<Result<Operation>> perform(const Plan& plan, const QString& id);
    QFuture<Result<Operation>> resume(const QString& id);
    QFuture<Result<Operation>> discard(const QString& id);
    /// fn(stripe::Client&, const CancelToken&) → Result<T>: reads what Stripe alone knows, beside what is being done:
    /// nobody waits with a deed for what is only looked at.
    template<class Fn>
    auto ask(Fn fn)
    {
        using Answer = std::invoke_result_t<Fn, stripe::Client&, const CancelToken&>;
        return m_reader.run([service = m_service, fn = std::move(fn)](const CancelToken& cancel, const Progress&) {
            std::optional<Answer> answer;
            const auto question = [&](stripe::Client& client, const CancelToken& token) -> Result<void> {
                answer = fn(client, token);
                return {};
            };
            const auto asked = service->ask(question, cancel);
            return asked ? std::move(*answer) : Answer(failure(asked));
        });
    }
    /// Stripe can be reached: looks for what is due. One run at a time.
    void settle();
    /// Something that a person asked for is under way.
    bool isWorking() const { return m_working > 0; }
    /// Asks what is under way to stop; what became of it is found out at the next start. False when it did not end in
    /// time (design.md 5, Closing).
    bool stop(std::chrono::milliseconds patience);

Q_SIGNALS:
    /// Something was done, or is known now: the store says what.
    void worked();

private:
    template<class Work> QFuture<Result<Operation>> run(Work work);
    void take(const Result<operations::Settled>& settled);

    std::shared_ptr<OperationService> m_service;
    std::function<Instant()> m_now;
    kit::Worker m_worker, m_reader;
    QTimer m_next;
    bool m_settling = false;
    int m_working = 0;
};

} // namespace regulars::shell
