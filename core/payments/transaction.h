// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/domain/invoice.h"
#include "core/domain/repayment.h"
#include "core/store/customerrepository.h"
#include "core/store/paymentrepository.h"

namespace regulars::payments {

/// All that the mirror knows about one transaction.
struct TransactionDetails {
    store::PaymentRow row;
    Payment payment;
    QList<Refund> refunds;   ///< newest first
    QList<Dispute> disputes; ///< newest first
    QList<Repayment> repayments; ///< of what was disputed, oldest first
    bool isBeingRepaid = false; ///< an operation about that is not finished
    bool isRepaidElsewhere = false; ///< another desk noted a repayment last, of which nothing is known here
    std::optional<BalanceTransaction> settlement; ///< fee and net; none while pending or not readable with the key
    QList<Invoice> invoices; ///< what it paid; empty for payments without an invoice
    QStringList products;    ///< names of what was bought, from the invoice's lines
};

/// Loads one transaction; nothing if the mirror does not hold it. Runs on a worker thread.
Result<std::optional<TransactionDetails>> loadTransaction(store::Database& database, const PaymentId& id);

/// What an action on one is decided by, as the mirror knows it.
struct TransactionBasis {
    TransactionDetails transaction;
    std::optional<store::CustomerRow> customer; ///< none for guests, and for customers that are gone
    Instant now{};                              ///< Stripe's clock where it is known
};

/// Loads it; nothing if the mirror does not hold the transaction. Runs on a worker thread.
Result<std::optional<TransactionBasis>> loadTransactionBasis(store::Database& database, const PaymentId& id,
                                                             Instant now);

/// Whether there may be something to give back, by its state; a refund's preview says what stands against it.
bool mayBeRefunded(const store::PaymentRow& row);

} // namespace regulars::payments
