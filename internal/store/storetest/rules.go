package storetest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	entsql "entgo.io/ent/dialect/sql"

	"waybill/internal/store"
	"waybill/order"
)

var rules = []test{
	{"the schema refuses what contradicts the rules of orders", orderRules},
	{"the schema refuses what contradicts the rules of lines", lineRules},
	{"the schema refuses entries that break a timeline", timelineRules},
	{"the schema refuses records that belong to nothing, or are there twice", recordRules},
	{"the schema keeps tokens what they are", tokenRules},
}

// The guards that refuse, as both databases name them.
const (
	check      = "check constraint"
	unique     = "unique constraint"
	foreignKey = "foreign key constraint"
	anyGuard   = "" // where several guards may be the first
)

// breach is a write that some guard must refuse.
type breach struct {
	name  string
	do    work
	guard string // or what the schema's own trigger says
}

// sql is a write of one statement that no command sends.
func sql(statement string) work {
	return func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.ExecContext(ctx, statement)
		return err
	}
}

// statements are breaches that are their own names.
func statements(guard string, all ...string) []breach {
	breaches := make([]breach, len(all))
	for i, statement := range all {
		breaches[i] = breach{statement, sql(statement), guard}
	}
	return breaches
}

// refuseAll wants each breach refused by its guard, and the store left as it was.
func refuseAll(t *testing.T, s store.Store, breaches ...[]breach) {
	t.Helper()
	before := contents(t, s)
	for _, group := range breaches {
		for _, c := range group {
			err := s.Write(t.Context(), c.do)
			if err == nil || !strings.Contains(strings.ToLower(err.Error()), c.guard) {
				t.Errorf("%s\n   got %v, want %s", c.name, err, c.guard)
			}
			if errors.Is(err, store.ErrDuplicate) != (c.guard == unique) && c.guard != anyGuard {
				t.Errorf("%s\n   is told as a duplicate, or is one and is not told: %v", c.name, err)
			}
			if after := contents(t, s); after != before {
				t.Fatalf("%s\n   left the store changed:\n%s\nwas:\n%s", c.name, after, before)
			}
		}
	}
}

// orderRules sends statements that would give an order a status, a sum or a count that
// contradicts the rest of it.
func orderRules(t *testing.T, s store.Store) {
	must(t, s, sampleOrder)
	refuseAll(t, s,
		// The status says what the facts say.
		statements(check,
			"UPDATE orders SET status = 0",
			"UPDATE orders SET status = 2",
			"UPDATE orders SET status = 3",
			"UPDATE orders SET status = 9",
			"UPDATE orders SET shipped_count = 0",
			"UPDATE orders SET to_ship_count = 1",
			"UPDATE orders SET to_ship_count = 4",
			"UPDATE orders SET fulfilled_count = 0",
			"UPDATE orders SET fulfilled_count = 3",
			"UPDATE orders SET fulfilled_count = 4, status = 2",
			"UPDATE orders SET item_count = 1",
			"UPDATE orders SET cancelled_at = 0, cancel_reason = 'OTHER', status = 3",
			"UPDATE orders SET cancelled_at = 0, cancel_reason = 'OTHER', fulfilled_count = 0, status = 0",
			"UPDATE orders SET cancelled_at = 0, fulfilled_count = 0, status = 3",
			"UPDATE orders SET cancel_reason = 'OTHER'",
			"UPDATE orders SET cancelled_at = 0, cancel_reason = 'BORED', fulfilled_count = 0, status = 3"),
		// So does the payment status.
		statements(check,
			"UPDATE orders SET payment_status = 0",
			"UPDATE orders SET captured_minor = 299",
			"UPDATE orders SET due_minor = 299",
			"UPDATE orders SET outstanding_minor = 1",
			"UPDATE orders SET overpaid_minor = 1",
			"UPDATE orders SET total_minor = 400",
			"UPDATE orders SET captured_minor = 400",
			"UPDATE orders SET forgiven_minor = 1, due_minor = 299, overpaid_minor = 1",
			"UPDATE orders SET forgiven_minor = -1, due_minor = 301, outstanding_minor = 1, payment_status = 2",
			"UPDATE orders SET refunded_minor = 1",
			"UPDATE orders SET refunded_minor = 300",
			"UPDATE orders SET refunded_minor = 301, payment_status = 5",
			"UPDATE orders SET refunded_minor = -1",
			"UPDATE orders SET captured_minor = 0, authorized = TRUE, payment_status = 0",
			"UPDATE orders SET captured_minor = 0, voided = TRUE, payment_status = 0"),
		// An order is one order.
		statements(check,
			"UPDATE orders SET version = 0",
			"UPDATE orders SET currency = 'US'",
			"UPDATE orders SET shipping_minor = -1",
			"UPDATE orders SET total_minor = -1",
			"UPDATE orders SET source = NULL",
			"UPDATE orders SET source_id = NULL",
			"UPDATE customers SET order_count = -1"),
		statements(foreignKey, "UPDATE orders SET customer_id = 999", "DELETE FROM customers"),
		statements("orders are never deleted", "DELETE FROM orders"),
	)
}

