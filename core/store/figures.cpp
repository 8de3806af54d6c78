// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/figures.h"

#include "core/store/statement.h"

namespace regulars::store {

using namespace Qt::StringLiterals;

namespace {

// Work tables are small, the tables large, and SQLite knows neither: CROSS JOIN, MATERIALIZED and the "IN (SELECT
// key FROM …_facts)" of the updates keep it from running through the large ones.

// Refunds and disputes of touched payments, a row for each payment that has any. Money that is not (all) known on
// the Stripe balance yet counts as itself if it is in the settlement currency (home), else not at all.
constexpr auto refundsOfTouched = R"(
SELECT p.key AS key, SUM(r.amount) AS total,
    SUM(IIF(r.currency = p.currency, r.amount, 0)) AS same,
    MAX(r.currency <> p.currency) AS mixed,
    SUM(CASE WHEN b.key IS NULL THEN IIF(r.currency = h.currency, -r.amount, 0)
             ELSE IIF(b.currency = h.currency, b.amount, 0) END) AS settled
FROM touched_payments t CROSS JOIN refunds r ON r.payment = t.id
CROSS JOIN payments p ON p.id = r.payment CROSS JOIN home h
LEFT JOIN balance_transactions b ON b.id = r.balance_transaction
WHERE r.status NOT IN ('failed', 'canceled')
GROUP BY p.key)"_L1;

constexpr auto disputesOfTouched = R"(
SELECT key, SUM(open) AS open, SUM(lost) AS lost,
    SUM(IIF(lost AND same, amount, 0)) AS same,
    MAX(lost AND NOT same) AS mixed,
    SUM(IIF(lost, settled, 0)) AS settled
FROM (
    SELECT p.key AS key, d.status = 'lost' AS lost, d.amount AS amount, d.currency = p.currency AS same,
        d.status NOT IN ('won', 'lost', 'prevented', 'warning_closed') AS open,
        CASE WHEN COUNT(m.dispute) = 0 OR COUNT(b.key) < COUNT(m.dispute)
             THEN IIF(d.currency = h.currency, -d.amount, 0)
             ELSE COALESCE(SUM(IIF(b.currency = h.currency, b.amount, 0)), 0) END AS settled
    FROM touched_payments t CROSS JOIN disputes d ON d.payment = t.id
    CROSS JOIN payments p ON p.id = d.payment CROSS JOIN home h
    LEFT JOIN dispute_movements m ON m.dispute = d.key
    LEFT JOIN balance_transactions b ON b.id = m.balance_transaction
    GROUP BY d.key)
GROUP BY key)"_L1;

// The money of a repayment tells of the dispute that it is for, and of the customer who had it.
constexpr auto disputesOfRepayments = R"(
INSERT OR IGNORE INTO touched_payments (id)
SELECT r.payment FROM touched_payments t CROSS JOIN payments p ON p.id = t.id
CROSS JOIN payment_links l ON l.payment_intent = p.payment_intent CROSS JOIN repayments r ON r.link = l.id
WHERE r.link <> '' AND l.payment_intent <> '')"_L1;

constexpr auto payersOfRepayments = R"(
INSERT INTO touched_customers (id, figures)
SELECT r.customer, 1 FROM touched_payments t CROSS JOIN repayments r ON r.payment = t.id WHERE r.customer <> ''
ON CONFLICT (id) DO UPDATE SET figures = 1)"_L1;

// %1 refunds, %2 disputes. One word for a payment: see PaymentRepository. Its worth: see 002_figures.sql. Those that
// differ, and the mixed ones: what they are worth in other currencies is not among the columns.
constexpr auto paymentFacts = R"(
WITH home (currency) AS (SELECT COALESCE((SELECT default_currency FROM studio), '')),
refunded AS MATERIALIZED (%1), disputed AS MATERIALIZED (%2),
repaid AS MATERIALIZED (
    SELECT p.key AS key, SUM(m.repaid) AS total
    FROM touched_payments t CROSS JOIN payments p ON p.id = t.id CROSS JOIN repayment_money m ON m.payment = t.id
    WHERE m.currency = p.currency
    GROUP BY p.key)
