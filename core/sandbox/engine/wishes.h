// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sandbox/model/state.h"

// What is asked of the engine, where it takes more than a few words.
namespace regulars::sandbox {

/// A discount that is asked for: a coupon, a promotion code, or one that is there already.
struct DiscountWish {
    Ref<Coupon> coupon;
    Ref<PromotionCode> code;
    Ref<Discount> kept;
    std::string param; ///< for the refusal
};
using DiscountWishes = std::vector<DiscountWish>;

struct NewSubscriptionItem {
    Ref<Price> price;
    std::int64_t quantity = 1;
    Metadata metadata;
    DiscountWishes discounts = {};
    /// Instead of `price`: hidden, and made only when nothing is refused any more.
    std::optional<PriceFields> newPrice = std::nullopt;
};

/// An end that follows from the items: where the first or the last of their periods ends.
enum class PeriodBound : std::uint8_t { First, Last };
enum class ProrationBehavior : std::uint8_t { CreateProrations, AlwaysInvoice, None };
enum class PaymentBehavior : std::uint8_t { AllowIncomplete, DefaultIncomplete, ErrorIfIncomplete };

struct NewSubscription {
    Ref<Customer> customer;
    std::vector<NewSubscriptionItem> items;
    Ref<PaymentMethod> defaultMethod; ///< empty: the customer's default
    bool sendsInvoice = false;
    int daysUntilDue = 30;
    Stamp trialEnd = 0;
    Stamp billingCycleAnchor =
        0;                   ///< 0: now (or the trial's end); later: the first period is a stub, prorated
    bool prorateStub = true; ///< false: the stub is free
    Stamp cancelAt = 0;
    std::optional<PeriodBound> cancelAtBound;
    bool cancelAtPeriodEnd = false;
    bool flexible = true;
    MissingMethod missingMethod = MissingMethod::CreateInvoice;
    PaymentBehavior paymentBehavior = PaymentBehavior::AllowIncomplete;
    DiscountWishes discounts;
    std::string description;
    Metadata metadata;
};

struct ItemChange {
    Ref<SubscriptionItem> item;                          ///< empty: a new item
    Ref<Price> price;                                    ///< empty: as it is
    std::optional<std::int64_t> quantity = std::nullopt; ///< none: as it is, or 1 when the price changes
    bool deleted = false;
    std::optional<Metadata> metadata = std::nullopt;
    std::optional<DiscountWishes> discounts = std::nullopt; ///< replaces them
    std::optional<PriceFields> newPrice = std::nullopt;     ///< as in NewSubscriptionItem
};

struct SubscriptionChange {
    std::vector<ItemChange> items;
    ProrationBehavior proration = ProrationBehavior::CreateProrations;
    Stamp prorationDate = 0; ///< 0: now
    std::optional<bool> cancelAtPeriodEnd;
    bool anchorNow = false;        ///< billing_cycle_anchor now: periods start over, and are billed at once
    std::optional<Stamp> cancelAt; ///< 0 unsets
    std::optional<PeriodBound> cancelAtBound;
    std::optional<Ref<PaymentMethod>> defaultMethod;
    std::optional<Stamp> trialEnd; ///< now ends a trial; later begins or moves one
    std::optional<bool> sendsInvoice;
    std::optional<int> daysUntilDue;
    PaymentBehavior paymentBehavior = PaymentBehavior::AllowIncomplete;
    std::optional<DiscountWishes> discounts; ///< replaces them
    std::optional<CollectionPause> pause;
    Stamp pausedUntil = 0;
    std::optional<std::string> description, cancelComment, cancelFeedback;
    std::optional<Metadata> metadata;
};

/// The pause of a whole subscription (contract.md 9).
struct SubscriptionPause {
    enum class From : std::uint8_t { Now, PeriodStart, None };
    From unusedFrom = From::Now; ///< paid time is given back from then on
    bool invoices = false;       ///< at once; else with the next invoice
};

/// The end of such a pause.
struct Resumption {
    bool keepsAnchor = false; ///< billing_cycle_anchor unchanged: into the period of now; else a new one begins
    ProrationBehavior proration = ProrationBehavior::CreateProrations; ///< of the rest of that period
    Stamp prorationDate = 0;                                           ///< 0: now
    bool onSuccess = false; ///< the payment is tried at once, and it goes on when that succeeds
};

/// One payment without an invoice: a one-off sale. Without a customer it is a guest's.
struct NewPayment {
    std::int64_t amount = 0;
    Currency currency;
    Ref<Customer> customer;
    Ref<PaymentMethod> method;
    bool confirm = true;
    bool offSession = false;
    std::string description, statementDescriptor, receiptEmail;
    std::string returnUrl; ///< where the payer comes back to from the bank's question
    Metadata metadata;
};

/// What a request can change of a charge.
struct ChargeWords {
    std::string description, receiptEmail, userReport;
    Metadata metadata;
};

struct NewInvoice {
    Ref<Customer> customer;
    Ref<Subscription> subscription;
    Currency currency; ///< empty: the customer's, else the account's
    bool autoAdvance = false;
    bool sendsInvoice = false;
    int daysUntilDue = 0;
    Stamp dueDate = 0; ///< instead of days until it is due
    bool includePending = false;
    std::optional<DiscountWishes> discounts; ///< none: the customer's
    std::string description, footer;
    Ref<PaymentMethod> defaultMethod;
    Metadata metadata;
};

/// What a request can change of an invoice; once it is final, only its words (contract.md 11).
struct InvoiceChange {
    std::optional<std::string> description, footer;
    std::optional<Metadata> metadata;
    std::optional<bool> autoAdvance, sendsInvoice;
    std::optional<int> daysUntilDue;
    std::optional<Stamp> dueDate;
    std::optional<Ref<PaymentMethod>> defaultMethod;
    std::optional<DiscountWishes> discounts; ///< replaces them
    bool isWordsOnly() const
    {
        return !footer && !autoAdvance && !sendsInvoice && !daysUntilDue && !dueDate && !defaultMethod &&
               !discounts;
    }
};

struct NewInvoiceItem {
    Ref<Customer> customer;
    std::int64_t amount = 0; ///< of all pieces; ignored with a price
    Currency currency;
    Ref<Price> price;
    std::int64_t quantity = 1;
    Ref<Subscription> subscription;
    Ref<Invoice> invoice; ///< a draft; empty: pending
    std::string description;
    std::optional<bool> discountable = std::nullopt; ///< none: unless it is below zero
    DiscountWishes discounts = {};
    Stamp periodStart = 0, periodEnd = 0; ///< 0: now
    Metadata metadata = {};
    std::optional<PriceFields> newPrice = std::nullopt; ///< as in NewSubscriptionItem
};

/// A question: what would be billed next, after this (contract.md 11)?
struct InvoicePreview {
    Ref<Customer> customer;
    Ref<Subscription> subscription;           ///< empty: the customer's next, or the one to be started
    std::optional<NewSubscription> start;     ///< instead of `subscription`
    std::optional<SubscriptionChange> change; ///< of `subscription`
    std::optional<DiscountWishes> discounts;  ///< instead of those that there are
    std::optional<SubscriptionPause> pause;   ///< of `subscription`, instead of a change
    std::optional<Resumption> resumption;
    bool cancelNow = false;
    bool recurringOnly = false; ///< without prorations and pending items
    std::vector<NewInvoiceItem> items;
};

} // namespace regulars::sandbox
