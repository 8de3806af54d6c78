// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/store/subscriptionlist.h"
#include "core/words/words.h"

#include <QtCore/QCoreApplication>

namespace regulars::subscriptions {

/// The columns of the subscriptions table, in their first order. The numbers are kept in people's settings.
enum class SubscriptionColumn { Customer, Product, Price, Monthly, Status, Started, NextPayment, Ends, Details };

/// What a column of the subscriptions table is called, sorts by and says. Pure.
class SubscriptionColumns {
    Q_DECLARE_TR_FUNCTIONS(SubscriptionColumns)

public:
    static constexpr int count = 9;
    static SubscriptionColumn at(int column) { return static_cast<SubscriptionColumn>(column); }
    static int indexOf(SubscriptionColumn column) { return static_cast<int>(column); }
    static QString title(SubscriptionColumn column);
    /// What the column sorts by; nothing for those that have no order.
    static std::optional<store::SubscriptionSort> sort(SubscriptionColumn column);
    static QString text(const store::SubscriptionRow& row, SubscriptionColumn column, const words::Style& style);
    /// Width in device-independent pixels before anybody changed it.
    static int width(SubscriptionColumn column);
};

} // namespace regulars::subscriptions
