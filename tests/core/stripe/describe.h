// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/domain/account.h"
#include "core/domain/customer.h"
#include "core/domain/event.h"
#include "core/domain/invoice.h"
#include "core/domain/payment.h"
#include "core/domain/product.h"
#include "core/domain/subscription.h"

namespace regulars::tests {

// Domain values as text for golden files, a field a line: everything that a value holds, so that a field
// which is decoded differently shows in the diff. Empty fields are left out.

QString describe(const Account& account);
QString describe(const Customer& customer);
QString describe(const PaymentMethod& method);
QString describe(const Product& product);
QString describe(const Price& price);
QString describe(const Coupon& coupon);
QString describe(const Subscription& subscription);
QString describe(const SubscriptionItem& item);
QString describe(const Invoice& invoice);
QString describe(const InvoiceLine& line);
QString describe(const InvoicePayment& payment);
QString describe(const Payment& payment);
QString describe(const Refund& refund);
QString describe(const Dispute& dispute);
QString describe(const BalanceTransaction& transaction);
QString describe(const Event& event);

} // namespace regulars::tests
