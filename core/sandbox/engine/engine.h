// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sandbox/engine/checkout.h"
#include "core/sandbox/engine/wishes.h"
#include "core/sandbox/model/refusal.h"

namespace regulars::sandbox {

/// What can be done to an account, whoever asks: the routes of the REST API, or a generator of studios. Every
/// verb happens at `state.now`, writes the events that Stripe would send (from `state.eventsSince` on) and
/// throws Refusal where Stripe would say no. Time is moved with `advance` only, and never backwards;
/// renewals, retries, trial ends and disputes that are due on the way happen each at its own instant.
///
/// A declined payment is no exception here: look at the status of what came back.
class Engine {
public:
    explicit Engine(AccountState& state) : m_state(state) {}

    /// Written into the events that follow: the request's id and idempotency key (both empty: nobody asked).
    void setOrigin(std::string requestId, std::string idempotencyKey);

    /// Runs the account's clock to `now`, due things in order.
    void advance(Stamp now);

    // Customers (customers.cpp). `balance` is the opening credit balance (contract.md 5).
    Ref<Customer> createCustomer(CustomerFields fields, std::int64_t balance = 0, Ref<TestClock> clock = {});
    void updateCustomer(Ref<Customer> customer, CustomerFields fields);
    /// Cancels the subscriptions at once, lets go of the payment methods, leaves a stub.
    void deleteCustomer(Ref<Customer> customer);
    /// Writes the ledger and the balance together; `amount` below zero credits the customer.
    Ref<CustomerBalanceTransaction> adjustBalance(Ref<Customer> customer, std::int64_t amount,
                                                  Currency currency, BalanceKind kind,
                                                  std::string description = {}, Ref<Invoice> invoice = {},
                                                  Metadata metadata = {});

    // Tax ids (taxids.cpp).
    Ref<TaxId> createTaxId(Ref<Customer> customer, std::string type, std::string value);
    void deleteTaxId(Ref<TaxId> taxId);
    void requireGoodTaxId(const std::string& type, const std::string& value) const;

    // Payment methods (methods.cpp).
    /// A method from one of Stripe's test tokens (pm_card_visa, tok_visa …; see testtokens.h), not attached
    /// yet.
    Ref<PaymentMethod> createMethod(std::string_view token, BillingDetails billing = {},
                                    Metadata metadata = {});
    /// A method with details of the caller's choice.
    Ref<PaymentMethod> createMethod(MethodDetails details, MethodBehavior behavior,
                                    std::string declineCode = {}, BillingDetails billing = {},
                                    Metadata metadata = {});
    void attachMethod(Ref<PaymentMethod> method, Ref<Customer> customer);
    /// Refuses what `attachMethod` would refuse; an empty customer is one that is about to be made.
    void requireAttachable(Ref<PaymentMethod> method, Ref<Customer> customer) const;
    void detachMethod(Ref<PaymentMethod> method);
    /// Billing details, expiry and metadata.
    void updateMethod(Ref<PaymentMethod> method, BillingDetails billing, int expMonth, int expYear,
                      Metadata metadata);
    /// From now on the bank says this when the method is charged (a card that ran dry, and is well again
    /// later).
    void setBehavior(Ref<PaymentMethod> method, MethodBehavior behavior, std::string declineCode = {});

    // Catalogue (catalogue.cpp). An id may be given (products and coupons may choose theirs).
    Ref<Product> createProduct(ProductFields fields, std::string id = {});
    void updateProduct(Ref<Product> product, ProductFields fields);
    void deleteProduct(Ref<Product> product);
    Ref<Price> createPrice(PriceFields fields);
    void updatePrice(Ref<Price> price, PriceFields fields);
    /// Before a price gets that lookup key: refuses when another has it, or takes it from that one.
    void claimLookupKey(const std::string& key, Ref<Price> claimant, bool transfer);
    Ref<Coupon> createCoupon(CouponFields fields, std::string id = {});
    void updateCoupon(Ref<Coupon> coupon, std::string name, Metadata metadata);
    /// It starts no discount any more; those that there are stay.
    void deleteCoupon(Ref<Coupon> coupon);
    Ref<PromotionCode> createPromotionCode(PromotionCodeFields fields);
    void updatePromotionCode(Ref<PromotionCode> code, bool active, Metadata metadata);

