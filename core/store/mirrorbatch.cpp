// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/mirrorbatch.h"

#include "core/store/changelog.h"
#include "core/store/figures.h"
#include "core/store/fold.h"
#include "core/store/listcolumns.h"
#include "core/store/mirrorbatchstate.h"
#include "core/store/searchindex.h"
#include "core/store/totals.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

namespace regulars::store {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<Derived, 0> nothingDerived{};

/// Empty texts sort last, as NULL.
QVariant sortText(const QString& text)
{
    const QString folded = fold(text).trimmed();
    return folded.isEmpty() ? QVariant() : QVariant(folded);
}

QString paymentSearchText(const Payment& value)
{
    return fold(QStringList{value.id.text(), value.billingName, value.billingEmail, value.receiptEmail,
                            value.method.last4, value.description}
                    .join(u'\n'));
}

/// Writes a value that has nothing around it; whether it was news.
template<class T, class State>
Result<bool> writePlain(State& state, const T& value, Instant readAt)
{
    const auto standing = standingOf<T>(state.database, value.id.text(), readAt);
    if (!standing) return failure(standing);
    if (standing->stale) return false;
    const auto written = state.write(value, readAt, *standing, nothingDerived);
    if (!written) return failure(written);
    return written->changed;
}

/// Whether they differ from those that were there.
Result<bool> replaceMovements(Database& database, qint64 dispute, const QList<BalanceTransactionId>& ids)
{
    QList<BalanceTransactionId> had;
    Statement read(database, u"SELECT balance_transaction FROM dispute_movements WHERE dispute = ? "
                             "ORDER BY position"_s);
    const auto done =
        read.bind(dispute).forEach([&](const Row& row) { had.append(BalanceTransactionId(row.text(0))); });
    if (!done) return failure(done);
    if (had == ids) return false;
    Statement forget(database, u"DELETE FROM dispute_movements WHERE dispute = ?"_s);
    if (const auto gone = forget.bind(dispute).run(); !gone) return failure(gone);
    qint64 position = 0;
    for (const BalanceTransactionId& id : ids) {
        Statement insert(database, u"INSERT INTO dispute_movements (dispute, position, balance_transaction) "
                                   "VALUES (?, ?, ?)"_s);
        if (const auto put = insert.bind(dispute).bind(position++).bind(id).run(); !put) return failure(put);
    }
    return true;
}

/// The payments whose money a balance transaction moved.
Result<QStringList> paymentsMovedBy(Database& database, const BalanceTransaction& value)
{
    QStringList found;
    Statement statement(
        database, u"SELECT id FROM payments WHERE id = ? UNION ALL "
                  "SELECT id FROM payments WHERE balance_transaction = ? AND balance_transaction <> '' UNION ALL "
                  "SELECT payment FROM refunds WHERE id = ? UNION ALL "
                  "SELECT payment FROM refunds WHERE balance_transaction = ? AND balance_transaction <> '' UNION ALL "
                  "SELECT payment FROM disputes WHERE id = ? UNION ALL "
                  "SELECT d.payment FROM dispute_movements m JOIN disputes d ON d.key = m.dispute "
                  "WHERE m.balance_transaction = ?"_s);
    for (int table = 0; table < 3; ++table) statement.bind(value.source).bind(value.id);
    const auto read = statement.forEach([&](const Row& row) { found.append(row.text(0)); });
    if (!read) return failure(read);
    return found;
}

/// Adds ids to a work list with one statement.
Result<void> fill(Database& database, const QString& into, const QSet<QString>& ids)
{
    if (ids.isEmpty()) return {};
    QJsonArray list;
    for (const QString& id : ids) list.append(id);
    Statement insert(database, into);
    return insert.bind(QString::fromUtf8(QJsonDocument(list).toJson(QJsonDocument::Compact))).run();
}

Result<void> fillWorkLists(Database& database, const QSet<QString>& payments, const QSet<QString>& customers,
                           const QSet<QString>& noticed)
{
    for (const QString& sql : {u"DELETE FROM touched_payments"_s, u"DELETE FROM touched_customers"_s}) {
        if (const auto done = Statement(database, sql).run(); !done) return done;
    }
    for (const auto& [sql, ids] :
         {std::pair(u"INSERT INTO touched_payments (id) SELECT value FROM json_each(?)"_s, payments),
          {u"INSERT INTO touched_customers (id, figures) SELECT value, 1 FROM json_each(?)"_s, customers},
          {u"INSERT OR IGNORE INTO touched_customers (id, figures) SELECT value, 0 FROM json_each(?)"_s, noticed}}) {
        if (const auto done = fill(database, sql, ids); !done) return done;
    }
    return {};
}

} // namespace

MirrorBatch::MirrorBatch(std::unique_ptr<State> state) : m_state(std::move(state)) {}
MirrorBatch::MirrorBatch(MirrorBatch&&) noexcept = default;
MirrorBatch& MirrorBatch::operator=(MirrorBatch&&) noexcept = default;
MirrorBatch::~MirrorBatch() = default;
Database& MirrorBatch::database() { return m_state->database; }

