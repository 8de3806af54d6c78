// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/subscriptions/basis.h"
#include "tests/world/desk.h"

namespace regulars::tests {

/// Somebody who pays for something, from now on. The words of `price` and `subscription` follow the usual ones in their forms.
struct Subscriber {
    explicit Subscriber(World& world, const std::string& price = "currency=eur&unit_amount=10000&recurring[interval]=month",
                        const std::string& more = {})
    {
        customer = World::idIn(world.post("/v1/customers", "name=Mia"));
        method = World::idIn(world.post("/v1/payment_methods/pm_card_visa/attach", "customer=" + customer));
        product = World::idIn(world.post("/v1/products", "name=Yoga"));
        priceId = newPrice(world, price);
        subscription = World::idIn(world.post("/v1/subscriptions", "customer=" + customer + "&default_payment_method=" + method
                                                                      + "&items[0][price]=" + priceId + more));
    }
    /// Another price of the same product.
    std::string newPrice(World& world, const std::string& price) const
    {
        return World::idIn(world.post("/v1/prices", "product=" + product + '&' + price));
    }
    QString path() const { return QStringLiteral("subscriptions/") + QString::fromStdString(subscription); }
    QString customerId() const { return QString::fromStdString(customer); }
    std::string customer, method, product, priceId, subscription;
};

inline subscriptions::SubscriptionBasis basisOf(Desk& desk, const Subscriber& of)
{
    const auto basis = subscriptions::loadSubscriptionBasis(*desk.database, SubscriptionId(QString::fromStdString(of.subscription)),
                                                            desk.world.clock.now());
    if (!basis || !*basis) qFatal("no such subscription");
    return **basis;
}

inline QString codesOf(const QList<payments::Problem>& problems)
{
    QStringList codes;
    for (const payments::Problem& problem : problems) codes.append(problem.field + u':' + problem.code);
    return codes.join(u' ');
}

inline Operation perform(Desk& desk, const Result<Plan>& plan)
{
    if (!plan) qFatal("%s", qPrintable(plan.error().code));
    const auto done = desk.engine.perform(*plan, desk.random.uuid(), {});
    if (!done) qFatal("%s", qPrintable(done.error().detail));
    return *done;
}

/// Time goes on until that moment and a little longer: Stripe makes its invoices final an hour after their period.
inline void passUntil(World& world, Instant at)
{
    world.pass(std::chrono::duration_cast<std::chrono::seconds>(at - world.clock.now()) + std::chrono::hours(2));
}

/// Has it done with its answer lost: from the first POST to such a path on nothing comes back, until this is over.
inline Operation performUnheard(Desk& desk, const Result<Plan>& plan, const QString& path, const QString& id)
{
    SandboxTransport& transport = *desk.world.transport;
    bool isDone = false;
    transport.before = [&](const stripe::HttpRequest&) -> Result<void> {
        return isDone ? failure(ErrorKind::Network, QStringLiteral("gone"), QStringLiteral("unreachable")) : Result<void>();
    };
    transport.after = [&](const stripe::HttpRequest& request, QByteArray& body) {
        if (request.method != "POST" || !request.path.contains(path)) return;
        isDone = true;
        body = body.left(10);
    };
    if (!plan) qFatal("%s", qPrintable(plan.error().code));
    const auto lost = desk.engine.perform(*plan, id, {});
    transport.before = {};
    transport.after = {};
    if (!lost || !isDone) qFatal("it was not sent");
    return *lost;
}

} // namespace regulars::tests
