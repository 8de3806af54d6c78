// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sandbox/model/state.h"
#include "core/sandbox/render/expand.h"
#include "core/sandbox/render/jsonwriter.h"

#include <span>

namespace regulars::sandbox {

/// Draws rows as Stripe's objects at the pinned version (contract.md 2) into a JsonWriter. Reads only.
/// `now` is the moment of the picture: it decides what is available or expired by then.
class Renderer {
public:
    Renderer(const AccountState& state, JsonWriter& out, Stamp now) : m_state(state), m_out(out), m_now(now)
    {
    }

    void account();
    void object(Ref<Customer> ref, const Expand& expand);
    void object(Ref<CustomerBalanceTransaction> ref, const Expand& expand);
    void object(Ref<TaxId> ref, const Expand& expand);
    void object(Ref<PaymentMethod> ref, const Expand& expand);
    void object(Ref<Product> ref, const Expand& expand);
    void object(Ref<Price> ref, const Expand& expand);
    void object(Ref<Coupon> ref, const Expand& expand);
    void object(Ref<PromotionCode> ref, const Expand& expand);
    void object(Ref<Discount> ref, const Expand& expand);
    void object(Ref<Subscription> ref, const Expand& expand);
    void object(Ref<SubscriptionItem> ref, const Expand& expand);
    void object(Ref<Invoice> ref, const Expand& expand);
    void object(Ref<InvoicePayment> ref, const Expand& expand);
    void object(Ref<InvoiceItem> ref, const Expand& expand);
    void object(Ref<Charge> ref, const Expand& expand);
    void object(Ref<PaymentIntent> ref, const Expand& expand);
    void object(Ref<Refund> ref, const Expand& expand);
    void object(Ref<Dispute> ref, const Expand& expand);
    void object(Ref<BalanceTransaction> ref, const Expand& expand);
    void object(Ref<TestClock> ref, const Expand& expand);
    void object(Ref<CheckoutSession> ref, const Expand& expand);
    void object(Ref<PaymentLink> ref, const Expand& expand);
    void object(Ref<ValueList> ref, const Expand& expand);
    void object(Ref<ValueListItem> ref, const Expand& expand);
    void object(Ref<WebhookEndpoint> ref, const Expand& expand);
    /// The secret is shown at creation only (contract.md 21).
    void webhookEndpoint(Ref<WebhookEndpoint> ref, bool withSecret);
    void event(const Event& event);
    void line(const Invoice& invoice, const InvoiceLine& line, const Expand& expand);
    /// The member `plan`: what a price was called before there were prices.
    void plan(const Price& price);

    JsonWriter& out() { return m_out; }

private:
    /// The member `name`: null, the id, or the object where it is to be expanded.
    template<class T> void link(std::string_view name, Ref<T> ref, const Expand& expand)
    {
        m_out.key(name);
        if (!ref) return m_out.null();
        if (const Expand* inner = expand.find(name)) return object(ref, *inner);
        m_out.text(row(ref).id);
    }
    /// A list inside an object: the first ten (contract.md 31), in the order given.
    template<class T>
    void list(std::string_view name, const std::vector<Ref<T>>& refs, const std::string& url,
              const Expand& expand)
    {
        const Expand* inner = expand.find(name);
        beginList(name, url, refs.size());
        for (std::size_t i = 0; i < refs.size() && i < nestedLimit; ++i)
            object(refs[i], inner ? inner->elements() : Expand::nothing());
        endList();
    }
    void beginList(std::string_view name, const std::string& url, std::size_t size);
    void endList();
    void head(const std::string& id, std::string_view object);
    void address(std::string_view name, const Address& address, bool nullWhenEmpty);
    void shipping(std::string_view name, const std::optional<Shipping>& shipping);
    void billing(const BillingDetails& billing);
    void invoiceSettings(const Customer& customer, const Expand& expand);
    std::vector<Ref<TaxId>> taxIdsOf(Ref<Customer> customer) const; ///< newest first
    void pricing(Ref<Price> price, std::int64_t amount, std::int64_t quantity, const Expand& expand);
    bool isValid(const Coupon& coupon) const;
    void discounts(const std::vector<Ref<Discount>>& discounts, const Expand& expand);
    void discountAmounts(std::string_view name, const std::vector<DiscountAmount>& amounts,
                         const Expand& expand);
    void methodDetails(const MethodDetails& details);
    void saleLine(const SaleLine& line, const Expand& expand);
    void saleLines(const std::vector<SaleLine>& lines, const std::string& url, const Expand& expand);
    void payerDetails(const CheckoutSession& session);
    void afterCompletion(const PaymentLink& link);
    void outcome(const Charge& charge);
    void evidence(const Dispute& dispute);
    void refundAction(const Refund& refund);
    void nextAction(const PaymentIntent& intent);
    void paymentError(const PaymentIntent& intent);
    void invoiceAmounts(const Invoice& invoice, const Expand& expand);
    void invoiceCustomer(const Invoice& invoice);
    void invoiceParent(const Invoice& invoice, const Expand& expand);
    void lineParent(const InvoiceLine& line);
    void creditedItems(Ref<Invoice> invoice, const std::vector<std::string>& lines, bool ofItem = false);

    const auto& row(Ref<Customer> ref) const { return m_state.customers[ref]; }
    const auto& row(Ref<PaymentMethod> ref) const { return m_state.methods[ref]; }
    const auto& row(Ref<TestClock> ref) const { return m_state.testClocks[ref]; }
    const auto& row(Ref<Product> ref) const { return m_state.products[ref]; }
    const auto& row(Ref<Price> ref) const { return m_state.prices[ref]; }
    const auto& row(Ref<Coupon> ref) const { return m_state.coupons[ref]; }
    const auto& row(Ref<PromotionCode> ref) const { return m_state.promotionCodes[ref]; }
    const auto& row(Ref<Discount> ref) const { return m_state.discounts[ref]; }
    const auto& row(Ref<Subscription> ref) const { return m_state.subscriptions[ref]; }
    const auto& row(Ref<Invoice> ref) const { return m_state.invoices[ref]; }
    const auto& row(Ref<Charge> ref) const { return m_state.charges[ref]; }
    const auto& row(Ref<PaymentIntent> ref) const { return m_state.intents[ref]; }
    const auto& row(Ref<PaymentLink> ref) const { return m_state.paymentLinks[ref]; }
    const auto& row(Ref<BalanceTransaction> ref) const { return m_state.transactions[ref]; }

    static constexpr std::size_t nestedLimit = 10;
    const AccountState& m_state;
    JsonWriter& m_out;
    Stamp m_now;
};

/// The moment until which a cancel at the period's end lets the subscription live: the end of its last item.
Stamp periodEnd(const AccountState& state, const Subscription& subscription);
/// What a dispute can be answered with.
std::span<const std::string_view> evidenceNames();
/// "refund" or "dispute" or charge: the id that the transaction's `source` shows.
const std::string& sourceId(const AccountState& state, const BalanceTransaction& transaction);

/// Stripe's word for a value.
std::string_view wireName(SubscriptionStatus status);
std::string_view wireName(InvoiceStatus status);
std::string_view wireName(InvoicePaymentStatus status);
std::string_view wireName(BalanceTransactionKind kind);
std::string_view wireName(MethodKind kind);
std::string_view wireName(Interval interval);

} // namespace regulars::sandbox
