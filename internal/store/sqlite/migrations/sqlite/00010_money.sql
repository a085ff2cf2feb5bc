-- What is due, outstanding and overpaid; refunds by lines; each line's discount and tax;
-- lines that nobody ships; attributes.

-- +goose Up

-- What each refund forgave, and what later payments took back, stands with the
-- transaction. Of those that are there it is computed below, so they change this once.
DROP TRIGGER transactions_are_never_changed;
ALTER TABLE transactions ADD COLUMN forgiven_minor INTEGER NOT NULL DEFAULT 0 CHECK (CASE kind
  WHEN 'REFUND' THEN forgiven_minor BETWEEN 0 AND amount_minor
  WHEN 'SALE' THEN forgiven_minor BETWEEN -amount_minor AND 0
  WHEN 'CAPTURE' THEN forgiven_minor BETWEEN -amount_minor AND 0
  ELSE forgiven_minor = 0 END);
ALTER TABLE transactions ADD COLUMN shipping_minor INTEGER NOT NULL DEFAULT 0 CHECK (shipping_minor >= 0 AND (kind = 'REFUND' OR shipping_minor = 0));
ALTER TABLE transactions ADD COLUMN still_owed INTEGER NOT NULL DEFAULT 0 CHECK (NOT still_owed OR kind = 'REFUND' AND forgiven_minor = 0);
ALTER TABLE transactions ADD COLUMN note TEXT;

CREATE TABLE refund_lines (
  id             INTEGER PRIMARY KEY,
  transaction_id INTEGER NOT NULL REFERENCES transactions (id),
  order_line_id  INTEGER NOT NULL REFERENCES order_lines (id),
  quantity       INTEGER NOT NULL CHECK (quantity >= 1),
  left_quantity  INTEGER NOT NULL CHECK (left_quantity BETWEEN 0 AND quantity)
);
CREATE UNIQUE INDEX refundline_transaction_id_order_line_id ON refund_lines (transaction_id, order_line_id);
CREATE INDEX refundline_order_line_id ON refund_lines (order_line_id);

-- The fold of order.Facts.Settle over the transactions of each order that has a refund:
-- a payment pays what is outstanding, then takes back what was forgiven; a refund is
-- taken from what was overpaid, and forgives the rest. Earlier totals are not known, so
-- today's stands for them.
CREATE TEMP TABLE moved AS
  SELECT t.id, t.order_id, t.kind, t.amount_minor AS amount, o.total_minor AS total,
    row_number() OVER (PARTITION BY t.order_id ORDER BY t.id) AS step
  FROM transactions t JOIN orders o ON o.id = t.order_id
  WHERE o.refunded_minor > 0 AND t.kind IN ('SALE', 'CAPTURE', 'REFUND');
CREATE INDEX moved_step ON moved (order_id, step);
CREATE TEMP TABLE settled AS
  WITH RECURSIVE fold (id, order_id, step, net, forgiven, change) AS (
    SELECT 0, order_id, 0, 0, 0, 0 FROM moved WHERE step = 1
    UNION ALL
    SELECT m.id, m.order_id, m.step,
      f.net + CASE m.kind WHEN 'REFUND' THEN -m.amount ELSE m.amount END,
      f.forgiven + CASE m.kind
        WHEN 'REFUND' THEN max(0, m.amount - max(0, f.net - max(0, m.total - f.forgiven)))
        ELSE -min(f.forgiven, max(0, m.amount - max(0, max(0, m.total - f.forgiven) - f.net))) END,
      CASE m.kind
        WHEN 'REFUND' THEN max(0, m.amount - max(0, f.net - max(0, m.total - f.forgiven)))
        ELSE -min(f.forgiven, max(0, m.amount - max(0, max(0, m.total - f.forgiven) - f.net))) END
    FROM fold f JOIN moved m ON m.order_id = f.order_id AND m.step = f.step + 1
  )
  SELECT id, change FROM fold WHERE change <> 0;
UPDATE transactions SET forgiven_minor = s.change FROM settled s WHERE s.id = transactions.id;
DROP TABLE settled;
DROP TABLE moved;

