// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/domain/customer.h"
#include "core/domain/customervalue.h"
#include "core/store/database.h"

namespace regulars::store {

/// A customer as lists show one. All figures are columns kept up to date by MirrorBatch.
struct CustomerRow {
    CustomerId id;
    QString name, email, phone;
    CustomerStatus status = CustomerStatus::None;
    bool trialing = false;            ///< active only through a trial
    std::optional<Instant> endsAt;    ///< when status is Ending: the last end; when trialing: the trial's end
    Money ltv;                        ///< in the main currency (below)
    QList<Money> ltvOther;            ///< other currencies, beside it
    qint64 ltvSettled = 0;            ///< in the settlement currency; what lists order by
    Money creditBalance;
    qint64 classCredits = 0;
    bool blocked = false;
    std::optional<Instant> lastPaymentAt; ///< last succeeded payment
    std::optional<Instant> nextPaymentAt; ///< earliest period end of a live subscription that goes on
    Instant created{};
    bool operator==(const CustomerRow&) const = default;
};
// Main currency: customer.currency where Stripe has set it, else the one of the newest succeeded payment,
// else the account's default currency.

enum class CustomerSort { Name, Email, Status, LifetimeValue, LastPayment, NextPayment, CreditBalance, Since };

struct CustomerQuery {
    QString search; ///< design.md 6; all words must match
    std::optional<CustomerStatus> status;
    CustomerSort sort = CustomerSort::LifetimeValue;
    bool descending = true;
    bool operator==(const CustomerQuery&) const = default;
};

/// What a choice of customers adds up to, as lists show them: an amount for each currency, never added up across
/// currencies; the settlement currency first, the others by code, zero only where there is nothing else.
struct CustomerTotals {
    QList<Money> lifetimeValue; ///< in the main currency and beside it
    QList<Money> creditBalance; ///< what the studio owes them, less what they owe
    bool operator==(const CustomerTotals&) const = default;
};

/// The customers of the mirror, for reading. Uses the connection of the calling thread.
class CustomerRepository {
public:
    explicit CustomerRepository(Database& database) : m_database(database) {}
    /// Row keys of all that match, in order (ties by row key), at most `limit` of them (−1: all). 100,000 in some
    /// 10–40 ms.
    Result<QList<qint64>> keys(const CustomerQuery& query, qint64 limit = -1) const;
    /// Rows for keys, in the order asked; keys that are gone are left out.
    Result<QHash<qint64, CustomerRow>> rows(const QList<qint64>& keys) const;
    Result<std::optional<CustomerRow>> row(const CustomerId& id) const;
    /// The row key behind an id; none if it is not mirrored.
    Result<std::optional<qint64>> keyOf(const CustomerId& id) const;
    Result<std::optional<Customer>> find(const CustomerId& id) const;
    /// How many match the search in each status (statuses with none are left out).
    Result<QMap<CustomerStatus, qint64>> countsByStatus(const QString& search = {}) const;
    /// The largest ltvSettled, for the rank bars.
    Result<qint64> highestSettledValue() const;
    /// Over these customers, each once; keys that are gone count nothing. Any order; an Error where 64 bits are too
    /// few. All of 100,000 in some 150 ms.
    Result<CustomerTotals> totals(const QList<qint64>& keys) const;

private:
    Database& m_database;
};

} // namespace regulars::store
