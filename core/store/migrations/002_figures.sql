-- What a payment is worth by itself, so that a customer's figures are sums over one index:
-- value: captured if it succeeded, less refunds that stand and disputes lost, in its own currency;
-- settled: all of them as they moved the Stripe balance, in the studio's default currency;
-- mixed: some of its refunds or lost disputes are in another currency and count on their own.

ALTER TABLE payments ADD COLUMN value INTEGER NOT NULL DEFAULT 0;
ALTER TABLE payments ADD COLUMN settled INTEGER NOT NULL DEFAULT 0;
ALTER TABLE payments ADD COLUMN mixed INTEGER NOT NULL DEFAULT 0;

DROP INDEX payments_by_customer;
CREATE INDEX payments_by_customer ON payments(customer, created, status, currency, value, settled);
CREATE INDEX payments_mixed ON payments(customer) WHERE mixed = 1;
