// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/subscriptions/basis.h"

#include "core/customers/productgroups.h"
#include "core/domain/renewal.h"
#include "core/store/cataloguerepository.h"
#include "core/store/paymentrepository.h"
#include "core/store/subscriptionrepository.h"

namespace regulars::subscriptions {

using namespace Qt::StringLiterals;

namespace {

QString text(const std::optional<Instant>& at) { return at ? QString::number(unixSeconds(*at)) : QString(); }

QString text(bool value) { return value ? u"true"_s : u"false"_s; }

/// Its own method, else the customer's (contract.md 6); sources of old are not mirrored.
Result<void> addMethods(store::Database& database, SubscriptionBasis& basis)
{
    PaymentMethodId id = basis.subscription.defaultPaymentMethod;
    if (id.isEmpty()) {
        const auto customer = store::CustomerRepository(database).find(basis.subscription.customer);
        if (!customer) return failure(customer);
        if (*customer) id = (*customer)->defaultPaymentMethod;
    }
    const auto methods = store::CatalogueRepository(database).methodsOfCustomer(basis.subscription.customer);
    if (!methods) return failure(methods);
    basis.methods = *methods;
    basis.methodId = id;
    for (const PaymentMethod& method : basis.methods)
        if (method.id == id) basis.method = method;
    return {};
}

/// Why the last attempt to collect one of its invoices failed, if it did.
Result<void> addDecline(store::Database& database, SubscriptionBasis& basis)
{
    const auto last = store::SubscriptionRepository(database).lastPayment(basis.subscription.id, store::SubscriptionRepository::Any);
    if (!last) return failure(last);
    if (!*last) return {};
    const auto row = store::PaymentRepository(database).row(**last);
    if (!row) return failure(row);
    if (*row && (*row)->status == "failed"_L1) basis.declineReason = (*row)->declineReason;
    return {};
}

/// What an action needs to know besides the subscription: whose it is, and what the account offers.
Result<SubscriptionBasis> around(store::Database& database, const Subscription& subscription, Instant now)
{
    SubscriptionBasis basis;
    basis.subscription = subscription;
    basis.now = now;
    const auto customer = store::CustomerRepository(database).row(subscription.customer);
    if (!customer) return failure(customer);
    basis.customer = *customer;
    const store::CatalogueRepository catalogue(database);
    const auto products = catalogue.products();
    if (!products) return failure(products);
    basis.products = *products;
    const auto prices = catalogue.prices();
    if (!prices) return failure(prices);
    basis.prices = *prices;
    if (auto added = addMethods(database, basis); !added) return failure(added);
    return basis;
}

} // namespace

Result<std::optional<SubscriptionBasis>> loadSubscriptionBasis(store::Database& database, const SubscriptionId& id, Instant now)
{
    const store::SubscriptionRepository subscriptions(database);
    const auto subscription = subscriptions.find(id);
    if (!subscription) return failure(subscription);
    if (!*subscription) return std::optional<SubscriptionBasis>();
    auto basis = around(database, **subscription, now);
    if (!basis) return failure(basis);
    basis->title = customers::subscriptionTitle(basis->subscription, basis->products);
    if (auto added = addDecline(database, *basis); !added) return failure(added);
    const auto invoices = subscriptions.invoicesOfCustomer(basis->subscription.customer);
    if (!invoices) return failure(invoices);
    for (const Invoice& invoice : *invoices) {
        if (invoice.subscription != id) continue;
        basis->invoices.append(invoice);
        if (invoice.status == "open"_L1) basis->unpaid.append(invoice);
    }
    return std::optional(*basis);
}

Result<std::optional<SubscriptionBasis>> loadNewBasis(store::Database& database, const CustomerId& id, Instant now)
{
    const auto customer = store::CustomerRepository(database).find(id);
    if (!customer) return failure(customer);
    if (!*customer) return std::optional<SubscriptionBasis>();
    Subscription none;
    none.customer = id;
    none.currency = (*customer)->currency;
    auto basis = around(database, none, now);
    if (!basis) return failure(basis);
    const auto others = store::SubscriptionRepository(database).ofCustomer(id);
    if (!others) return failure(others);
    for (const Subscription& other : *others)
        if (isLive(other.status)) basis->others.append(other);
    const bool isTie = others->size() > 1 && others->at(0).created == others->at(1).created;
    if (!isTie) basis->newest = others->isEmpty() ? SubscriptionId() : others->first().id;
    return std::optional(*basis);
}

std::optional<Money> totalOf(const SubscriptionBasis& basis)
{
    qint64 total = 0;
    std::optional<Recurrence> cycle;
    for (const SubscriptionItem& item : basis.subscription.items) {
        const auto price = basis.prices.find(item.price);
        qint64 cost = 0;
        if (price == basis.prices.end() || !price->unitAmount || cycle.value_or(price->recurrence) != price->recurrence ||
            qMulOverflow(*price->unitAmount, item.quantity, &cost) || qAddOverflow(total, cost, &total))
            return {};
        cycle = price->recurrence;
    }
    return Money(total, basis.subscription.currency);
}

QList<payments::Problem> problemsOfChange(const SubscriptionBasis& basis)
{
    const Subscription& subscription = basis.subscription;
    if (isOver(subscription.status)) return {{u"subscription"_s, u"subscription_over"_s}};
    if (subscription.status == "incomplete"_L1) return {{u"subscription"_s, u"subscription_unpaid_start"_s}};
    if (!subscription.schedule.isEmpty()) return {{u"subscription"_s, u"subscription_managed"_s}};
    return {};
}

void addRisk(const SubscriptionBasis& basis, bool isAccepted, QStringList& warnings, QList<payments::Problem>& problems)
{
    if (!basis.customer || !basis.customer->blocked) return;
    warnings.append(u"customer_blocked"_s);
    if (!isAccepted) problems.append({u"accept_risk"_s, u"customer_blocked"_s});
}

Guard balanceGuard(const CustomerId& id, const InvoicePreview& seen)
{
    return {{u"customer"_s, id.text()},
            u"customers/"_s + stripe::pathSegment(id.text()),
            {{u"/balance"_s, QString::number(seen.invoice.startingBalance)}}};
}

void addDue(Plan& plan, const SubscriptionBasis& basis, const std::optional<Quote>& quote)
{
    if (!quote || !quote->isDueNow) return;
    if (!quote->due().isZero()) plan.amount = quote->due();
    plan.guards.append(balanceGuard(basis.subscription.customer, quote->change));
}

void addPaymentBehavior(stripe::Form& form, const Subscription& subscription)
{
    if (subscription.collectionMethod != "send_invoice"_L1) form.add("payment_behavior", u"error_if_incomplete"_s);
}

QString pathOf(const SubscriptionId& id) { return u"subscriptions/"_s + stripe::pathSegment(id.text()); }

Guard subscriptionGuard(const Subscription& subscription)
{
    Guard guard{{u"subscription"_s, subscription.id.text()},
                pathOf(subscription.id),
                {{u"/status"_s, subscription.status},
                 {u"/cancel_at_period_end"_s, text(subscription.cancelAtPeriodEnd)},
                 {u"/cancel_at"_s, text(subscription.cancelAt)},
                 {u"/trial_end"_s, text(subscription.trialEnd)},
                 {u"/pause_collection/behavior"_s, subscription.pauseCollection},
                 {u"/schedule"_s, subscription.schedule},
                 {u"/collection_method"_s, subscription.collectionMethod},
                 {u"/default_payment_method"_s, subscription.defaultPaymentMethod.text()}}};
    // Stripe's own list may be cut; what it shows is compared.
    constexpr qsizetype shown = 10;
    for (qsizetype i = 0; i < std::min(shown, subscription.items.size()); ++i) {
        const SubscriptionItem& item = subscription.items[i];
        const QString at = u"/items/data/%1"_s.arg(i);
        guard.fields.append({{at + u"/price/id"_s, item.price.text()}, {at + u"/current_period_end"_s, text(item.periodEnd)}});
        // What is metered has no quantity, and no amount of its own; the mirror says one piece.
        if (item.unitAmount || item.quantity != 1) guard.fields.append({at + u"/quantity"_s, QString::number(item.quantity)});
    }
    return guard;
}

Plan planAbout(const SubscriptionBasis& basis, const QString& kind, const QString& parameters)
{
    Plan plan;
    plan.kind = kind;
    plan.customer = basis.subscription.customer;
    plan.subject = basis.subscription.id.text();
    plan.parameters = parameters;
    plan.guards = {subscriptionGuard(basis.subscription)};
    plan.touched = {{u"subscription"_s, plan.subject}, {u"customer"_s, plan.customer.text()}};
    return plan;
}

PlannedStep changeStep(const SubscriptionId& id, const QByteArray& body, const QList<FieldValue>& done)
{
    PlannedStep step;
    step.request.path = pathOf(id);
    step.request.body = body;
    step.request.answers = u"subscription"_s;
    step.request.lookUp.by = LookUp::By::State;
    step.request.lookUp.path = step.request.path;
    step.request.lookUp.fields = done;
    return step;
}

} // namespace regulars::subscriptions
