// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/syncrepository.h"

#include "core/store/changelog.h"
#include "core/store/figures.h"
#include "core/store/statement.h"
#include "core/store/transaction.h"

namespace regulars::store {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array resources{"customers"_L1, "payment_methods"_L1, "products"_L1, "prices"_L1,
                               "coupons"_L1, "subscriptions"_L1, "invoices"_L1, "payments"_L1,
                               "refunds"_L1, "disputes"_L1, "balance_transactions"_L1};

constexpr std::array purposes{std::pair(ReadPurpose::Check, "check"_L1),   std::pair(ReadPurpose::Fill, "fill"_L1),
                              std::pair(ReadPurpose::Follow, "follow"_L1), std::pair(ReadPurpose::Look, "look"_L1),
                              std::pair(ReadPurpose::Action, "action"_L1), std::pair(ReadPurpose::Audit, "audit"_L1),
                              std::pair(ReadPurpose::Reconcile, "reconcile"_L1)};

ReadPurpose purposeOf(const QString& text)
{
    for (const auto& [purpose, word] : purposes) {
        if (text == word) return purpose;
    }
    return ReadPurpose::Other;
}

Instant midnight(Instant instant)
{
    return std::chrono::floor<std::chrono::days>(instant);
}

struct Binding {
    Account account;
    Mode mode = Mode::Test;
};

Result<std::optional<Binding>> bindingOf(Database& database)
{
    Statement statement(database,
                        u"SELECT id, name, email, country, default_currency, time_zone, mode FROM studio"_s);
    return statement.first([](const Row& row) {
        return Binding{{AccountId(row.text(0)), row.text(1), row.text(2), row.text(3), row.currency(4), row.text(5)},
                       row.text(6) == "live"_L1 ? Mode::Live : Mode::Test};
    });
}

Result<void> storeBinding(Database& database, const Account& account, Mode mode)
{
    Statement statement(
        database, u"INSERT INTO studio (only_row, id, name, email, country, default_currency, time_zone, mode) "
                  "VALUES (1, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (only_row) DO UPDATE SET "
                  "id = excluded.id, name = excluded.name, email = excluded.email, country = excluded.country, "
                  "default_currency = excluded.default_currency, time_zone = excluded.time_zone"_s);
    statement.bind(account.id).bind(account.name).bind(account.email).bind(account.country);
    statement.bind(account.defaultCurrency).bind(account.timeZone);
    return statement.bind(mode == Mode::Live ? u"live"_s : u"test"_s).run();
}

} // namespace

QString toText(ReadPurpose purpose)
{
    for (const auto& [known, word] : purposes) {
        if (known == purpose) return word;
    }
    return u"other"_s;
}

Result<QList<SyncWindow>> SyncRepository::windows() const
{
    QList<SyncWindow> found;
    Statement statement(m_database, u"SELECT resource, window_from, window_to, cursor, done, row_count "
                                    "FROM sync_windows ORDER BY resource, window_from"_s);
    const auto read = statement.forEach([&](const Row& row) {
        found.append({row.text(0), row.instant(1), row.instant(2), row.text(3), row.flag(4), row.integer(5)});
    });
    if (!read) return failure(read);
    return found;
}

Result<void> SyncRepository::put(const SyncWindow& window)
{
    Statement statement(m_database,
                        u"INSERT INTO sync_windows (resource, window_from, window_to, cursor, done, row_count) "
                        "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (resource, window_from) DO UPDATE SET "
                        "window_to = excluded.window_to, cursor = excluded.cursor, done = excluded.done, "
                        "row_count = excluded.row_count"_s);
    statement.bind(window.resource).bind(window.from).bind(window.to).bind(window.cursor);
    return statement.bind(window.done).bind(window.rows).run();
}

Result<void> SyncRepository::clearWindows()
{
    return Statement(m_database, u"DELETE FROM sync_windows"_s).run();
}

Result<void> SyncRepository::clearWindows(const QString& resource)
{
    return Statement(m_database, u"DELETE FROM sync_windows WHERE resource = ?"_s).bind(resource).run();
}

Result<QString> SyncRepository::text(const QString& name) const
{
    const auto found =
        Statement(m_database, u"SELECT value FROM sync_state WHERE name = ?"_s).bind(name).first([](const Row& row) {
            return row.text(0);
        });
    if (!found) return failure(found);
    return found->value_or(QString());
}

Result<void> SyncRepository::setText(const QString& name, const QString& value)
{
    Statement statement(m_database, u"INSERT INTO sync_state (name, value) VALUES (?, ?) "
                                    "ON CONFLICT (name) DO UPDATE SET value = excluded.value"_s);
    return statement.bind(name).bind(value).run();
}

Result<Instant> SyncRepository::now() const
{
    const auto offset = text(u"clock_offset"_s);
    if (!offset) return failure(offset);
    return m_database.clock().now() + std::chrono::seconds(offset->toLongLong());
}

Result<bool> SyncRepository::isKnown(const EventId& id) const
{
    Statement statement(m_database, u"SELECT 1 FROM events_received WHERE id = ?"_s);
    const auto found = statement.bind(id).first([](const Row&) { return true; });
    if (!found) return failure(found);
    return found->has_value();
}

