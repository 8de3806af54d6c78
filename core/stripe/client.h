// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/random.h"
#include "core/domain/account.h"
#include "core/domain/balanceentry.h"
#include "core/domain/customer.h"
#include "core/domain/event.h"
#include "core/domain/invoice.h"
#include "core/domain/payment.h"
#include "core/domain/paymentmethod.h"
#include "core/domain/product.h"
#include "core/domain/repayment.h"
#include "core/domain/subscription.h"
#include "core/stripe/sender.h"

#include <atomic>

namespace regulars::stripe {

/// Which page of a list. Cursors are Stripe ids; at most one of the two is set.
struct ListQuery {
    std::optional<Instant> createdFrom; ///< created[gte]
    std::optional<Instant> createdTo;   ///< created[lt]
    QString startingAfter, endingBefore;
    int limit = 100;
    QList<std::pair<QByteArray, QString>> filters; ///< e.g. {"customer", "cus_…"}; not encoded yet
};

template<class T> struct Page {
    QList<T> data;           ///< newest first, as Stripe sent it
    QString lastId, firstId; ///< cursors; empty when the page is empty
    bool hasMore = false;
    Instant readAt{}; ///< Stripe's time when the request started
};

template<class T> struct Read {
    std::optional<T> value; ///< none: deleted, or 404
    Instant readAt{};
};

/// One object or list as JSON, for what has no type of its own here.
struct JsonRead {
    std::shared_ptr<const Json> value; ///< null: deleted, or 404
    Instant readAt{};
};

/// Stripe's REST API at the pinned version, as far as Regulars uses it. Thread-safe: workers share one.
/// Every call waits for the limiter, sends, retries what is safe (GETs here) with back-off and jitter,
/// decodes. Nested lists (subscription items, invoice lines and payments) are completed by further pages.
/// Errors as in Error; Cancelled when the token says so.
class Client {
public:
    Client(Transport& transport, Limiter& limiter, StripeClock& stripeClock, Clock& clock, Random& random,
           const RetryPolicy& policy = {});

    Result<Account> account(const CancelToken& cancel);

    Result<Page<Customer>> customers(const ListQuery& query, const CancelToken& cancel);
    Result<Page<Product>> products(const ListQuery& query, const CancelToken& cancel);
    Result<Page<Price>> prices(const ListQuery& query, const CancelToken& cancel);
    Result<Page<Coupon>> coupons(const ListQuery& query, const CancelToken& cancel);
    Result<Page<Subscription>> subscriptions(const ListQuery& query,
                                             const CancelToken& cancel);               ///< status=all
    Result<Page<Invoice>> invoices(const ListQuery& query, const CancelToken& cancel); ///< with payments
    Result<Page<Payment>> payments(const ListQuery& query, const CancelToken& cancel);
    Result<Page<Refund>> refunds(const ListQuery& query, const CancelToken& cancel);
    Result<Page<Dispute>> disputes(const ListQuery& query, const CancelToken& cancel);
    Result<Page<BalanceTransaction>> balanceTransactions(const ListQuery& query, const CancelToken& cancel);
    Result<Page<PaymentMethod>> paymentMethods(const CustomerId& customer, const ListQuery& query,
                                               const CancelToken& cancel);
    /// The ledger of a customer's balance (contract.md 5).
    Result<Page<BalanceEntry>> balanceEntries(const CustomerId& customer, const ListQuery& query,
                                              const CancelToken& cancel);
    Result<Page<Event>> events(const ListQuery& query, const CancelToken& cancel);

    Result<Read<Customer>> customer(const CustomerId& id, const CancelToken& cancel);
    Result<Read<Product>> product(const ProductId& id, const CancelToken& cancel);
    Result<Read<Price>> price(const PriceId& id, const CancelToken& cancel);
    Result<Read<Coupon>> coupon(const CouponId& id, const CancelToken& cancel);
    Result<Read<Subscription>> subscription(const SubscriptionId& id, const CancelToken& cancel);
    Result<Read<Invoice>> invoice(const InvoiceId& id, const CancelToken& cancel);
    Result<Read<Payment>> payment(const PaymentId& id, const CancelToken& cancel);
    Result<Read<Refund>> refund(const RefundId& id, const CancelToken& cancel);
    Result<Read<Dispute>> dispute(const DisputeId& id, const CancelToken& cancel);
    Result<Read<BalanceTransaction>> balanceTransaction(const BalanceTransactionId& id,
                                                        const CancelToken& cancel);
    Result<Read<PaymentMethod>> paymentMethod(const PaymentMethodId& id, const CancelToken& cancel);
    /// With the payment intent of the checkout that was completed on it, if one was (contract.md 23).
    Result<Read<PaymentLink>> paymentLink(const PaymentLinkId& id, const CancelToken& cancel);

    /// What Stripe would bill if it were asked: POST /v1/invoices/create_preview, which changes nothing (contract.md 11). An
    /// encoded form. Refused "invoice_upcoming_none" where there is nothing to bill.
    Result<InvoicePreview> previewInvoice(const QByteArray& form, const CancelToken& cancel);

    /// GET /v1/`path` as it stands, decoded no further. `query` is an encoded form.
    Result<JsonRead> json(const QString& path, const QByteArray& query, const CancelToken& cancel);
    /// The only way in which anything is changed at Stripe. Sends again only the same bytes with the same key, and tells
    /// what is known in the end.
    Sent write(const Write& write, const CancelToken& cancel);

    /// GETs sent so far, retries included (what counts against the read allowance).
    qint64 readsSent() const { return m_sender.readsSent(); }
    /// So many requests to one endpoint are worth having under way at once (Sender).
    int usefulAtOnce() const { return m_sender.usefulAtOnce(); }
    /// Those that nobody has written into a store's meter yet; and: so many were written.
    qint64 unmeteredReads() const { return readsSent() - m_metered.load(); }
    void noteMetered(qint64 reads) { m_metered += reads; }

private:
    Sender m_sender;
    StripeClock& m_stripeClock;
    Clock& m_clock;
    Random& m_random;
    std::atomic<qint64> m_metered{0};
};

} // namespace regulars::stripe
