package database

import (
	"strings"
	"testing"
)

// A paid order of 3 mugs, of which 1 was sent, with its history.
const sampleOrder = `
INSERT INTO customers (id, name, contact_key, order_count) VALUES (1, 'Ada', '', 1);
INSERT INTO orders (id, number, number_key, source, source_id, status, payment_status, version, placed_at, updated_at, customer_id,
  customer_key, delivery_key, item_count, fulfilled_count, currency, subtotal_minor, discount_minor, shipping_minor, tax_minor,
  total_minor, total_key, taxes_included, captured_minor, refunded_minor, authorized, voided, tags, last_sequence, fulfillments_made)
VALUES (1, '1001', '1001', 'shop', '7', 1, 3, 2, 0, 0, 1, '', '', 3, 1, 'USD', 300, 0, 0, 0, 300, 300, 0, 300, 0, 0, 0, '[]', 2, 1);
INSERT INTO order_tags (order_id, tag) VALUES (1, 'gift');
INSERT INTO order_lines (id, order_id, position, title, quantity, fulfilled_quantity, unit_price_minor, currency) VALUES (1, 1, 1, 'Mug', 3, 1, 100, 'USD');
INSERT INTO fulfillments (id, order_id, name, status, tracking, created_at, created_by_kind, created_by) VALUES (1, 1, '1001-F1', 'ACTIVE', '[]', 0, 'STAFF', 'Ada');
INSERT INTO fulfillment_lines (fulfillment_id, order_line_id, quantity) VALUES (1, 1, 1);
INSERT INTO transactions (id, order_id, kind, amount_minor, currency, processed_at) VALUES (1, 1, 'SALE', 300, 'USD', 0);
INSERT INTO timeline_entries (id, order_id, sequence, kind, at, actor_kind, actor_name, message, changes, status_before, status_after)
VALUES (1, 1, 1, 'PLACED', 0, 'STAFF', 'Ada', 'Order placed.', '[]', 0, 0), (2, 1, 2, 'FULFILLED', 0, 'STAFF', 'Ada', 'Ada fulfilled 1 item.', '[]', 0, 1);
INSERT INTO idempotency_records (actor, mutation, key, item, fingerprint, result, created_at) VALUES ('a', 'm', 'k', '', x'00', '{}', 0);
`

const insertEntry = `INSERT INTO timeline_entries (order_id, sequence, kind, at, actor_kind, actor_name, message, changes, status_before, status_after) `

