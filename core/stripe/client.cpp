// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stripe/client.h"

#include "core/stripe/reader.h"

namespace regulars::stripe {

using namespace Qt::StringLiterals;

namespace {

// The table of what is mirrored: path, decoding, what is expanded, what every list is filtered by.
const Resource<Customer> customerResource{u"customers"_s, decodeCustomer};
const Resource<Product> productResource{u"products"_s, decodeProduct};
const Resource<Price> priceResource{u"prices"_s, decodePrice};
const Resource<Coupon> couponResource{u"coupons"_s, decodeCoupon};
// Without status=all, Stripe leaves canceled subscriptions out (contract.md 9).
const Resource<Subscription> subscriptionResource{
    u"subscriptions"_s, decodeSubscription, {}, {{"status", u"all"_s}}};
const Resource<Invoice> invoiceResource{u"invoices"_s, decodeInvoice, {"payments"}, {}};
const Resource<Payment> paymentResource{u"charges"_s, decodePayment};
const Resource<Refund> refundResource{u"refunds"_s, decodeRefund};
const Resource<Dispute> disputeResource{u"disputes"_s, decodeDispute};
const Resource<BalanceTransaction> balanceTransactionResource{u"balance_transactions"_s,
                                                              decodeBalanceTransaction};
const Resource<PaymentMethod> paymentMethodResource{u"payment_methods"_s, decodePaymentMethod};
const Resource<PaymentLink> paymentLinkResource{u"payment_links"_s, decodePaymentLink};
const Resource<BalanceEntry> balanceEntryResource{u"balance_transactions"_s, decodeBalanceEntry};
const Resource<Event> eventResource{u"events"_s, decodeEvent};

/// "refunds.create", "customers.balance_transactions.create": the operation of a path, without its ids.
QString endpointOf(const QByteArray& method, const QString& path)
{
    const QStringList segments = path.split(u'/');
    QStringList names;
    for (qsizetype i = 0; i < segments.size(); i += 2) names.append(segments[i]);
    const bool isOne = segments.size() % 2 == 0;
    if (method == "GET") return names.join(u'.') + (isOne ? u".retrieve"_s : u".list"_s);
    if (method == "DELETE") return names.join(u'.') + u".delete"_s;
    return names.join(u'.') + (isOne ? u".update"_s : u".create"_s);
}

} // namespace

Client::Client(Transport& transport, Limiter& limiter, StripeClock& stripeClock, Clock& clock, Random& random,
               const RetryPolicy& policy)
    : m_sender(transport, limiter, stripeClock, clock, random, policy)
    , m_stripeClock(stripeClock)
    , m_clock(clock)
    , m_random(random)
{
}

Result<Account> Client::account(const CancelToken& cancel)
{
    const Result<Json> answer =
        Reader(m_sender, m_stripeClock, m_clock, cancel).fetch(u"account"_s, Form(), u"account.retrieve"_s);
    if (!answer) return failure(answer);
    return decodeAccount(*answer);
}

Result<Page<PaymentMethod>> Client::paymentMethods(const CustomerId& customer, const ListQuery& query,
                                                   const CancelToken& cancel)
{
    if (customer.isEmpty())
        return failure(ErrorKind::Bug, u"payment methods of no customer were asked for"_s);
    const QString path = u"customers/%1/payment_methods"_s.arg(pathSegment(customer.text()));
    return Reader(m_sender, m_stripeClock, m_clock, cancel)
        .list(paymentMethodResource, query, path, u"customers.payment_methods"_s);
}

Result<Page<BalanceEntry>> Client::balanceEntries(const CustomerId& customer, const ListQuery& query,
                                                  const CancelToken& cancel)
{
    if (customer.isEmpty()) return failure(ErrorKind::Bug, u"the balance of no customer was asked for"_s);
    const QString path = u"customers/%1/balance_transactions"_s.arg(pathSegment(customer.text()));
    return Reader(m_sender, m_stripeClock, m_clock, cancel)
        .list(balanceEntryResource, query, path, endpointOf("GET", path));
}

Result<Page<Customer>> Client::customers(const ListQuery& query, const CancelToken& cancel)
{
    return Reader(m_sender, m_stripeClock, m_clock, cancel).list(customerResource, query);
}

Result<Page<Product>> Client::products(const ListQuery& query, const CancelToken& cancel)
{
    return Reader(m_sender, m_stripeClock, m_clock, cancel).list(productResource, query);
}

Result<Page<Price>> Client::prices(const ListQuery& query, const CancelToken& cancel)
{
    return Reader(m_sender, m_stripeClock, m_clock, cancel).list(priceResource, query);
}

Result<Page<Coupon>> Client::coupons(const ListQuery& query, const CancelToken& cancel)
{
    return Reader(m_sender, m_stripeClock, m_clock, cancel).list(couponResource, query);
}

Result<Page<Subscription>> Client::subscriptions(const ListQuery& query, const CancelToken& cancel)
{
    return Reader(m_sender, m_stripeClock, m_clock, cancel).list(subscriptionResource, query);
}

Result<Page<Invoice>> Client::invoices(const ListQuery& query, const CancelToken& cancel)
{
    return Reader(m_sender, m_stripeClock, m_clock, cancel).list(invoiceResource, query);
}

Result<Page<Payment>> Client::payments(const ListQuery& query, const CancelToken& cancel)
{
    return Reader(m_sender, m_stripeClock, m_clock, cancel).list(paymentResource, query);
}

Result<Page<Refund>> Client::refunds(const ListQuery& query, const CancelToken& cancel)
{
    return Reader(m_sender, m_stripeClock, m_clock, cancel).list(refundResource, query);
}

Result<Page<Dispute>> Client::disputes(const ListQuery& query, const CancelToken& cancel)
{
    return Reader(m_sender, m_stripeClock, m_clock, cancel).list(disputeResource, query);
}

Result<Page<BalanceTransaction>> Client::balanceTransactions(const ListQuery& query,
                                                             const CancelToken& cancel)
{
    return Reader(m_sender, m_stripeClock, m_clock, cancel).list(balanceTransactionResource, query);
}

Result<Page<Event>> Client::events(const ListQuery& query, const CancelToken& cancel)
{
    return Reader(m_sender, m_stripeClock, m_clock, cancel).list(eventResource, query);
}

Result<Read<Customer>> Client::customer(const CustomerId& id, const CancelToken& cancel)
{
    return Reader(m_sender, m_stripeClock, m_clock, cancel).retrieve(customerResource, id.text());
}

Result<Read<Product>> Client::product(const ProductId& id, const CancelToken& cancel)
{
    return Reader(m_sender, m_stripeClock, m_clock, cancel).retrieve(productResource, id.text());
}

Result<Read<Price>> Client::price(const PriceId& id, const CancelToken& cancel)
{
    return Reader(m_sender, m_stripeClock, m_clock, cancel).retrieve(priceResource, id.text());
}

Result<Read<Coupon>> Client::coupon(const CouponId& id, const CancelToken& cancel)
{
    return Reader(m_sender, m_stripeClock, m_clock, cancel).retrieve(couponResource, id.text());
}

Result<Read<Subscription>> Client::subscription(const SubscriptionId& id, const CancelToken& cancel)
{
    return Reader(m_sender, m_stripeClock, m_clock, cancel).retrieve(subscriptionResource, id.text());
}

Result<Read<Invoice>> Client::invoice(const InvoiceId& id, const CancelToken& cancel)
{
    return Reader(m_sender, m_stripeClock, m_clock, cancel).retrieve(invoiceResource, id.text());
}

Result<Read<Payment>> Client::payment(const PaymentId& id, const CancelToken& cancel)
{
    return Reader(m_sender, m_stripeClock, m_clock, cancel).retrieve(paymentResource, id.text());
}

Result<Read<Refund>> Client::refund(const RefundId& id, const CancelToken& cancel)
{
    return Reader(m_sender, m_stripeClock, m_clock, cancel).retrieve(refundResource, id.text());
}

Result<Read<Dispute>> Client::dispute(const DisputeId& id, const CancelToken& cancel)
{
    return Reader(m_sender, m_stripeClock, m_clock, cancel).retrieve(disputeResource, id.text());
}

Result<Read<BalanceTransaction>> Client::balanceTransaction(const BalanceTransactionId& id,
                                                            const CancelToken& cancel)
{
    return Reader(m_sender, m_stripeClock, m_clock, cancel).retrieve(balanceTransactionResource, id.text());
}

Result<Read<PaymentMethod>> Client::paymentMethod(const PaymentMethodId& id, const CancelToken& cancel)
{
    return Reader(m_sender, m_stripeClock, m_clock, cancel).retrieve(paymentMethodResource, id.text());
}

Result<Read<PaymentLink>> Client::paymentLink(const PaymentLinkId& id, const CancelToken& cancel)
{
    return Reader(m_sender, m_stripeClock, m_clock, cancel).retrieve(paymentLinkResource, id.text());
}

Result<InvoicePreview> Client::previewInvoice(const QByteArray& form, const CancelToken& cancel)
{
    HttpRequest request;
    request.method = "POST";
    request.path = u"/v1/invoices/create_preview"_s;
    request.body = form;
    request.idempotencyKey = m_random.uuid().toLatin1();
    const Result<Json> answer = m_sender.send(request, u"invoices.create_preview"_s, cancel);
    return answer ? decodeInvoicePreview(*answer) : failure(answer);
}

Result<JsonRead> Client::json(const QString& path, const QByteArray& query, const CancelToken& cancel)
{
    return Reader(m_sender, m_stripeClock, m_clock, cancel).json(path, query, endpointOf("GET", path));
}

Sent Client::write(const Write& write, const CancelToken& cancel)
{
    const bool isDelete = write.method == "DELETE";
    HttpRequest request;
    request.method = write.method;
    request.path = u"/v1/"_s + write.path;
    (isDelete ? request.query : request.body) = write.body;
    if (!isDelete) request.idempotencyKey = write.key;
    return m_sender.write(request, endpointOf(write.method, write.path), write.sentBefore, cancel);
}

} // namespace regulars::stripe
