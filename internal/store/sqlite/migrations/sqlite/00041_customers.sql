-- Customers are listed, sorted and found. customers.go fills in what is folded: the names that
-- they are sorted by, and the words that they are found by.

-- +goose Up
ALTER TABLE customers ADD COLUMN name_key TEXT NOT NULL DEFAULT '';
ALTER TABLE customers ADD COLUMN last_order_at INTEGER NOT NULL DEFAULT 0;
DROP INDEX salesorder_customer_id;
CREATE INDEX salesorder_customer_id_placed_at_id ON orders (customer_id, placed_at, id);
CREATE INDEX salesorder_spent ON orders (customer_id, currency, captured_minor, refunded_minor) WHERE captured_minor > 0;
UPDATE customers SET last_order_at = coalesce((SELECT max(placed_at) FROM orders WHERE customer_id = customers.id), 0);
CREATE INDEX customer_name_key_id ON customers (name_key, id);
CREATE INDEX customer_order_count_id ON customers (order_count, id);
CREATE INDEX customer_last_order_at_id ON customers (last_order_at, id);
CREATE VIRTUAL TABLE customer_search USING fts4 (words, tokenize=simple, prefix="2,4");