// TestTheDatabaseItselfRefusesWhatContradictsTheRules sends statements that no
// command sends: the database is the last line of defence.
func TestTheDatabaseItselfRefusesWhatContradictsTheRules(t *testing.T) {
	db := open(t)
	if _, err := db.writer.Exec(sampleOrder); err != nil {
		t.Fatal(err)
	}
	before := snapshot(t, db)
	for _, c := range []struct{ statement, says string }{ // says is empty where several guards may be the first
		// History is written once.
		{"UPDATE timeline_entries SET message = 'Nothing happened.'", "timeline entries are never changed"},
		{"DELETE FROM timeline_entries", "timeline entries are never deleted"},
		{"DELETE FROM timeline_entries WHERE sequence = 2", "timeline entries are never deleted"},
		{"UPDATE transactions SET amount_minor = 1", "transactions are never changed"},
		{"DELETE FROM transactions", "transactions are never deleted"},
		{"DELETE FROM orders", "orders are never deleted"},
		{insertEntry + "VALUES (1, 4, 'COMMENTED', 0, 'STAFF', 'Ada', '', '[]', 0, 0)", ""},
		{insertEntry + "VALUES (1, 2, 'COMMENTED', 0, 'STAFF', 'Ada', '', '[]', 0, 0)", "UNIQUE"},
		{insertEntry + "VALUES (1, 0, 'COMMENTED', 0, 'STAFF', 'Ada', '', '[]', 0, 0)", "CHECK"},
		{insertEntry + "VALUES (1, 3, 'COMMENTED', 0, 'STAFF', 'Ada', '', '[]', 0, 4)", "CHECK"},
		{insertEntry + "VALUES (9, 1, 'COMMENTED', 0, 'STAFF', 'Ada', '', '[]', 0, 0)", "FOREIGN KEY"},
		// The status says what the facts say.
		{"UPDATE orders SET status = 0", "CHECK"},
		{"UPDATE orders SET status = 2", "CHECK"},
		{"UPDATE orders SET status = 3", "CHECK"},
		{"UPDATE orders SET status = 9", "CHECK"},
		{"UPDATE orders SET fulfilled_count = 0", "CHECK"},
		{"UPDATE orders SET fulfilled_count = 3", "CHECK"},
		{"UPDATE orders SET fulfilled_count = 4, status = 2", "CHECK"},
		{"UPDATE orders SET item_count = 1", "CHECK"},
		{"UPDATE orders SET cancelled_at = 0, cancel_reason = 'OTHER', status = 3", "CHECK"},
		{"UPDATE orders SET cancelled_at = 0, cancel_reason = 'OTHER', fulfilled_count = 0, status = 0", "CHECK"},
		{"UPDATE orders SET cancelled_at = 0, fulfilled_count = 0, status = 3", "CHECK"},
		{"UPDATE orders SET cancel_reason = 'OTHER'", "CHECK"},
		{"UPDATE orders SET cancelled_at = 0, cancel_reason = 'BORED', fulfilled_count = 0, status = 3", "CHECK"},
		// So does the payment status.
		{"UPDATE orders SET payment_status = 0", "CHECK"},
		{"UPDATE orders SET captured_minor = 299", "CHECK"},
		{"UPDATE orders SET refunded_minor = 1", "CHECK"},
		{"UPDATE orders SET refunded_minor = 300", "CHECK"},
		{"UPDATE orders SET refunded_minor = 301, payment_status = 5", "CHECK"},
		{"UPDATE orders SET refunded_minor = -1", "CHECK"},
		{"UPDATE orders SET captured_minor = 0, authorized = 1, payment_status = 0", "CHECK"},
		{"UPDATE orders SET captured_minor = 0, voided = 1, payment_status = 0", "CHECK"},
		// An order is one order.
		{"UPDATE orders SET version = 0", "CHECK"},
		{"UPDATE orders SET currency = 'US'", "CHECK"},
		{"UPDATE orders SET shipping_minor = -1", "CHECK"},
		{"UPDATE orders SET total_minor = -1", "CHECK"},
		{"UPDATE orders SET source = NULL", "CHECK"},
		{"UPDATE orders SET source_id = NULL", "CHECK"},
		{"UPDATE orders SET customer_id = 9", "FOREIGN KEY"},
		{copyOrder("'1001', 'shop', '8'"), "UNIQUE constraint failed: orders.number"},
		{copyOrder("'1002', 'shop', '7'"), "UNIQUE constraint failed: orders.source"},
		{"INSERT INTO order_tags (order_id, tag) VALUES (1, 'gift')", "UNIQUE"},
		{"DELETE FROM customers", "FOREIGN KEY"},
		{"UPDATE customers SET order_count = -1", "CHECK"},
		// Nothing is sent that was not ordered.
		{"UPDATE order_lines SET fulfilled_quantity = 4", "CHECK"},
		{"UPDATE order_lines SET fulfilled_quantity = -1", "CHECK"},
		{"UPDATE order_lines SET quantity = 0", "CHECK"},
		{"UPDATE order_lines SET quantity = 1000001", "CHECK"},
		{"UPDATE order_lines SET unit_price_minor = -1", "CHECK"},
		{"DELETE FROM order_lines", "FOREIGN KEY"},
		{"UPDATE fulfillments SET status = 'LOST'", "CHECK"},
		{"UPDATE fulfillments SET status = 'CANCELLED'", "CHECK"},
		{"UPDATE fulfillments SET cancelled_at = 0", "CHECK"},
		{"UPDATE fulfillment_lines SET quantity = 0", "CHECK"},
		{"INSERT INTO fulfillment_lines (fulfillment_id, order_line_id, quantity) VALUES (1, 1, 1)", "UNIQUE"},
		{"DELETE FROM fulfillments", "FOREIGN KEY"},
		// Money is money, and a request happens once.
		{"INSERT INTO transactions (order_id, kind, amount_minor, currency, processed_at) VALUES (1, 'GIFT', 1, 'USD', 0)", "CHECK"},
		{"INSERT INTO transactions (order_id, kind, amount_minor, currency, processed_at) VALUES (1, 'SALE', 0, 'USD', 0)", "CHECK"},
		{"INSERT INTO transactions (order_id, kind, amount_minor, currency, processed_at) VALUES (9, 'SALE', 1, 'USD', 0)", "FOREIGN KEY"},
		{"INSERT INTO idempotency_records (actor, mutation, key, item, fingerprint, result, created_at) VALUES ('a', 'm', 'k', '', x'01', '{}', 0)", "UNIQUE"},
		{"INSERT INTO store (id, identity, next_number) VALUES (2, 'another', 1)", "CHECK"},
	} {
		_, err := db.writer.Exec(c.statement)
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s\n   got %v, want %s", c.statement, err, c.says)
		}
		if after := snapshot(t, db); after != before {
			t.Fatalf("%s\n   left the store changed:\n%s\nwas:\n%s", c.statement, after, before)
		}
	}
}

// TestHistoryIsNotReplacedEither is about REPLACE, of which SQLite tells
// triggers on DELETE nothing unless it is asked to.
func TestHistoryIsNotReplacedEither(t *testing.T) {
	db := open(t)
	if _, err := db.writer.Exec(sampleOrder); err != nil {
		t.Fatal(err)
	}
	before := snapshot(t, db)
	for _, statement := range []string{
		"INSERT OR REPLACE INTO timeline_entries SELECT id, order_id, sequence, kind, at, actor_kind, actor_name, 'Nothing happened.', changes, status_before, status_after FROM timeline_entries WHERE sequence = 2",
		"REPLACE INTO transactions SELECT id, order_id, kind, 1, currency, gateway, reference, processed_at FROM transactions",
	} {
		if _, err := db.writer.Exec(statement); err == nil {
			t.Errorf("history was replaced by: %s", statement)
		}
	}
	if after := snapshot(t, db); after != before {
		t.Errorf("the store is\n%s\nwas\n%s", after, before)
	}
}

// copyOrder enters the sample order again, with another number and source.
func copyOrder(values string) string {
	_, columns, _ := strings.Cut(sampleOrder, "source_id, status,")
	columns, _, _ = strings.Cut(columns, ")")
	return "INSERT INTO orders (number, source, source_id, number_key, status, " + columns + ") SELECT " + values + ", number_key, status, " + columns + " FROM orders"
}

// snapshot is everything that the sample order could lose.
func snapshot(t *testing.T, db *DB) string {
	t.Helper()
	var all []string
	for _, table := range []string{"store", "customers", "orders", "order_tags", "order_lines", "fulfillments", "fulfillment_lines",
		"transactions", "timeline_entries", "idempotency_records"} {
		all = append(all, rows(t, db.readers, "SELECT '"+table+"', * FROM "+table)...)
	}
	return strings.Join(all, "\n")
}
