-- How many there are: the frame of the window says it at every change, and to count a million rows takes SQLite a fifth
-- of a second.
CREATE TABLE row_counts (resource TEXT PRIMARY KEY, rows INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO row_counts SELECT 'customers', COUNT(*) FROM customers UNION ALL SELECT 'payments', COUNT(*) FROM payments;
CREATE TRIGGER customers_come AFTER INSERT ON customers BEGIN UPDATE row_counts SET rows = rows + 1 WHERE resource = 'customers'; END;
CREATE TRIGGER customers_go AFTER DELETE ON customers BEGIN UPDATE row_counts SET rows = rows - 1 WHERE resource = 'customers'; END;
CREATE TRIGGER payments_come AFTER INSERT ON payments BEGIN UPDATE row_counts SET rows = rows + 1 WHERE resource = 'payments'; END;
CREATE TRIGGER payments_go AFTER DELETE ON payments BEGIN UPDATE row_counts SET rows = rows - 1 WHERE resource = 'payments'; END;
