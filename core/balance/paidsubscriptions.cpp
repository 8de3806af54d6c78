// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/balance/paidsubscriptions.h"

#include "core/customers/productgroups.h"
#include "core/store/cataloguerepository.h"
#include "core/store/subscriptionrepository.h"

#include <algorithm>

namespace regulars::balance {

using namespace Qt::StringLiterals;

namespace {

PaidSubscription named(const SubscriptionId& id, const QList<Subscription>& subscriptions,
                       const QHash<ProductId, Product>& products)
{
    PaidSubscription paid{id, id.text(), {}};
    for (const Subscription& subscription : subscriptions) {
        if (subscription.id != id) continue;
        const QString title = customers::subscriptionTitle(subscription, products);
        if (!title.isEmpty()) paid.title = title;
        paid.since = subscription.startDate;
    }
    return paid;
}

} // namespace

Result<QList<PaidSubscription>> loadPaidSubscriptions(store::Database& database, const CustomerId& customer,
                                                      const QList<Invoice>& invoices)
{
    QList<SubscriptionId> ids;
    for (const Invoice& invoice : invoices) {
        const bool isPaid = invoice.status == "paid"_L1 && invoice.amountPaid > 0;
        if (isPaid && !invoice.subscription.isEmpty() && !ids.contains(invoice.subscription))
            ids.append(invoice.subscription);
    }
    QList<PaidSubscription> all;
    if (ids.isEmpty()) return all;
    const auto subscriptions = store::SubscriptionRepository(database).ofCustomer(customer);
    if (!subscriptions) return failure(subscriptions);
    const auto products = store::CatalogueRepository(database).products();
    if (!products) return failure(products);
    for (const SubscriptionId& id : std::as_const(ids))
        all.append(named(id, *subscriptions, *products));
    return all;
}

} // namespace regulars::balance
