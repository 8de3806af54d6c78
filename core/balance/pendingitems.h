// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/domain/customer.h"
#include "core/domain/plan.h"
#include "core/stripe/client.h"

namespace regulars::balance {

/// Something that waits for the customer's next invoice, such as the credit of a downgrade (contract.md 13, 36). It is
/// not on the balance yet, so that it can not be given back.
struct PendingItem {
    QString id, description;
    Money amount; ///< negative: in the customer's favour
    bool isProration = false;
    bool operator==(const PendingItem&) const = default;
};

/// Reads them at Stripe: no event tells when one changes, so they are not mirrored. Newest first. Runs on a network
/// thread. Errors: Network, Permission …
Result<QList<PendingItem>> loadPendingItems(stripe::Client& client, const CustomerId& customer, const CancelToken& cancel);

/// What an invoice of all of them would come to, by currency.
Result<QList<Money>> sumOf(const QList<PendingItem>& items);

/// Whether an invoice of them would charge the customer: staff are asked again about those who are blocked.
bool wouldCharge(const Customer& customer, const QList<PendingItem>& items);

/// "Invoice them now": an invoice of them, made final. What is in the customer's favour goes to the balance; a sum that
/// they owe is charged, less their credit. An invoice that can not be made final stays a draft, which Stripe makes final
/// an hour later.
/// Validation "pending_nothing" where there are none.
Result<Plan> planInvoiceNow(const Customer& customer, const QList<PendingItem>& items);
/// The kind of its operations, and what was asked for as Plan::parameters has it.
inline const QString invoiceNowKind = QStringLiteral("invoice_now"), invoiceNowParameters = QStringLiteral("items=all");

} // namespace regulars::balance
