-- Orders, their lines, fulfillments, transactions and timeline.
--
-- Every rule that a database can hold stands here a second time, as the last
-- line of defence: a statement that would break one fails, whoever sent it.
-- Times are microseconds since 1970 UTC; amounts minor units of the currency.

-- +goose Up
CREATE TABLE store (
  id          INTEGER PRIMARY KEY CHECK (id = 1),
  identity    TEXT    NOT NULL,
  next_number INTEGER NOT NULL
);
INSERT INTO store (id, identity, next_number) VALUES (1, lower(hex(randomblob(16))), 1001);

CREATE TABLE customers (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  name        TEXT    NOT NULL,
  email       TEXT,
  phone       TEXT,
  contact_key TEXT    NOT NULL,
  order_count INTEGER NOT NULL CHECK (order_count >= 0)
);
CREATE INDEX customer_contact_key_name ON customers (contact_key, name);

-- status: 0 unfulfilled, 1 partially fulfilled, 2 fulfilled, 3 cancelled.
-- payment_status: 0 pending, 1 authorized, 2 partially paid, 3 paid,
-- 4 partially refunded, 5 refunded, 6 voided.
CREATE TABLE orders (
  id                INTEGER PRIMARY KEY AUTOINCREMENT,
  number            TEXT    NOT NULL UNIQUE,
  number_key        TEXT    NOT NULL,
  source            TEXT,
  source_id         TEXT,
  status            INTEGER NOT NULL,
  payment_status    INTEGER NOT NULL,
  version           INTEGER NOT NULL CHECK (version >= 1),
  placed_at         INTEGER NOT NULL,
  updated_at        INTEGER NOT NULL,
  customer_id       INTEGER REFERENCES customers (id),
  customer_key      TEXT    NOT NULL,
  email             TEXT,
  phone             TEXT,
  delivery_method   TEXT,
  delivery_key      TEXT    NOT NULL,
  shipping_address  TEXT,
  billing_address   TEXT,
  item_count        INTEGER NOT NULL CHECK (item_count >= 0),
  fulfilled_count   INTEGER NOT NULL CHECK (fulfilled_count BETWEEN 0 AND item_count),
  currency          TEXT    NOT NULL CHECK (length(currency) = 3),
  subtotal_minor    INTEGER NOT NULL CHECK (subtotal_minor >= 0),
  discount_minor    INTEGER NOT NULL CHECK (discount_minor >= 0),
  shipping_minor    INTEGER NOT NULL CHECK (shipping_minor >= 0),
  tax_minor         INTEGER NOT NULL CHECK (tax_minor >= 0),
  total_minor       INTEGER NOT NULL CHECK (total_minor >= 0),
  total_key         INTEGER NOT NULL,
  taxes_included    INTEGER NOT NULL,
  captured_minor    INTEGER NOT NULL CHECK (captured_minor >= 0),
  refunded_minor    INTEGER NOT NULL CHECK (refunded_minor BETWEEN 0 AND captured_minor),
  authorized        INTEGER NOT NULL,
  voided            INTEGER NOT NULL,
  note              TEXT,
  tags              TEXT    NOT NULL,
  cancelled_at      INTEGER,
  cancel_reason     TEXT CHECK (cancel_reason IN ('CUSTOMER', 'DECLINED', 'FRAUD', 'INVENTORY', 'STAFF', 'OTHER')),
  last_sequence     INTEGER NOT NULL CHECK (last_sequence >= 0),
  fulfillments_made INTEGER NOT NULL CHECK (fulfillments_made >= 0),
  CHECK ((source IS NULL) = (source_id IS NULL)),
  CHECK ((cancelled_at IS NULL) = (cancel_reason IS NULL)),
  CHECK (cancelled_at IS NULL OR fulfilled_count = 0),
  CHECK (status = CASE
    WHEN cancelled_at IS NOT NULL THEN 3
    WHEN fulfilled_count = 0 THEN 0
    WHEN fulfilled_count < item_count THEN 1
    ELSE 2 END),
  CHECK (payment_status = CASE
    WHEN refunded_minor > 0 AND refunded_minor < captured_minor THEN 4
    WHEN captured_minor > 0 AND refunded_minor = captured_minor THEN 5
    WHEN captured_minor >= total_minor THEN 3
    WHEN captured_minor > 0 THEN 2
    WHEN authorized AND cancelled_at IS NULL THEN 1
    WHEN voided OR cancelled_at IS NOT NULL THEN 6
    ELSE 0 END)
);
CREATE UNIQUE INDEX salesorder_source_source_id ON orders (source, source_id);
CREATE INDEX salesorder_placed_at_id ON orders (placed_at, id);
CREATE INDEX salesorder_number_key_id ON orders (number_key, id);
CREATE INDEX salesorder_customer_key_id ON orders (customer_key, id);
CREATE INDEX salesorder_item_count_id ON orders (item_count, id);
CREATE INDEX salesorder_total_key_id ON orders (total_key, id);
CREATE INDEX salesorder_payment_status_placed_at_id ON orders (payment_status, placed_at, id);
CREATE INDEX salesorder_payment_status_id ON orders (payment_status, id);
CREATE INDEX salesorder_status_placed_at_id ON orders (status, placed_at, id);
CREATE INDEX salesorder_status_id ON orders (status, id);
CREATE INDEX salesorder_delivery_key_id ON orders (delivery_key, id);
CREATE INDEX salesorder_updated_at_id ON orders (updated_at, id);
CREATE INDEX salesorder_customer_id ON orders (customer_id);

CREATE TABLE order_tags (
  id       INTEGER PRIMARY KEY,
  order_id INTEGER NOT NULL REFERENCES orders (id),
  tag      TEXT    NOT NULL
);
CREATE UNIQUE INDEX ordertag_tag_order_id ON order_tags (tag, order_id);
CREATE INDEX ordertag_order_id ON order_tags (order_id);

