// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
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
#include "core/stripe/fields.h"

namespace regulars::stripe {

// Stripe's objects at the pinned version as domain values. Pure. Optional fields that are absent, null or of
// another type stay empty; unknown fields and values never hurt; the shapes that contract.md 2 forbids are
// never read. An answer that is of another object type or has no id is an error: Server "unreadable_answer".
// Nested lists give what the answer holds; whether there is more, the answer's own has_more tells.

Result<Account> decodeAccount(const Json& object);
Result<Customer> decodeCustomer(const Json& object);
Result<PaymentMethod> decodePaymentMethod(const Json& object);
Result<Product> decodeProduct(const Json& object);
Result<Price> decodePrice(const Json& object);
Result<Coupon> decodeCoupon(const Json& object);
Result<Subscription> decodeSubscription(const Json& object);
Result<SubscriptionItem> decodeSubscriptionItem(const Json& object);
Result<Invoice> decodeInvoice(const Json& object);
Result<InvoicePreview> decodeInvoicePreview(const Json& object);
Result<InvoiceLine> decodeInvoiceLine(const Json& object);
Result<InvoicePayment> decodeInvoicePayment(const Json& object);
Result<Payment> decodePayment(const Json& object);
Result<Refund> decodeRefund(const Json& object);
Result<Dispute> decodeDispute(const Json& object);
Result<BalanceTransaction> decodeBalanceTransaction(const Json& object);
/// Without the payment intent, which only its sessions have.
Result<PaymentLink> decodePaymentLink(const Json& object);
Result<BalanceEntry> decodeBalanceEntry(const Json& object);
/// Any version's payload: the object inside is taken for a hint only (contract.md 20).
Result<Event> decodeEvent(const Json& object);

/// Whether the object is the stub that is left of a deleted one.
bool isDeleted(const Json& object);

/// The fields of an object of that type with an id; Server "unreadable_answer" for anything else.
Result<Fields> objectOf(const Json& object, QLatin1String type);
/// What a way to pay shows: of a saved method and of `payment_method_details` alike.
PaymentMethodDetails decodeMethodDetails(const Fields& method);

} // namespace regulars::stripe
