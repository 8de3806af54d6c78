// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/domain/ids.h"

namespace regulars {

/// What changed, as a hint (contract.md 20): the object itself is fetched as it stands.
struct Event {
    EventId id;
    QString type;       ///< "customer.updated"
    QString objectType; ///< "customer"
    QString objectId;
    QString relatedId;  ///< the customer of a payment method (previous one when detached), the charge of a dispute, the invoice of an invoice payment, the link of a checkout session
    QString apiVersion;
    QString idempotencyKey; ///< of the request that caused it; empty if none
    Instant created{};
    bool operator==(const Event&) const = default;
};

} // namespace regulars