INSERT INTO payment_facts (key, customer, refunded, state, value, settled, mixed)
SELECT key, customer, refunded, state, value, settled, mixed FROM (
    SELECT p.key AS key, p.customer AS customer, COALESCE(r.total, 0) AS refunded,
        CASE WHEN d.open > 0 THEN 'disputed'
             WHEN d.lost > 0 AND a.total >= d.same THEN 'dispute_repaid'
             WHEN d.lost > 0 THEN 'dispute_lost'
             WHEN r.total > 0 AND r.total >= p.amount_captured THEN 'refunded'
             WHEN r.total > 0 THEN 'partially_refunded'
             ELSE p.status END AS state,
        IIF(p.status = 'succeeded', p.amount_captured, 0)
            - COALESCE(r.same, 0) - COALESCE(d.same, 0) AS value,
        CASE WHEN p.status <> 'succeeded' THEN 0
             WHEN b.key IS NULL THEN IIF(p.currency = h.currency, p.amount_captured, 0)
             ELSE IIF(b.currency = h.currency, b.amount, 0) END
            + COALESCE(r.settled, 0) + COALESCE(d.settled, 0) AS settled,
        (COALESCE(r.mixed, 0) OR COALESCE(d.mixed, 0)) AS mixed,
        p.refunded_sum AS old_refunded, p.state AS old_state, p.value AS old_value, p.settled AS old_settled,
        p.mixed AS old_mixed
    FROM touched_payments t CROSS JOIN payments p ON p.id = t.id CROSS JOIN home h
    LEFT JOIN balance_transactions b ON b.id = p.balance_transaction
    LEFT JOIN refunded r ON r.key = p.key LEFT JOIN disputed d ON d.key = p.key
    LEFT JOIN repaid a ON a.key = p.key)
WHERE refunded <> old_refunded OR state <> old_state OR value <> old_value OR settled <> old_settled
   OR mixed <> old_mixed OR mixed)"_L1;

constexpr auto updatePayments = R"(
UPDATE payments SET refunded_sum = f.refunded, state = f.state, value = f.value, settled = f.settled,
    mixed = f.mixed
FROM payment_facts f WHERE payments.key = f.key AND payments.key IN (SELECT key FROM payment_facts))"_L1;

constexpr auto payersOfChanged = R"(
INSERT INTO touched_customers (id, figures)
SELECT customer, 1 FROM payment_facts WHERE customer <> ''
ON CONFLICT (id) DO UPDATE SET figures = 1)"_L1;

constexpr auto payersOfTouched = R"(
INSERT OR IGNORE INTO touched_customers (id, figures)
SELECT p.customer, 0 FROM touched_payments t CROSS JOIN payments p ON p.id = t.id WHERE p.customer <> '')"_L1;

// Lifetime value by currency: succeeded payments + money recorded by hand − refunds that stand − disputes lost. Stripe's
// refunds are in the currency of their charge; those that are not count for payments with a customer alone.
constexpr auto customerMoney = R"(
INSERT INTO customer_money (customer, currency, amount, settled, last_payment)
SELECT customer, currency, SUM(amount), SUM(settled), MAX(paid_at) FROM (
    SELECT c.key AS customer, p.currency AS currency, p.value AS amount, p.settled AS settled,
        IIF(p.status = 'succeeded', p.created, NULL) AS paid_at
    FROM touched_customers t CROSS JOIN customers c ON c.id = t.id
    CROSS JOIN payments p INDEXED BY payments_by_customer ON p.customer = t.id
    WHERE t.figures
    UNION ALL
    SELECT c.key, r.currency, -r.amount, 0, NULL
    FROM touched_customers t CROSS JOIN customers c ON c.id = t.id
    CROSS JOIN payments p INDEXED BY payments_mixed ON p.customer = t.id AND p.mixed = 1
    CROSS JOIN refunds r ON r.payment = p.id
    WHERE t.figures AND r.currency <> p.currency AND r.status NOT IN ('failed', 'canceled')
    UNION ALL
    SELECT c.key, d.currency, -d.amount, 0, NULL
    FROM touched_customers t CROSS JOIN customers c ON c.id = t.id
    CROSS JOIN payments p INDEXED BY payments_mixed ON p.customer = t.id AND p.mixed = 1
    CROSS JOIN disputes d ON d.payment = p.id
    WHERE t.figures AND d.currency <> p.currency AND d.status = 'lost'
    UNION ALL
    SELECT c.key, m.currency, m.worth, m.settled, m.paid_at
    FROM touched_customers t CROSS JOIN customers c ON c.id = t.id
    CROSS JOIN repayment_money m ON m.customer = t.id
    WHERE t.figures)