    // Discounts (discounts.cpp, discounting.cpp).
    void discountCustomer(Ref<Customer> customer, const DiscountWish& wish);
    /// Takes all discounts of a customer or subscription away; the last one, empty when there was none.
    Ref<Discount> dropDiscounts(Ref<Customer> customer);
    Ref<Discount> dropDiscounts(Ref<Subscription> subscription);

    // Subscriptions (subscriptions.cpp).
    Ref<Subscription> createSubscription(NewSubscription wanted);
    void updateSubscription(Ref<Subscription> subscription, SubscriptionChange change);
    /// At once. `reason`: cancellation_requested, payment_failed or empty.
    void cancelSubscription(Ref<Subscription> subscription, std::string reason = "cancellation_requested",
                            bool prorate = false, bool invoiceNow = false);

    /// As a whole, and on again; collection alone pauses by an update (pauses.cpp).
    void pauseSubscription(Ref<Subscription> subscription, const SubscriptionPause& wanted);
    /// It stays paused until the invoice that this makes is paid; nobody waits for that longer than 23 hours.
    void resumeSubscription(Ref<Subscription> subscription, const Resumption& wanted);

    // Invoices (invoices.cpp, collection.cpp).
    Ref<Invoice> createInvoice(const NewInvoice& wanted);
    Ref<InvoiceItem> createInvoiceItem(const NewInvoiceItem& wanted);
    void deleteInvoiceItem(Ref<InvoiceItem> item);
    void finalizeInvoice(Ref<Invoice> invoice, std::optional<bool> autoAdvance = std::nullopt);
    /// Takes the money; the invoice stays open when the payment is declined. Method empty: the default's
    /// order (contract.md 6).
    void payInvoice(Ref<Invoice> invoice, Ref<PaymentMethod> method = {}, bool outOfBand = false);
    void updateInvoice(Ref<Invoice> invoice, InvoiceChange change);
    /// Again to the customer, by hand; a draft is finalized first.
    void sendInvoice(Ref<Invoice> invoice);
    void voidInvoice(Ref<Invoice> invoice);
    /// Nobody tries to collect it any more; it can still be paid or voided.
    void writeOff(Ref<Invoice> invoice);
    void deleteDraft(Ref<Invoice> invoice);
    /// Does what is asked and returns the invoice that comes of it, as a draft; refuses with
    /// invoice_upcoming_none when none does. Meant for a state that is thrown away (AccountState::over);
    /// preview.cpp.
    Ref<Invoice> preview(const InvoicePreview& wanted);

    // Money (payments.cpp, attempts.cpp, refunds.cpp). A debit settles days later: the payment is processing,
    // its invoice stays open meanwhile.
    Ref<PaymentIntent> createPayment(const NewPayment& wanted);
    /// On the session the payer could answer a bank's question: the payment waits then. An invoice's payment
    /// pays the invoice.
    void confirmPayment(Ref<PaymentIntent> intent, Ref<PaymentMethod> method = {}, bool offSession = false);
    void cancelPayment(Ref<PaymentIntent> intent, std::string reason);
    /// What the payer answers a bank that asked.
    void answerAuthentication(Ref<PaymentIntent> intent, bool passes);
    void updateCharge(Ref<Charge> charge, ChargeWords words);
    /// `amount` 0: all that is left. A debit's refund is pending for some days.
    Ref<Refund> refund(Ref<Charge> charge, std::int64_t amount = 0, std::string reason = {},
                       Metadata metadata = {}, std::string instructionsEmail = {});
    void updateRefund(Ref<Refund> refund, Metadata metadata);
    /// A refund that comes back from the bank later (contract.md 17).
    void failRefund(Ref<Refund> refund, std::string failureReason);
    /// Only one that waits for its payer.
    void cancelRefund(Ref<Refund> refund);
    /// One that is not over becomes pending, waits for its payer, or succeeds; nobody speaks about it any
    /// more.
    void moveRefund(Ref<Refund> refund, RefundStatus status);
    /// `warning`: an inquiry, no money moves. Amount 0: the whole charge.
    Ref<Dispute> openDispute(Ref<Charge> charge, std::string reason, bool warning = false,
                             std::int64_t amount = 0);
    /// The bank's word; for an inquiry it is closed. Otherwise disputes are decided by the clock: without an
    /// answer lost when `dueBy` has passed.
    void closeDispute(Ref<Dispute> dispute, bool won);
    void submitEvidence(Ref<Dispute> dispute, Metadata evidence, bool submit, Metadata metadata);

