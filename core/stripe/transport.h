// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/canceltoken.h"
#include "core/base/clock.h"
#include "core/base/result.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QUrl>

namespace regulars::stripe {

/// One HTTP request to Stripe. `query` and `body` are already encoded forms.
struct HttpRequest {
    QByteArray method = "GET";
    QString path; ///< "/v1/customers"
    QByteArray query, body;
    QByteArray idempotencyKey; ///< every POST has one; GET and DELETE none
};

struct HttpResponse {
    int status = 0;
    QList<std::pair<QByteArray, QByteArray>> headers; ///< names lower case
    QByteArray body; ///< whole: a cut one is a Network error, never an answer
    QByteArray header(const QByteArray& lowerCaseName) const;
};

/// The wire. Called from any worker thread, blocks until there is an answer, an error or the deadline of the whole
/// request. Knows the key and the base address; never logs either. Errors: Network ("unreachable" when nothing
/// was sent), Timeout, Cancelled.
class Transport {
public:
    virtual ~Transport() = default;
    virtual Result<HttpResponse> send(const HttpRequest& request, const CancelToken& cancel) = 0;
};

} // namespace regulars::stripe
