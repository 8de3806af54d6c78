// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/domain/account.h"
#include "core/store/database.h"

namespace regulars::store {

/// A created-time window of a first fill, with how far it is.
struct SyncWindow {
    QString resource;   ///< "customers", "invoices", …
    Instant from{}, to{}; ///< created in [from, to)
    QString cursor;     ///< starting_after of the next page; empty: not begun
    bool done = false;
    qint64 rows = 0;    ///< stored so far
    bool operator==(const SyncWindow&) const = default;
};

/// What a read (GET) was for.
enum class ReadPurpose {
    Check,     ///< whose key it is and what it may read
    Fill,      ///< the first fill, or one from nothing
    Follow,    ///< events, and what they name
    Look,      ///< somebody opened a profile
    Action,    ///< how things stand before and after something is changed
    Audit,     ///< the weekly search for what was deleted
    Reconcile, ///< everything once more
    Other
};
/// "check", "fill", …: as stored and in JSON.
QString toText(ReadPurpose purpose);

/// Reads sent to Stripe on a day (midnight UTC) for one purpose.
struct DayReads {
    Instant day{};
    ReadPurpose purpose = ReadPurpose::Other;
    qint64 count = 0;
};

/// Where syncing stands; kept with the rows it speaks of. All writes happen within the caller's MirrorBatch (or
/// commit alone when there is none).
class SyncRepository {
public:
    explicit SyncRepository(Database& database) : m_database(database) {}
    Result<QList<SyncWindow>> windows() const;
    Result<void> put(const SyncWindow& window); ///< key: resource and from
    Result<void> clearWindows();
    Result<void> clearWindows(const QString& resource);

    /// Named instants and texts: "events_cursor", "fill_started_at", "last_sync_at", "clock_offset", …
    Result<QString> text(const QString& name) const; ///< empty when never set
    Result<void> setText(const QString& name, const QString& value);

    /// Stripe's time: the desk's clock, put right by what the last sync found it to be wrong by ("clock_offset").
    Result<Instant> now() const;

    /// Whether the event is known already.
    Result<bool> isKnown(const EventId& id) const;

    /// The meter: so many more reads were sent to Stripe on that day; how many since a day, and by day and purpose.
    Result<void> countReads(Instant day, qint64 reads, ReadPurpose purpose = ReadPurpose::Other);
    Result<qint64> readsSince(Instant day) const;
    Result<QList<DayReads>> readsByDay(Instant since) const;

    /// When a customer's saved payment methods were asked for last; none: never, or not since everything was listed
    /// again (forgetMethodReads).
    Result<std::optional<Instant>> methodsReadAt(const CustomerId& customer) const;
    Result<void> noteMethodsRead(const CustomerId& customer, Instant at);
    Result<void> forgetMethodReads();

    /// The account behind this store; none before the first connection.
    Result<std::optional<Account>> account() const;
    Result<std::optional<Mode>> mode() const;
    /// Binds the store to an account and mode. Conflict "other_account" if it belongs to another one. An account
    /// without an id (the key may not read it) binds the mode alone; a later one with an id fills it in.
    Result<void> bind(const Account& account, Mode mode);

    /// Rows by resource: customers, payment_methods, products, prices, coupons, subscriptions, invoices,
    /// payments, refunds, disputes, balance_transactions. `only`: of these alone; each takes a walk over an index.
    Result<QMap<QString, qint64>> counts(const QStringList& only = {}) const;
    /// Stripe ids of a resource held by the mirror (for audits), by the names above.
    Result<QSet<QString>> ids(const QString& resource) const;
    /// Those that were last read before that instant: after a full listing, the ones that it did not show.
    Result<QSet<QString>> idsReadBefore(const QString& resource, Instant instant) const;

private:
    Database& m_database;
};

} // namespace regulars::store
