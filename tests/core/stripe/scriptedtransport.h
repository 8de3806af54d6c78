// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/stripe/transport.h"

#include <functional>

namespace regulars::tests {

/// A transport that answers from a list, in order, and keeps what it was asked. One thread.
class ScriptedTransport final : public stripe::Transport {
public:
    using Answer = Result<stripe::HttpResponse>;

    ScriptedTransport& then(int status, const QByteArray& body,
                            QList<std::pair<QByteArray, QByteArray>> headers = {})
    {
        m_answers.append(stripe::HttpResponse{status, std::move(headers), body});
        return *this;
    }
    ScriptedTransport& thenFail(ErrorKind kind, const QString& code = {})
    {
        m_answers.append(failure(kind, QStringLiteral("scripted"), code));
        return *this;
    }
    /// Called before each answer, for example to move a clock.
    std::function<void()> beforeAnswer;

    Result<stripe::HttpResponse> send(const stripe::HttpRequest& request, const CancelToken&) override
    {
        requests.append(request);
        if (beforeAnswer) beforeAnswer();
        if (m_answers.isEmpty()) return failure(ErrorKind::Bug, QStringLiteral("nothing more in the script"));
        return m_answers.takeFirst();
    }
    /// "GET /v1/customers?limit=100" of the n-th request.
    QByteArray line(qsizetype index) const
    {
        const stripe::HttpRequest& request = requests.at(index);
        const QByteArray query = request.query.isEmpty() ? QByteArray() : '?' + request.query;
        return request.method + ' ' + request.path.toUtf8() + query;
    }
    bool isUsedUp() const { return m_answers.isEmpty(); }

    QList<stripe::HttpRequest> requests;

private:
    QList<Answer> m_answers;
};

} // namespace regulars::tests
