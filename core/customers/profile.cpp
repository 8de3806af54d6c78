// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/customers/profile.h"

#include "core/customers/identifiers.h"
#include "core/customers/productgroups.h"
#include "core/customers/stats.h"
#include "core/store/cataloguerepository.h"
#include "core/store/subscriptionrepository.h"

namespace regulars::customers {

namespace {

constexpr auto failedRefundsMatter = std::chrono::hours(24 * 90);

Result<QList<store::PaymentRow>> rowsOf(const store::PaymentRepository& payments, const CustomerId& id)
{
    store::PaymentQuery query;
    query.customer = id;
    const auto keys = payments.keys(query);
    if (!keys) return failure(keys);
    const auto rows = payments.rows(*keys);
    if (!rows) return failure(rows);
    QList<store::PaymentRow> ordered;
    for (const qint64 key : *keys) {
        if (const auto row = rows->constFind(key); row != rows->cend()) ordered.append(*row);
    }
    return ordered;
}

/// The payments in the order of the rows; one that is in only one of the two lists is left out of both.
void align(Purchases& purchases)
{
    QHash<PaymentId, Payment> byId;
    for (const Payment& p : std::as_const(purchases.payments)) byId.insert(p.id, p);
    QList<store::PaymentRow> rows;
    QList<Payment> payments;
    for (const store::PaymentRow& row : std::as_const(purchases.rows)) {
        if (!byId.contains(row.id)) continue;
        rows.append(row);
        payments.append(byId.value(row.id));
    }
    purchases.rows = rows;
    purchases.payments = payments;
}

} // namespace

Result<std::optional<Profile>> loadProfile(store::Database& database, const CustomerId& id, const QTimeZone& zone,
                                           Instant now)
{
    const store::CustomerRepository customers(database);
    const store::PaymentRepository payments(database);
    const store::SubscriptionRepository subscriptions(database);
    const store::CatalogueRepository catalogue(database);

    const auto row = customers.row(id);
    if (!row) return failure(row);
    const auto customer = customers.find(id);
    if (!customer) return failure(customer);
    if (!*row || !*customer) return std::optional<Profile>();
    Profile profile;
    profile.row = **row;
    profile.customer = **customer;

    const auto methods = catalogue.methodsOfCustomer(id);
    if (!methods) return failure(methods);
    profile.methods = *methods;

    Purchases purchases;
    const auto all = payments.ofCustomer(id);
    if (!all) return failure(all);
    purchases.payments = *all;
    const auto rows = rowsOf(payments, id);
    if (!rows) return failure(rows);
    purchases.rows = *rows;
    align(purchases);
    const auto invoices = subscriptions.invoicesOfCustomer(id);
    if (!invoices) return failure(invoices);
    purchases.invoices = *invoices;
    const auto subscribed = subscriptions.ofCustomer(id);
    if (!subscribed) return failure(subscribed);
    purchases.subscriptions = *subscribed;
    const auto products = catalogue.products();
    if (!products) return failure(products);
    purchases.products = *products;
    profile.products = productGroups(purchases);
    if (!purchases.payments.isEmpty()) profile.lastTransaction = purchases.payments.first().id;

    const auto refunds = payments.refundsOfCustomer(id);
    if (!refunds) return failure(refunds);
    std::copy_if(refunds->begin(), refunds->end(), std::back_inserter(profile.failedRefunds), [now](const Refund& refund) {
        return refund.status == QLatin1StringView("failed") && now - refund.created < failedRefundsMatter;
    });
    std::sort(profile.failedRefunds.begin(), profile.failedRefunds.end(),
              [](const Refund& a, const Refund& b) { return a.created > b.created; });
    const auto disputes = payments.disputesOfCustomer(id);
    if (!disputes) return failure(disputes);
    const auto figures = stats({profile.row.ltv.currency(), purchases.payments, *refunds, *disputes, *subscribed},
                               zone, now);
    if (!figures) return failure(figures);
    profile.stats = *figures;
    const auto blocks = store::BlockRepository(database).details(id);
    if (!blocks) return failure(blocks);
    profile.blocks = *blocks;
    profile.identifiers = identifiers(profile.customer, *methods, purchases.payments);
    return std::optional(profile);
}

} // namespace regulars::customers
