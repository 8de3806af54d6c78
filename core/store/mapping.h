// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/domain/customer.h"
#include "core/domain/event.h"
#include "core/domain/invoice.h"
#include "core/domain/payment.h"
#include "core/domain/paymentmethod.h"
#include "core/domain/product.h"
#include "core/domain/subscription.h"

#include <concepts>

/// Which column holds which member, once for reading and writing: eachColumn(visitor, value) calls
/// visitor(column, member) in the order of the columns. Columns that only lists and sums use (derived ones) are
/// not here; they are set by put() and figures.cpp. Used through records.h.
namespace regulars::store {

using namespace Qt::StringLiterals;

template<class T, class Wanted>
concept Like = std::same_as<std::remove_const_t<T>, Wanted>;

/// The table of a mirrored value, and the column that names whose it is (empty for none).
template<class T>
struct Table;
template<>
struct Table<Customer> { static constexpr auto name = "customers"_L1, owner = ""_L1; };
template<>
struct Table<PaymentMethod> { static constexpr auto name = "payment_methods"_L1, owner = "customer"_L1; };
template<>
struct Table<Product> { static constexpr auto name = "products"_L1, owner = ""_L1; };
template<>
struct Table<Price> { static constexpr auto name = "prices"_L1, owner = ""_L1; };
template<>
struct Table<Coupon> { static constexpr auto name = "coupons"_L1, owner = ""_L1; };
template<>
struct Table<Subscription> { static constexpr auto name = "subscriptions"_L1, owner = "customer"_L1; };
template<>
struct Table<Invoice> { static constexpr auto name = "invoices"_L1, owner = "customer"_L1; };
template<>
struct Table<Payment> { static constexpr auto name = "payments"_L1, owner = "customer"_L1; };
template<>
struct Table<Refund> { static constexpr auto name = "refunds"_L1, owner = "payment"_L1; };
template<>
struct Table<Dispute> { static constexpr auto name = "disputes"_L1, owner = "payment"_L1; };
template<>
struct Table<BalanceTransaction> {
    static constexpr auto name = "balance_transactions"_L1, owner = ""_L1;
};

/// Parts that are kept in rows of their own: their table and the column that points to the whole.
template<>
struct Table<SubscriptionItem> { static constexpr auto name = "subscription_items"_L1, owner = "subscription"_L1; };
template<>
struct Table<InvoiceLine> { static constexpr auto name = "invoice_lines"_L1, owner = "invoice"_L1; };
template<>
struct Table<InvoicePayment> { static constexpr auto name = "invoice_payments"_L1, owner = "invoice"_L1; };

template<class V, Like<Customer> T>
void eachColumn(V& v, T& x)
{
    v("id"_L1, x.id);
    v("name"_L1, x.name);
    v("email"_L1, x.email);
    v("phone"_L1, x.phone);
    v("description"_L1, x.description);
    v("business_name"_L1, x.businessName);
    v("individual_name"_L1, x.individualName);
    v("address_line1"_L1, x.address.line1);
    v("address_line2"_L1, x.address.line2);
    v("address_city"_L1, x.address.city);
    v("address_state"_L1, x.address.state);
    v("address_postal_code"_L1, x.address.postalCode);
    v("address_country"_L1, x.address.country);
    v("shipping_line1"_L1, x.shippingAddress.line1);
    v("shipping_line2"_L1, x.shippingAddress.line2);
    v("shipping_city"_L1, x.shippingAddress.city);
    v("shipping_state"_L1, x.shippingAddress.state);
    v("shipping_postal_code"_L1, x.shippingAddress.postalCode);
    v("shipping_country"_L1, x.shippingAddress.country);
    v("shipping_name"_L1, x.shippingName);
    v("shipping_phone"_L1, x.shippingPhone);
    v("currency"_L1, x.currency);
    v("balance"_L1, x.balance);
    v("delinquent"_L1, x.delinquent);
    v("default_payment_method"_L1, x.defaultPaymentMethod);
    v("created"_L1, x.created);
}

template<class V, Like<PaymentMethodDetails> T>
void eachColumn(V& v, T& x)
{
    v("method_type"_L1, x.type);
    v("method_brand"_L1, x.brand);
    v("method_last4"_L1, x.last4);
    v("method_fingerprint"_L1, x.fingerprint);
    v("method_country"_L1, x.country);
    v("method_funding"_L1, x.funding);
    v("method_bank_name"_L1, x.bankName);
    v("method_email"_L1, x.email);
    v("method_wallet"_L1, x.wallet);
    v("method_exp_month"_L1, x.expMonth);
    v("method_exp_year"_L1, x.expYear);
}

template<class V, Like<PaymentMethod> T>
void eachColumn(V& v, T& x)
{
    v("id"_L1, x.id);
    v("customer"_L1, x.customer);
    eachColumn(v, x.details);
    v("billing_name"_L1, x.billingName);
    v("billing_email"_L1, x.billingEmail);
    v("billing_phone"_L1, x.billingPhone);
    v("created"_L1, x.created);
}

template<class V, Like<Product> T>
void eachColumn(V& v, T& x)
{
    v("id"_L1, x.id);
    v("name"_L1, x.name);
    v("description"_L1, x.description);
    v("active"_L1, x.active);
    v("default_price"_L1, x.defaultPrice);
    v("created"_L1, x.created);
}

template<class V, Like<Price> T>
void eachColumn(V& v, T& x)
{
    v("id"_L1, x.id);
    v("product"_L1, x.product);
    v("currency"_L1, x.currency);
    v("unit_amount"_L1, x.unitAmount);
    v("unit_amount_decimal"_L1, x.unitAmountDecimal);
    v("recurring_interval"_L1, x.recurrence.interval);
    v("recurring_count"_L1, x.recurrence.count);
    v("nickname"_L1, x.nickname);
    v("lookup_key"_L1, x.lookupKey);
    v("billing_scheme"_L1, x.billingScheme);
    v("active"_L1, x.active);
    v("created"_L1, x.created);
}

template<class V, Like<Coupon> T>
void eachColumn(V& v, T& x)
{
    v("id"_L1, x.id);
    v("name"_L1, x.name);
    v("duration"_L1, x.duration);
    v("duration_in_months"_L1, x.durationInMonths);
    v("percent_off"_L1, x.percentOff);
    // Money is changed as a whole only.
    qint64 amountOff = x.amountOff.minor();
    Currency amountOffCurrency = x.amountOff.currency();
    v("amount_off"_L1, amountOff);
    v("amount_off_currency"_L1, amountOffCurrency);
    if constexpr (!std::is_const_v<T>) x.amountOff = Money(amountOff, amountOffCurrency);
    v("valid"_L1, x.valid);
    v("created"_L1, x.created);
}

template<class V, Like<Subscription> T>
void eachColumn(V& v, T& x)
{
    v("id"_L1, x.id);
    v("customer"_L1, x.customer);
    v("status"_L1, x.status);
    v("currency"_L1, x.currency);
    v("collection_method"_L1, x.collectionMethod);
    v("billing_mode"_L1, x.billingMode);
    v("created"_L1, x.created);
    v("start_date"_L1, x.startDate);
    v("cancel_at"_L1, x.cancelAt);
    v("canceled_at"_L1, x.canceledAt);
    v("ended_at"_L1, x.endedAt);
    v("trial_start"_L1, x.trialStart);
    v("trial_end"_L1, x.trialEnd);
    v("cancel_at_period_end"_L1, x.cancelAtPeriodEnd);
    v("pause_collection"_L1, x.pauseCollection);
    v("cancellation_reason"_L1, x.cancellationReason);
    v("default_payment_method"_L1, x.defaultPaymentMethod);
    v("latest_invoice"_L1, x.latestInvoice);
    v("schedule"_L1, x.schedule);
}

template<class V, Like<SubscriptionItem> T>
void eachColumn(V& v, T& x)
{
    v("id"_L1, x.id);
    v("price"_L1, x.price);
    v("product"_L1, x.product);
    v("quantity"_L1, x.quantity);
    v("period_start"_L1, x.periodStart);
    v("period_end"_L1, x.periodEnd);
    std::optional<qint64> unitAmount;
    if (x.unitAmount) unitAmount = x.unitAmount->minor();
    Currency unitCurrency = x.unitAmount ? x.unitAmount->currency() : Currency();
    v("unit_amount"_L1, unitAmount);
    v("currency"_L1, unitCurrency);
    if constexpr (!std::is_const_v<T>) {
        x.unitAmount.reset();
        if (unitAmount) x.unitAmount = Money(*unitAmount, unitCurrency);
    }
    v("recurring_interval"_L1, x.cycle.interval);
    v("recurring_count"_L1, x.cycle.count);
}

template<class V, Like<Invoice> T>
void eachColumn(V& v, T& x)
{
    v("id"_L1, x.id);
    v("customer"_L1, x.customer);
    v("subscription"_L1, x.subscription);
    v("number"_L1, x.number);
    v("status"_L1, x.status);
    v("billing_reason"_L1, x.billingReason);
    v("collection_method"_L1, x.collectionMethod);
    v("currency"_L1, x.currency);
    v("total"_L1, x.total);
    v("amount_due"_L1, x.amountDue);
    v("amount_paid"_L1, x.amountPaid);
    v("amount_remaining"_L1, x.amountRemaining);
    v("starting_balance"_L1, x.startingBalance);
    v("ending_balance"_L1, x.endingBalance);
    v("attempt_count"_L1, x.attemptCount);
    v("created"_L1, x.created);
    v("due_date"_L1, x.dueDate);
    v("next_payment_attempt"_L1, x.nextPaymentAttempt);
    v("finalized_at"_L1, x.finalizedAt);
    v("paid_at"_L1, x.paidAt);
    v("voided_at"_L1, x.voidedAt);
    v("hosted_url"_L1, x.hostedUrl);
    v("pdf_url"_L1, x.pdfUrl);
}

template<class V, Like<InvoiceLine> T>
void eachColumn(V& v, T& x)
{
    v("id"_L1, x.id);
    v("description"_L1, x.description);
    v("amount"_L1, x.amount);
    v("quantity"_L1, x.quantity);
    v("price"_L1, x.price);
    v("product"_L1, x.product);
    v("subscription"_L1, x.subscription);
    v("proration"_L1, x.proration);
    v("period_start"_L1, x.periodStart);
    v("period_end"_L1, x.periodEnd);
}

template<class V, Like<InvoicePayment> T>
void eachColumn(V& v, T& x)
{
    v("id"_L1, x.id);
    v("status"_L1, x.status);
    v("type"_L1, x.type);
    v("payment_intent"_L1, x.paymentIntent);
    v("charge"_L1, x.charge);
    v("amount_paid"_L1, x.amountPaid);
}

template<class V, Like<Payment> T>
void eachColumn(V& v, T& x)
{
    v("id"_L1, x.id);
    v("customer"_L1, x.customer);
    v("payment_intent"_L1, x.paymentIntent);
    v("payment_method"_L1, x.paymentMethod);
    v("currency"_L1, x.currency);
    v("amount"_L1, x.amount);
    v("amount_captured"_L1, x.amountCaptured);
    v("amount_refunded"_L1, x.amountRefunded);
    v("status"_L1, x.status);
    v("captured"_L1, x.captured);
    v("refunded"_L1, x.refunded);
    v("disputed"_L1, x.disputed);
    v("created"_L1, x.created);
    v("balance_transaction"_L1, x.balanceTransaction);
    eachColumn(v, x.method);
    v("description"_L1, x.description);
    v("statement_text"_L1, x.statementText);
    v("billing_name"_L1, x.billingName);
    v("billing_email"_L1, x.billingEmail);
    v("billing_phone"_L1, x.billingPhone);
    v("failure_code"_L1, x.failureCode);
    v("failure_message"_L1, x.failureMessage);
    v("outcome_type"_L1, x.outcomeType);
    v("outcome_reason"_L1, x.outcomeReason);
    v("risk_level"_L1, x.riskLevel);
    v("seller_message"_L1, x.sellerMessage);
    v("risk_score"_L1, x.riskScore);
    v("receipt_url"_L1, x.receiptUrl);
    v("receipt_email"_L1, x.receiptEmail);
    v("repayment_mark"_L1, x.repaymentMark);
}

template<class V, Like<Refund> T>
void eachColumn(V& v, T& x)
{
    v("id"_L1, x.id);
    v("payment"_L1, x.payment);
    v("currency"_L1, x.currency);
    v("amount"_L1, x.amount);
    v("status"_L1, x.status);
    v("reason"_L1, x.reason);
    v("failure_reason"_L1, x.failureReason);
    v("balance_transaction"_L1, x.balanceTransaction);
    v("created"_L1, x.created);
}

template<class V, Like<Dispute> T>
void eachColumn(V& v, T& x)
{
    v("id"_L1, x.id);
    v("payment"_L1, x.payment);
    v("currency"_L1, x.currency);
    v("amount"_L1, x.amount);
    v("status"_L1, x.status);
    v("reason"_L1, x.reason);
    v("due_by"_L1, x.dueBy);
    v("created"_L1, x.created);
}

template<class V, Like<BalanceTransaction> T>
void eachColumn(V& v, T& x)
{
    v("id"_L1, x.id);
    v("currency"_L1, x.currency);
    v("amount"_L1, x.amount);
    v("fee"_L1, x.fee);
    v("net"_L1, x.net);
    v("type"_L1, x.type);
    v("source"_L1, x.source);
    v("created"_L1, x.created);
}

} // namespace regulars::store
