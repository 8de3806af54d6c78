// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stripe/qttransport.h"

#include "core/stripe/errors.h"
#include "core/stripe/json.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QEventLoop>
#include <QtCore/QMetaEnum>
#include <QtCore/QThreadStorage>
#include <QtCore/QTimer>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkProxy>
#include <QtNetwork/QNetworkReply>

namespace regulars::stripe {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds pollEvery{40}; // cancelling must be noticed within 100 ms

/// The network managers of one thread, one for each transport that it has used.
class ThreadManagers {
public:
    QNetworkAccessManager& managerFor(const std::shared_ptr<const int>& transport)
    {
        std::erase_if(m_entries, [](const Entry& entry) { return entry.transport.expired(); });
        for (const Entry& entry : m_entries)
            if (entry.transport.lock() == transport) return *entry.manager;
        m_entries.push_back({transport, std::make_unique<QNetworkAccessManager>()});
        return *m_entries.back().manager;
    }
    void forget(const std::shared_ptr<const int>& transport)
    {
        std::erase_if(m_entries, [&](const Entry& entry) { return entry.transport.lock() == transport; });
    }

private:
    struct Entry {
        std::weak_ptr<const int> transport;
        std::unique_ptr<QNetworkAccessManager> manager;
    };
    std::vector<Entry> m_entries;
};

/// Qt deletes the entry when its thread ends, of whatever kind the thread is, and the main thread's with the
/// application object: C++'s own thread-local storage would come too late for a network manager. Never
/// destroyed, because Qt complains about threads that outlive a storage.
ThreadManagers& threadManagers()
{
    static auto& storage = *new QThreadStorage<ThreadManagers*>;
    if (!storage.hasLocalData()) storage.setLocalData(new ThreadManagers);
    return *storage.localData();
}

QNetworkRequest prepared(const HttpRequest& request, const QUrl& base, const ApiKey& key, milliseconds idle)
{
    QUrl url = base;
    QString prefix = base.path();
    while (prefix.endsWith(u'/'))
        prefix.chop(1);
    url.setPath(prefix + request.path, QUrl::TolerantMode);
    if (!request.query.isEmpty()) url.setQuery(QString::fromLatin1(request.query), QUrl::TolerantMode);
    QNetworkRequest prepared(url);
    prepared.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    prepared.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    prepared.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    prepared.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    prepared.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    prepared.setTransferTimeout(int(idle.count()));
    prepared.setRawHeader("Authorization", "Bearer " + key.secret());
    prepared.setRawHeader("Stripe-Version", apiVersion);
    prepared.setRawHeader("User-Agent", "Regulars/" REGULARS_VERSION);
    prepared.setRawHeader("Accept", "application/json");
    // Elsewhere Qt asks for the compressions that it can undo (gzip first) and undoes them, but only when it
    // may write this header itself.
    if (base.host() != stripeAddress().host()) prepared.setRawHeader("Accept-Encoding", "identity");
    if (request.method == "POST")
        prepared.setHeader(QNetworkRequest::ContentTypeHeader, u"application/x-www-form-urlencoded"_s);
    if (!request.idempotencyKey.isEmpty()) prepared.setRawHeader("Idempotency-Key", request.idempotencyKey);
    return prepared;
}

std::unique_ptr<QNetworkReply> start(QNetworkAccessManager& manager, const QNetworkRequest& request,
                                     const HttpRequest& what)
{
    QNetworkReply* reply = nullptr;
    if (what.method == "GET")
        reply = manager.get(request);
    else if (what.method == "POST")
        reply = manager.post(request, what.body);
    else
        reply = manager.sendCustomRequest(request, what.method, what.body);
    return std::unique_ptr<QNetworkReply>(reply);
}

enum class Ending { Finished, Cancelled, TooLate };

/// Turns this thread's event loop until the reply is finished or must not go on.
Ending await(QNetworkReply& reply, const CancelToken& cancel, milliseconds limit)
{
    Ending ending = Ending::Finished;
    QEventLoop loop;
    QElapsedTimer running;
    QTimer poll;
    running.start();
    QObject::connect(&reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    QObject::connect(&poll, &QTimer::timeout, &loop, [&] {
        if (cancel.isCancelled())
            ending = Ending::Cancelled;
        else if (milliseconds(running.elapsed()) >= limit)
            ending = Ending::TooLate;
        else
            return;
        loop.quit();
    });
    poll.start(pollEvery);
    if (!reply.isFinished()) loop.exec();
    if (ending != Ending::Finished) reply.abort();
    return ending;
}

/// Failures between us and the server, as opposed to answers with a bad status (of these, Qt calls 400 and
/// 418 an invalid operation).
bool isTransportError(QNetworkReply::NetworkError error)
{
    const bool isAnswer =
        error == QNetworkReply::NoError || error == QNetworkReply::ProtocolInvalidOperationError ||
        (error >= QNetworkReply::ContentAccessDenied && error <= QNetworkReply::UnknownContentError) ||
        (error >= QNetworkReply::InternalServerError && error <= QNetworkReply::UnknownServerError);
    return !isAnswer;
}

/// Nothing was sent: nobody could be reached.
bool isUnreachable(QNetworkReply::NetworkError error)
{
    return error == QNetworkReply::ConnectionRefusedError || error == QNetworkReply::HostNotFoundError ||
           error == QNetworkReply::TemporaryNetworkFailureError || error == QNetworkReply::NetworkSessionFailedError ||
           error == QNetworkReply::UnknownNetworkError;
}

/// The name of the error, not its text: that repeats the address with its query, which may hold an e-mail.
QString nameOf(QNetworkReply::NetworkError error)
{
    return QString::fromLatin1(QMetaEnum::fromType<QNetworkReply::NetworkError>().valueToKey(error));
}

Failure cut(const QString& why, int status)
{
    Error error;
    error.kind = ErrorKind::Network;
    error.detail = why;
    error.code = u"cut_answer"_s;
    error.httpStatus = status;
    return Failure(error);
}

/// Qt calls a cut body a success (field notes, 8), so completeness is proved here.
Result<HttpResponse> complete(HttpResponse response)
{
    const QByteArray length = response.header("content-length");
    if (!length.isEmpty() && length.toLongLong() != response.body.size())
        return cut(u"the body is shorter than announced"_s, response.status);
    const bool isSuccess = response.status >= 200 && response.status <= 299;
    const bool isPage = response.body.trimmed().startsWith('<');
    if (isSuccess && !isPage && !isCompleteJson(response.body))
        return cut(u"the body is not a complete JSON document"_s, response.status);
    return response;
}

Result<HttpResponse> read(QNetworkReply& reply)
{
    const QNetworkReply::NetworkError error = reply.error();
    if (error == QNetworkReply::OperationCanceledError || error == QNetworkReply::TimeoutError)
        return failure(ErrorKind::Timeout, u"nothing came for too long"_s);
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0 || isTransportError(error))
        return failure(ErrorKind::Network, nameOf(error), isUnreachable(error) ? u"unreachable"_s : QString());
    HttpResponse response;
    response.status = status;
    for (const auto& [name, value] : reply.rawHeaderPairs())
        response.headers.append({name.toLower(), value});
    response.body = reply.readAll();
    return complete(std::move(response));
}

} // namespace

