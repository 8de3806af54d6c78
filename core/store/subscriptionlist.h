// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/domain/money.h"
#include "core/domain/product.h"
#include "core/domain/subscription.h"
#include "core/store/database.h"

#include <QtCore/QMap>

namespace regulars::store {

/// A subscription as lists show one.
struct SubscriptionRow {
    SubscriptionId id;
    CustomerId customer;
    QString customerName, customerEmail;
    bool customerDeleted = false;  ///< has a customer id that the mirror no longer holds
    QStringList products;          ///< names, one an item, in their order; empty ones for those that are not known
    qint64 quantity = 1;           ///< of the only item; 1 where there are several
    Currency currency;
    std::optional<Money> amount;   ///< before discounts and tax, a cycle; none by tiers, by use, and where items differ
    std::optional<Recurrence> cycle; ///< none where items differ
    Money monthly;                 ///< what it brings in a month (monthlyRate), rounded
    QString status, state;         ///< Stripe's word, and ours (subscriptionState)
    Instant startDate{};
    std::optional<Instant> nextPaymentAt, endsAt, endedAt, trialEnd;
    bool operator==(const SubscriptionRow&) const = default;
};

/// Ties follow the start, then the row key. What has no such date comes last, newest first. Amounts of different currencies do not
/// compare: all of the settlement currency come first, then those of the others by code, in both directions.
enum class SubscriptionSort { Start, NextPayment, End, Monthly };

/// How soon an end is "soon".
constexpr std::chrono::hours endingSoon{30 * 24};

struct SubscriptionQuery {
    QString search;                  ///< its id or its customer's, their name, email …; a product's name
    QString filter = {};             ///< a word of subscriptionState, "current" (it goes on), "ending_soon"; empty: all
    ProductId product = {};          ///< empty: all
    std::optional<Recurrence> cycle = {};
    SubscriptionSort sort = SubscriptionSort::Start;
    bool descending = true;
    Instant now{};                   ///< Stripe's; what is soon follows from it
    bool operator==(const SubscriptionQuery&) const = default;
};

/// What a list of subscriptions shows of a question.
struct SubscriptionList {
    QList<qint64> keys;             ///< of all that match, in order
    QMap<QString, qint64> counts;   ///< by filter ("" for all), whatever the filter asked for
};

/// Subscriptions as a list, for reading.
class SubscriptionListRepository {
public:
    explicit SubscriptionListRepository(Database& database) : m_database(database) {}
    Result<SubscriptionList> list(const SubscriptionQuery& query, qint64 limit = -1) const;
    Result<QHash<qint64, SubscriptionRow>> rows(const QList<qint64>& keys) const;
    /// What these bring in a month: an amount for each currency, the settlement currency first; zero only where there is
    /// nothing else. Each rounded once, half to even.
    Result<QList<Money>> monthly(const QList<qint64>& keys) const;
    /// How many go on.
    Result<qint64> current() const;
    /// What there are subscriptions to, by name.
    Result<QList<Product>> products() const;
    /// How often they are billed, the shortest first.
    Result<QList<Recurrence>> cycles() const;

private:
    Database& m_database;
};

} // namespace regulars::store