GROUP BY customer, currency)"_L1;

constexpr auto forgetValues = R"(
DELETE FROM customer_values
WHERE customer IN (SELECT c.key FROM touched_customers t CROSS JOIN customers c ON c.id = t.id WHERE t.figures)
  AND NOT EXISTS (SELECT 1 FROM customer_money m WHERE m.customer = customer_values.customer
                  AND m.currency = customer_values.currency AND m.amount <> 0))"_L1;

constexpr auto writeValues = R"(
INSERT INTO customer_values (customer, currency, amount)
SELECT customer, currency, amount FROM customer_money WHERE amount <> 0
ON CONFLICT (customer, currency) DO UPDATE SET amount = excluded.amount WHERE amount <> excluded.amount)"_L1;

// What status and dates follow from; "live" as at customerStatus() in core/domain, which tests hold beside this.
constexpr auto subscriptionFacts = R"(
SELECT customer,
    MAX(status IN ('past_due', 'unpaid')) AS due,
    MAX(status = 'active') AS active,
    MAX(status = 'trialing') AS trialing,
    MAX(status = 'paused') AS paused,
    MIN(CASE WHEN status IN ('active', 'trialing', 'paused') THEN ending END) AS all_ending,
    MAX(CASE WHEN status IN ('active', 'trialing', 'paused') AND ending
             THEN COALESCE(cancel_at, period_end) END) AS last_end,
    MAX(CASE WHEN status = 'trialing' THEN trial_end END) AS trial_end,
    MIN(CASE WHEN status IN ('active', 'trialing', 'past_due') AND NOT cancel_at_period_end
              AND pause_collection = ''
              AND (cancel_at IS NULL OR cancel_at > period_end) THEN period_end END) AS next_payment
FROM (SELECT s.*, (s.cancel_at IS NOT NULL OR s.cancel_at_period_end) AS ending
      FROM touched_customers t CROSS JOIN subscriptions s ON s.customer = t.id WHERE t.figures)
GROUP BY customer)"_L1;

// %1 facts of subscriptions.
constexpr auto customerFacts = R"(
WITH subs AS MATERIALIZED (%1),
paid AS MATERIALIZED (
    SELECT customer, SUM(settled) AS settled, MAX(last_payment) AS last_payment
    FROM customer_money GROUP BY customer)
INSERT INTO customer_facts (key, credit, status, only_trial, last_end, trial_end, next_payment, last_payment,
    settled, main_currency)
SELECT c.key, -c.balance,
    CASE WHEN s.due THEN 'past_due'
         WHEN s.all_ending THEN 'ending'
         WHEN s.active OR s.trialing THEN 'active'
         WHEN s.paused THEN 'paused'
         WHEN s.customer IS NOT NULL OR p.last_payment IS NOT NULL THEN 'lapsed'
         ELSE 'none' END,
    COALESCE(s.trialing AND NOT s.active, 0),
    s.last_end, s.trial_end, s.next_payment, p.last_payment, COALESCE(p.settled, 0),
    CASE WHEN c.currency <> '' THEN c.currency
         ELSE COALESCE(
             IIF(p.last_payment IS NULL, NULL,
                 (SELECT n.currency FROM payments n WHERE n.customer = c.id AND n.status = 'succeeded'
                  ORDER BY n.created DESC, n.id DESC LIMIT 1)),
             (SELECT default_currency FROM studio), '') END
FROM touched_customers t CROSS JOIN customers c ON c.id = t.id
LEFT JOIN subs s ON s.customer = t.id
LEFT JOIN paid p ON p.customer = c.key
WHERE t.figures)"_L1;

// Three updates, because each column that an update names costs its index, changed or not.
constexpr auto updateMoney = R"(
UPDATE customers SET main_currency = f.main_currency, ltv_settled = f.settled,
    ltv = COALESCE((SELECT amount FROM customer_money m
                    WHERE m.customer = f.key AND m.currency = f.main_currency), 0)
FROM customer_facts f WHERE customers.key = f.key AND customers.key IN (SELECT key FROM customer_facts)
AND (customers.main_currency <> f.main_currency OR customers.ltv_settled <> f.settled
     OR customers.ltv <> COALESCE((SELECT amount FROM customer_money m
                                   WHERE m.customer = f.key AND m.currency = f.main_currency), 0)))"_L1;

