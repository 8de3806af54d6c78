// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/domain/invoice.h"
#include "core/store/database.h"

namespace regulars::balance {

/// A subscription that invoices were paid for: its credit can go back to those payments alone.
struct PaidSubscription {
    SubscriptionId id;
    QString title; ///< the names of its products, or its id
    std::optional<Instant> since;
    bool operator==(const PaidSubscription&) const = default;
};

/// The subscriptions of a customer's paid invoices, in their order. Runs on a worker thread.
Result<QList<PaidSubscription>> loadPaidSubscriptions(store::Database& database, const CustomerId& customer,
                                                      const QList<Invoice>& invoices);

} // namespace regulars::balance