Result<MirrorBatch> MirrorBatch::begin(Database& database)
{
    auto transaction = Transaction::begin(database);
    if (!transaction) return failure(transaction);
    if (transaction->isNested()) return failure(ErrorKind::Bug, u"a batch within a transaction"_s);
    return MirrorBatch(std::make_unique<State>(database, std::move(*transaction)));
}

Result<void> MirrorBatch::put(const Customer& value, Instant readAt)
{
    return m_state->attempt([&]() -> Result<void> {
        const auto standing = standingOf<Customer>(m_state->database, value.id.text(), readAt);
        if (!standing || standing->stale) return standing ? Result<void>() : failure(standing);
        const std::array derived{Derived{"name_folded"_L1, sortText(value.name)},
                                 Derived{"email_folded"_L1, sortText(value.email)}};
        const auto written = m_state->write(value, readAt, *standing, derived);
        if (!written) return failure(written);
        if (!written->changed) return {};
        m_state->touchCustomer(value.id.text());
        m_state->sought.insert(value.id.text());
        return {};
    });
}

Result<void> MirrorBatch::put(const PaymentMethod& value, Instant readAt)
{
    return m_state->attempt([&]() -> Result<void> {
        const auto standing = standingOf<PaymentMethod>(m_state->database, value.id.text(), readAt);
        if (!standing || standing->stale) return standing ? Result<void>() : failure(standing);
        const auto written = m_state->write(value, readAt, *standing, nothingDerived);
        if (!written) return failure(written);
        if (!written->changed) return {};
        for (const QString& customer : {standing->owner, value.customer.text()}) {
            m_state->noticeCustomer(customer);
            if (!customer.isEmpty()) m_state->sought.insert(customer);
        }
        return {};
    });
}

Result<void> MirrorBatch::put(const Product& value, Instant readAt)
{
    return m_state->attempt([&]() -> Result<void> {
        const auto news = writePlain(*m_state, value, readAt);
        if (!news) return failure(news);
        m_state->catalogue |= *news;
        return {};
    });
}

Result<void> MirrorBatch::put(const Price& value, Instant readAt)
{
    return m_state->attempt([&]() -> Result<void> {
        const auto news = writePlain(*m_state, value, readAt);
        if (!news) return failure(news);
        m_state->catalogue |= *news;
        return {};
    });
}

Result<void> MirrorBatch::put(const Coupon& value, Instant readAt)
{
    return m_state->attempt([&]() -> Result<void> {
        const auto news = writePlain(*m_state, value, readAt);
        if (!news) return failure(news);
        m_state->catalogue |= *news;
        return {};
    });
}

Result<void> MirrorBatch::put(const Subscription& value, Instant readAt)
{
    return m_state->attempt([&]() -> Result<void> {
        const auto standing = standingOf<Subscription>(m_state->database, value.id.text(), readAt);
        if (!standing || standing->stale) return standing ? Result<void>() : failure(standing);
        const auto written = m_state->write(value, readAt, *standing, listColumns(value));
        if (!written) return failure(written);
        const auto items = m_state->replace(value, readAt, *standing, written->key, value.items);
        if (!items) return failure(items);
        if (!written->changed && !*items) return {};
        m_state->touchCustomer(standing->owner);
        m_state->touchCustomer(value.customer.text());
        return {};
    });
}

Result<void> MirrorBatch::put(const Invoice& value, Instant readAt)
{
    return m_state->attempt([&]() -> Result<void> {
        const auto standing = standingOf<Invoice>(m_state->database, value.id.text(), readAt);
        if (!standing || standing->stale) return standing ? Result<void>() : failure(standing);
        const auto written = m_state->write(value, readAt, *standing, nothingDerived);
        if (!written) return failure(written);
        const auto lines = m_state->replace(value, readAt, *standing, written->key, value.lines);
        if (!lines) return failure(lines);
        const auto payments = m_state->replace(value, readAt, *standing, written->key, value.payments);
        if (!payments) return failure(payments);
        if (!written->changed && !*lines && !*payments) return {};
        m_state->noticeCustomer(standing->owner);
        m_state->noticeCustomer(value.customer.text());
        return {};
    });
}

Result<void> MirrorBatch::put(const Payment& value, Instant readAt)
{
    return m_state->attempt([&]() -> Result<void> {
        const auto standing = standingOf<Payment>(m_state->database, value.id.text(), readAt);
        if (!standing || standing->stale) return standing ? Result<void>() : failure(standing);
        if (!m_state->home) {
            const auto home = settlementCurrency(m_state->database);
            if (!home) return failure(home);
            m_state->home = *home;
        }
        // As if it had no refunds and disputes, nor a balance transaction in another currency; commit corrects it.
        const qint64 worth = value.status == "succeeded"_L1 ? value.amountCaptured : 0;
        const qint64 settled = value.currency == *m_state->home ? worth : 0;
        const std::array derived{Derived{"search"_L1, paymentSearchText(value)},
                                 Derived{"state"_L1, value.status, true}, Derived{"value"_L1, worth, true},
                                 Derived{"settled"_L1, settled, true}};
        const auto written = m_state->write(value, readAt, *standing, derived);
        if (!written) return failure(written);
        if (!written->changed) return {};
        m_state->touchPayment(value.id.text());
        m_state->touchCustomer(standing->owner);
        m_state->touchCustomer(value.customer.text());
        return {};
    });
}

