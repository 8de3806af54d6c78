// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtCore/QLatin1StringView>
#include <array>

namespace regulars::store {

using namespace Qt::StringLiterals;

/// What is filled from Stripe and may be emptied at any time; every other table is one of ours. Parts stand
/// before what they belong to.
inline constexpr std::array mirrorTables{"customer_search"_L1,
                                         "customer_values"_L1,
                                         "customers"_L1,
                                         "payment_methods"_L1,
                                         "products"_L1,
                                         "prices"_L1,
                                         "coupons"_L1,
                                         "subscription_items"_L1,
                                         "subscriptions"_L1,
                                         "invoice_lines"_L1,
                                         "invoice_payments"_L1,
                                         "invoices"_L1,
                                         "payments"_L1,
                                         "refunds"_L1,
                                         "dispute_movements"_L1,
                                         "disputes"_L1,
                                         "balance_transactions"_L1,
                                         "payment_links"_L1,
                                         "tombstones"_L1};

} // namespace regulars::store
