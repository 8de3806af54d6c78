// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/domain/account.h"
#include "core/domain/customer.h"
#include "core/domain/event.h"
#include "core/domain/invoice.h"
#include "core/domain/payment.h"
#include "core/domain/paymentmethod.h"
#include "core/domain/product.h"
#include "core/domain/repayment.h"
#include "core/domain/subscription.h"
#include "core/store/database.h"

namespace regulars::store {

/// A look at everything that Stripe has (a reconcile, an audit): what it finds different was missed.
struct Comparison {
    QString foundBy;      ///< as in Difference
    Instant knownUntil{}; ///< the mirror claims to know all that was created before
};

/// One write to the mirror tables: everything put or removed through it becomes visible at once, together with
/// the figures of the customers that it touched (status, lifetime value, last and next payment) and the notice
/// of what changed (store/changes.h). Rolls back unless committed.
///
/// `readAt` is the time (by Stripe's clock) at which the request that brought the value *started*: a value that
/// was asked for earlier than the stored one is ignored, so a stale page can not overwrite a later answer.
class MirrorBatch {
public:
    /// BEGIN IMMEDIATE, waits up to 5 s. Storage "busy" when somebody else holds the store longer.
    static Result<MirrorBatch> begin(Database& database);
    MirrorBatch(MirrorBatch&&) noexcept;
    MirrorBatch& operator=(MirrorBatch&&) noexcept;
    ~MirrorBatch();

    // Each inserts or updates by Stripe's id. Any order is fine: nothing requires that a customer comes before
    // its payments. Nested lists (items, lines, invoice payments) are replaced whole.
    Result<void> put(const Customer& value, Instant readAt);
    Result<void> put(const PaymentMethod& value, Instant readAt);
    Result<void> put(const Product& value, Instant readAt);
    Result<void> put(const Price& value, Instant readAt);
    Result<void> put(const Coupon& value, Instant readAt);
    Result<void> put(const Subscription& value, Instant readAt);
    Result<void> put(const Invoice& value, Instant readAt);
    Result<void> put(const Payment& value, Instant readAt);
    Result<void> put(const Refund& value, Instant readAt);
    Result<void> put(const Dispute& value, Instant readAt);
    Result<void> put(const BalanceTransaction& value, Instant readAt);
    /// One without a payment intent leaves a known one: a checkout that was completed stays so.
    Result<void> put(const PaymentLink& value, Instant readAt);
    /// Its state, and the worth of its payer, follow from something that is not put: a repayment.
    void touch(const PaymentId& payment);

    // Stripe said that it is gone (deleted, detached, 404). Not an error if it was not there. A later, staler
    // put (readAt before the removal's) must not bring it back: removals leave a tombstone (id, readAt).
    Result<void> remove(const CustomerId& id, Instant readAt); ///< also its payment methods; payments stay
    Result<void> remove(const PaymentMethodId& id, Instant readAt);
    Result<void> remove(const ProductId& id, Instant readAt);
    Result<void> remove(const PriceId& id, Instant readAt);
    Result<void> remove(const CouponId& id, Instant readAt);
    Result<void> remove(const SubscriptionId& id, Instant readAt);
    Result<void> remove(const InvoiceId& id, Instant readAt);

    /// What is put or removed from now on comes from such a look: differences from what the mirror holds are noted
    /// (store/differencerepository.h). None: it comes from events, where what differs is news.
    void compareAs(std::optional<Comparison> comparison);

    /// Remembers an event as received (an own table: it only grows). Not an error if it is known already.
    Result<void> receive(const Event& event);

    /// Makes it durable. After an error nothing was written.
    Result<void> commit();

    /// The connection, for other repositories that write within this batch (sync state).
    Database& database();

private:
    struct State;
    explicit MirrorBatch(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// Empties all mirror tables, for a refill from Stripe. Own tables are not touched.
Result<void> clearMirror(Database& database);

} // namespace regulars::store
