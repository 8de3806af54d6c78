// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/store/customerrepository.h"
#include "core/words/words.h"
#include "ui/kit/theme.h"

#include <QtCore/QCoreApplication>

namespace regulars::customers {

/// The columns of the customers table, in their first order. The numbers are kept in people's settings (through
/// the header's state): new columns go before Profile only together with a new settings key.
enum class CustomerColumn { Name, Email, Status, LifetimeValue, LastPayment, NextPayment, CreditBalance, Since, Profile };

/// What a column of the customers table is called, sorts by and says. Pure, so that table, screen reader and
/// copying all say the same.
class CustomerColumns {
    Q_DECLARE_TR_FUNCTIONS(CustomerColumns)

public:
    static constexpr int count = 9;
    static CustomerColumn at(int column) { return static_cast<CustomerColumn>(column); }
    static int indexOf(CustomerColumn column) { return static_cast<int>(column); }
    static QString title(CustomerColumn column);
    /// What the column sorts by; nothing for the buttons.
    static std::optional<store::CustomerSort> sort(CustomerColumn column);
    /// Money and newest dates are wanted from the top down on the first click, names from A.
    static bool descendsFirst(CustomerColumn column);
    static bool isMoney(CustomerColumn column);
    static QString text(const store::CustomerRow& row, CustomerColumn column, const words::Style& style);
    /// Width in device-independent pixels before anybody changed it.
    static int width(CustomerColumn column);
};

/// The tone of a customer's status: what is blocked or past due warns.
kit::Tone statusTone(const store::CustomerRow& row);
/// The name to call a customer by: name, else email, else id. Never empty.
QString displayName(const store::CustomerRow& row);

} // namespace regulars::customers
