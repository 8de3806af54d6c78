// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/resource.h"

#include <algorithm>

namespace regulars::sync {

using namespace Qt::StringLiterals;
using store::MirrorBatch;
using stripe::Client;
using stripe::ListQuery;

namespace {

template<class T>
using ListCall = Result<stripe::Page<T>> (Client::*)(const ListQuery&, const CancelToken&);
template<class T, class IdType>
using RetrieveCall = Result<stripe::Read<T>> (Client::*)(const IdType&, const CancelToken&);

/// Some kinds can vanish in Stripe (a tombstone is kept), others stay for ever.
template<class IdType>
concept Removable = requires(MirrorBatch& batch, const IdType& id) { batch.remove(id, Instant()); };

QStringList paymentsBehind(const Refund& refund) { return {refund.payment.text()}; }
QStringList paymentsBehind(const Dispute& dispute) { return {dispute.payment.text()}; }
template<class T>
QStringList paymentsBehind(const T&)
{
    return {};
}

template<class T>
auto lister(ListCall<T> call)
{
    return [call](Client& client, const ListQuery& query, const CancelToken& cancel) -> Result<FetchedPage> {
        auto page = (client.*call)(query, cancel);
        if (!page) return failure(page);
        FetchedPage fetched;
        fetched.count = page->data.size();
        fetched.lastId = page->lastId;
        fetched.hasMore = page->hasMore;
        for (const T& value : std::as_const(page->data)) {
            fetched.ids.append(value.id.text());
            const QStringList payments = paymentsBehind(value);
            if (!payments.isEmpty()) fetched.payments.insert(value.id.text(), payments);
        }
        if (!page->data.isEmpty()) {
            fetched.newest = page->data.first().created;
            fetched.oldest = page->data.last().created;
        }
        fetched.store = [page = std::move(*page)](MirrorBatch& batch) -> Result<void> {
            for (const T& value : page.data) {
                if (auto put = batch.put(value, page.readAt); !put) return put;
            }
            return {};
        };
        return fetched;
    };
}

template<class T, class IdType>
auto retriever(RetrieveCall<T, IdType> call)
{
    return [call](Client& client, const QString& idText, const CancelToken& cancel) -> Result<FetchedObject> {
        const IdType id(idText);
        auto read = (client.*call)(id, cancel);
        if (!read) return failure(read);
        FetchedObject fetched;
        fetched.found = read->value.has_value();
        if (read->value) fetched.payments = paymentsBehind(*read->value);
        fetched.store = [id, read = std::move(*read)](MirrorBatch& batch) -> Result<void> {
            if (read.value) return batch.put(*read.value, read.readAt);
            if constexpr (Removable<IdType>) return batch.remove(id, read.readAt);
            return {};
        };
        return fetched;
    };
}

template<class T, class IdType>
Resource resource(const QString& name, const QString& objectType, ListCall<T> list, RetrieveCall<T, IdType> retrieve,
                  bool audited = false)
{
    return {name, objectType, Removable<IdType>, audited, lister<T>(list), retriever<T, IdType>(retrieve)};
}

/// A method that was detached belongs to nobody any more.
Result<FetchedObject> retrieveMethod(Client& client, const QString& idText, const CancelToken& cancel)
{
    const PaymentMethodId id(idText);
    auto read = client.paymentMethod(id, cancel);
    if (!read) return failure(read);
    FetchedObject fetched;
    fetched.found = read->value.has_value();
    fetched.store = [id, read = std::move(*read)](MirrorBatch& batch) -> Result<void> {
        const bool attached = read.value && !read.value->customer.isEmpty();
        return attached ? batch.put(*read.value, read.readAt) : batch.remove(id, read.readAt);
    };
    return fetched;
}

} // namespace

const QList<Resource>& resources()
{
    static const QList<Resource> all{
        resource<Customer, CustomerId>(u"customers"_s, u"customer"_s, &Client::customers, &Client::customer,
                                       true),
        resource<Subscription, SubscriptionId>(u"subscriptions"_s, u"subscription"_s, &Client::subscriptions,
                                               &Client::subscription),
        resource<Payment, PaymentId>(u"payments"_s, u"charge"_s, &Client::payments, &Client::payment),
        resource<Invoice, InvoiceId>(u"invoices"_s, u"invoice"_s, &Client::invoices, &Client::invoice),
        resource<BalanceTransaction, BalanceTransactionId>(u"balance_transactions"_s, u"balance_transaction"_s,
                                                           &Client::balanceTransactions,
                                                           &Client::balanceTransaction),
        resource<Refund, RefundId>(u"refunds"_s, u"refund"_s, &Client::refunds, &Client::refund),
        resource<Dispute, DisputeId>(u"disputes"_s, u"dispute"_s, &Client::disputes, &Client::dispute),
        resource<Product, ProductId>(u"products"_s, u"product"_s, &Client::products, &Client::product,
                                     true),
        resource<Price, PriceId>(u"prices"_s, u"price"_s, &Client::prices, &Client::price, true),
        resource<Coupon, CouponId>(u"coupons"_s, u"coupon"_s, &Client::coupons, &Client::coupon, true),
    };
    return all;
}

const Resource* resourceOfObject(const QString& objectType)
{
    if (objectType == paymentMethods().objectType) return &paymentMethods();
    if (objectType == paymentLinks().objectType) return &paymentLinks();
    const QList<Resource>& all = resources();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const Resource& r) { return r.objectType == objectType; });
    return found == all.end() ? nullptr : &*found;
}

const Resource& paymentMethods()
{
    static const Resource methods{u"payment_methods"_s, u"payment_method"_s, true, false, {}, retrieveMethod};
    return methods;
}

const Resource& paymentLinks()
{
    static const Resource links{u"payment_links"_s, u"payment_link"_s, false, false, {}, retriever<PaymentLink>(&Client::paymentLink)};
    return links;
}

} // namespace regulars::sync
