// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/domain/payment.h"
#include "core/store/database.h"

namespace regulars::store {

/// A transaction as lists show one.
struct PaymentRow {
    PaymentId id;
    CustomerId customer;               ///< empty for guests
    QString customerName, customerEmail; ///< the customer's; for guests the billing name and email
    CustomerId suggestedCustomer;      ///< guests: whose repayment it is, or the only customer with the same email
    bool customerDeleted = false;      ///< has a customer id that the mirror no longer holds
    Money amount, refunded;            ///< refunds that are not failed or canceled
    QString status;                    ///< see paymentState
    QString failureCode;               ///< Stripe's; often just "card_declined"
    QString declineReason;             ///< the most telling word: the bank's where Stripe knows it, else failureCode
    PaymentMethodDetails method;
    QString description;
    QString product; ///< what it paid for: names of the invoice's products; empty without an invoice
    Instant created{};
    bool operator==(const PaymentRow&) const = default;
};

/// Ties follow the row key. Amounts of different currencies do not compare: by amount, all of the settlement currency
/// come first, then those of the others by code, in both directions.
enum class PaymentSort { Date, Amount };

struct PaymentQuery {
    QString search; ///< id, customer or billing name and email, last four, description
    QString status; ///< one of paymentState's words; empty: all
    CustomerId customer; ///< empty: all
    bool guestsOnly = false;
    PaymentSort sort = PaymentSort::Date;
    bool descending = true; ///< newest or largest first
    bool operator==(const PaymentQuery&) const = default;
};

/// What a choice of transactions adds up to: an amount for each currency, never added up across currencies; the
/// settlement currency first, the others by code, zero only where there is nothing else.
struct PaymentTotals {
    /// What was captured of those that Stripe calls succeeded, with what was refunded or disputed later. Declined and
    /// pending ones, and what is only authorised, are not paid and count nothing.
    QList<Money> paid;
    QList<Money> refunded; ///< as the rows show it: refunds that are not failed or canceled
    bool operator==(const PaymentTotals&) const = default;
};

/// Payments, refunds, disputes and balance transactions of the mirror, for reading.
///
/// The state of a payment, one word, kept as a column: "disputed" (open dispute), "dispute_lost", "dispute_repaid" (lost, and
/// paid again since), "refunded", "partially_refunded", else Stripe's status: "succeeded", "pending", "failed".
class PaymentRepository {
public:
    explicit PaymentRepository(Database& database) : m_database(database) {}
    /// Row keys of all that match, in order; no more than `limit` unless it is negative.
    Result<QList<qint64>> keys(const PaymentQuery& query, qint64 limit = -1) const;
    Result<QHash<qint64, PaymentRow>> rows(const QList<qint64>& keys) const;
    Result<std::optional<PaymentRow>> row(const PaymentId& id) const;
    Result<std::optional<Payment>> find(const PaymentId& id) const;
    Result<QList<Payment>> ofCustomer(const CustomerId& id) const; ///< newest first
    Result<QList<Refund>> refundsOf(const PaymentId& id) const;
    Result<QList<Refund>> refundsOfCustomer(const CustomerId& id) const;
    Result<QList<Dispute>> disputesOf(const PaymentId& id) const;
    Result<QList<Dispute>> disputesOfCustomer(const CustomerId& id) const;
    /// How many were paid after that time.
    Result<qint64> paidSince(Instant created) const;
    /// Over these transactions, each once; keys that are gone count nothing. Any order; an Error where 64 bits are too
    /// few. All of a million in some 300 ms.
    Result<PaymentTotals> totals(const QList<qint64>& keys) const;
    Result<std::optional<BalanceTransaction>> balanceTransaction(const BalanceTransactionId& id) const;

private:
    Database& m_database;
};

} // namespace regulars::store
