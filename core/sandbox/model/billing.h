// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sandbox/model/people.h"

// Subscriptions and invoices: the plain rows of what is billed. See people.h for the habits.
namespace regulars::sandbox {

struct Subscription;
struct InvoiceItem;
struct SubscriptionItem;
struct PaymentIntent;

/// A coupon as somebody uses it (contract.md 22). It belongs to a customer, a subscription, an item of one,
/// an invoice or an invoice item; the customer is named beside each.
struct Discount {
    std::string id;
    Stamp created = 0;
    Stamp end = 0;        ///< 0: it has none
    bool deleted = false; ///< taken away, or a single use that is over
    Ref<Coupon> coupon;
    Ref<PromotionCode> promotionCode;
    Ref<Customer> customer;
    Ref<Subscription> subscription;
    Ref<SubscriptionItem> item;
    Ref<Invoice> invoice;
    Ref<InvoiceItem> invoiceItem;
    template<class Self, class F> static void fields(Self& s, F&& f)
    {
        f(s.id, s.created, s.end, s.deleted, s.coupon, s.promotionCode, s.customer, s.subscription, s.item,
          s.invoice, s.invoiceItem);
    }
};

/// What one discount takes off a line; above zero.
struct DiscountAmount {
    Ref<Discount> discount;
    std::int64_t amount = 0;
    template<class Self, class F> static void fields(Self& s, F&& f) { f(s.discount, s.amount); }
};

/// Time that an item was billed for and that a later change may give back (contract.md 36, flexible).
struct Debit {
    std::int64_t amount = 0;
    std::int64_t gross = 0; ///< before discounts
    Stamp start = 0;
    Stamp end = 0;
    Ref<Invoice> invoice; ///< with lineId: where it was billed
    std::string lineId;
    Ref<InvoiceItem> invoiceItem; ///< instead: a proration that may still be pending
    template<class Self, class F> static void fields(Self& s, F&& f)
    {
        f(s.amount, s.gross, s.start, s.end, s.invoice, s.lineId, s.invoiceItem);
    }
};

struct SubscriptionItem {
    std::string id;
    Stamp created = 0;
    Ref<Subscription> subscription;
    Ref<Price> price;
    std::int64_t quantity = 1;
    Stamp periodStart = 0;
    Stamp periodEnd = 0;
    bool deleted = false;
    std::vector<Debit> debits; ///< of the running period
    std::vector<Ref<Discount>> discounts;
    Metadata metadata;
    template<class Self, class F> static void fields(Self& s, F&& f)
    {
        f(s.id, s.created, s.subscription, s.price, s.quantity, s.periodStart, s.periodEnd, s.deleted,
          s.debits, s.discounts, s.metadata);
    }
};

enum class SubscriptionStatus : std::uint8_t {
    Incomplete,
    IncompleteExpired,
    Trialing,
    Active,
    PastDue,
    Unpaid,
    Paused,
    Canceled
};

enum class MissingMethod : std::uint8_t { CreateInvoice, Cancel, Pause };

/// What becomes of invoices while collection is paused; the status does not change (contract.md 9).
enum class CollectionPause : std::uint8_t { None, KeepAsDraft, MarkUncollectible, Void };

struct Subscription {
    std::string id;
    Stamp created = 0;
    Ref<Customer> customer;
    SubscriptionStatus status = SubscriptionStatus::Active;
    std::vector<Ref<SubscriptionItem>> items;
    Currency currency;
    bool sendsInvoice = false; ///< collection_method send_invoice
    int daysUntilDue = 0;
    bool flexible = true; ///< billing_mode (contract.md 36)
    Stamp startDate = 0;
    Stamp billingCycleAnchor = 0;
    Stamp cancelAt = 0;
    bool cancelAtPeriodEnd = false;
    Stamp canceledAt = 0;
    Stamp endedAt = 0;
    std::string cancelComment, cancelFeedback, cancelReason;
    Ref<PaymentMethod> defaultMethod;
    Ref<Invoice> latestInvoice;
    std::vector<Ref<Discount>> discounts;
    CollectionPause pause = CollectionPause::None;
    Stamp pausedUntil = 0; ///< 0: until it is taken back
    Stamp pausedAt = 0;    ///< as a whole, since then
    bool pauseRequested = false; ///< false: its trial ended without a payment method
    Ref<Invoice> resumption;     ///< it goes on when that is paid
    Stamp trialStart = 0;
    Stamp trialEnd = 0;
    bool trialEndAnnounced = false; ///< customer.subscription.trial_will_end went out
    MissingMethod missingMethod = MissingMethod::CreateInvoice;
    std::string description;
    Metadata metadata;
    Stamp due = 0; ///< when the clock has to look at it again
    template<class Self, class F> static void fields(Self& s, F&& f)
    {
        f(s.id, s.created, s.customer, s.status, s.items, s.currency, s.sendsInvoice, s.daysUntilDue,
          s.flexible, s.startDate, s.billingCycleAnchor, s.cancelAt, s.cancelAtPeriodEnd, s.canceledAt,
          s.endedAt, s.cancelComment, s.cancelFeedback, s.cancelReason, s.defaultMethod, s.latestInvoice,
          s.discounts, s.pause, s.pausedUntil, s.pausedAt, s.pauseRequested, s.resumption, s.trialStart, s.trialEnd, s.trialEndAnnounced, s.missingMethod,
          s.description, s.metadata, s.due);
    }
};

struct InvoiceItem {
    std::string id;
    Stamp created = 0; ///< "date" on the wire (contract.md 13)
    Ref<Customer> customer;
    std::int64_t amount = 0;
    Currency currency;
    std::string description;
    bool discountable = true;
    bool proration = false;
    bool deleted = false;
    std::int64_t quantity = 1;
    Stamp periodStart = 0;
    Stamp periodEnd = 0;
    Ref<Invoice> invoice; ///< empty: pending
    Ref<Subscription> subscription;
    Ref<SubscriptionItem> item;
    Ref<Price> price;
    Ref<Invoice> creditedInvoice; ///< flexible: what is given back (contract.md 11, line)
    std::vector<std::string> creditedLines;
    std::vector<Ref<Discount>> discounts;
    Metadata metadata;
    template<class Self, class F> static void fields(Self& s, F&& f)
    {
        f(s.id, s.created, s.customer, s.amount, s.currency, s.description, s.discountable, s.proration,
          s.deleted, s.quantity, s.periodStart, s.periodEnd, s.invoice, s.subscription, s.item, s.price,
          s.creditedInvoice, s.creditedLines, s.discounts, s.metadata);
    }
};

struct InvoiceLine {
    std::string id;
    std::int64_t amount = 0;
    std::string description;
    Stamp periodStart = 0;
    Stamp periodEnd = 0;
    std::int64_t quantity = 1;
    bool proration = false;
    bool discountable = true;
    std::vector<Ref<Discount>> discounts; ///< its own; those of the invoice come after them
    std::vector<DiscountAmount> offs;
    Ref<Subscription> subscription;
    Ref<SubscriptionItem> item;
    Ref<InvoiceItem> invoiceItem;
    Ref<Price> price;
    Ref<Invoice> creditedInvoice;
    std::vector<std::string> creditedLines;
    Metadata metadata;
    template<class Self, class F> static void fields(Self& s, F&& f)
    {
        f(s.id, s.amount, s.description, s.periodStart, s.periodEnd, s.quantity, s.proration, s.discountable,
          s.discounts, s.offs, s.subscription, s.item, s.invoiceItem, s.price, s.creditedInvoice,
          s.creditedLines, s.metadata);
    }
};

enum class InvoicePaymentStatus : std::uint8_t { Open, Paid, Canceled };

struct InvoicePayment {
    std::string id;
    Stamp created = 0;
    Ref<Invoice> invoice;
    Ref<PaymentIntent> intent; ///< empty: money from outside, a payment record
    std::string record;
    std::int64_t amountRequested = 0;
    std::int64_t amountPaid = 0;
    Currency currency;
    InvoicePaymentStatus status = InvoicePaymentStatus::Open;
    Stamp paidAt = 0;
    Stamp canceledAt = 0;
    template<class Self, class F> static void fields(Self& s, F&& f)
    {
        f(s.id, s.created, s.invoice, s.intent, s.record, s.amountRequested, s.amountPaid, s.currency,
          s.status, s.paidAt, s.canceledAt);
    }
};

/// The customer as an invoice names them.
struct InvoicedCustomer {
    std::string name, email, phone, taxExempt;
    Address address;
    std::optional<Shipping> shipping;
    template<class Self, class F> static void fields(Self& s, F&& f)
    {
        f(s.name, s.email, s.phone, s.taxExempt, s.address, s.shipping);
    }
};

enum class InvoiceStatus : std::uint8_t { Draft, Open, Paid, Void, Uncollectible };
enum class BillingReason : std::uint8_t { SubscriptionCreate, SubscriptionCycle, SubscriptionUpdate, Manual };

struct Invoice {
    std::string id;
    Stamp created = 0;
    Ref<Customer> customer;
    Ref<Subscription> subscription;
    InvoiceStatus status = InvoiceStatus::Draft;
    BillingReason reason = BillingReason::Manual;
    bool sendsInvoice = false;
    bool autoAdvance = false;
    bool attempted = false;
    bool deleted = false;
    bool isFinal = false;    ///< finalized once: balance and number stand
    bool isPreview = false;  ///< of a state that is thrown away
    Stamp prorationDate = 0; ///< of a preview: the moment that a change was worked out for
    int attemptCount = 0;
    int daysUntilDue = 0;
    std::string number, description, footer;
    InvoicedCustomer invoiced; ///< from when it was finalized; a draft shows the customer of now
    Currency currency;
    std::vector<InvoiceLine> lines;
    std::vector<Ref<InvoicePayment>> payments;
    std::vector<Ref<Discount>> discounts; ///< of all its lines
    std::int64_t subtotal = 0;            ///< less what the lines' own discounts take
    std::int64_t total = 0;
    std::int64_t startingBalance = 0;
    std::int64_t endingBalance = 0;
    std::int64_t amountDue = 0;
    std::int64_t tooSmall = 0; ///< under the minimum charge: goes to the balance instead
    std::int64_t amountPaid = 0;
    Stamp nextAttempt = 0;
    Stamp dueDate = 0;
    Stamp periodStart = 0;
    Stamp periodEnd = 0;
    Stamp finalizesAt = 0;
    Stamp finalizedAt = 0;
    Stamp paidAt = 0;
    Stamp voidedAt = 0;
    Stamp uncollectibleAt = 0;
    Ref<PaymentMethod> defaultMethod;
    Metadata metadata;
    Stamp due = 0; ///< when the clock has to look at it again
    template<class Self, class F> static void fields(Self& s, F&& f)
    {
        f(s.id, s.created, s.customer, s.subscription, s.status, s.reason, s.sendsInvoice, s.autoAdvance,
          s.attempted, s.deleted, s.isFinal, s.attemptCount, s.daysUntilDue, s.number, s.description,
          s.footer, s.invoiced, s.currency, s.lines, s.payments, s.discounts, s.subtotal, s.total,
          s.startingBalance, s.endingBalance, s.amountDue, s.tooSmall, s.amountPaid, s.nextAttempt, s.dueDate,
          s.periodStart, s.periodEnd, s.finalizesAt, s.finalizedAt, s.paidAt, s.voidedAt, s.uncollectibleAt,
          s.defaultMethod, s.metadata, s.due);
    }
};

} // namespace regulars::sandbox