CREATE TABLE order_lines (
  id                 INTEGER PRIMARY KEY AUTOINCREMENT,
  order_id           INTEGER NOT NULL REFERENCES orders (id),
  position           INTEGER NOT NULL,
  title              TEXT    NOT NULL,
  variant_title      TEXT,
  sku                TEXT,
  vendor             TEXT,
  image_url          TEXT,
  quantity           INTEGER NOT NULL CHECK (quantity BETWEEN 0 AND 1000000),
  fulfilled_quantity INTEGER NOT NULL CHECK (fulfilled_quantity BETWEEN 0 AND quantity),
  unit_price_minor   INTEGER NOT NULL CHECK (unit_price_minor >= 0),
  currency           TEXT    NOT NULL
);
CREATE INDEX orderline_order_id_position ON order_lines (order_id, position);

CREATE TABLE fulfillments (
  id                INTEGER PRIMARY KEY AUTOINCREMENT,
  order_id          INTEGER NOT NULL REFERENCES orders (id),
  name              TEXT    NOT NULL,
  status            TEXT    NOT NULL CHECK (status IN ('ACTIVE', 'CANCELLED')),
  tracking          TEXT    NOT NULL,
  created_at        INTEGER NOT NULL,
  created_by_kind   TEXT    NOT NULL,
  created_by        TEXT    NOT NULL,
  cancelled_at      INTEGER,
  cancelled_by_kind TEXT,
  cancelled_by      TEXT,
  CHECK ((status = 'CANCELLED') = (cancelled_at IS NOT NULL))
);
CREATE INDEX orderfulfillment_order_id ON fulfillments (order_id);

CREATE TABLE fulfillment_lines (
  id             INTEGER PRIMARY KEY,
  fulfillment_id INTEGER NOT NULL REFERENCES fulfillments (id),
  order_line_id  INTEGER NOT NULL REFERENCES order_lines (id),
  quantity       INTEGER NOT NULL CHECK (quantity >= 1)
);
CREATE UNIQUE INDEX fulfillmentline_fulfillment_id_order_line_id ON fulfillment_lines (fulfillment_id, order_line_id);
CREATE INDEX fulfillmentline_order_line_id ON fulfillment_lines (order_line_id);

CREATE TABLE transactions (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  order_id     INTEGER NOT NULL REFERENCES orders (id),
  kind         TEXT    NOT NULL CHECK (kind IN ('AUTHORIZATION', 'CAPTURE', 'SALE', 'REFUND', 'VOID')),
  amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
  currency     TEXT    NOT NULL,
  gateway      TEXT,
  reference    TEXT,
  processed_at INTEGER NOT NULL
);
CREATE INDEX paymenttransaction_order_id ON transactions (order_id);

CREATE TABLE timeline_entries (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  order_id      INTEGER NOT NULL REFERENCES orders (id),
  sequence      INTEGER NOT NULL CHECK (sequence >= 1),
  kind          TEXT    NOT NULL,
  at            INTEGER NOT NULL,
  actor_kind    TEXT    NOT NULL,
  actor_name    TEXT    NOT NULL,
  message       TEXT    NOT NULL,
  changes       TEXT    NOT NULL,
  status_before INTEGER NOT NULL CHECK (status_before BETWEEN 0 AND 3),
  status_after  INTEGER NOT NULL CHECK (status_after BETWEEN 0 AND 3),
  -- A timeline has no holes: each entry but the first points to the one before.
  -- (A trigger could say so too, but every insert would pay for it with a journal.)
  follows       INTEGER GENERATED ALWAYS AS (nullif(sequence - 1, 0)) VIRTUAL,
  FOREIGN KEY (order_id, follows) REFERENCES timeline_entries (order_id, sequence)
);
CREATE UNIQUE INDEX timelineentry_order_id_sequence ON timeline_entries (order_id, sequence);

CREATE TABLE idempotency_records (
  id          INTEGER PRIMARY KEY,
  actor       TEXT    NOT NULL,
  mutation    TEXT    NOT NULL,
  key         TEXT    NOT NULL,
  item        TEXT    NOT NULL,
  fingerprint BLOB    NOT NULL,
  result      TEXT    NOT NULL,
  created_at  INTEGER NOT NULL
);
CREATE UNIQUE INDEX idempotencyrecord_actor_mutation_key_item ON idempotency_records (actor, mutation, key, item);
CREATE INDEX idempotencyrecord_created_at ON idempotency_records (created_at);

-- One row of folded words for each order. The words are made by internal/search
-- and hold only letters and digits, so the simple tokenizer splits them exactly
-- where the normaliser did; FTS5 is not part of go-sqlite3's default build.
CREATE VIRTUAL TABLE order_search USING fts4 (words, tokenize=simple, prefix="2,4");

-- History is written once.
-- +goose StatementBegin
CREATE TRIGGER timeline_is_never_changed BEFORE UPDATE ON timeline_entries
BEGIN SELECT RAISE(ABORT, 'timeline entries are never changed'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER timeline_is_never_deleted BEFORE DELETE ON timeline_entries
BEGIN SELECT RAISE(ABORT, 'timeline entries are never deleted'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER transactions_are_never_changed BEFORE UPDATE ON transactions
BEGIN SELECT RAISE(ABORT, 'transactions are never changed'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER transactions_are_never_deleted BEFORE DELETE ON transactions
BEGIN SELECT RAISE(ABORT, 'transactions are never deleted'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER orders_are_never_deleted BEFORE DELETE ON orders
BEGIN SELECT RAISE(ABORT, 'orders are never deleted'); END;
-- +goose StatementEnd
