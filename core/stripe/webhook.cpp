// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stripe/webhook.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QMessageAuthenticationCode>

namespace regulars::stripe {

using namespace Qt::StringLiterals;

namespace {

struct Signature {
    QByteArray stamp;
    QList<QByteArray> codes; ///< v1 only: other schemes are weaker or not yet known
};

Signature read(const QByteArray& header)
{
    Signature signature;
    for (const QByteArray& part : header.split(',')) {
        const qsizetype equals = part.indexOf('=');
        const QByteArray name = part.left(equals).trimmed();
        if (equals < 0) continue;
        if (name == "t") signature.stamp = part.mid(equals + 1).trimmed();
        if (name == "v1") signature.codes.append(part.mid(equals + 1).trimmed());
    }
    return signature;
}

/// Takes the same time wherever they differ, so that nobody can guess sign by sign.
bool sameBytes(const QByteArray& one, const QByteArray& other)
{
    if (one.size() != other.size()) return false;
    unsigned difference = 0;
    for (qsizetype i = 0; i < one.size(); ++i)
        difference |= static_cast<unsigned char>(one[i]) ^ static_cast<unsigned char>(other[i]);
    return difference == 0;
}

} // namespace

Result<Instant> verifyWebhook(const QByteArray& body, const QByteArray& signatureHeader,
                              const QList<QByteArray>& secrets, Instant now, std::chrono::seconds tolerance)
{
    const Signature signature = read(signatureHeader);
    bool isNumber = false;
    const qint64 seconds = signature.stamp.toLongLong(&isNumber);
    if (!isNumber || signature.codes.isEmpty())
        return failure(ErrorKind::Auth, u"the signature header has no stamp or no v1"_s,
                       u"unreadable_signature"_s);
    bool fits = false;
    for (const QByteArray& secret : secrets) {
        if (secret.isEmpty()) continue; // anybody could sign with that
        const QByteArray expected =
            QMessageAuthenticationCode::hash(signature.stamp + '.' + body, secret, QCryptographicHash::Sha256)
                .toHex();
        for (const QByteArray& code : signature.codes)
            fits = sameBytes(code, expected) || fits;
    }
    if (!fits) return failure(ErrorKind::Auth, u"no signature fits the body"_s, u"wrong_signature"_s);
    const Instant signedAt = fromUnixSeconds(seconds);
    if (tolerance.count() > 0 && now - signedAt > tolerance)
        return failure(ErrorKind::Auth, u"the signature is too old"_s, u"old_signature"_s);
    return signedAt;
}

} // namespace regulars::stripe