    // Test clocks (testclocks.cpp). Whatever is done for a customer on one is done inside OnClock.
    /// `customer`: one without a past that is put on it; may be empty.
    Ref<TestClock> createTestClock(Stamp frozenTime, std::string name = {}, Ref<Customer> customer = {});
    /// Advancing in two steps: in between the clock can be seen on its way.
    void beginAdvance(Ref<TestClock> clock, Stamp target);
    void finishAdvance(Ref<TestClock> clock);
    /// With its customers and what they have.
    void deleteTestClock(Ref<TestClock> clock);
    /// Refuses a customer too many.
    void requireRoom(Ref<TestClock> clock) const;

    // Webhook endpoints (webhooks.cpp). What they are to be sent gathers in AccountState::outbox.
    Ref<WebhookEndpoint> createWebhookEndpoint(WebhookEndpointFields fields, std::string apiVersion = {});
    void updateWebhookEndpoint(Ref<WebhookEndpoint> endpoint, WebhookEndpointFields fields);
    void deleteWebhookEndpoint(Ref<WebhookEndpoint> endpoint);

    // Pages to pay on (checkout.cpp). A declined payment leaves the page open.
    Ref<CheckoutSession> createCheckout(const NewCheckout& wanted);
    void expireCheckout(Ref<CheckoutSession> session);
    /// What the payer does on the page; its payment begins with the first try.
    void payCheckout(Ref<CheckoutSession> session, Payer payer);
    Ref<PaymentLink> createPaymentLink(const NewPaymentLink& wanted);
    void updatePaymentLink(Ref<PaymentLink> link, PaymentLinkChange change);
    /// Somebody follows the link: a page of their own. Refuses where the link is off.
    Ref<CheckoutSession> openLink(Ref<PaymentLink> link);

    // Radar's lists (radar.cpp). Default ones refuse to be changed or deleted.
    Ref<ValueList> createValueList(ValueListFields fields, ValueKind kind);
    void updateValueList(Ref<ValueList> list, ValueListFields fields);
    void deleteValueList(Ref<ValueList> list);
    /// Refuses a value that is not of the list's kind, or that is there already.
    Ref<ValueListItem> addToList(Ref<ValueList> list, std::string value);
    void takeFromList(Ref<ValueListItem> item);

    /// The refusal (402) that a route answers with when this payment did not go through.
    Refusal declineOf(Ref<PaymentIntent> intent) const;
    /// Which method an invoice of this subscription (may be empty) or customer would be charged to; may be
    /// empty.
    Ref<PaymentMethod> defaultMethod(Ref<Customer> customer, Ref<Subscription> subscription = {}) const;

