-- Details of customers that may not buy any more: own tables, which a resync leaves alone. "value" is all there is to
-- erase for a person; the log says when, by which operation (who and why stand there) and whether Stripe knows.
CREATE TABLE block_details (
    key INTEGER PRIMARY KEY,
    customer TEXT NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL,
    blocked INTEGER NOT NULL DEFAULT 0, is_local INTEGER NOT NULL DEFAULT 0,
    UNIQUE (customer, kind, value)
) STRICT;
CREATE INDEX block_details_blocked ON block_details(customer) WHERE blocked;
CREATE TABLE block_log (
    key INTEGER PRIMARY KEY,
    detail INTEGER NOT NULL, step TEXT NOT NULL UNIQUE, operation TEXT NOT NULL,
    blocked INTEGER NOT NULL, is_local INTEGER NOT NULL, at INTEGER NOT NULL
) STRICT;
CREATE INDEX block_log_of_detail ON block_log(detail, key);
CREATE TRIGGER block_details_stay BEFORE DELETE ON block_details BEGIN SELECT RAISE(ABORT, 'blocks are kept'); END;
CREATE TRIGGER block_log_stays BEFORE DELETE ON block_log BEGIN SELECT RAISE(ABORT, 'the block log is kept'); END;

-- What a step blocks or frees, from the moment it is planned.
ALTER TABLE operation_steps ADD COLUMN detail INTEGER;
ALTER TABLE operation_steps ADD COLUMN detail_blocked INTEGER NOT NULL DEFAULT 0;
