// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/customers/profile.h"

namespace regulars::customers {

/// What stats are worked out from: everything of one customer.
struct History {
    Currency mainCurrency;
    QList<Payment> payments;
    QList<Refund> refunds;
    QList<Dispute> disputes;
    QList<Subscription> subscriptions;
    QList<Repayment> repayments = {}; ///< those by hand count here; those by link are among the payments
};

/// The figures of the Stats tab. Pure. Validation error only where sums overflow 64 bits.
/// Sums follow design.md 2 (LTV); months are those of `zone`; `now` ends running subscriptions.
Result<Stats> stats(const History& history, const QTimeZone& zone, Instant now);

} // namespace regulars::customers
