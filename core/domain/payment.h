// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/domain/ids.h"
#include "core/domain/money.h"
#include "core/domain/paymentmethod.h"

namespace regulars {

/// One payment attempt: Stripe's charge (contract.md 15). Staff see it as a transaction.
struct Payment {
    PaymentId id;
    CustomerId customer; ///< empty for guests
    PaymentIntentId paymentIntent;
    PaymentMethodId paymentMethod;
    PaymentMethodDetails method; ///< as it was when it paid
    Currency currency;
    qint64 amount = 0, amountCaptured = 0, amountRefunded = 0; ///< minor units
    QString status; ///< "succeeded", "pending", "failed"
    bool captured = false, refunded = false, disputed = false;
    QString description, statementText; ///< the calculated statement descriptor
    QString billingName, billingEmail, billingPhone;
    QString failureCode, failureMessage;
    QString outcomeType, outcomeReason, riskLevel, sellerMessage;
    int riskScore = -1; ///< -1: none given
    QString receiptUrl, receiptEmail;
    BalanceTransactionId balanceTransaction; ///< empty while pending
    QString repaymentMark; ///< the operation, of whatever desk, that noted a repayment of it last: metadata of ours
    Instant created{};
    bool operator==(const Payment&) const = default;
};

/// Money back for a payment (contract.md 17).
struct Refund {
    RefundId id;
    PaymentId payment;
    Currency currency;
    qint64 amount = 0;
    QString status, reason, failureReason;
    BalanceTransactionId balanceTransaction;
    Instant created{};
    bool operator==(const Refund&) const = default;
};

/// A payment that its bank contests (contract.md 18).
struct Dispute {
    DisputeId id;
    PaymentId payment;
    Currency currency;
    qint64 amount = 0;
    QString status, reason;
    std::optional<Instant> dueBy; ///< none where no answer is possible
    QList<BalanceTransactionId> balanceTransactions;
    Instant created{};
    bool operator==(const Dispute&) const = default;
};

/// A movement on the Stripe balance, in the settlement currency (contract.md 19): fees and net.
struct BalanceTransaction {
    BalanceTransactionId id;
    Currency currency;
    qint64 amount = 0, fee = 0, net = 0;
    QString type, source; ///< source: the id of the charge, refund or dispute
    Instant created{};
    bool operator==(const BalanceTransaction&) const = default;
};

} // namespace regulars
