// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/base/result.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>

namespace regulars::stripe {

/// How old a signature may be; Stripe's own libraries say the same (contract.md 21).
inline constexpr std::chrono::seconds webhookTolerance{300};

/// Whether a webhook came from Stripe (contract.md 21): one of the signatures of the Stripe-Signature header
/// fits the body under one of the secrets (several while a secret is rolled), and is at most `tolerance` old;
/// 0 switches the age off, a stamp of the future passes. `body`: the bytes as they were received; read
/// nothing from them before this said yes. `now` by Stripe's clock. Answers when it was signed. Errors: Auth
/// with code "unreadable_signature" (no stamp or no v1 in the header), "wrong_signature", "old_signature".
Result<Instant> verifyWebhook(const QByteArray& body, const QByteArray& signatureHeader,
                              const QList<QByteArray>& secrets, Instant now,
                              std::chrono::seconds tolerance = webhookTolerance);

} // namespace regulars::stripe