Result<void> MirrorBatch::put(const Refund& value, Instant readAt)
{
    return m_state->attempt([&]() -> Result<void> {
        const auto standing = standingOf<Refund>(m_state->database, value.id.text(), readAt);
        if (!standing || standing->stale) return standing ? Result<void>() : failure(standing);
        const auto written = m_state->write(value, readAt, *standing, nothingDerived);
        if (!written) return failure(written);
        if (!written->changed) return {};
        m_state->touchPayment(standing->owner);
        m_state->touchPayment(value.payment.text());
        return noteOperationOf(m_state->database, value.id.text());
    });
}

Result<void> MirrorBatch::put(const Dispute& value, Instant readAt)
{
    return m_state->attempt([&]() -> Result<void> {
        const auto standing = standingOf<Dispute>(m_state->database, value.id.text(), readAt);
        if (!standing || standing->stale) return standing ? Result<void>() : failure(standing);
        const auto written = m_state->write(value, readAt, *standing, nothingDerived);
        if (!written) return failure(written);
        const auto moved = replaceMovements(m_state->database, written->key, value.balanceTransactions);
        if (!moved) return failure(moved);
        if (*moved) {
            const auto noted = m_state->noteParts(value, readAt, *standing, "dispute_movements"_L1);
            if (!noted) return noted;
        }
        if (!written->changed && !*moved) return {};
        m_state->touchPayment(standing->owner);
        m_state->touchPayment(value.payment.text());
        return {};
    });
}

Result<void> MirrorBatch::put(const BalanceTransaction& value, Instant readAt)
{
    return m_state->attempt([&]() -> Result<void> {
        const auto news = writePlain(*m_state, value, readAt);
        if (!news) return failure(news);
        if (!*news) return {};
        const auto moved = paymentsMovedBy(m_state->database, value);
        if (!moved) return failure(moved);
        for (const QString& payment : *moved) m_state->touchPayment(payment);
        return {};
    });
}

Result<void> MirrorBatch::put(const PaymentLink& value, Instant readAt)
{
    return m_state->attempt([&]() -> Result<void> {
        Statement put(m_state->database,
                      u"INSERT INTO payment_links (id, url, active, payment_intent, read_at) VALUES (?, ?, ?, ?, ?) "
                      "ON CONFLICT (id) DO UPDATE SET url = excluded.url, active = excluded.active, read_at = excluded.read_at, "
                      "payment_intent = IIF(excluded.payment_intent = '', payment_intent, excluded.payment_intent) "
                      "WHERE excluded.read_at >= read_at AND (url, active, read_at > 0, payment_intent) IS NOT "
                      "(excluded.url, excluded.active, excluded.read_at > 0, IIF(excluded.payment_intent = '', payment_intent, excluded.payment_intent))"_s);
        put.bind(value.id).bind(value.url).bind(value.active).bind(value.paymentIntent).bind(readAt);
        if (auto done = put.run(); !done || put.changedRows() == 0) return done;
        Statement of(m_state->database, u"SELECT payment FROM repayments WHERE link = ? AND link <> ''"_s);
        return of.bind(value.id).forEach([&](const Row& row) { m_state->touchPayment(row.text(0)); });
    });
}

void MirrorBatch::touch(const PaymentId& payment) { m_state->touchPayment(payment.text()); }

void MirrorBatch::compareAs(std::optional<Comparison> comparison)
{
    m_state->comparison = std::move(comparison);
}

Result<void> MirrorBatch::receive(const Event& event)
{
    return m_state->attempt([&] {
        Statement statement(m_state->database,
                            u"INSERT INTO events_received (id, type, object_type, object_id, related_id, "
                            "api_version, idempotency_key, created) VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
                            "ON CONFLICT (id) DO NOTHING"_s);
        statement.bind(event.id).bind(event.type).bind(event.objectType).bind(event.objectId);
        statement.bind(event.relatedId).bind(event.apiVersion).bind(event.idempotencyKey).bind(event.created);
        return statement.run();
    });
}

Result<void> MirrorBatch::commit()
{
    const auto done = m_state->attempt([&]() -> Result<void> {
        Database& database = m_state->database;
        auto filled = fillWorkLists(database, m_state->payments, m_state->customers, m_state->noticed);
        if (!filled) return filled;
        if (auto figures = recomputeTouched(database); !figures) return figures;
        if (auto search = updateSearch(database, m_state->sought); !search) return search;
        if (auto noted = noteTouched(database, m_state->catalogue); !noted) return noted;
        return m_state->transaction.commit();
    });
    // Over either way; what is put from now on goes nowhere.
    if (done) m_state->failed = Error{ErrorKind::Bug, u"the batch is committed"_s, {}, {}, {}, {}, {}, {}, 0, {}};
    return done;
}

} // namespace regulars::store
