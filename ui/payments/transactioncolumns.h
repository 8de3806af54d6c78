// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/store/paymentrepository.h"
#include "core/words/words.h"

#include <QtCore/QCoreApplication>

namespace regulars::payments {

/// The columns of the transactions table, in their first order. The numbers are kept in people's settings.
enum class TransactionColumn { Date, Customer, Email, Product, Method, Amount, Refunded, Status, Details, Refund };

/// What a column of the transactions table is called, sorts by and says. Pure.
class TransactionColumns {
    Q_DECLARE_TR_FUNCTIONS(TransactionColumns)

public:
    static constexpr int count = 10;
    static TransactionColumn at(int column) { return static_cast<TransactionColumn>(column); }
    static int indexOf(TransactionColumn column) { return static_cast<int>(column); }
    static QString title(TransactionColumn column);
    /// What the column sorts by; nothing for those that have no order.
    static std::optional<store::PaymentSort> sort(TransactionColumn column);
    static bool isMoney(TransactionColumn column);
    static QString text(const store::PaymentRow& row, TransactionColumn column, const words::Style& style);
    /// Under the date: the time of day in the studio's zone.
    static QString time(const store::PaymentRow& row, const words::Style& style);
    /// Under the name: that it is a guest, or that the customer was deleted. Empty for everybody else.
    static QString remark(const store::PaymentRow& row);
    /// Width in device-independent pixels before anybody changed it.
    static int width(TransactionColumn column);
};

/// Whose profile the email leads to: the customer, or for a guest the one who has the same email. Empty: nobody's.
CustomerId profileBehind(const store::PaymentRow& row);

} // namespace regulars::payments
