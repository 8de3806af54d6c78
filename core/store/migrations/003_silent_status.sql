-- Pending movements become available when their day comes, and no event tells: a status that was read once would go
-- stale. Nothing shows it, so nothing is kept that Stripe changes in silence.
ALTER TABLE balance_transactions DROP COLUMN status;