// lineRules is about the lines: nothing is sent that was not ordered, or refunded that was
// not sent.
func lineRules(t *testing.T, s store.Store) {
	must(t, s, sampleOrder)
	refuseAll(t, s,
		statements(check,
			"UPDATE order_lines SET fulfilled_quantity = 4",
			"UPDATE order_lines SET fulfilled_quantity = -1",
			"UPDATE order_lines SET quantity = 0",
			"UPDATE order_lines SET quantity = 1000001",
			"UPDATE order_lines SET unit_price_minor = -1",
			"UPDATE order_lines SET refunded_quantity = 4",
			"UPDATE order_lines SET refunded_quantity = 2",
			"UPDATE order_lines SET returned_quantity = 1",
			"UPDATE order_lines SET discount_minor = 301",
			"UPDATE order_lines SET discount_minor = -1",
			"UPDATE order_lines SET discount_minor = 200, discount_share_minor = 101",
			"UPDATE order_lines SET tax_minor = -1",
			"UPDATE fulfillments SET status = 'LOST'",
			"UPDATE fulfillments SET status = 'CANCELLED'",
			"UPDATE fulfillments SET cancelled_at = 0",
			"UPDATE fulfillment_lines SET quantity = 0"),
		statements(foreignKey, "DELETE FROM order_lines", "DELETE FROM fulfillments"),
	)
}

// timelineRules holds the history together: 1, 2, 3 without holes, and never changed.
func timelineRules(t *testing.T, s store.Store) {
	must(t, s, sampleOrder)
	id := onlyOrder(t, s).ID
	entry := func(sequence int) work {
		return func(ctx context.Context, tx *store.Tx) error { return newEntry(tx, id, sequence).Exec(ctx) }
	}
	refuseAll(t, s,
		statements("timeline entries are never changed", "UPDATE timeline_entries SET message = 'Nothing happened.'"),
		statements("timeline entries are never deleted",
			"DELETE FROM timeline_entries", "DELETE FROM timeline_entries WHERE sequence = 2"),
		[]breach{
			{"an entry that leaves a hole", entry(4), anyGuard},
			{"a second entry of the same place", entry(2), unique},
			{"an entry before the first", entry(0), check},
			{"an entry with a status that is none", func(ctx context.Context, tx *store.Tx) error {
				return newEntry(tx, id, 3).SetStatusAfter(4).Exec(ctx)
			}, check},
			{"an entry of no order", func(ctx context.Context, tx *store.Tx) error {
				return newEntry(tx, id+999, 1).Exec(ctx)
			}, foreignKey},
		},
	)
	must(t, s, entry(3)) // the next one is welcome
}

