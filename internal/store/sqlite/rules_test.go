package sqlite

import (
	"slices"
	"testing"
)

// TestHistoryIsNotReplacedEither is about REPLACE, a statement that only SQLite
// has. Triggers on DELETE hear of it only when they are asked to.
func TestHistoryIsNotReplacedEither(t *testing.T) {
	db := open(t)
	if _, err := db.writer.Exec(`
		INSERT INTO orders (id, number, number_key, status, payment_status, version, placed_at, updated_at, customer_key, delivery_key,
			item_count, fulfilled_count, to_ship_count, shipped_count, currency, subtotal_minor, discount_minor, shipping_minor,
			tax_minor, total_minor, total_key,
			taxes_included, captured_minor, refunded_minor, forgiven_minor, due_minor, outstanding_minor, overpaid_minor,
			authorized, voided, tags, attributes, last_sequence, fulfillments_made)
		VALUES (1, '1001', '1001', 0, 3, 1, 0, 0, '', '', 1, 0, 1, 0, 'USD', 300, 0, 0, 0, 300, 300, 0, 300, 0, 0, 300, 0, 0,
			0, 0, '[]', '[]', 2, 0);
		INSERT INTO transactions (id, order_id, kind, amount_minor, currency, processed_at) VALUES (1, 1, 'SALE', 300, 'USD', 0);
		INSERT INTO timeline_entries (id, order_id, sequence, kind, at, actor_kind, actor_name, message, changes,
			status_before, status_after)
		VALUES (1, 1, 1, 'PLACED', 0, 'STAFF', 'Ada', 'Order placed.', '[]', 0, 0),
			(2, 1, 2, 'COMMENTED', 0, 'STAFF', 'Ada', 'Noted.', '[]', 0, 0);
		INSERT INTO tokens (id, name, role, hash, created_at, created_by_kind, created_by)
		VALUES (1, 'Robot', 'STAFF', zeroblob(32), 0, 'STAFF', 'Ada');`); err != nil {
		t.Fatal(err)
	}
	all := func() (lines []string) {
		for _, table := range []string{"orders", "transactions", "timeline_entries", "tokens"} {
			lines = append(lines, rows(t, db.readers, "SELECT '"+table+"', * FROM "+table)...)
		}
		return lines
	}
	before := all()
	for _, statement := range []string{
		`INSERT OR REPLACE INTO timeline_entries (id, order_id, sequence, kind, at, actor_kind, actor_name, message, changes,
			status_before, status_after)
			SELECT id, order_id, sequence, kind, at, actor_kind, actor_name, 'Nothing happened.',
			changes, status_before, status_after FROM timeline_entries WHERE sequence = 2`,
		"REPLACE INTO transactions SELECT id, order_id, kind, 1, currency, gateway, reference, processed_at, 0, 0, 0, NULL " +
			"FROM transactions",
		"REPLACE INTO orders SELECT * FROM orders",
		"REPLACE INTO tokens SELECT * FROM tokens",
	} {
		if _, err := db.writer.Exec(statement); err == nil {
			t.Errorf("history was replaced by: %s", statement)
		}
	}
	if after := all(); !slices.Equal(after, before) {
		t.Errorf("the store holds\n%q\nand held\n%q", after, before)
	}
}
