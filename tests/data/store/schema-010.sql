CREATE TABLE balance_transactions (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    currency TEXT NOT NULL, amount INTEGER NOT NULL, fee INTEGER NOT NULL, net INTEGER NOT NULL,
    type TEXT NOT NULL, source TEXT NOT NULL, created INTEGER NOT NULL, read_at INTEGER NOT NULL
) STRICT

CREATE INDEX balance_transactions_by_source ON balance_transactions(source)

CREATE TABLE block_details (
    key INTEGER PRIMARY KEY,
    customer TEXT NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL,
    blocked INTEGER NOT NULL DEFAULT 0, is_local INTEGER NOT NULL DEFAULT 0,
    UNIQUE (customer, kind, value)
) STRICT

CREATE INDEX block_details_blocked ON block_details(customer) WHERE blocked

CREATE TRIGGER block_details_stay BEFORE DELETE ON block_details BEGIN SELECT RAISE(ABORT, 'blocks are kept'); END

CREATE TABLE block_log (
    key INTEGER PRIMARY KEY,
    detail INTEGER NOT NULL, step TEXT NOT NULL UNIQUE, operation TEXT NOT NULL,
    blocked INTEGER NOT NULL, is_local INTEGER NOT NULL, at INTEGER NOT NULL
) STRICT

CREATE INDEX block_log_of_detail ON block_log(detail, key)

CREATE TRIGGER block_log_stays BEFORE DELETE ON block_log BEGIN SELECT RAISE(ABORT, 'the block log is kept'); END

CREATE TABLE changes (seq INTEGER PRIMARY KEY AUTOINCREMENT, kind INTEGER NOT NULL, id TEXT NOT NULL) STRICT

CREATE TABLE coupons (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL, duration TEXT NOT NULL, duration_in_months INTEGER NOT NULL, percent_off TEXT NOT NULL,
    amount_off INTEGER NOT NULL, amount_off_currency TEXT NOT NULL, valid INTEGER NOT NULL,
    created INTEGER NOT NULL, read_at INTEGER NOT NULL
) STRICT

