// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/domain/ids.h"
#include "core/domain/money.h"

namespace regulars {

/// A line of the ledger behind a customer's balance: Stripe's customer balance transaction (contract.md 5).
/// Never changes but for its description.
struct BalanceEntry {
    BalanceEntryId id;
    Currency currency;
    qint64 amount = 0;        ///< Stripe's sign: negative adds credit. Minor units.
    qint64 endingBalance = 0; ///< the customer's balance after it, Stripe's sign
    QString type;             ///< "adjustment", "applied_to_invoice", …; new values may appear
    QString description;
    InvoiceId invoice; ///< empty where no invoice was its cause
    Instant created{};
    bool operator==(const BalanceEntry&) const = default;
};

} // namespace regulars
