-- What staff asked Stripe to do: own tables, recorded before anything is sent and never thrown away. They hold Stripe's
-- ids, amounts and, in "note", what staff typed: all there is to erase for a person. Guards, look-ups and errors are
-- small JSON texts that nothing sorts or filters by.

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
) STRICT;
CREATE INDEX operations_by_age ON operations(unfinished, key);
CREATE INDEX operations_by_customer ON operations(customer, key) WHERE customer <> '';
CREATE TRIGGER operations_stay BEFORE DELETE ON operations BEGIN SELECT RAISE(ABORT, 'operations are kept'); END;

-- One row a request: the steps, and what takes them back.
CREATE TABLE operation_steps (
    key INTEGER PRIMARY KEY,
    operation TEXT NOT NULL, position INTEGER NOT NULL,
    number INTEGER NOT NULL, is_undo INTEGER NOT NULL, step_group INTEGER NOT NULL,
    method TEXT NOT NULL, path TEXT NOT NULL, body TEXT NOT NULL, answers TEXT NOT NULL, look_up TEXT NOT NULL,
    idempotency_key TEXT NOT NULL UNIQUE, expect TEXT NOT NULL,
    state TEXT NOT NULL, sent_at INTEGER, tried_at INTEGER, object_id TEXT NOT NULL DEFAULT '', request_id TEXT NOT NULL DEFAULT '',
    raw TEXT NOT NULL DEFAULT '', error TEXT NOT NULL DEFAULT '',
    UNIQUE (operation, position)
) STRICT;
CREATE INDEX operation_steps_by_object ON operation_steps(object_id) WHERE object_id <> '';
CREATE TRIGGER operation_steps_stay BEFORE DELETE ON operation_steps BEGIN SELECT RAISE(ABORT, 'operations are kept'); END;

-- An event that carries one of our keys proves that its request was done.
CREATE INDEX events_received_by_key ON events_received(idempotency_key) WHERE idempotency_key <> '';
