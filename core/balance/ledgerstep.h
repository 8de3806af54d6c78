// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/domain/customer.h"
#include "core/domain/plan.h"

namespace regulars::balance {

/// The customer as it was seen: its balance, and what that is in.
Guard balanceGuard(const Customer& customer);

/// An entry of the ledger: `amount` in Stripe's sign (negative adds credit), never zero. Expects the balance
/// to stand at `endingBalance` afterwards. `description`: may be empty.
PlannedStep ledgerStep(const CustomerId& customer, const Money& amount, qint64 endingBalance,
                       const QString& description);

} // namespace regulars::balance
