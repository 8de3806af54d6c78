// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/domain/subscription.h"
#include "core/domain/paymentmethod.h"
#include "core/domain/repayment.h"
#include "core/store/blockrepository.h"
#include "core/store/customerrepository.h"
#include "core/store/paymentrepository.h"

#include <QtCore/QTimeZone>

namespace regulars::customers {

/// Sums of one currency over all payments of a customer (design.md 2, LTV).
struct CurrencyStats {
    Money sales;    ///< succeeded payments
    Money refunds;  ///< not failed or canceled
    Money disputes; ///< lost
    Money byHand;   ///< repaid by hand after chargebacks
    Money net;      ///< sales + by hand − refunds − disputes: the lifetime value in that currency
    Money average;  ///< sales per succeeded payment, rounded half away from zero
    int payments = 0; ///< succeeded ones
    bool operator==(const CurrencyStats&) const = default;
};

/// Succeeded payments and money by hand of one month of the studio's calendar.
struct MonthSales {
    int year = 0, month = 0;
    Money sales;
    bool operator==(const MonthSales&) const = default;
};

struct Stats {
    QList<CurrencyStats> currencies; ///< main currency first; at least that one
    int payments = 0, declines = 0;  ///< succeeded and failed attempts over all currencies
    std::optional<Instant> firstPayment, lastPayment; ///< succeeded ones, and by hand
    int monthsSubscribed = 0; ///< whole months covered by any subscription, overlaps counted once
    QList<MonthSales> months; ///< main currency, first to last month without gaps
    bool operator==(const Stats&) const = default;
};

/// A thing by which this customer can be recognised.
struct Identifier {
    enum class Kind { CustomerId, Email, Phone, Card, BankAccount, Other };
    Kind kind = Kind::CustomerId;
    QString value;               ///< id, email, phone; for methods the fingerprint (type and last four without one)
    PaymentMethodDetails method; ///< for Card, BankAccount and Other
    bool saved = false;          ///< on the customer's record now, not only seen on payments
    int uses = 0;                ///< payments (any outcome) on which it was seen
    std::optional<Instant> lastUsed;
    bool operator==(const Identifier&) const = default;
};

/// What was bought: a subscription, or a one-time product, with its transactions.
struct ProductGroup {
    QString title;             ///< product names; for payments without an invoice their description; may be empty
    std::optional<Subscription> subscription; ///< none for one-time purchases
    QList<store::PaymentRow> transactions;    ///< newest first; the first is the last action
    std::optional<PaymentId> lastSucceeded;
    std::optional<Instant> nextPaymentAt;     ///< of a subscription that goes on
};

/// One customer as the profile shows one.
struct Profile {
    store::CustomerRow row;
    Customer customer;
    QList<PaymentMethod> methods;
    std::optional<PaymentId> lastTransaction; ///< any outcome; load with payments::loadTransaction
    Stats stats;
    QList<Identifier> identifiers; ///< by kind, most recently used first
    QList<store::BlockedDetail> blocks; ///< details that were ever blocked
    QList<Refund> failedRefunds;        ///< of the last 90 days, newest first: whoever waits for that money waits in vain
    QList<ProductGroup> products;  ///< live subscriptions first, then by last action
};

/// Loads a profile; nothing if the mirror does not hold the customer. `zone`: the studio's. Worker thread.
Result<std::optional<Profile>> loadProfile(store::Database& database, const CustomerId& id, const QTimeZone& zone,
                                           Instant now);

} // namespace regulars::customers
