-- What a price charges and how often stands with the item: it never changes, and it is known before the price was read.
ALTER TABLE subscription_items ADD COLUMN unit_amount INTEGER;
ALTER TABLE subscription_items ADD COLUMN currency TEXT NOT NULL DEFAULT '';
ALTER TABLE subscription_items ADD COLUMN recurring_interval TEXT NOT NULL DEFAULT '';
ALTER TABLE subscription_items ADD COLUMN recurring_count INTEGER NOT NULL DEFAULT 1;
UPDATE subscription_items SET (unit_amount, currency, recurring_interval, recurring_count) =
    (SELECT p.unit_amount, IIF(p.unit_amount IS NULL, '', p.currency), p.recurring_interval, p.recurring_count FROM prices p WHERE p.id = subscription_items.price)
WHERE EXISTS (SELECT 1 FROM prices p WHERE p.id = subscription_items.price);
CREATE INDEX subscription_items_by_product ON subscription_items(product);

-- What the list of subscriptions is filtered, sorted and added up by (core/domain/renewal.h says what the words mean).
-- "cycle" is "month 1"; empty where items differ. "monthly" is in ten-thousandths of a minor unit, 0 where nothing recurs.
ALTER TABLE subscriptions ADD COLUMN state TEXT NOT NULL DEFAULT '';
ALTER TABLE subscriptions ADD COLUMN cycle TEXT NOT NULL DEFAULT '';
ALTER TABLE subscriptions ADD COLUMN amount INTEGER;
ALTER TABLE subscriptions ADD COLUMN monthly INTEGER NOT NULL DEFAULT 0;
ALTER TABLE subscriptions ADD COLUMN next_payment_at INTEGER;
ALTER TABLE subscriptions ADD COLUMN ends_at INTEGER;
-- The state is there for the filter beside each order.
CREATE INDEX subscriptions_by_start ON subscriptions(start_date, key, state);
CREATE INDEX subscriptions_by_payment ON subscriptions(next_payment_at, start_date, key, state);
CREATE INDEX subscriptions_by_end ON subscriptions(ends_at, start_date, key, state);
CREATE INDEX subscriptions_by_value ON subscriptions(currency, monthly, key, state);
CREATE INDEX subscriptions_by_state ON subscriptions(state, ends_at);
CREATE INDEX subscriptions_by_cycle ON subscriptions(cycle);
