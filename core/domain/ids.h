// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/id.h"

namespace regulars {

using AccountId = Id<struct AccountTag>;
using CustomerId = Id<struct CustomerTag>;
using PaymentMethodId = Id<struct PaymentMethodTag>;
using ProductId = Id<struct ProductTag>;
using PriceId = Id<struct PriceTag>;
using CouponId = Id<struct CouponTag>;
using SubscriptionId = Id<struct SubscriptionTag>;
using SubscriptionItemId = Id<struct SubscriptionItemTag>;
using InvoiceId = Id<struct InvoiceTag>;
using PaymentId = Id<struct PaymentTag>; ///< a charge: ch_… or py_…
using PaymentIntentId = Id<struct PaymentIntentTag>;
using RefundId = Id<struct RefundTag>;
using PaymentLinkId = Id<struct PaymentLinkTag>;
using DisputeId = Id<struct DisputeTag>;
using BalanceTransactionId = Id<struct BalanceTransactionTag>;
using BalanceEntryId = Id<struct BalanceEntryTag>; ///< a customer_balance_transaction: cbtxn_…
using EventId = Id<struct EventTag>;

} // namespace regulars
