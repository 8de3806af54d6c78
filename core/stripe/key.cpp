// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stripe/key.h"

#include <QtCore/QRegularExpression>
#include <QtNetwork/QHostAddress>

namespace regulars::stripe {

using namespace Qt::StringLiterals;

namespace {

bool isStripesOwn(const QUrl& base)
{
    return base.scheme() == u"https" && base.host() == u"api.stripe.com" && base.port(443) == 443;
}

bool isLoopback(const QUrl& base)
{
    if (base.scheme() != u"http" && base.scheme() != u"https") return false;
    if (base.host() == u"localhost") return true;
    const QHostAddress address(base.host());
    if (address.protocol() == QAbstractSocket::IPv4Protocol) return address.isLoopback();
    return address == QHostAddress(QHostAddress::LocalHostIPv6);
}

} // namespace

Result<ApiKey> ApiKey::parse(const QString& text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty()) return failure(ErrorKind::Auth, u"no key was given"_s, u"no_key"_s);
    if (trimmed.startsWith(u"pk_"))
        return failure(ErrorKind::Auth, u"a publishable key cannot read an account"_s, u"publishable_key"_s);
    static const QRegularExpression shape(u"\\A(sk|rk)_(test|live)_[A-Za-z0-9_]+\\z"_s);
    const QRegularExpressionMatch match = shape.match(trimmed);
    if (!match.hasMatch())
        return failure(ErrorKind::Auth, u"the text is not a Stripe API key"_s, u"not_a_key"_s);
    ApiKey key;
    key.m_secret = trimmed.toLatin1();
    key.m_mode = match.capturedView(2) == u"live" ? Mode::Live : Mode::Test;
    key.m_restricted = match.capturedView(1) == u"rk";
    return key;
}

QString redacted(QString text)
{
    // Stripe masks keys in its own messages with stars and dots, so these belong to what is taken away.
    static const QRegularExpression key(
        u"((?:sk|rk|pk|rkcs|ek)_(?:live|test|org)_|whsec_)[A-Za-z0-9_*.\u2022\u2026+/=-]*"_s);
    return text.replace(key, u"\\1\u2026"_s);
}

QUrl stripeAddress()
{
    return QUrl(u"https://api.stripe.com"_s);
}

Result<void> checkAddress(const QUrl& base, const ApiKey& key)
{
    const bool plain = base.isValid() && base.userInfo().isEmpty() && !base.hasQuery() && !base.hasFragment();
    if (plain && isStripesOwn(base)) return {};
    if (plain && isLoopback(base) && key.mode() == Mode::Test) return {};
    const QString why = key.mode() == Mode::Live
                            ? u"a live key goes to https://api.stripe.com only"_s
                            : u"keys go to https://api.stripe.com or this machine only"_s;
    return failure(ErrorKind::Validation, why, u"unsafe_address"_s);
}

} // namespace regulars::stripe
