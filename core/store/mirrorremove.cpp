// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/changelog.h"
#include "core/store/mirrorbatch.h"
#include "core/store/mirrorbatchstate.h"
#include "core/store/mirrortables.h"
#include "core/store/searchindex.h"

/// The removing half of MirrorBatch, and clearMirror.
namespace regulars::store {

using namespace Qt::StringLiterals;

namespace {

/// Deletes the row and leaves a tombstone; the row that was there, unless it was read after the removal.
template<class T, class State>
Result<std::optional<StoredRow>> bury(State& state, const QString& id, Instant readAt)
{
    Database& database = state.database;
    const auto stored = storedRow<T>(database, id);
    if (!stored) return failure(stored);
    if (*stored && (*stored)->readAt > readAt) return std::optional<StoredRow>();
    Statement tombstone(database, u"INSERT INTO tombstones (resource, id, read_at) VALUES (?, ?, ?) "
                                  "ON CONFLICT (resource, id) DO UPDATE SET "
                                  "read_at = max(read_at, excluded.read_at)"_s);
    const auto left = tombstone.bind(QString(Table<T>::name)).bind(id).bind(readAt).run();
    if (!left) return failure(left);
    if (*stored) {
        static const QString sql = u"DELETE FROM %1 WHERE key = ?"_s.arg(Table<T>::name);
        if (const auto gone = Statement(database, sql).bind((*stored)->key).run(); !gone) return failure(gone);
        if (const auto noted = state.noteGone(Table<T>::name, id, **stored, readAt); !noted) return failure(noted);
    }
    return *stored;
}

Result<QStringList> methodsOf(Database& database, const QString& customer)
{
    QStringList ids;
    Statement statement(database, u"SELECT id FROM payment_methods WHERE customer = ?"_s);
    const auto read = statement.bind(customer).forEach([&](const Row& row) { ids.append(row.text(0)); });
    if (!read) return failure(read);
    return ids;
}

} // namespace

Result<void> MirrorBatch::remove(const CustomerId& id, Instant readAt)
{
    return m_state->attempt([&]() -> Result<void> {
        const auto buried = bury<Customer>(*m_state, id.text(), readAt);
        if (!buried) return failure(buried);
        if (!*buried) return {};
        m_state->touchCustomer(id.text());
        if (const auto done = removeFromSearch(m_state->database, (*buried)->key); !done) return done;
        const auto methods = methodsOf(m_state->database, id.text());
        if (!methods) return failure(methods);
        for (const QString& method : *methods) {
            const auto gone = bury<PaymentMethod>(*m_state, method, readAt);
            if (!gone) return failure(gone);
        }
        return {};
    });
}

Result<void> MirrorBatch::remove(const PaymentMethodId& id, Instant readAt)
{
    return m_state->attempt([&]() -> Result<void> {
        const auto buried = bury<PaymentMethod>(*m_state, id.text(), readAt);
        if (!buried) return failure(buried);
        if (!*buried || (*buried)->owner.isEmpty()) return {};
        m_state->noticeCustomer((*buried)->owner);
        m_state->sought.insert((*buried)->owner);
        return {};
    });
}

Result<void> MirrorBatch::remove(const ProductId& id, Instant readAt)
{
    return m_state->attempt([&]() -> Result<void> {
        const auto buried = bury<Product>(*m_state, id.text(), readAt);
        if (!buried) return failure(buried);
        m_state->catalogue |= buried->has_value();
        return {};
    });
}

Result<void> MirrorBatch::remove(const PriceId& id, Instant readAt)
{
    return m_state->attempt([&]() -> Result<void> {
        const auto buried = bury<Price>(*m_state, id.text(), readAt);
        if (!buried) return failure(buried);
        m_state->catalogue |= buried->has_value();
        return {};
    });
}

Result<void> MirrorBatch::remove(const CouponId& id, Instant readAt)
{
    return m_state->attempt([&]() -> Result<void> {
        const auto buried = bury<Coupon>(*m_state, id.text(), readAt);
        if (!buried) return failure(buried);
        m_state->catalogue |= buried->has_value();
        return {};
    });
}

Result<void> MirrorBatch::remove(const SubscriptionId& id, Instant readAt)
{
    return m_state->attempt([&]() -> Result<void> {
        const auto buried = bury<Subscription>(*m_state, id.text(), readAt);
        if (!buried) return failure(buried);
        if (*buried) m_state->touchCustomer((*buried)->owner);
        return {};
    });
}

Result<void> MirrorBatch::remove(const InvoiceId& id, Instant readAt)
{
    return m_state->attempt([&]() -> Result<void> {
        const auto buried = bury<Invoice>(*m_state, id.text(), readAt);
        if (!buried) return failure(buried);
        if (*buried) m_state->noticeCustomer((*buried)->owner);
        return {};
    });
}

Result<void> clearMirror(Database& database)
{
    auto transaction = Transaction::begin(database);
    if (!transaction) return failure(transaction);
    for (const QString& sql :
         {u"INSERT INTO customer_trigrams (customer_trigrams) VALUES ('delete-all')"_s,
          u"INSERT INTO customer_words (customer_words) VALUES ('delete-all')"_s}) {
        if (const auto done = Statement(database, sql).run(); !done) return done;
    }
    for (const auto& table : mirrorTables) {
        if (const auto done = Statement(database, u"DELETE FROM "_s + table).run(); !done) return done;
    }
    if (const auto noted = noteEverything(database); !noted) return noted;
    return transaction->commit();
}

} // namespace regulars::store
