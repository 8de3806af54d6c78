// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/subscriptionrepository.h"

#include "core/store/records.h"

namespace regulars::store {

namespace {

/// Reads wholes first and their parts after, so that no cursor is open meanwhile.
template<class T, class... Bound>
Result<QList<Keyed<T>>> keyedAll(Database& database, const QString& sql, const Bound&... bound)
{
    QList<Keyed<T>> found;
    Statement statement(database, sql);
    (statement.bind(bound), ...);
    const auto read = statement.forEach([&](const Row& row) { found.append(keyedOf<T>(row)); });
    if (!read) return failure(read);
    return found;
}

Result<Subscription> whole(Database& database, const Keyed<Subscription>& bare)
{
    const auto items = partsOf<SubscriptionItem>(database, bare.key);
    if (!items) return failure(items);
    Subscription subscription = bare.value;
    subscription.items = *items;
    return subscription;
}

Result<Invoice> whole(Database& database, const Keyed<Invoice>& bare)
{
    const auto lines = partsOf<InvoiceLine>(database, bare.key);
    if (!lines) return failure(lines);
    const auto payments = partsOf<InvoicePayment>(database, bare.key);
    if (!payments) return failure(payments);
    Invoice invoice = bare.value;
    invoice.lines = *lines;
    invoice.payments = *payments;
    return invoice;
}

template<class T, class... Bound>
Result<QList<T>> wholes(Database& database, const QString& sql, const Bound&... bound)
{
    const auto bare = keyedAll<T>(database, sql, bound...);
    if (!bare) return failure(bare);
    QList<T> found;
    for (const Keyed<T>& one : *bare) {
        const auto complete = whole(database, one);
        if (!complete) return failure(complete);
        found.append(*complete);
    }
    return found;
}

} // namespace

Result<std::optional<Subscription>> SubscriptionRepository::find(const SubscriptionId& id) const
{
    const auto found = wholes<Subscription>(m_database, selectSql<Subscription>(u"WHERE id = ?"_s), id);
    if (!found) return failure(found);
    return found->isEmpty() ? std::nullopt : std::optional(found->first());
}

Result<QList<Subscription>> SubscriptionRepository::ofCustomer(const CustomerId& id) const
{
    return wholes<Subscription>(
        m_database, selectSql<Subscription>(u"WHERE customer = ? ORDER BY created DESC, id DESC"_s), id);
}

Result<QList<Invoice>> SubscriptionRepository::invoicesOfCustomer(const CustomerId& id) const
{
    return wholes<Invoice>(m_database,
                           selectSql<Invoice>(u"WHERE customer = ? ORDER BY created DESC, id DESC"_s), id);
}

Result<QList<Invoice>> SubscriptionRepository::invoicesOfPayment(const PaymentId& id) const
{
    const QString paid = u"WHERE key IN ("
                         "SELECT i.invoice FROM payments p JOIN invoice_payments i "
                         "ON i.payment_intent = p.payment_intent AND i.payment_intent <> '' WHERE p.id = ? "
                         "UNION SELECT invoice FROM invoice_payments WHERE charge = ? AND charge <> '') "
                         "ORDER BY created DESC, id DESC"_s;
    return wholes<Invoice>(m_database, selectSql<Invoice>(paid), id, id);
}

Result<std::optional<PaymentId>> SubscriptionRepository::lastPayment(const SubscriptionId& id, Outcome outcome) const
{
    // By way of the customer: there the indexes are.
    const QString wanted = outcome == Succeeded ? u"AND p.status = 'succeeded' "_s : QString();
    return Statement(m_database, u"SELECT p.id FROM subscriptions s JOIN payments p ON p.customer = s.customer "
                                 "WHERE s.id = ? "_s + wanted + u"AND EXISTS (SELECT 1 FROM invoices v "
                                 "WHERE v.subscription = s.id AND v.key IN (SELECT invoice FROM invoice_payments "
                                 "WHERE payment_intent = p.payment_intent AND payment_intent <> '' "
                                 "UNION ALL SELECT invoice FROM invoice_payments WHERE charge = p.id AND charge <> '')) "
                                 "ORDER BY p.created DESC, p.id DESC LIMIT 1"_s)
        .bind(id)
        .first([](const Row& row) { return PaymentId(row.text(0)); });
}

Result<QStringList> SubscriptionRepository::unsettledInvoices(const SubscriptionId& id) const
{
    QStringList found;
    const auto customer = Statement(m_database, u"SELECT customer FROM subscriptions WHERE id = ?"_s)
                              .bind(id)
                              .first([](const Row& row) { return row.text(0); });
    if (!customer) return failure(customer);
    // By way of the customer: there the index is. A fill that was cut off may hold the invoices alone.
    const QString owner = *customer ? u"customer = ? AND "_s : u"'' = ? AND "_s;
    const auto read = Statement(m_database, u"SELECT id FROM invoices WHERE "_s + owner +
                                                u"subscription = ? AND status IN ('draft', 'open')"_s)
                          .bind(customer->value_or(QString()))
                          .bind(id)
                          .forEach([&](const Row& row) { found.append(row.text(0)); });
    if (!read) return failure(read);
    return found;
}

Result<QStringList> SubscriptionRepository::draftInvoices(const CustomerId& id) const
{
    QStringList found;
    const auto read =
        Statement(m_database, u"SELECT id FROM invoices WHERE customer = ? AND status = 'draft'"_s)
            .bind(id)
            .forEach([&](const Row& row) { found.append(row.text(0)); });
    if (!read) return failure(read);
    return found;
}

} // namespace regulars::store
