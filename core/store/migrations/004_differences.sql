-- Reads are counted by what they were for; those counted before were not told apart.
ALTER TABLE reads RENAME TO reads_by_day;
CREATE TABLE reads (
    day INTEGER NOT NULL, purpose TEXT NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (day, purpose)
) STRICT, WITHOUT ROWID;
INSERT INTO reads (day, purpose, count) SELECT day, 'other', count FROM reads_by_day;
DROP TABLE reads_by_day;

-- Where the mirror differed from Stripe and no event had told it: an own table. One row a field; ids and the names
-- of fields, and values only of fields that say nothing about a person (else NULL).
CREATE TABLE differences (
    key INTEGER PRIMARY KEY,
    resource TEXT NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, field TEXT NOT NULL,
    was TEXT, became TEXT,
    equal_at INTEGER, -- when they were last seen to agree; NULL: never here
    found_by TEXT NOT NULL, repaired_at INTEGER NOT NULL
) STRICT;
CREATE INDEX differences_by_object ON differences(resource, id);

-- Stripe has no list of all payment methods: when a customer's were asked for.
ALTER TABLE customers ADD COLUMN methods_read_at INTEGER;
