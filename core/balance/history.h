// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/stripe/client.h"

namespace regulars::balance {

/// The whole ledger of a customer's balance as Stripe has it now, newest first. It is not mirrored, since no
/// event tells of its entries (contract.md 5); so it needs the network, a page a hundred entries. Runs on a
/// network thread. Errors: Network, Permission …
Result<QList<BalanceEntry>> loadHistory(stripe::Client& client, const CustomerId& customer,
                                        const CancelToken& cancel);

} // namespace regulars::balance
