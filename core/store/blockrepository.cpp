// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/blockrepository.h"

#include "core/store/changelog.h"
#include "core/store/statement.h"

namespace regulars::store {

using namespace Qt::StringLiterals;

Result<QList<BlockedDetail>> BlockRepository::details(const CustomerId& customer) const
{
    QList<BlockedDetail> found;
    Statement statement(m_database, u"SELECT kind, value, blocked, is_local FROM block_details WHERE customer = ? "
                                    "AND EXISTS (SELECT 1 FROM block_log WHERE detail = block_details.key) ORDER BY key"_s);
    const auto read = statement.bind(customer).forEach([&](const Row& row) {
        found.append({row.text(0), row.text(1), row.flag(2), row.flag(3)});
    });
    if (!read) return failure(read);
    return found;
}

Result<QList<BlockLogEntry>> BlockRepository::history(const CustomerId& customer, const QString& kind,
                                                      const QString& value) const
{
    QList<BlockLogEntry> found;
    Statement statement(m_database, u"SELECT l.at, l.blocked, l.is_local, o.who, o.note, o.id FROM block_details d "
                                    "JOIN block_log l ON l.detail = d.key JOIN operations o ON o.id = l.operation "
                                    "WHERE d.customer = ? AND d.kind = ? AND d.value = ? ORDER BY l.key DESC"_s);
    const auto read = statement.bind(customer).bind(kind).bind(value).forEach([&](const Row& row) {
        found.append({row.instant(0), row.flag(1), row.flag(2), row.text(3), row.text(4), row.text(5)});
    });
    if (!read) return failure(read);
    return found;
}

Result<qint64> BlockRepository::keep(const CustomerId& customer, const DetailBlock& block)
{
    Statement insert(m_database, u"INSERT INTO block_details (customer, kind, value) VALUES (?, ?, ?) "
                                 "ON CONFLICT DO NOTHING"_s);
    if (auto done = insert.bind(customer).bind(block.kind).bind(block.value).run(); !done) return failure(done);
    Statement select(m_database, u"SELECT key FROM block_details WHERE customer = ? AND kind = ? AND value = ?"_s);
    const auto key = select.bind(customer).bind(block.kind).bind(block.value).first([](const Row& row) {
        return row.integer(0);
    });
    if (!key) return failure(key);
    return key->value_or(0);
}

Result<void> BlockRepository::logDone(const QString& operation, const Step& step, Instant at)
{
    if (!step.block || step.state != StepState::Done) return {};
    Statement insert(m_database,
                     u"INSERT INTO block_log (detail, step, operation, blocked, is_local, at) SELECT detail, idempotency_key, "
                     "operation, detail_blocked, path = '', ? FROM operation_steps WHERE idempotency_key = ? "
                     "ON CONFLICT (step) DO NOTHING"_s);
    if (auto done = insert.bind(at).bind(QString::fromLatin1(step.key)).run(); !done) return done;
    if (insert.changedRows() == 0) return {};
    Statement update(m_database, u"UPDATE block_details SET blocked = ?, is_local = ? WHERE key = "
                                 "(SELECT detail FROM operation_steps WHERE idempotency_key = ?)"_s);
    update.bind(step.block->blocked).bind(step.request.path.isEmpty()).bind(QString::fromLatin1(step.key));
    if (auto done = update.run(); !done) return done;
    Statement of(m_database, u"SELECT customer FROM operations WHERE id = ?"_s);
    const auto customer = of.bind(operation).first([](const Row& row) { return row.text(0); });
    if (!customer) return failure(customer);
    return customer->value_or(QString()).isEmpty() ? Result<void>() : noteCustomer(m_database, **customer);
}

Result<void> BlockRepository::eraseValues(const CustomerId& customer)
{
    // Equal values of one kind are one row: the key keeps them apart.
    Statement update(m_database, u"UPDATE block_details SET value = '#' || key WHERE customer = ?"_s);
    return update.bind(customer).run();
}

} // namespace regulars::store
