// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/domain/invoice.h"
#include "core/domain/paymentmethod.h"
#include "core/domain/subscription.h"
#include "core/store/database.h"

namespace regulars::store {

/// Subscriptions and invoices of the mirror, for reading.
class SubscriptionRepository {
public:
    explicit SubscriptionRepository(Database& database) : m_database(database) {}
    Result<std::optional<Subscription>> find(const SubscriptionId& id) const;
    Result<QList<Subscription>> ofCustomer(const CustomerId& id) const; ///< newest first, with items
    Result<QList<Invoice>> invoicesOfCustomer(const CustomerId& id) const; ///< newest first, with lines and payments
    /// The invoices that a payment paid (by its payment intent, or the charge itself), newest first.
    Result<QList<Invoice>> invoicesOfPayment(const PaymentId& id) const;
    enum Outcome { Succeeded, Any };
    /// The newest payment of one of its invoices.
    Result<std::optional<PaymentId>> lastPayment(const SubscriptionId& id, Outcome outcome = Succeeded) const;
    /// Invoices of a subscription that are neither paid nor given up.
    Result<QStringList> unsettledInvoices(const SubscriptionId& id) const;
    /// Invoices of a customer that are still drafts.
    Result<QStringList> draftInvoices(const CustomerId& id) const;

private:
    Database& m_database;
};

} // namespace regulars::store