Result<std::unique_ptr<QtTransport>> QtTransport::create(const QUrl& base, const ApiKey& key,
                                                         const Deadlines& deadlines)
{
    if (const Result<void> allowed = checkAddress(base, key); !allowed) return failure(allowed);
    return std::unique_ptr<QtTransport>(new QtTransport(base, key, deadlines));
}

QtTransport::QtTransport(const QUrl& base, const ApiKey& key, const Deadlines& deadlines)
    : m_base(base), m_key(key), m_deadlines(deadlines), m_alive(std::make_shared<const int>(0))
{
}

QtTransport::~QtTransport()
{
    threadManagers().forget(m_alive);
}

Result<HttpResponse> QtTransport::send(const HttpRequest& request, const CancelToken& cancel)
{
    if (cancel.isCancelled()) return Failure(cancelledError());
    QNetworkAccessManager& manager = threadManagers().managerFor(m_alive);
    // What goes to this machine goes there directly, whatever proxy the desk is set to.
    if (m_base.host() != stripeAddress().host()) manager.setProxy(QNetworkProxy::NoProxy);
    const std::unique_ptr<QNetworkReply> reply =
        start(manager, prepared(request, m_base, m_key, m_deadlines.idle), request);
    switch (await(*reply, cancel, m_deadlines.whole)) {
    case Ending::Cancelled:
        return Failure(cancelledError());
    case Ending::TooLate:
        return failure(ErrorKind::Timeout, u"the request took too long"_s);
    case Ending::Finished:
        break;
    }
    return read(*reply);
}

} // namespace regulars::stripe