Result<void> SyncRepository::countReads(Instant day, qint64 reads, ReadPurpose purpose)
{
    Statement statement(m_database, u"INSERT INTO reads (day, purpose, count) VALUES (?, ?, ?) "
                                    "ON CONFLICT (day, purpose) DO UPDATE SET count = count + excluded.count"_s);
    return statement.bind(midnight(day)).bind(toText(purpose)).bind(reads).run();
}

Result<qint64> SyncRepository::readsSince(Instant day) const
{
    Statement statement(m_database, u"SELECT COALESCE(SUM(count), 0) FROM reads WHERE day >= ?"_s);
    const auto sum = statement.bind(midnight(day)).first([](const Row& row) { return row.integer(0); });
    if (!sum) return failure(sum);
    return sum->value_or(0);
}

Result<QList<DayReads>> SyncRepository::readsByDay(Instant since) const
{
    QList<DayReads> found;
    Statement statement(m_database, u"SELECT day, purpose, count FROM reads WHERE day >= ? ORDER BY day, purpose"_s);
    const auto read = statement.bind(midnight(since)).forEach([&](const Row& row) {
        found.append({row.instant(0), purposeOf(row.text(1)), row.integer(2)});
    });
    if (!read) return failure(read);
    return found;
}

Result<std::optional<Instant>> SyncRepository::methodsReadAt(const CustomerId& customer) const
{
    Statement statement(m_database, u"SELECT methods_read_at FROM customers WHERE id = ?"_s);
    const auto at = statement.bind(customer).first([](const Row& row) { return row.maybeInstant(0); });
    if (!at) return failure(at);
    return at->value_or(std::nullopt);
}

Result<void> SyncRepository::noteMethodsRead(const CustomerId& customer, Instant at)
{
    Statement statement(m_database, u"UPDATE customers SET methods_read_at = ? WHERE id = ?"_s);
    return statement.bind(at).bind(customer).run();
}

Result<void> SyncRepository::forgetMethodReads()
{
    return Statement(m_database, u"UPDATE customers SET methods_read_at = NULL WHERE methods_read_at IS NOT NULL"_s)
        .run();
}

Result<std::optional<Account>> SyncRepository::account() const
{
    const auto binding = bindingOf(m_database);
    if (!binding) return failure(binding);
    return *binding ? std::optional((*binding)->account) : std::nullopt;
}

Result<std::optional<Mode>> SyncRepository::mode() const
{
    const auto binding = bindingOf(m_database);
    if (!binding) return failure(binding);
    return *binding ? std::optional((*binding)->mode) : std::nullopt;
}

Result<void> SyncRepository::bind(const Account& account, Mode mode)
{
    auto transaction = Transaction::begin(m_database);
    if (!transaction) return failure(transaction);
    const auto before = bindingOf(m_database);
    if (!before) return failure(before);
    const bool known = *before && !(*before)->account.id.isEmpty();
    const bool other = known && !account.id.isEmpty() && (*before)->account.id != account.id;
    if (other || (*before && (*before)->mode != mode))
        return failure(ErrorKind::Conflict, u"the store belongs to "_s + (*before)->account.id.text(),
                       u"other_account"_s);
    // A key that may not read the account has nothing to tell about it.
    if (known && account.id.isEmpty()) return {};
    if (const auto stored = storeBinding(m_database, account, mode); !stored) return stored;
    // Names, dates and figures of every row follow from the account: who shows any has to read them again.
    if (!*before || (*before)->account != account) {
        if (const auto noted = noteEverything(m_database); !noted) return noted;
    }
    // The default currency is where main currency and settled value start from.
    if (!*before || (*before)->account.defaultCurrency != account.defaultCurrency) {
        if (const auto figures = recomputeAll(m_database); !figures) return figures;
    }
    return transaction->commit();
}

Result<QMap<QString, qint64>> SyncRepository::counts(const QStringList& only) const
{
    QMap<QString, qint64> found;
    for (const auto& resource : resources) {
        if (!only.isEmpty() && !only.contains(resource)) continue;
        const bool kept = resource == "customers"_L1 || resource == "payments"_L1; // by triggers: see 006_counts.sql
        Statement statement(m_database, kept ? u"SELECT rows FROM row_counts WHERE resource = '%1'"_s.arg(resource)
                                             : u"SELECT COUNT(*) FROM "_s + resource);
        const auto count = statement.first([](const Row& row) { return row.integer(0); });
        if (!count) return failure(count);
        found.insert(resource, count->value_or(0));
    }
    return found;
}

namespace {

/// Ids of a resource; `condition` is SQL with one place for `instant`, or empty.
Result<QSet<QString>> idsWhere(Database& database, const QString& resource, const QString& condition, Instant instant)
{
    // Only names of the list become part of the SQL.
    if (std::find(resources.begin(), resources.end(), resource) == resources.end())
        return failure(ErrorKind::Bug, u"no resource "_s + resource);
    QSet<QString> found;
    Statement statement(database, u"SELECT id FROM "_s + resource + condition);
    if (!condition.isEmpty()) statement.bind(instant);
    const auto read = statement.forEach([&](const Row& row) { found.insert(row.text(0)); });
    if (!read) return failure(read);
    return found;
}

} // namespace

Result<QSet<QString>> SyncRepository::ids(const QString& resource) const
{
    return idsWhere(m_database, resource, {}, {});
}

Result<QSet<QString>> SyncRepository::idsReadBefore(const QString& resource, Instant instant) const
{
    return idsWhere(m_database, resource, u" WHERE read_at < ?"_s, instant);
}

} // namespace regulars::store
