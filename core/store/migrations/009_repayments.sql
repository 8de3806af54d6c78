-- Money that customers pay again after a chargeback. The own table says for which dispute and how, from the moment it is
-- planned; it counts from done_at on. "reference" is all there is to erase for a person. The page on which a link's
-- money is paid is mirrored, with the payment intent of the checkout that was completed on it.
CREATE TABLE repayments (
    key INTEGER PRIMARY KEY,
    step TEXT NOT NULL UNIQUE, operation TEXT NOT NULL,
    dispute TEXT NOT NULL, payment TEXT NOT NULL, customer TEXT NOT NULL,
    amount INTEGER NOT NULL, currency TEXT NOT NULL,
    method TEXT NOT NULL, reference TEXT NOT NULL, paid_at INTEGER,
    link TEXT NOT NULL DEFAULT '', done_at INTEGER
) STRICT;
CREATE INDEX repayments_by_payment ON repayments(payment);
CREATE INDEX repayments_by_customer ON repayments(customer) WHERE customer <> '';
CREATE INDEX repayments_by_link ON repayments(link) WHERE link <> '';
CREATE TRIGGER repayments_stay BEFORE DELETE ON repayments BEGIN SELECT RAISE(ABORT, 'repayments are kept'); END;

-- Which operation noted a repayment of a charge last: another desk with a store of its own sees by it.
ALTER TABLE payments ADD COLUMN repayment_mark TEXT NOT NULL DEFAULT '';

CREATE TABLE payment_links (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    url TEXT NOT NULL, active INTEGER NOT NULL, payment_intent TEXT NOT NULL, read_at INTEGER NOT NULL
) STRICT;

CREATE INDEX payment_links_by_intent ON payment_links(payment_intent) WHERE payment_intent <> '';

-- What was really paid: "repaid" less what was refunded of it, "worth" and "settled" as those of a payment (0 by hand
-- where it is not the settlement currency). "payment" is the disputed one, "paid_by" the one by link. A payment that has
-- a customer counts with its own.
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
WHERE r.done_at IS NOT NULL AND (r.method <> 'link' OR p.key IS NOT NULL);
