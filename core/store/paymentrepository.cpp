// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/paymentrepository.h"

#include "core/store/fold.h"
#include "core/store/keylist.h"
#include "core/store/paymentorder.h"
#include "core/store/records.h"
#include "core/store/totals.h"

namespace regulars::store {

namespace {

// The invoice is found by payment intent, by the charge where there is none (contract.md 12); a product that the
// key may not read is called what its line says.
constexpr auto rowColumns =
    "SELECT p.key, p.id, p.customer, c.name, c.email, c.key, p.billing_name, p.billing_email, p.amount, "
    "p.refunded_sum, p.currency, p.state, p.failure_code, p.description, p.created, "
    "(SELECT group_concat(sold, ', ') FROM (SELECT coalesce(nullif(o.name, ''), l.description) AS sold "
    "FROM invoice_lines l LEFT JOIN products o ON o.id = l.product WHERE l.invoice IN ("
    "SELECT invoice FROM invoice_payments WHERE payment_intent = p.payment_intent AND payment_intent <> '' "
    "UNION SELECT invoice FROM invoice_payments WHERE charge = p.id AND charge <> '') "
    "GROUP BY 1 HAVING sold <> '' ORDER BY min(l.invoice), min(l.position))), "
    "p.method_type, p.method_brand, p.method_last4, p.method_fingerprint, p.method_country, p.method_funding, "
    "p.method_bank_name, p.method_email, p.method_wallet, p.method_exp_month, p.method_exp_year, "
    "CASE WHEN p.failure_code = 'card_declined' AND p.outcome_reason <> '' THEN p.outcome_reason "
    "ELSE p.failure_code END "_L1;
constexpr auto withCustomers = " LEFT JOIN customers c ON c.id = p.customer AND p.customer <> '' "_L1;
constexpr int firstMethodColumn = 16, declineReasonColumn = 27;

PaymentRow rowOf(const Row& row)
{
    PaymentRow result;
    result.id = PaymentId(row.text(1));
    result.customer = CustomerId(row.text(2));
    const bool known = !row.isNull(5);
    result.customerDeleted = !result.customer.isEmpty() && !known;
    result.customerName = known ? row.text(3) : row.text(6);
    result.customerEmail = known ? row.text(4) : row.text(7);
    const Currency currency = row.currency(10);
    result.amount = Money(row.integer(8), currency);
    result.refunded = Money(row.integer(9), currency);
    result.status = row.text(11);
    result.failureCode = row.text(12);
    result.declineReason = row.text(declineReasonColumn);
    result.description = row.text(13);
    result.created = row.instant(14);
    result.product = row.text(15);
    Reader reader{row, firstMethodColumn};
    eachColumn(reader, result.method);
    return result;
}

/// The only customer with that email, whatever its case.
Result<CustomerId> onlyCustomerWith(Database& database, const QString& email)
{
    QList<CustomerId> same;
    Statement statement(database, u"SELECT id, email FROM customers WHERE email_folded = ?"_s);
    const auto read = statement.bind(fold(email).trimmed()).forEach([&](const Row& row) {
        if (row.text(1).trimmed().compare(email.trimmed(), Qt::CaseInsensitive) == 0)
            same.append(CustomerId(row.text(0)));
    });
    if (!read) return failure(read);
    return same.size() == 1 ? same.first() : CustomerId();
}

/// Who paid a repayment by its link; empty: it is none.
Result<std::optional<CustomerId>> repayer(Database& database, const PaymentId& id)
{
    Statement of(database, u"SELECT r.customer FROM payments p CROSS JOIN payment_links l ON l.payment_intent = p.payment_intent "
                           "CROSS JOIN repayments r ON r.link = l.id "
                           "WHERE p.id = ? AND p.payment_intent <> '' AND l.payment_intent <> '' AND r.link <> ''"_s);
    return of.bind(id).first([](const Row& row) { return CustomerId(row.text(0)); });
}

Result<void> addSuggestion(Database& database, PaymentRow& row)
{
    if (!row.customer.isEmpty()) return {};
    const auto known = repayer(database, row.id);
    if (!known) return failure(known);
    if (*known) row.suggestedCustomer = **known;
    if (*known || row.customerEmail.trimmed().isEmpty()) return {};
    const auto suggested = onlyCustomerWith(database, row.customerEmail);
    if (!suggested) return failure(suggested);
    row.suggestedCustomer = *suggested;
    return {};
}

// The sums of a choice of payments (runsOf) in one currency, from an index alone. SQLite's SUM of integers is exact: it
// fails where 64 bits are too few.
constexpr auto currencyTotals =
    "SELECT SUM(IIF(p.status = 'succeeded', p.amount_captured, 0)), SUM(p.refunded_sum) "
    "FROM json_each(?) chosen CROSS JOIN payments p INDEXED BY payments_totals "
    "ON p.currency = ? AND p.key BETWEEN CAST(chosen.key AS INTEGER) AND chosen.value"_L1;

} // namespace

Result<QList<qint64>> PaymentRepository::keys(const PaymentQuery& query, qint64 limit) const
{
    const auto scans = scansFor(m_database, query);
    if (!scans) return failure(scans);
    QList<qint64> found;
    for (const PaymentScan& scan : *scans) {
        Statement statement(m_database, keyListSql(scan.sql));
        for (const QString& text : scan.bound) statement.bind(text);
        statement.bind(limit < 0 ? limit : limit - found.size());
        if (const auto read = appendKeys(statement, found); !read) return failure(read);
    }
    return found;
}

Result<QHash<qint64, PaymentRow>> PaymentRepository::rows(const QList<qint64>& keys) const
{
    QHash<qint64, PaymentRow> found;
    Statement rows(m_database, rowColumns + u"FROM json_each(?) chosen CROSS JOIN payments p ON p.key = chosen.value"_s
                                   + withCustomers);
    const auto read = rows.bind(jsonOf(keys)).forEach([&](const Row& row) { found.insert(row.integer(0), rowOf(row)); });
    if (!read) return failure(read);
    for (PaymentRow& row : found)
        if (const auto added = addSuggestion(m_database, row); !added) return failure(added);
    return found;
}

Result<std::optional<PaymentRow>> PaymentRepository::row(const PaymentId& id) const
{
    Statement statement(m_database, rowColumns + u"FROM payments p"_s + withCustomers + u"WHERE p.id = ?"_s);
    auto found = statement.bind(id).first(rowOf);
    if (!found || !*found) return found;
    if (const auto added = addSuggestion(m_database, **found); !added) return failure(added);
    return found;
}

Result<std::optional<Payment>> PaymentRepository::find(const PaymentId& id) const
{
    return findOne<Payment>(m_database, id);
}

Result<QList<Payment>> PaymentRepository::ofCustomer(const CustomerId& id) const
{
    return findAll<Payment>(m_database, u"WHERE customer = ? ORDER BY created DESC, key DESC"_s, id);
}

Result<QList<Refund>> PaymentRepository::refundsOf(const PaymentId& id) const
{
    return findAll<Refund>(m_database, u"WHERE payment = ? ORDER BY created DESC, key DESC"_s, id);
}

Result<QList<Refund>> PaymentRepository::refundsOfCustomer(const CustomerId& id) const
{
    return findAll<Refund>(m_database,
                           u"WHERE payment IN (SELECT id FROM payments WHERE customer = ?) "
                           "ORDER BY created DESC, key DESC"_s,
                           id);
}

namespace {

Result<QList<Dispute>> disputes(Database& database, const QString& where, const QString& bound)
{
    QList<Keyed<Dispute>> found;
    Statement statement(database, selectSql<Dispute>(where + u" ORDER BY created DESC, key DESC"_s));
    const auto read = statement.bind(bound).forEach([&](const Row& row) { found.append(keyedOf<Dispute>(row)); });
    if (!read) return failure(read);
    QList<Dispute> complete;
    for (Keyed<Dispute>& dispute : found) {
        Statement movements(database, u"SELECT balance_transaction FROM dispute_movements WHERE dispute = ? "
                                      "ORDER BY position"_s);
        const auto moved = movements.bind(dispute.key).forEach([&](const Row& row) {
            dispute.value.balanceTransactions.append(BalanceTransactionId(row.text(0)));
        });
        if (!moved) return failure(moved);
        complete.append(dispute.value);
    }
    return complete;
}

} // namespace

Result<QList<Dispute>> PaymentRepository::disputesOf(const PaymentId& id) const
{
    return disputes(m_database, u"WHERE payment = ?"_s, id.text());
}

Result<QList<Dispute>> PaymentRepository::disputesOfCustomer(const CustomerId& id) const
{
    return disputes(m_database, u"WHERE payment IN (SELECT id FROM payments WHERE customer = ?)"_s, id.text());
}

Result<qint64> PaymentRepository::paidSince(Instant created) const
{
    Statement statement(m_database, u"SELECT COUNT(*) FROM payments WHERE created > ? AND status = 'succeeded'"_s);
    const auto count = statement.bind(created).first([](const Row& row) { return row.integer(0); });
    if (!count) return failure(count);
    return count->value_or(0);
}

Result<PaymentTotals> PaymentRepository::totals(const QList<qint64>& keys) const
{
    const QString runs = runsOf(keys);
    const auto settlement = settlementCurrency(m_database);
    if (!settlement) return failure(settlement);
    const auto currencies = currenciesIn(m_database, "payments"_L1);
    if (!currencies) return failure(currencies);
    MoneyByCurrency paid, refunded;
    for (const Currency currency : *currencies) {
        const auto sums = Statement(m_database, currencyTotals).bind(runs).bind(currency).first([](const Row& row) {
            return std::pair(row.integer(0), row.integer(1));
        });
        if (!sums) return failure(sums);
        const auto [paidHere, refundedHere] = sums->value_or(std::pair<qint64, qint64>());
        if (const auto added = paid.add(Money(paidHere, currency)); !added) return failure(added);
        if (const auto added = refunded.add(Money(refundedHere, currency)); !added) return failure(added);
    }
    return PaymentTotals{settlementFirst(paid, *settlement), settlementFirst(refunded, *settlement)};
}

Result<std::optional<BalanceTransaction>>
PaymentRepository::balanceTransaction(const BalanceTransactionId& id) const
{
    return findOne<BalanceTransaction>(m_database, id);
}

} // namespace regulars::store
