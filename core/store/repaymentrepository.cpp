// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/repaymentrepository.h"

#include "core/store/statement.h"

namespace regulars::store {

using namespace Qt::StringLiterals;

namespace {

Repayment repaymentOf(const Row& row)
{
    Repayment repayment;
    repayment.note.dispute = DisputeId(row.text(0));
    repayment.note.payment = PaymentId(row.text(1));
    repayment.customer = CustomerId(row.text(2));
    repayment.note.amount = Money(row.integer(3), row.currency(4));
    repayment.note.method = row.text(5);
    repayment.note.reference = row.text(6);
    repayment.note.paidAt = row.maybeInstant(7);
    repayment.operation = row.text(8);
    repayment.who = row.text(9);
    if (!row.isNull(10))
        repayment.link = PaymentLink{PaymentLinkId(row.text(10)), row.text(11), row.flag(12), PaymentIntentId(row.text(13))};
    if (!row.isNull(14)) repayment.paid = Money(row.integer(14), row.currency(15));
    repayment.paidAt = row.maybeInstant(16);
    if (!row.isNull(17)) repayment.paidBy = PaymentId(row.text(17));
    return repayment;
}

} // namespace

Result<QList<Repayment>> RepaymentRepository::where(const QString& condition, const QString& bound) const
{
    QList<Repayment> found;
    Statement statement(m_database,
                        u"SELECT r.dispute, r.payment, r.customer, r.amount, r.currency, r.method, r.reference, r.paid_at, "
                        "r.operation, o.who, l.id, l.url, l.active, l.payment_intent, m.repaid, m.currency, m.paid_at, m.paid_by "
                        "FROM repayments r JOIN operations o ON o.id = r.operation "
                        "LEFT JOIN payment_links l ON l.id = r.link LEFT JOIN repayment_money m ON m.repayment = r.key "
                        "WHERE r.done_at IS NOT NULL AND %1 ORDER BY r.key"_s.arg(condition));
    const auto read = statement.bind(bound).forEach([&](const Row& row) { found.append(repaymentOf(row)); });
    if (!read) return failure(read);
    return found;
}

Result<QList<Repayment>> RepaymentRepository::of(const PaymentId& payment) const
{
    return where(u"r.payment = ?"_s, payment.text());
}

Result<QList<Repayment>> RepaymentRepository::ofCustomer(const CustomerId& customer) const
{
    if (customer.isEmpty()) return QList<Repayment>();
    return where(u"r.customer = ? AND r.customer <> ''"_s, customer.text());
}

Result<bool> RepaymentRepository::isAny(const QString& condition, const QString& bound) const
{
    Statement statement(m_database, u"SELECT 1 FROM repayments r WHERE "_s + condition);
    const auto found = statement.bind(bound).first([](const Row&) { return true; });
    if (!found) return failure(found);
    return found->has_value();
}

Result<bool> RepaymentRepository::isLink(const PaymentLinkId& id) const
{
    return isAny(u"r.link = ? AND r.link <> ''"_s, id.text());
}

Result<bool> RepaymentRepository::isUnderWay(const PaymentId& payment) const
{
    return isAny(u"r.payment = ? AND EXISTS (SELECT 1 FROM operations o WHERE o.id = r.operation AND o.unfinished = 1)"_s,
                 payment.text());
}

Result<bool> RepaymentRepository::isOurs(const QString& operation) const
{
    return isAny(u"r.operation = ?"_s, operation);
}

Result<QSet<QString>> RepaymentRepository::links(const QString& condition) const
{
    QSet<QString> found;
    Statement statement(m_database, u"SELECT r.link FROM repayments r LEFT JOIN payment_links l ON l.id = r.link "
                                    "WHERE r.link <> '' AND "_s + condition);
    const auto read = statement.forEach([&](const Row& row) { found.insert(row.text(0)); });
    if (!read) return failure(read);
    return found;
}

Result<QSet<QString>> RepaymentRepository::openLinks() const { return links(u"(COALESCE(l.payment_intent, '') = '' OR l.active)"_s); }

Result<QSet<QString>> RepaymentRepository::unreadLinks() const { return links(u"COALESCE(l.read_at, 0) = 0"_s); }

Result<void> RepaymentRepository::keep(const Operation& operation, const Step& step)
{
    if (!step.repayment) return {};
    const RepaymentNote& note = *step.repayment;
    Statement insert(m_database, u"INSERT INTO repayments (step, operation, dispute, payment, customer, amount, currency, "
                                 "method, reference, paid_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    insert.bind(QString::fromLatin1(step.key)).bind(operation.id).bind(note.dispute).bind(note.payment);
    insert.bind(operation.customer).bind(note.amount.minor()).bind(note.amount.currency());
    return insert.bind(note.method).bind(note.reference).bind(note.paidAt).run();
}

Result<void> RepaymentRepository::noteDone(const Step& step, Instant at)
{
    if (!step.repayment || step.state != StepState::Done) return {};
    Statement update(m_database, u"UPDATE repayments SET done_at = COALESCE(done_at, ?), link = ? WHERE step = ?"_s);
    const QString link = step.request.path.isEmpty() ? QString() : step.objectId;
    return update.bind(at).bind(link).bind(QString::fromLatin1(step.key)).run();
}

Result<void> RepaymentRepository::eraseReferences(const CustomerId& customer)
{
    Statement update(m_database, u"UPDATE repayments SET reference = '' WHERE customer = ?"_s);
    return update.bind(customer).run();
}

} // namespace regulars::store
