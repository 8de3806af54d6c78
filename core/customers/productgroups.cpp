// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/customers/productgroups.h"

#include "core/domain/renewal.h"

#include <algorithm>

namespace regulars::customers {

using namespace Qt::StringLiterals;

namespace {

/// Which invoice a payment paid, found through its payment intent or itself.
class InvoiceFinder {
public:
    explicit InvoiceFinder(const QList<Invoice>& invoices)
    {
        for (const Invoice& invoice : invoices) {
            for (const InvoicePayment& p : invoice.payments) {
                if (!p.paymentIntent.isEmpty()) m_byIntent.insert(p.paymentIntent, &invoice);
                if (!p.charge.isEmpty()) m_byCharge.insert(p.charge, &invoice);
            }
        }
    }
    const Invoice* of(const Payment& payment) const
    {
        const Invoice* byIntent = m_byIntent.value(payment.paymentIntent);
        return byIntent ? byIntent : m_byCharge.value(payment.id);
    }

private:
    QHash<PaymentIntentId, const Invoice*> m_byIntent;
    QHash<PaymentId, const Invoice*> m_byCharge;
};

QString productNames(const QList<ProductId>& ids, const QHash<ProductId, Product>& products)
{
    QStringList names;
    for (const ProductId& id : ids) {
        const QString name = products.value(id).name;
        if (!name.isEmpty() && !names.contains(name)) names.append(name);
    }
    return names.join(u", "_s);
}

QString invoiceTitle(const Invoice& invoice, const QHash<ProductId, Product>& products)
{
    QList<ProductId> ids;
    for (const InvoiceLine& line : invoice.lines) ids.append(line.product);
    const QString names = productNames(ids, products);
    if (!names.isEmpty() || invoice.lines.isEmpty()) return names;
    return invoice.lines.first().description;
}

} // namespace

QString subscriptionTitle(const Subscription& subscription, const QHash<ProductId, Product>& products)
{
    QList<ProductId> ids;
    for (const SubscriptionItem& item : subscription.items) ids.append(item.product);
    return productNames(ids, products);
}

QList<ProductGroup> productGroups(const Purchases& purchases)
{
    QList<ProductGroup> groups;
    QHash<QString, qsizetype> index; // "s:" subscription, "t:" title
    for (const Subscription& s : purchases.subscriptions) {
        ProductGroup group;
        group.title = subscriptionTitle(s, purchases.products);
        group.subscription = s;
        group.nextPaymentAt = regulars::nextPaymentAt(s);
        index.insert(u"s:"_s + s.id.text(), groups.size());
        groups.append(group);
    }

    const InvoiceFinder finder(purchases.invoices);
    for (qsizetype i = 0; i < purchases.payments.size(); ++i) {
        const Payment& payment = purchases.payments[i];
        const Invoice* invoice = finder.of(payment);
        const QString subscriptionKey = invoice ? u"s:"_s + invoice->subscription.text() : QString();
        const QString title = invoice ? invoiceTitle(*invoice, purchases.products) : payment.description;
        const QString key = index.contains(subscriptionKey) ? subscriptionKey : u"t:"_s + title;
        if (!index.contains(key)) {
            ProductGroup group;
            group.title = title;
            index.insert(key, groups.size());
            groups.append(group);
        }
        ProductGroup& group = groups[index.value(key)];
        group.transactions.append(purchases.rows[i]);
        if (!group.lastSucceeded && payment.status == "succeeded"_L1) group.lastSucceeded = payment.id;
    }

    std::stable_sort(groups.begin(), groups.end(), [](const ProductGroup& a, const ProductGroup& b) {
        const bool liveA = a.subscription && isLive(a.subscription->status);
        const bool liveB = b.subscription && isLive(b.subscription->status);
        if (liveA != liveB) return liveA;
        const auto last = [](const ProductGroup& g) {
            if (!g.transactions.isEmpty()) return g.transactions.first().created;
            return g.subscription ? g.subscription->created : Instant();
        };
        return last(a) > last(b);
    });
    return groups;
}

} // namespace regulars::customers