    AccountState& state() { return m_state; }
    const AccountState& state() const { return m_state; }

private:
    // Events (events.cpp). A change is told with what it changed.
    /// Events happen in the account's own time, whatever a test clock says.
    Stamp eventTime() const { return m_state.ownNow == 0 ? m_state.now : m_state.ownNow; }
    bool wantsEvents() const { return eventTime() >= m_state.eventsSince; }
    template<class T> std::string draw(Ref<T> ref) const;
    template<class T> void emit(std::string_view type, Ref<T> ref);
    template<class T> void emitUpdated(std::string_view type, Ref<T> ref, const std::string& before);
    void record(std::string_view type, std::string object, std::string previous = {});
    /// Puts an event into the list and on its way to the endpoints that want it, each in its own version.
    void publish(const Event& pinned);
    template<class T, class Mutate> void change(std::string_view type, Ref<T> ref, T& row, Mutate&& mutate);

    void schedule(DueKind kind, std::uint32_t row, Stamp& due, Stamp at);
    void meet(const Due& due);
    void meetUntil(Stamp now);
    Stamp furthest(Ref<TestClock> clock) const;

    // Subscriptions.
    const PriceFields& priceOf(const NewSubscriptionItem& item) const;
    void requireItems(const NewSubscription& wanted) const;
    void requireDiscounts(const NewSubscription& wanted) const;
    void requirePayable(const NewSubscription& wanted) const;
    void addItem(Ref<Subscription> subscription, const NewSubscriptionItem& wanted, Stamp start);
    void reschedule(Ref<Subscription> subscription);
    void meetSubscription(Ref<Subscription> subscription);
    void renew(Ref<Subscription> subscription);
    void expire(Ref<Subscription> subscription);
    bool endTrial(Ref<Subscription> subscription);
    void setStatus(Ref<Subscription> subscription, SubscriptionStatus status);
    void pause(Ref<Subscription> subscription, bool isRequested);
    void meetPaused(Ref<Subscription> subscription);
    void goOn(Ref<Subscription> subscription, SubscriptionStatus status);
    void endResumption(Ref<Invoice> invoice, SubscriptionStatus status);
    void endSubscription(Ref<Subscription> subscription, const std::string& reason);
    void firstInvoice(Ref<Subscription> subscription, bool prorateStub, PaymentBehavior behavior);
    Stamp boundOf(const Subscription& subscription, PeriodBound bound) const;
    bool startsOver(const Subscription& subscription, const SubscriptionChange& change) const;
    Stamp beginOf(const Subscription& subscription, const Price& price, Stamp at) const;
    void applyItem(Ref<Subscription> subscription, const ItemChange& change, Stamp at, bool prorates);
    void applyTrial(Ref<Subscription> subscription, Stamp end, Stamp at, bool prorates);
    void fitPeriods(Ref<Subscription> subscription, bool prorates);
    void startOver(Ref<Subscription> subscription);
    void billPeriods(Ref<Subscription> subscription);
    void invoiceChange(Ref<Subscription> subscription);
    void collectNow(Ref<Subscription> subscription, Ref<Invoice> invoice);

    // Prorations (prorations.cpp).
    Stamp endOfPeriod(const SubscriptionItem& item) const;
    std::int64_t costFrom(const SubscriptionItem& item, Stamp from) const;
    std::int64_t discountedCost(const SubscriptionItem& item, std::int64_t cost) const;
    void credit(Ref<SubscriptionItem> item, Stamp at);
    void debit(Ref<SubscriptionItem> item, Stamp at);
    Ref<InvoiceItem> addProration(Ref<SubscriptionItem> item, std::int64_t amount, Stamp at, Stamp end);
    bool isLive(const Subscription& subscription) const;