-- +goose StatementBegin
CREATE TRIGGER transactions_are_never_changed BEFORE UPDATE ON transactions
BEGIN SELECT RAISE(ABORT, 'transactions are never changed'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER refund_lines_are_never_changed BEFORE UPDATE ON refund_lines
BEGIN SELECT RAISE(ABORT, 'refund lines are never changed'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER refund_lines_are_never_deleted BEFORE DELETE ON refund_lines
BEGIN SELECT RAISE(ABORT, 'refund lines are never deleted'); END;
-- +goose StatementEnd

ALTER TABLE order_lines ADD COLUMN refunded_quantity INTEGER NOT NULL DEFAULT 0 CHECK (refunded_quantity BETWEEN 0 AND quantity);
ALTER TABLE order_lines ADD COLUMN returned_quantity INTEGER NOT NULL DEFAULT 0
  CHECK (returned_quantity BETWEEN 0 AND refunded_quantity
    AND refunded_quantity - returned_quantity <= fulfilled_quantity
    AND fulfilled_quantity + returned_quantity <= quantity);
ALTER TABLE order_lines ADD COLUMN discount_minor INTEGER NOT NULL DEFAULT 0 CHECK (discount_minor BETWEEN 0 AND quantity * unit_price_minor);
ALTER TABLE order_lines ADD COLUMN tax_minor INTEGER NOT NULL DEFAULT 0 CHECK (tax_minor >= 0);
ALTER TABLE order_lines ADD COLUMN discount_share_minor INTEGER NOT NULL DEFAULT 0
  CHECK (discount_share_minor >= 0 AND discount_minor + discount_share_minor <= quantity * unit_price_minor);
ALTER TABLE order_lines ADD COLUMN tax_share_minor INTEGER NOT NULL DEFAULT 0 CHECK (tax_share_minor >= 0);
ALTER TABLE order_lines ADD COLUMN refunded_discount_minor INTEGER NOT NULL DEFAULT 0 CHECK (refunded_discount_minor >= 0);
ALTER TABLE order_lines ADD COLUMN refunded_tax_minor INTEGER NOT NULL DEFAULT 0 CHECK (refunded_tax_minor >= 0);
ALTER TABLE order_lines ADD COLUMN requires_shipping INTEGER NOT NULL DEFAULT 1;
ALTER TABLE order_lines ADD COLUMN attributes TEXT NOT NULL DEFAULT '[]';

-- Each line's share of the order's discount and tax: what the lines up to it have of the
-- whole, less what the lines before it have. So the shares add up exactly. (Where
-- a product of two amounts is too large for an integer, SQLite computes it as a float.)
CREATE TEMP TABLE worth AS
  SELECT l.id, l.quantity * l.unit_price_minor AS worth, min(o.discount_minor, o.subtotal_minor) AS discount, o.tax_minor AS tax,
    sum(l.quantity * l.unit_price_minor) OVER (PARTITION BY l.order_id ORDER BY l.position, l.id ROWS UNBOUNDED PRECEDING) AS so_far,
    sum(l.quantity * l.unit_price_minor) OVER (PARTITION BY l.order_id) AS whole
  FROM order_lines l JOIN orders o ON o.id = l.order_id
  WHERE o.discount_minor > 0 OR o.tax_minor > 0;
UPDATE order_lines SET
  discount_share_minor = max(0, min(w.worth,
    CAST(round(w.discount * w.so_far / w.whole) - round(w.discount * (w.so_far - w.worth) / w.whole) AS INTEGER))),
  tax_share_minor = max(0,
    CAST(round(w.tax * w.so_far / w.whole) - round(w.tax * (w.so_far - w.worth) / w.whole) AS INTEGER))
  FROM worth w WHERE w.id = order_lines.id AND w.whole > 0 AND w.worth > 0;
DROP TABLE worth;

-- The rules of the payment status are new, and SQLite cannot change a CHECK: the table is
-- made anew. What refers to it is checked when the transaction commits.
PRAGMA defer_foreign_keys = ON;
CREATE TEMP TABLE orders_before AS SELECT * FROM orders;
DROP TABLE orders;
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
  to_ship_count     INTEGER NOT NULL CHECK (to_ship_count BETWEEN 0 AND item_count),
  shipped_count     INTEGER NOT NULL CHECK (shipped_count BETWEEN 0 AND to_ship_count AND shipped_count <= fulfilled_count),
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
  forgiven_minor    INTEGER NOT NULL CHECK (forgiven_minor BETWEEN 0 AND refunded_minor),
  due_minor         INTEGER NOT NULL CHECK (due_minor = max(0, total_minor - forgiven_minor)),
  outstanding_minor INTEGER NOT NULL CHECK (outstanding_minor = max(0, due_minor - captured_minor + refunded_minor)),
  overpaid_minor    INTEGER NOT NULL CHECK (overpaid_minor = max(0, captured_minor - refunded_minor - due_minor)),
  authorized        INTEGER NOT NULL,
  voided            INTEGER NOT NULL,
  note              TEXT,
  tags              TEXT    NOT NULL,
  attributes        TEXT    NOT NULL,
  cancelled_at      INTEGER,
  cancel_reason     TEXT CHECK (cancel_reason IN ('CUSTOMER', 'DECLINED', 'FRAUD', 'INVENTORY', 'STAFF', 'OTHER')),
  last_sequence     INTEGER NOT NULL CHECK (last_sequence >= 0),
  fulfillments_made INTEGER NOT NULL CHECK (fulfillments_made >= 0),
  CHECK ((source IS NULL) = (source_id IS NULL)),
  CHECK ((cancelled_at IS NULL) = (cancel_reason IS NULL)),
  CHECK (cancelled_at IS NULL OR fulfilled_count = 0),
  CHECK (fulfilled_count - shipped_count <= item_count - to_ship_count),
  CHECK (status = CASE
    WHEN cancelled_at IS NOT NULL THEN 3
    WHEN shipped_count = 0 THEN 0
    WHEN shipped_count < to_ship_count THEN 1
    ELSE 2 END),
  CHECK (payment_status = CASE
    WHEN cancelled_at IS NOT NULL AND captured_minor = 0 THEN 6
    WHEN cancelled_at IS NULL AND voided AND NOT authorized AND captured_minor = 0 THEN 6
    WHEN cancelled_at IS NULL AND outstanding_minor > 0 THEN CASE
      WHEN captured_minor > refunded_minor THEN 2
      WHEN authorized THEN 1
      ELSE 0 END
    WHEN refunded_minor = 0 THEN 3
    WHEN refunded_minor = captured_minor THEN 5
    ELSE 4 END)
);
INSERT INTO orders
  WITH facts AS (
    SELECT *, max(0, total_minor - forgiven) AS due, captured_minor - refunded_minor AS net
    FROM (SELECT *, coalesce((SELECT sum(t.forgiven_minor) FROM transactions t WHERE t.order_id = b.id), 0) AS forgiven FROM orders_before b)
  )
  SELECT id, number, number_key, source, source_id, status,
    CASE
      WHEN cancelled_at IS NOT NULL AND captured_minor = 0 THEN 6
      WHEN cancelled_at IS NULL AND voided AND NOT authorized AND captured_minor = 0 THEN 6
      WHEN cancelled_at IS NULL AND due > net THEN CASE
        WHEN net > 0 THEN 2
        WHEN authorized THEN 1
        ELSE 0 END
      WHEN refunded_minor = 0 THEN 3
      WHEN refunded_minor = captured_minor THEN 5
      ELSE 4 END,
    version, placed_at, updated_at, customer_id, customer_key, email, phone, delivery_method, delivery_key,
    shipping_address, billing_address, item_count, fulfilled_count, item_count, fulfilled_count, currency,
    subtotal_minor, discount_minor, shipping_minor, tax_minor, total_minor, total_key, taxes_included,
    captured_minor, refunded_minor, forgiven, due, max(0, due - net), max(0, net - due), authorized, voided,
    note, tags, '[]', cancelled_at, cancel_reason, last_sequence, fulfillments_made
  FROM facts ORDER BY id;
DROP TABLE orders_before;
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
CREATE INDEX salesorder_owing ON orders (placed_at, id) WHERE outstanding_minor > 0 AND cancelled_at IS NULL;
CREATE INDEX salesorder_overpaid ON orders (placed_at, id) WHERE overpaid_minor > 0;
-- +goose StatementBegin
CREATE TRIGGER orders_are_never_deleted BEFORE DELETE ON orders
BEGIN SELECT RAISE(ABORT, 'orders are never deleted'); END;
-- +goose StatementEnd
