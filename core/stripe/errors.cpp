// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stripe/errors.h"

#include "core/stripe/fields.h"
#include "core/stripe/json.h"
#include "core/stripe/key.h"

#include <QtCore/QRegularExpression>
#include <nlohmann/json.hpp>

namespace regulars::stripe {

using namespace Qt::StringLiterals;

namespace {

ErrorKind kindOf(const Error& error)
{
    switch (error.httpStatus) {
    case 401:
        return ErrorKind::Auth;
    case 402:
        return ErrorKind::Declined;
    case 403:
        return ErrorKind::Permission;
    case 404:
        return ErrorKind::NotFound;
    case 409:
        return ErrorKind::Conflict;
    case 424:
        return ErrorKind::Server;
    case 429:
        return ErrorKind::RateLimited;
    default:
        break;
    }
    if (error.httpStatus < 400 || error.httpStatus >= 500) return ErrorKind::Server;
    if (error.code == u"rate_limit") return ErrorKind::RateLimited;
    return error.param.isEmpty() ? ErrorKind::Refused : ErrorKind::Validation;
}

QString withoutPersons(const QString& message)
{
    static const QRegularExpression email(u"[^\\s'\"<>(]+@[^\\s'\"<>)]+"_s);
    return redacted(message).replace(email, u"\u2026"_s);
}

} // namespace

Error errorFromAnswer(const HttpResponse& answer)
{
    Error error;
    error.httpStatus = answer.status;
    error.requestId = QString::fromLatin1(answer.header("request-id"));
    const Result<Json> body = parseJson(answer.body);
    if (!body) {
        error.kind = ErrorKind::Server;
        error.detail = u"HTTP %1 with an answer that is not Stripe's"_s.arg(answer.status);
        return error;
    }
    const Fields fields = Fields(*body).object("error");
    const QString message = fields.text("message");
    error.code = fields.text("code");
    error.type = fields.text("type");
    error.param = fields.text("param");
    error.declineCode = fields.text("decline_code");
    error.detail = withoutPersons(message);
    if (error.detail.isEmpty()) error.detail = u"HTTP %1"_s.arg(answer.status);
    error.kind = kindOf(error);
    if (error.kind == ErrorKind::Permission) error.permission = redacted(permissionLabel(message));
    return error;
}

QString permissionLabel(const QString& message)
{
    // In order: "Label" (id) · "Label (id)" · Label (id) · the last thing in quotes. Keys and accounts are quoted too.
    const QString open = u"[\"'\u201c\u2018]"_s, close = u"[\"'\u201d\u2019]"_s, id = u"\\s*[(\\[]\\w+[)\\]]"_s;
    const QString quoted = u"([^\"'\u201c\u201d\u2018\u2019(\\[]+)"_s;
    const QString words = u"((?:[A-Z][\\w/&-]*|and|or)(?:\\s+(?:[A-Z][\\w/&-]*|and|or))*)"_s;
    static const QRegularExpression other(u"\\A(sk|rk|pk|acct)_"_s);
    for (const QString& shape :
         {open + quoted + close + id, open + quoted + id + close, words + id, open + quoted + close}) {
        QString label;
        for (auto matches = QRegularExpression(shape).globalMatch(message); matches.hasNext();) {
            const QString found = matches.next().captured(1).trimmed();
            if (!other.match(found).hasMatch()) label = found;
        }
        if (!label.isEmpty()) return label;
    }
    return {};
}

Error cancelledError()
{
    Error error;
    error.kind = ErrorKind::Cancelled;
    error.detail = u"stopped before the answer"_s;
    return error;
}

} // namespace regulars::stripe