// recordRules is about the records beside an order. Two of them for one thing would mean
// that something happened twice.
func recordRules(t *testing.T, s store.Store) {
	must(t, s, sampleOrder)
	o := onlyOrder(t, s)
	refuseAll(t, s,
		statements("transactions are never changed", "UPDATE transactions SET amount_minor = 1"),
		statements("transactions are never deleted", "DELETE FROM transactions"),
		statements("refund lines are never changed", "UPDATE refund_lines SET quantity = 2"),
		statements("refund lines are never deleted", "DELETE FROM refund_lines"),
		statements(unique,
			"INSERT INTO order_tags (order_id, tag) SELECT order_id, tag FROM order_tags",
			"INSERT INTO fulfillment_lines (fulfillment_id, order_line_id, quantity) "+
				"SELECT fulfillment_id, order_line_id, 1 FROM fulfillment_lines"),
		statements(check, "INSERT INTO store (id, identity, next_number) VALUES (2, 'another', 1)"),
		[]breach{
			{"an order with a number that is taken", named(o.Number, "shop", "8"), unique},
			{"an order with a source ID that is taken", named("1002", *o.Source, *o.SourceID), unique},
			{"money of a kind that is none", func(ctx context.Context, tx *store.Tx) error {
				return newTransaction(tx, o.ID).SetKind("GIFT").Exec(ctx)
			}, check},
			{"a sale that forgives", func(ctx context.Context, tx *store.Tx) error {
				return newTransaction(tx, o.ID).SetForgivenMinor(1).Exec(ctx)
			}, check},
			{"a sale that takes back more than it is", func(ctx context.Context, tx *store.Tx) error {
				return newTransaction(tx, o.ID).SetForgivenMinor(-301).Exec(ctx)
			}, check},
			{"a refund that forgives more than it is", func(ctx context.Context, tx *store.Tx) error {
				return newTransaction(tx, o.ID).SetKind(order.Refund).SetForgivenMinor(301).Exec(ctx)
			}, check},
			{"a refund that forgives what is still owed", func(ctx context.Context, tx *store.Tx) error {
				return newTransaction(tx, o.ID).SetKind(order.Refund).SetForgivenMinor(300).SetStillOwed(true).Exec(ctx)
			}, check},
			{"a transaction of nothing", func(ctx context.Context, tx *store.Tx) error {
				return newTransaction(tx, o.ID).SetAmountMinor(0).Exec(ctx)
			}, check},
			{"a transaction of no order", func(ctx context.Context, tx *store.Tx) error {
				return newTransaction(tx, o.ID+999).Exec(ctx)
			}, foreignKey},
			{"an idempotency key that is taken", func(ctx context.Context, tx *store.Tx) error {
				return newRecord(tx).SetFingerprint([]byte{1}).Exec(ctx)
			}, unique},
		},
	)
}

// tokenRules keeps a token from coming to allow more than when it was made.
func tokenRules(t *testing.T, s store.Store) {
	must(t, s, sampleTokens)
	token := func(name, role string, hash []byte) work {
		return func(ctx context.Context, tx *store.Tx) error {
			return newToken(tx, name, 0).SetRole(role).SetHash(hash).Exec(ctx)
		}
	}
	refuseAll(t, s,
		statements("tokens are never changed",
			"UPDATE tokens SET role = 'ADMIN'",
			"UPDATE tokens SET name = 'Another'",
			"UPDATE tokens SET expires_at = 1"),
		[]breach{{"a token with another hash", setHash(s, hash(9)), "tokens are never changed"}},
		statements("revoked tokens stay revoked",
			"UPDATE tokens SET revoked_at = NULL WHERE name = 'Till'",
			"UPDATE tokens SET revoked_at = 2 WHERE name = 'Till'"),
		statements("tokens are never deleted", "DELETE FROM tokens WHERE name = 'Till'"),
		[]breach{
			{"a token whose name is taken", token("Robot", "STAFF", hash(9)), unique},
			{"a token whose hash is taken", token("Another", "STAFF", hash(1)), unique},
			{"a token with a role that is none", token("Another", "OWNER", hash(9)), check},
			{"a token without a name", token("", "STAFF", hash(9)), check},
			{"a token that is kept as it is", token("Another", "STAFF", []byte("wb_secret")), check},
		},
		sessionBreaches(t, s),
	)
	must(t, s, token("Till", "STAFF", hash(9)))                                                // a revoked token's name is free
	must(t, s, sql("UPDATE tokens SET revoked_at = 1, last_used_at = 1 WHERE name = 'Robot'")) // and others can be revoked
}

// setHash is an UPDATE with bytes, for which the two databases have no common text.
func setHash(s store.Store, hash []byte) work {
	query, args := entsql.Dialect(s.Dialect()).Update("tokens").Set("hash", hash).Query()
	return func(ctx context.Context, tx *store.Tx) error {
		if _, err := tx.ExecContext(ctx, query, args...); err != nil {
			return fmt.Errorf("%s: %w", query, err)
		}
		return nil
	}
}
