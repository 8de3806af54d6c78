// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/domain/account.h"

#include <QtCore/QUrl>

namespace regulars::stripe {

/// A Stripe API key of a kind that can work: sk_ or rk_, test or live. Its text goes to the transport only.
class ApiKey {
public:
    /// Reads a pasted key (blanks around it are dropped). Auth errors: code "no_key" (empty), "publishable_key",
    /// "not_a_key" (anything else).
    static Result<ApiKey> parse(const QString& text);
    Mode mode() const { return m_mode; }
    bool isRestricted() const { return m_restricted; }
    const QByteArray& secret() const { return m_secret; }

private:
    QByteArray m_secret;
    Mode m_mode = Mode::Test;
    bool m_restricted = false;
};

/// Replaces everything that looks like a key by its prefix and "…": for texts that end in a log or in an Error.
QString redacted(QString text);

/// Stripe's own address, https://api.stripe.com.
QUrl stripeAddress();
/// Whether that key may be sent to that address (design.md 4.7): Stripe's own over TLS takes all; any other must be
/// loopback and takes test keys only. Validation "unsafe_address".
Result<void> checkAddress(const QUrl& base, const ApiKey& key);

} // namespace regulars::stripe