    // Discounts.
    void requireFreeCode(const std::string& wanted, Ref<PromotionCode> claimant) const;
    struct Order { ///< what a promotion code looks at
        Ref<Customer> customer;
        Currency currency;
        std::int64_t amount = 0;
    };
    void requireRedeemable(const DiscountWishes& wishes, const Order& order) const;
    Order orderOf(const NewSubscription& wanted) const;
    Order orderOf(const Subscription& subscription) const;
    Order orderOf(const Invoice& invoice) const;
    /// `target` says whose it is.
    Ref<Discount> redeem(const DiscountWish& wish, const Discount& target);
    void replaceDiscounts(std::vector<Ref<Discount>>& discounts, const DiscountWishes& wishes,
                          const Discount& target);
    void dropDiscount(Ref<Discount> discount);
    bool runs(Ref<Discount> discount) const;
    std::vector<Ref<Discount>> running(const std::vector<Ref<Discount>>& discounts) const;
    std::vector<Ref<Discount>> inherited(Ref<Customer> customer, Ref<Subscription> subscription) const;
    void dropEnded(Ref<Subscription> subscription);
    void spendSingleUses(Ref<Invoice> invoice);

    // Invoices.
    Ref<Invoice> draft(Ref<Customer> customer, Ref<Subscription> subscription, BillingReason reason,
                       Currency currency);
    void addItemLine(Ref<Invoice> invoice, Ref<SubscriptionItem> item, bool charged);
    void takeItem(Ref<Invoice> invoice, Ref<InvoiceItem> item);
    void takePending(Ref<Invoice> invoice);
    void reckon(Ref<Invoice> invoice);
    void announceDraft(Ref<Invoice> invoice);
    void applyBalance(Ref<Invoice> invoice);
    void requestPayment(Ref<Invoice> invoice);
    void attemptInvoice(Ref<Invoice> invoice, Ref<PaymentMethod> method, bool automatic);
    void waitForDebit(Ref<Invoice> invoice);
    void paymentArrived(Ref<Invoice> invoice);
    void markPaid(Ref<Invoice> invoice, bool withPayment);
    void markFailed(Ref<Invoice> invoice, bool automatic);
    void giveUp(Ref<Invoice> invoice);
    void meetInvoice(Ref<Invoice> invoice);
    std::int64_t minimumCharge(Currency currency) const;

    // Money.
    void requireUsable(Ref<PaymentMethod> method, Ref<Customer> payer) const;
    void requireOwnMethod(Ref<PaymentMethod> method, Ref<Customer> customer) const;
    Ref<PaymentMethod> methodFor(Ref<Invoice> invoice, Ref<PaymentMethod> asked) const;
    void endPayment(Ref<PaymentIntent> intent, std::string reason);
    void requirePaid(Ref<Subscription> subscription, SubscriptionChange change) const;
    Ref<PaymentIntent> newIntent(std::int64_t amount, Currency currency, Ref<Customer> customer);
    void requireNoPaymentUnderWay(Ref<Invoice> invoice) const;
    Ref<Charge> newCharge(Ref<PaymentIntent> intent);
    void attempt(Ref<PaymentIntent> intent, bool isAuthenticated = false);
    Currency requireSale(const std::vector<NewSaleLine>& lines) const;
    std::vector<SaleLine> makeLines(const std::vector<NewSaleLine>& wanted);
    Ref<CheckoutSession> openSession(CheckoutSession row);
    void followPayment(Ref<PaymentIntent> intent);
    void requireFreeAlias(const std::string& alias, Ref<ValueList> claimant) const;
    bool isBlocked(Ref<Charge> charge) const;
    std::string emailOf(Ref<Charge> charge) const;
    void blockPayer(Ref<Charge> charge);
    void block(Ref<Charge> charge);
    void decide(Ref<Charge> charge, bool pays);
    void meetCharge(Ref<Charge> charge);
    void meetRefund(Ref<Refund> refund);
    void takeBack(Ref<Refund> refund, RefundStatus status, std::string why);
    Ref<BalanceTransaction> settle(Ref<Charge> charge);
    Ref<BalanceTransaction> book(BalanceTransaction transaction);
    std::int64_t settled(Ref<Charge> charge, std::int64_t before, std::int64_t amount) const;

    AccountState& m_state;
    std::string m_requestId;
    std::string m_idempotencyKey;
};

} // namespace regulars::sandbox