CREATE TABLE customer_search (key INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT

CREATE VIRTUAL TABLE customer_trigrams USING fts5(
    text, content='customer_search', content_rowid='key', tokenize='trigram case_sensitive 1')

CREATE TABLE customer_values (
    customer INTEGER NOT NULL REFERENCES customers(key) ON DELETE CASCADE,
    currency TEXT NOT NULL, amount INTEGER NOT NULL,
    PRIMARY KEY (customer, currency)
) STRICT, WITHOUT ROWID

CREATE VIRTUAL TABLE customer_words USING fts5(
    text, content='customer_search', content_rowid='key', detail=none, prefix='1 2',
    tokenize='unicode61 remove_diacritics 0')

CREATE TABLE customers (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL, email TEXT NOT NULL, phone TEXT NOT NULL, description TEXT NOT NULL,
    business_name TEXT NOT NULL, individual_name TEXT NOT NULL,
    address_line1 TEXT NOT NULL, address_line2 TEXT NOT NULL, address_city TEXT NOT NULL,
    address_state TEXT NOT NULL, address_postal_code TEXT NOT NULL, address_country TEXT NOT NULL,
    shipping_line1 TEXT NOT NULL, shipping_line2 TEXT NOT NULL, shipping_city TEXT NOT NULL,
    shipping_state TEXT NOT NULL, shipping_postal_code TEXT NOT NULL, shipping_country TEXT NOT NULL,
    shipping_name TEXT NOT NULL, shipping_phone TEXT NOT NULL,
    currency TEXT NOT NULL, balance INTEGER NOT NULL, delinquent INTEGER NOT NULL,
    default_payment_method TEXT NOT NULL, created INTEGER NOT NULL, read_at INTEGER NOT NULL,
    name_folded TEXT, email_folded TEXT,
    status TEXT NOT NULL DEFAULT 'none', status_rank INTEGER NOT NULL DEFAULT 5,
    trialing INTEGER NOT NULL DEFAULT 0, ends_at INTEGER,
    main_currency TEXT NOT NULL DEFAULT '', ltv INTEGER NOT NULL DEFAULT 0,
    ltv_settled INTEGER NOT NULL DEFAULT 0, credit INTEGER NOT NULL DEFAULT 0,
    last_payment_at INTEGER, next_payment_at INTEGER
, methods_read_at INTEGER) STRICT

CREATE INDEX customers_by_created ON customers(created)

CREATE INDEX customers_by_credit ON customers(credit)

CREATE INDEX customers_by_email ON customers(email_folded)

CREATE INDEX customers_by_last_payment ON customers(last_payment_at)

CREATE INDEX customers_by_name ON customers(name_folded)

CREATE INDEX customers_by_next_payment ON customers(next_payment_at)

CREATE INDEX customers_by_status ON customers(status_rank)

CREATE INDEX customers_by_value ON customers(ltv_settled)

CREATE TRIGGER customers_come AFTER INSERT ON customers BEGIN UPDATE row_counts SET rows = rows + 1 WHERE resource = 'customers'; END

CREATE TRIGGER customers_go AFTER DELETE ON customers BEGIN UPDATE row_counts SET rows = rows - 1 WHERE resource = 'customers'; END

CREATE TABLE differences (
    key INTEGER PRIMARY KEY,
    resource TEXT NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, field TEXT NOT NULL,
    was TEXT, became TEXT,
    equal_at INTEGER, -- when they were last seen to agree; NULL: never here
    found_by TEXT NOT NULL, repaired_at INTEGER NOT NULL
) STRICT

CREATE INDEX differences_by_object ON differences(resource, id)

CREATE TABLE dispute_movements (
    dispute INTEGER NOT NULL REFERENCES disputes(key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    balance_transaction TEXT NOT NULL,
    PRIMARY KEY (dispute, position)
) STRICT, WITHOUT ROWID

CREATE INDEX dispute_movements_by_movement ON dispute_movements(balance_transaction)

CREATE TABLE disputes (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    payment TEXT NOT NULL, currency TEXT NOT NULL, amount INTEGER NOT NULL, status TEXT NOT NULL,
    reason TEXT NOT NULL, due_by INTEGER, created INTEGER NOT NULL, read_at INTEGER NOT NULL
) STRICT

CREATE INDEX disputes_by_payment ON disputes(payment)

CREATE TABLE events_received (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL, object_type TEXT NOT NULL, object_id TEXT NOT NULL, related_id TEXT NOT NULL,
    api_version TEXT NOT NULL, idempotency_key TEXT NOT NULL, created INTEGER NOT NULL
) STRICT

CREATE INDEX events_received_by_key ON events_received(idempotency_key) WHERE idempotency_key <> ''

CREATE TABLE invoice_lines (
    invoice INTEGER NOT NULL REFERENCES invoices(key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    id TEXT NOT NULL, description TEXT NOT NULL, amount INTEGER NOT NULL, quantity INTEGER NOT NULL,
    price TEXT NOT NULL, product TEXT NOT NULL, subscription TEXT NOT NULL, proration INTEGER NOT NULL,
    period_start INTEGER NOT NULL, period_end INTEGER NOT NULL,
    PRIMARY KEY (invoice, position)
) STRICT, WITHOUT ROWID

CREATE TABLE invoice_payments (
    invoice INTEGER NOT NULL REFERENCES invoices(key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    id TEXT NOT NULL, status TEXT NOT NULL, type TEXT NOT NULL, payment_intent TEXT NOT NULL,
    charge TEXT NOT NULL, amount_paid INTEGER NOT NULL,
    PRIMARY KEY (invoice, position)
) STRICT, WITHOUT ROWID

CREATE INDEX invoice_payments_by_charge ON invoice_payments(charge) WHERE charge <> ''

CREATE INDEX invoice_payments_by_intent ON invoice_payments(payment_intent) WHERE payment_intent <> ''

CREATE TABLE invoices (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    customer TEXT NOT NULL, subscription TEXT NOT NULL, number TEXT NOT NULL, status TEXT NOT NULL,
    billing_reason TEXT NOT NULL, collection_method TEXT NOT NULL, currency TEXT NOT NULL,
    total INTEGER NOT NULL, amount_due INTEGER NOT NULL, amount_paid INTEGER NOT NULL,
    amount_remaining INTEGER NOT NULL, starting_balance INTEGER NOT NULL, ending_balance INTEGER,
    attempt_count INTEGER NOT NULL, created INTEGER NOT NULL, due_date INTEGER, next_payment_attempt INTEGER,
    finalized_at INTEGER, paid_at INTEGER, voided_at INTEGER, hosted_url TEXT NOT NULL, pdf_url TEXT NOT NULL,
    read_at INTEGER NOT NULL
) STRICT

CREATE INDEX invoices_by_customer ON invoices(customer, created)

CREATE TABLE leases (
    name TEXT PRIMARY KEY, owner TEXT NOT NULL, expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID

CREATE TABLE operation_steps (
    key INTEGER PRIMARY KEY,
    operation TEXT NOT NULL, position INTEGER NOT NULL,
    number INTEGER NOT NULL, is_undo INTEGER NOT NULL, step_group INTEGER NOT NULL,
    method TEXT NOT NULL, path TEXT NOT NULL, body TEXT NOT NULL, answers TEXT NOT NULL, look_up TEXT NOT NULL,
    idempotency_key TEXT NOT NULL UNIQUE, expect TEXT NOT NULL,
    state TEXT NOT NULL, sent_at INTEGER, tried_at INTEGER, object_id TEXT NOT NULL DEFAULT '', request_id TEXT NOT NULL DEFAULT '',
    raw TEXT NOT NULL DEFAULT '', error TEXT NOT NULL DEFAULT '', detail INTEGER, detail_blocked INTEGER NOT NULL DEFAULT 0,
    UNIQUE (operation, position)
) STRICT

CREATE INDEX operation_steps_by_object ON operation_steps(object_id) WHERE object_id <> ''

CREATE TRIGGER operation_steps_stay BEFORE DELETE ON operation_steps BEGIN SELECT RAISE(ABORT, 'operations are kept'); END

CREATE TABLE operations (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL, customer TEXT NOT NULL, subject TEXT NOT NULL, parameters TEXT NOT NULL,
    amount INTEGER NOT NULL, currency TEXT NOT NULL, note TEXT NOT NULL, who TEXT NOT NULL,
    guards TEXT NOT NULL, touched TEXT NOT NULL,
    state TEXT NOT NULL, unfinished INTEGER NOT NULL, look_up_only INTEGER NOT NULL DEFAULT 0,
    recorded_at INTEGER NOT NULL, ended_at INTEGER,
    checks INTEGER NOT NULL DEFAULT 0, next_check INTEGER,
    error TEXT NOT NULL DEFAULT '', error_code TEXT NOT NULL DEFAULT '', changed TEXT NOT NULL DEFAULT ''
) STRICT

CREATE INDEX operations_by_age ON operations(unfinished, key)

CREATE INDEX operations_by_customer ON operations(customer, key) WHERE customer <> ''

CREATE TRIGGER operations_stay BEFORE DELETE ON operations BEGIN SELECT RAISE(ABORT, 'operations are kept'); END

CREATE TABLE payment_links (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    url TEXT NOT NULL, active INTEGER NOT NULL, payment_intent TEXT NOT NULL, read_at INTEGER NOT NULL
) STRICT

CREATE INDEX payment_links_by_intent ON payment_links(payment_intent) WHERE payment_intent <> ''

CREATE TABLE payment_methods (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    customer TEXT NOT NULL,
    method_type TEXT NOT NULL, method_brand TEXT NOT NULL, method_last4 TEXT NOT NULL,
    method_fingerprint TEXT NOT NULL, method_country TEXT NOT NULL, method_funding TEXT NOT NULL,
    method_bank_name TEXT NOT NULL, method_email TEXT NOT NULL, method_wallet TEXT NOT NULL,
    method_exp_month INTEGER NOT NULL, method_exp_year INTEGER NOT NULL,
    billing_name TEXT NOT NULL, billing_email TEXT NOT NULL, billing_phone TEXT NOT NULL,
    created INTEGER NOT NULL, read_at INTEGER NOT NULL
) STRICT

CREATE INDEX payment_methods_by_customer ON payment_methods(customer, method_last4)

CREATE TABLE payments (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    customer TEXT NOT NULL, payment_intent TEXT NOT NULL, payment_method TEXT NOT NULL,
    currency TEXT NOT NULL, amount INTEGER NOT NULL, amount_captured INTEGER NOT NULL,
    amount_refunded INTEGER NOT NULL, status TEXT NOT NULL,
    captured INTEGER NOT NULL, refunded INTEGER NOT NULL, disputed INTEGER NOT NULL,
    created INTEGER NOT NULL, balance_transaction TEXT NOT NULL,
    method_type TEXT NOT NULL, method_brand TEXT NOT NULL, method_last4 TEXT NOT NULL,
    method_fingerprint TEXT NOT NULL, method_country TEXT NOT NULL, method_funding TEXT NOT NULL,
    method_bank_name TEXT NOT NULL, method_email TEXT NOT NULL, method_wallet TEXT NOT NULL,
    method_exp_month INTEGER NOT NULL, method_exp_year INTEGER NOT NULL,
    description TEXT NOT NULL, statement_text TEXT NOT NULL,
    billing_name TEXT NOT NULL, billing_email TEXT NOT NULL, billing_phone TEXT NOT NULL,
    failure_code TEXT NOT NULL, failure_message TEXT NOT NULL,
    outcome_type TEXT NOT NULL, outcome_reason TEXT NOT NULL, risk_level TEXT NOT NULL,
    seller_message TEXT NOT NULL, risk_score INTEGER NOT NULL,
    receipt_url TEXT NOT NULL, receipt_email TEXT NOT NULL, read_at INTEGER NOT NULL,
    state TEXT NOT NULL, refunded_sum INTEGER NOT NULL DEFAULT 0, search TEXT NOT NULL
, value INTEGER NOT NULL DEFAULT 0, settled INTEGER NOT NULL DEFAULT 0, mixed INTEGER NOT NULL DEFAULT 0, repayment_mark TEXT NOT NULL DEFAULT '') STRICT

CREATE INDEX payments_by_amount ON payments(currency, amount, key, state)

CREATE INDEX payments_by_created ON payments(created)

CREATE INDEX payments_by_customer ON payments(customer, created, status, currency, value, settled)

CREATE INDEX payments_by_intent ON payments(payment_intent) WHERE payment_intent <> ''

CREATE INDEX payments_by_movement ON payments(balance_transaction) WHERE balance_transaction <> ''

CREATE INDEX payments_by_state ON payments(state, created)

CREATE TRIGGER payments_come AFTER INSERT ON payments BEGIN UPDATE row_counts SET rows = rows + 1 WHERE resource = 'payments'; END

CREATE TRIGGER payments_go AFTER DELETE ON payments BEGIN UPDATE row_counts SET rows = rows - 1 WHERE resource = 'payments'; END

CREATE INDEX payments_mixed ON payments(customer) WHERE mixed = 1

CREATE INDEX payments_totals ON payments(currency, key, status, amount_captured, refunded_sum)

CREATE TABLE prices (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    product TEXT NOT NULL, currency TEXT NOT NULL, unit_amount INTEGER, unit_amount_decimal TEXT NOT NULL,
    recurring_interval TEXT NOT NULL, recurring_count INTEGER NOT NULL,
    nickname TEXT NOT NULL, lookup_key TEXT NOT NULL, billing_scheme TEXT NOT NULL, active INTEGER NOT NULL,
    created INTEGER NOT NULL, read_at INTEGER NOT NULL
) STRICT

CREATE TABLE products (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL, description TEXT NOT NULL, active INTEGER NOT NULL, default_price TEXT NOT NULL,
    created INTEGER NOT NULL, read_at INTEGER NOT NULL
) STRICT

CREATE TABLE reads (
    day INTEGER NOT NULL, purpose TEXT NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (day, purpose)
) STRICT, WITHOUT ROWID

CREATE TABLE refunds (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    payment TEXT NOT NULL, currency TEXT NOT NULL, amount INTEGER NOT NULL, status TEXT NOT NULL,
    reason TEXT NOT NULL, failure_reason TEXT NOT NULL, balance_transaction TEXT NOT NULL,
    created INTEGER NOT NULL, read_at INTEGER NOT NULL
) STRICT

CREATE INDEX refunds_by_movement ON refunds(balance_transaction) WHERE balance_transaction <> ''

CREATE INDEX refunds_by_payment ON refunds(payment)

CREATE VIEW repayment_money AS
SELECT r.key AS repayment, r.payment AS payment, r.customer AS customer, p.id AS paid_by,
    COALESCE(p.currency, r.currency) AS currency,
    COALESCE(p.amount_captured - p.amount_refunded, r.amount) AS repaid,
    CASE WHEN p.key IS NULL THEN r.amount WHEN p.customer = '' THEN p.value ELSE 0 END AS worth,
    CASE WHEN p.key IS NULL THEN IIF(r.currency = (SELECT default_currency FROM studio), r.amount, 0)
         WHEN p.customer = '' THEN p.settled ELSE 0 END AS settled,
    COALESCE(p.created, r.paid_at) AS paid_at
FROM repayments r
LEFT JOIN payment_links l ON l.id = r.link AND l.payment_intent <> ''
LEFT JOIN payments p ON p.payment_intent = l.payment_intent AND p.payment_intent <> '' AND p.status = 'succeeded'
WHERE r.done_at IS NOT NULL AND (r.method <> 'link' OR p.key IS NOT NULL)

CREATE TABLE repayments (
    key INTEGER PRIMARY KEY,
    step TEXT NOT NULL UNIQUE, operation TEXT NOT NULL,
    dispute TEXT NOT NULL, payment TEXT NOT NULL, customer TEXT NOT NULL,
    amount INTEGER NOT NULL, currency TEXT NOT NULL,
    method TEXT NOT NULL, reference TEXT NOT NULL, paid_at INTEGER,
    link TEXT NOT NULL DEFAULT '', done_at INTEGER
) STRICT

CREATE INDEX repayments_by_customer ON repayments(customer) WHERE customer <> ''

CREATE INDEX repayments_by_link ON repayments(link) WHERE link <> ''

CREATE INDEX repayments_by_payment ON repayments(payment)

CREATE TRIGGER repayments_stay BEFORE DELETE ON repayments BEGIN SELECT RAISE(ABORT, 'repayments are kept'); END

CREATE TABLE row_counts (resource TEXT PRIMARY KEY, rows INTEGER NOT NULL) STRICT, WITHOUT ROWID

CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID

CREATE TABLE studio (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    id TEXT NOT NULL, name TEXT NOT NULL, email TEXT NOT NULL, country TEXT NOT NULL,
    default_currency TEXT NOT NULL, time_zone TEXT NOT NULL, mode TEXT NOT NULL
) STRICT

CREATE TABLE subscription_items (
    subscription INTEGER NOT NULL REFERENCES subscriptions(key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    id TEXT NOT NULL, price TEXT NOT NULL, product TEXT NOT NULL, quantity INTEGER NOT NULL,
    period_start INTEGER NOT NULL, period_end INTEGER NOT NULL, unit_amount INTEGER, currency TEXT NOT NULL DEFAULT '', recurring_interval TEXT NOT NULL DEFAULT '', recurring_count INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (subscription, position)
) STRICT, WITHOUT ROWID

CREATE INDEX subscription_items_by_product ON subscription_items(product)

CREATE TABLE subscriptions (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    customer TEXT NOT NULL, status TEXT NOT NULL, currency TEXT NOT NULL,
    collection_method TEXT NOT NULL, billing_mode TEXT NOT NULL,
    created INTEGER NOT NULL, start_date INTEGER NOT NULL,
    cancel_at INTEGER, canceled_at INTEGER, ended_at INTEGER, trial_start INTEGER, trial_end INTEGER,
    cancel_at_period_end INTEGER NOT NULL, pause_collection TEXT NOT NULL, cancellation_reason TEXT NOT NULL,
    default_payment_method TEXT NOT NULL, latest_invoice TEXT NOT NULL, schedule TEXT NOT NULL,
    read_at INTEGER NOT NULL,
    period_end INTEGER -- the earliest of its items
, state TEXT NOT NULL DEFAULT '', cycle TEXT NOT NULL DEFAULT '', amount INTEGER, monthly INTEGER NOT NULL DEFAULT 0, next_payment_at INTEGER, ends_at INTEGER) STRICT

CREATE INDEX subscriptions_by_customer ON subscriptions(customer, created)

CREATE INDEX subscriptions_by_cycle ON subscriptions(cycle)

CREATE INDEX subscriptions_by_end ON subscriptions(ends_at, start_date, key, state)

CREATE INDEX subscriptions_by_payment ON subscriptions(next_payment_at, start_date, key, state)

CREATE INDEX subscriptions_by_start ON subscriptions(start_date, key, state)

CREATE INDEX subscriptions_by_state ON subscriptions(state, ends_at)

CREATE INDEX subscriptions_by_value ON subscriptions(currency, monthly, key, state)

CREATE TABLE sync_state (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID

CREATE TABLE sync_windows (
    resource TEXT NOT NULL, window_from INTEGER NOT NULL, window_to INTEGER NOT NULL,
    cursor TEXT NOT NULL, done INTEGER NOT NULL, row_count INTEGER NOT NULL,
    PRIMARY KEY (resource, window_from)
) STRICT, WITHOUT ROWID

CREATE TABLE tombstones (
    resource TEXT NOT NULL, id TEXT NOT NULL, read_at INTEGER NOT NULL,
    PRIMARY KEY (resource, id)
) STRICT, WITHOUT ROWID
