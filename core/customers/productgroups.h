// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/customers/profile.h"
#include "core/domain/invoice.h"

namespace regulars::customers {

/// What products are grouped from.
struct Purchases {
    QList<Payment> payments;          ///< newest first
    QList<store::PaymentRow> rows;    ///< of the same payments, in the same order
    QList<Invoice> invoices;
    QList<Subscription> subscriptions;
    QHash<ProductId, Product> products;
};

/// Subscriptions and one-time purchases with their transactions. Pure. A payment belongs to the subscription of
/// the invoice that it paid; else to the product of that invoice; else to the others of the same description.
QList<ProductGroup> productGroups(const Purchases& purchases);

/// The names of what a subscription is for: "Ten classes, Mat rental"; may be empty.
QString subscriptionTitle(const Subscription& subscription, const QHash<ProductId, Product>& products);

} // namespace regulars::customers