constexpr auto updateLastPayment = R"(
UPDATE customers SET last_payment_at = f.last_payment
FROM customer_facts f WHERE customers.key = f.key AND customers.key IN (SELECT key FROM customer_facts)
AND customers.last_payment_at IS NOT f.last_payment)"_L1;

constexpr auto updateStatus = R"(
WITH facts AS MATERIALIZED (
    SELECT key, status, credit, next_payment,
        CASE status WHEN 'past_due' THEN 0 WHEN 'ending' THEN 1 WHEN 'active' THEN 2
                    WHEN 'paused' THEN 3 WHEN 'lapsed' THEN 4 ELSE 5 END AS rank,
        (status = 'active' AND only_trial) AS trialing,
        CASE WHEN status = 'ending' THEN last_end
             WHEN status = 'active' AND only_trial THEN trial_end END AS ends_at
    FROM customer_facts)
UPDATE customers SET status = f.status, status_rank = f.rank, trialing = f.trialing, ends_at = f.ends_at,
    credit = f.credit, next_payment_at = f.next_payment
FROM facts f WHERE customers.key = f.key AND customers.key IN (SELECT key FROM customer_facts)
AND (customers.status <> f.status OR customers.trialing <> f.trialing OR customers.credit <> f.credit
     OR customers.ends_at IS NOT f.ends_at OR customers.next_payment_at IS NOT f.next_payment))"_L1;

} // namespace

QStringList workTables()
{
    return {u"CREATE TEMP TABLE touched_customers (id TEXT PRIMARY KEY, figures INTEGER NOT NULL) WITHOUT ROWID"_s,
            u"CREATE TEMP TABLE touched_payments (id TEXT PRIMARY KEY) WITHOUT ROWID"_s,
            // STRICT: a sum that became a floating point number is refused.
            u"CREATE TEMP TABLE payment_facts (key INTEGER PRIMARY KEY, customer TEXT NOT NULL, "
            "refunded INTEGER NOT NULL, state TEXT NOT NULL, value INTEGER NOT NULL, settled INTEGER NOT NULL, "
            "mixed INTEGER NOT NULL) STRICT"_s,
            u"CREATE TEMP TABLE customer_money (customer INTEGER NOT NULL, currency TEXT NOT NULL, "
            "amount INTEGER NOT NULL, settled INTEGER NOT NULL, last_payment INTEGER, "
            "PRIMARY KEY (customer, currency)) STRICT, WITHOUT ROWID"_s,
            u"CREATE TEMP TABLE customer_facts (key INTEGER PRIMARY KEY, credit INTEGER NOT NULL, "
            "status TEXT NOT NULL, only_trial INTEGER NOT NULL, last_end INTEGER, trial_end INTEGER, "
            "next_payment INTEGER, last_payment INTEGER, settled INTEGER NOT NULL, main_currency TEXT NOT NULL) "
            "STRICT"_s};
}

QStringList figuresStatements()
{
    static const QStringList all{
        u"DELETE FROM payment_facts"_s, QString(disputesOfRepayments),
        QString(paymentFacts).arg(QString(refundsOfTouched), QString(disputesOfTouched)),
        QString(updatePayments), QString(payersOfChanged), QString(payersOfRepayments),
        QString(payersOfTouched),
        u"DELETE FROM customer_money"_s, QString(customerMoney), QString(forgetValues), QString(writeValues),
        u"DELETE FROM customer_facts"_s, QString(customerFacts).arg(QString(subscriptionFacts)),
        QString(updateMoney), QString(updateLastPayment), QString(updateStatus)};
    return all;
}

Result<void> recomputeTouched(Database& database)
{
    for (const QString& sql : figuresStatements()) {
        if (const auto done = Statement(database, sql).run(); !done) return done;
    }
    return {};
}

Result<void> recomputeAll(Database& database)
{
    for (const auto& sql : {u"DELETE FROM touched_customers"_s, u"DELETE FROM touched_payments"_s,
                            u"INSERT INTO touched_customers (id, figures) SELECT id, 1 FROM customers"_s,
                            u"INSERT INTO touched_payments (id) SELECT id FROM payments"_s}) {
        if (const auto done = Statement(database, sql).run(); !done) return done;
    }
    return recomputeTouched(database);
}

} // namespace regulars::store
