// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/error.h"
#include "core/stripe/transport.h"

namespace regulars::stripe {

/// What an answer that is not a success means (contract.md 27): the HTTP status decides first, then the code,
/// never the message. Answers that are not Stripe's JSON count as a failing server, whatever their status.
/// Keys and e-mail addresses are taken out of the message.
Error errorFromAnswer(const HttpResponse& answer);

/// The label of the missing permission in the message of a 403 (contract.md 26): "Customers Read"; empty if
/// none is found.
QString permissionLabel(const QString& message);

/// The Cancelled error.
Error cancelledError();

} // namespace regulars::stripe
