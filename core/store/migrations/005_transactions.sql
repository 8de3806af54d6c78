-- Transactions by amount: amounts of different currencies do not compare, so each currency is a list of its own. The
-- key holds ties in place; the state is there for the filter beside it.
CREATE INDEX payments_by_amount ON payments(currency, amount, key, state);

-- What the totals of any selection are added up from, so that a million payments need not be read for it whole.
CREATE INDEX payments_totals ON payments(currency, key, status, amount_captured, refunded_sum);
