// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/world/sandboxtransport.h"

namespace regulars::tests {

using namespace Qt::StringLiterals;

sandbox::Request SandboxTransport::onTheWire(const stripe::HttpRequest& request) const
{
    sandbox::Request asked;
    asked.method = request.method.toStdString();
    asked.path = request.path.toStdString();
    asked.query = request.query.toStdString();
    if (pageSize > 0) {
        static const QByteArray asWanted = "limit=100";
        asked.query = QByteArray(request.query)
                          .replace(asWanted, "limit=" + QByteArray::number(pageSize))
                          .toStdString();
    }
    asked.body = request.body.toStdString();
    asked.headers["authorization"] = "Bearer " + m_key;
    if (!request.idempotencyKey.isEmpty()) asked.headers["idempotency-key"] = request.idempotencyKey.toStdString();
    return asked;
}

Result<stripe::HttpResponse> SandboxTransport::send(const stripe::HttpRequest& request,
                                                    const CancelToken& cancel)
{
    if (cancel.isCancelled()) return failure(ErrorKind::Cancelled, u"cancelled"_s);
    {
        const std::lock_guard lock(m_mutex);
        ++m_sent[QString::fromUtf8(request.method) + u' ' + request.path];
    }
    if (before) {
        if (auto go = before(request); !go) return failure(go);
    }
    const sandbox::GateAnswer answer = m_host.handle(onTheWire(request));
    if (answer.wire) {
        // What a wire makes of it: no answer, or one that ends too early. A slow one arrives.
        const auto kind = answer.wire->kind;
        if (kind == sandbox::FaultKind::Timeout) return failure(ErrorKind::Timeout, u"no answer"_s);
        if (kind == sandbox::FaultKind::Reset) return failure(ErrorKind::Network, u"connection reset"_s);
        if (kind == sandbox::FaultKind::Truncated)
            return failure(ErrorKind::Network, u"cut"_s, u"cut_answer"_s);
    }
    stripe::HttpResponse response;
    response.status = answer.response.status;
    response.body = QByteArray::fromStdString(answer.response.body);
    if (after) after(request, response.body);
    for (const auto& [name, value] : answer.response.headers) {
        response.headers.append(
            {QByteArray::fromStdString(name).toLower(), QByteArray::fromStdString(value)});
    }
    return response;
}

QMap<QString, int> SandboxTransport::sent() const
{
    const std::lock_guard lock(m_mutex);
    return m_sent;
}

void SandboxTransport::forget()
{
    const std::lock_guard lock(m_mutex);
    m_sent.clear();
}

} // namespace regulars::tests
