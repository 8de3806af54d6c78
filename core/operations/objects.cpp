// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/objects.h"

#include "core/stripe/decode.h"

#include <nlohmann/json.hpp>

namespace regulars::operations {

using namespace Qt::StringLiterals;
using store::MirrorBatch;
using stripe::Client;
using stripe::Json;

namespace {

using Fetch = Result<void> (*)(Client&, store::Database&, const QString&, const CancelToken&);
using Put = Result<void> (*)(MirrorBatch&, const Json&, Instant);

template<class T, Result<T> (*decode)(const Json&)>
Result<void> put(MirrorBatch& batch, const Json& object, Instant readAt)
{
    const Result<T> value = decode(object);
    if (!value) return failure(value);
    return batch.put(*value, readAt);
}

/// Who paid on it stands in lists behind the answer. Until they are read its address is worth having; as old as can be,
/// so that a sync reads it where we can not.
Result<void> putUnread(MirrorBatch& batch, const Json& object, Instant)
{
    return put<PaymentLink, stripe::decodePaymentLink>(batch, object, Instant());
}

template<class T, class Id, Result<stripe::Read<T>> (Client::*read)(const Id&, const CancelToken&)>
Result<void> fetch(Client& client, store::Database& database, const QString& id, const CancelToken& cancel)
{
    const Result<stripe::Read<T>> found = (client.*read)(Id(id), cancel);
    if (!found) return failure(found);
    auto batch = MirrorBatch::begin(database);
    if (!batch) return failure(batch);
    Result<void> done;
    if (found->value)
        done = batch->put(*found->value, found->readAt);
    else if constexpr (requires { batch->remove(Id(id), found->readAt); })
        done = batch->remove(Id(id), found->readAt);
    return done ? batch->commit() : done;
}

Result<void> fetchRefund(Client& client, store::Database& database, const QString& id,
                         const CancelToken& cancel)
{
    const auto refund = client.refund(RefundId(id), cancel);
    if (!refund) return failure(refund);
    if (!refund->value) return {};
    // A key may read refunds and not the movements; the refund alone is worth having.
    const auto movement = refund->value->balanceTransaction.isEmpty()
                              ? Result<stripe::Read<BalanceTransaction>>(stripe::Read<BalanceTransaction>())
                              : client.balanceTransaction(refund->value->balanceTransaction, cancel);
    auto batch = MirrorBatch::begin(database);
    if (!batch) return failure(batch);
    if (auto done = batch->put(*refund->value, refund->readAt); !done) return done;
    if (movement && movement->value) {
        if (auto done = batch->put(*movement->value, movement->readAt); !done) return done;
    }
    return batch->commit();
}

/// With its last invoice: what the change came with, or what waits to be paid for it.
Result<void> fetchSubscription(Client& client, store::Database& database, const QString& id, const CancelToken& cancel)
{
    const auto subscription = client.subscription(SubscriptionId(id), cancel);
    if (!subscription) return failure(subscription);
    const InvoiceId last = subscription->value ? subscription->value->latestInvoice : InvoiceId();
    const auto invoice = last.isEmpty() ? Result<stripe::Read<Invoice>>(stripe::Read<Invoice>()) : client.invoice(last, cancel);
    auto batch = MirrorBatch::begin(database);
    if (!batch) return failure(batch);
    const auto put = subscription->value ? batch->put(*subscription->value, subscription->readAt)
                                         : batch->remove(SubscriptionId(id), subscription->readAt);
    if (!put) return put;
    if (invoice && invoice->value) {
        if (auto done = batch->put(*invoice->value, invoice->readAt); !done) return done;
    }
    return batch->commit();
}

struct Kind {
    QStringView type;
    Put put; ///< null: lists in it may go on behind the answer
    Fetch fetch;
    bool isWhole = true; ///< what `put` puts needs no reading
};

const Kind kinds[] = {
    {u"customer", put<Customer, stripe::decodeCustomer>, fetch<Customer, CustomerId, &Client::customer>},
    {u"charge", put<Payment, stripe::decodePayment>, fetch<Payment, PaymentId, &Client::payment>},
    {u"refund", put<Refund, stripe::decodeRefund>, fetchRefund},
    {u"dispute", put<Dispute, stripe::decodeDispute>, fetch<Dispute, DisputeId, &Client::dispute>},
    {u"balance_transaction", put<BalanceTransaction, stripe::decodeBalanceTransaction>,
     fetch<BalanceTransaction, BalanceTransactionId, &Client::balanceTransaction>},
    {u"payment_method", put<PaymentMethod, stripe::decodePaymentMethod>,
     fetch<PaymentMethod, PaymentMethodId, &Client::paymentMethod>},
    {u"product", put<Product, stripe::decodeProduct>, fetch<Product, ProductId, &Client::product>},
    {u"price", put<Price, stripe::decodePrice>, fetch<Price, PriceId, &Client::price>},
    {u"coupon", put<Coupon, stripe::decodeCoupon>, fetch<Coupon, CouponId, &Client::coupon>},
    {u"payment_link", putUnread, fetch<PaymentLink, PaymentLinkId, &Client::paymentLink>, false},
    {u"subscription", nullptr, fetchSubscription},
    {u"invoice", nullptr, fetch<Invoice, InvoiceId, &Client::invoice>},
};

const Kind* kindOf(const QString& type)
{
    for (const Kind& kind : kinds) {
        if (kind.type == type) return &kind;
    }
    return nullptr;
}

} // namespace

QString textAt(const Json& object, const QString& pointer)
{
    const Json* here = &object;
    const QStringList names = pointer.split(u'/').mid(1);
    for (QString name : names) {
        const std::string key = name.replace("~1"_L1, "/"_L1).replace("~0"_L1, "~"_L1).toStdString();
        if (here->is_object()) {
            const auto found = here->find(key);
            if (found == here->end()) return {};
            here = &*found;
        } else {
            bool isIndex = false;
            const qulonglong index = name.toULongLong(&isIndex);
            if (!here->is_array() || !isIndex || index >= here->size()) return {};
            here = &(*here)[index];
        }
    }
    if (here->is_string()) return QString::fromStdString(here->get<std::string>());
    if (here->is_boolean()) return here->get<bool>() ? u"true"_s : u"false"_s;
    if (here->is_number_integer()) return QString::fromStdString(here->dump());
    return {};
}

Result<bool> putObject(MirrorBatch& batch, const QString& type, const Json& object, Instant readAt)
{
    const Kind* kind = kindOf(type);
    if (!kind || !kind->put) return false;
    if (auto done = kind->put(batch, object, readAt); !done) return failure(done);
    return kind->isWhole;
}

Result<void> refetch(Client& client, store::Database& database, const ObjectRef& object,
                     const CancelToken& cancel)
{
    const Kind* kind = kindOf(object.type);
    if (!kind || object.id.isEmpty()) return {};
    return kind->fetch(client, database, object.id, cancel);
}

} // namespace regulars::operations
