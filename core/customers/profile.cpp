// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/customers/profile.h"

#include "core/customers/identifiers.h"
#include "core/customers/productgroups.h"
#include "core/customers/stats.h"
#include "core/store/cataloguerepository.h"
#include "core/store/repaymentrepository.h"
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

/// What was paid by link for a dispute is a guest's at Stripe: it joins what its customer bought, and what was given back
/// of it what the customer got back.
Result<void> addRepaid(const store::PaymentRepository& payments, const QList<Repayment>& repayments, Purchases& purchases,
                       QList<Refund>& refunds, QList<Dispute>& disputes)
{
    for (const Repayment& repayment : repayments) {
        if (!repayment.paidBy) continue;
        const auto row = payments.row(*repayment.paidBy);
        if (!row) return failure(row);
        const auto payment = payments.find(*repayment.paidBy);
        if (!payment) return failure(payment);
        if (!*row || !*payment || !(*payment)->customer.isEmpty()) continue;
        purchases.rows.append(**row);
        purchases.payments.append(**payment);
        const auto back = payments.refundsOf(*repayment.paidBy);
        if (!back) return failure(back);
        refunds += *back;
        const auto disputed = payments.disputesOf(*repayment.paidBy);
        if (!disputed) return failure(disputed);
        disputes += *disputed;
    }
    const auto newest = [](const auto& a, const auto& b) { return a.created > b.created; };
    std::stable_sort(purchases.rows.begin(), purchases.rows.end(), newest);
    return {};
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
    const auto repayments = store::RepaymentRepository(database).ofCustomer(id);
    if (!repayments) return failure(repayments);
    auto refunds = payments.refundsOfCustomer(id);
    if (!refunds) return failure(refunds);
    auto disputes = payments.disputesOfCustomer(id);
    if (!disputes) return failure(disputes);
    if (auto added = addRepaid(payments, *repayments, purchases, *refunds, *disputes); !added) return failure(added);
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

    std::copy_if(refunds->begin(), refunds->end(), std::back_inserter(profile.failedRefunds), [now](const Refund& refund) {
        return refund.status == QLatin1StringView("failed") && now - refund.created < failedRefundsMatter;
    });
    std::sort(profile.failedRefunds.begin(), profile.failedRefunds.end(),
              [](const Refund& a, const Refund& b) { return a.created > b.created; });
    const History history{profile.row.ltv.currency(), purchases.payments, *refunds, *disputes, *subscribed, *repayments};
    const auto figures = stats(history, zone, now);
    if (!figures) return failure(figures);
    profile.stats = *figures;
    const auto blocks = store::BlockRepository(database).details(id);
    if (!blocks) return failure(blocks);
    profile.blocks = *blocks;
    profile.identifiers = identifiers(profile.customer, *methods, *all);
    return std::optional(profile);
}

} // namespace regulars::customers
