package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pressly/goose/v3"

	"waybill/order"
)

// beforeMoney is the version of the schema that release 0.1.0 had.
const beforeMoney = 2

// oldStore makes a store as release 0.1.0 did, and has fill write into it.
func oldStore(t *testing.T, fill func(*sql.DB)) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "store.db")
	db, err := sql.Open("sqlite3", path+"?_foreign_keys=1")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	files, err := fs.Sub(migrations, "migrations/sqlite")
	if err != nil {
		t.Fatal(err)
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, db, files)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := provider.UpTo(t.Context(), beforeMoney); err != nil {
		t.Fatal(err)
	}
	fill(db)
	return path
}

func exec(t *testing.T, db *sql.DB, statement string, args ...any) {
	t.Helper()
	if _, err := db.ExecContext(context.Background(), statement, args...); err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
}

// oldOrder writes an order with one line for each price, and transactions such as "SALE 100".
func oldOrder(t *testing.T, db *sql.DB, id int, o oldFacts, moved ...string) {
	t.Helper()
	var captured, refunded, subtotal int64
	authorized, voided := false, false
	for _, m := range moved {
		kind, amount := parse(t, m)
		switch kind {
		case order.Sale, order.Capture:
			captured += amount
		case order.Refund:
			refunded += amount
		case order.Authorization:
			authorized = true
		case order.Void:
			authorized, voided = false, true
		}
	}
	for _, price := range o.prices {
		subtotal += price
	}
	total := subtotal - o.discount + o.tax
	if o.total > 0 {
		total = o.total
	}
	status, payment := 0, 0
	switch {
	case refunded > 0 && refunded < captured:
		payment = 4
	case captured > 0 && refunded == captured:
		payment = 5
	case captured >= total:
		payment = 3
	case captured > 0:
		payment = 2
	case authorized && !o.cancelled:
		payment = 1
	case voided || o.cancelled:
		payment = 6
	}
	var at, reason any
	if o.cancelled {
		status, at, reason = 3, 0, "OTHER"
	}
	exec(t, db, `INSERT INTO orders (id, number, number_key, status, payment_status, version, placed_at, updated_at,
		customer_key, delivery_key,
		item_count, fulfilled_count, currency, subtotal_minor, discount_minor, shipping_minor, tax_minor, total_minor, total_key,
		taxes_included, captured_minor, refunded_minor, authorized, voided, tags, last_sequence, fulfillments_made,
			cancelled_at, cancel_reason)
		VALUES (?, ?, ?, ?, ?, 1, 0, 0, '', '', ?, 0, 'USD', ?, ?, 0, ?, ?, 0, 0, ?, ?, ?, ?, '[]', 1, 0, ?, ?)`,
		id, fmt.Sprint(id), fmt.Sprint(id), status, payment, len(o.prices), subtotal, o.discount, o.tax, total, captured, refunded,
		authorized, voided, at, reason)
	for i, price := range o.prices {
		exec(t, db, `INSERT INTO order_lines (order_id, position, title, quantity, fulfilled_quantity, unit_price_minor, currency)
			VALUES (?, ?, 'Mug', 1, 0, ?, 'USD')`, id, i+1, price)
	}
	for _, m := range moved {
		kind, amount := parse(t, m)
		exec(t, db, `INSERT INTO transactions (order_id, kind, amount_minor, currency, processed_at) VALUES (?, ?, ?, 'USD', 0)`,
			id, kind, amount)
	}
	exec(t, db, `INSERT INTO timeline_entries (order_id, sequence, kind, at, actor_kind, actor_name, message, changes,
		status_before, status_after)
		VALUES (?, 1, 'PLACED', 0, 'STAFF', 'Ada', 'Order placed.', '[]', 0, 0)`, id)
}

type oldFacts struct {
	prices               []int64
	discount, tax, total int64
	cancelled            bool
}

func parse(t *testing.T, moved string) (order.TransactionKind, int64) {
	t.Helper()
	var kind string
	var amount int64
	if _, err := fmt.Sscan(moved, &kind, &amount); err != nil {
		t.Fatal(err)
	}
	return order.TransactionKind(kind), amount
}

func TestAStoreOfTheReleaseBeforeKnowsWhatIsOwedAfterwards(t *testing.T) {
	cases := []struct {
		name  string
		facts oldFacts
		moved []string
		want  string // payment status, forgiven, due, outstanding, overpaid
	}{
		{"unpaid", oldFacts{prices: []int64{100}}, nil, "PENDING 0 100 100 0"},
		{"promised", oldFacts{prices: []int64{100}}, []string{"AUTHORIZATION 100"}, "AUTHORIZED 0 100 100 0"},
		{"paid", oldFacts{prices: []int64{100}}, []string{"SALE 100"}, "PAID 0 100 0 0"},
		{"overpaid, which nobody could see", oldFacts{prices: []int64{100}}, []string{"SALE 130"}, "PAID 0 100 0 30"},
		{"free", oldFacts{prices: []int64{0}}, nil, "PAID 0 0 0 0"},
		{"wholly refunded", oldFacts{prices: []int64{100}}, []string{"SALE 100", "REFUND 100"}, "REFUNDED 100 0 0 0"},
		{"partly refunded", oldFacts{prices: []int64{100}}, []string{"SALE 100", "REFUND 30"}, "PARTIALLY_REFUNDED 30 70 0 0"},
		{"refunded after it was overpaid", oldFacts{prices: []int64{100}}, []string{"SALE 130", "REFUND 50"},
			"PARTIALLY_REFUNDED 20 80 0 0"},
		{"refunded, and an item was added", oldFacts{prices: []int64{100, 50}}, []string{"SALE 100", "REFUND 30"},
			"PARTIALLY_PAID 30 120 50 0"},
		{"refunded, and then paid more", oldFacts{prices: []int64{100}}, []string{"SALE 50", "REFUND 20", "SALE 80"},
			"PARTIALLY_REFUNDED 0 100 0 10"},
		{"cancelled and kept", oldFacts{prices: []int64{100}, cancelled: true}, []string{"SALE 40"}, "PAID 0 100 60 0"},
		{"cancelled and refunded", oldFacts{prices: []int64{100}, cancelled: true}, []string{"SALE 100", "REFUND 100"},
			"REFUNDED 100 0 0 0"},
		{"free and cancelled", oldFacts{prices: []int64{0}, cancelled: true}, nil, "VOIDED 0 0 0 0"},
		{"let go", oldFacts{prices: []int64{100}}, []string{"AUTHORIZATION 100", "VOID 100"}, "VOIDED 0 100 100 0"},
	}
	path := oldStore(t, func(db *sql.DB) {
		for i, c := range cases {
			oldOrder(t, db, i+1, c.facts, c.moved...)
		}
	})
	db := openAt(t, path)
	for i, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			o, err := db.Read().SalesOrder.Get(t.Context(), order.ID(i+1))
			if err != nil {
				t.Fatal(err)
			}
			got := fmt.Sprint(o.PaymentStatus, " ", o.ForgivenMinor, " ", o.DueMinor, " ", o.OutstandingMinor, " ", o.OverpaidMinor)
			if got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
	if left := rows(t, db.readers, "PRAGMA foreign_key_check"); len(left) > 0 {
		t.Errorf("rows refer to nothing: %v", left)
	}
	if seq := rows(t, db.readers, "SELECT seq FROM sqlite_sequence WHERE name = 'orders'"); len(seq) != 1 ||
		seq[0] != fmt.Sprint(len(cases)) {
		t.Errorf("order IDs go on from %v", seq)
	}
	if _, err := db.writer.Exec("UPDATE transactions SET amount_minor = 1"); err == nil || !strings.Contains(err.Error(), "never changed") {
		t.Errorf("transactions can be changed: %v", err)
	}
	if _, err := db.writer.Exec("DELETE FROM orders"); err == nil || !strings.Contains(err.Error(), "never deleted") {
		t.Errorf("orders can be deleted: %v", err)
	}
}

// The migration knows the fold in SQL; package order knows it for ever after.
func TestTheMigrationFoldsAsTheRulesDo(t *testing.T) {
	random := rand.New(rand.NewPCG(14, 1))
	type history struct {
		total int64
		moved []string
	}
	var all []history
	for range 200 {
		h := history{total: 1 + random.Int64N(300)}
		net := int64(0)
		for range 1 + random.IntN(6) {
			amount := 1 + random.Int64N(150)
			if random.IntN(2) == 0 && amount <= net {
				h.moved, net = append(h.moved, fmt.Sprint("REFUND ", amount)), net-amount
			} else {
				h.moved, net = append(h.moved, fmt.Sprint("SALE ", amount)), net+amount
			}
		}
		all = append(all, h)
	}
	path := oldStore(t, func(db *sql.DB) {
		for i, h := range all {
			oldOrder(t, db, i+1, oldFacts{prices: []int64{h.total}}, h.moved...)
		}
	})
	db := openAt(t, path)
	for i, h := range all {
		f := order.Facts{Total: h.total}
		for _, m := range h.moved {
			kind, amount := parse(t, m)
			f.Settle(order.Transaction{Kind: kind, Amount: amount})
		}
		o, err := db.Read().SalesOrder.Get(t.Context(), order.ID(i+1))
		if err != nil {
			t.Fatal(err)
		}
		if o.ForgivenMinor != f.Forgiven || o.DueMinor != f.Due() || o.OutstandingMinor != f.Outstanding() ||
			o.OverpaidMinor != f.Overpaid() ||
			o.PaymentStatus != f.PaymentStatus() {
			t.Errorf("%d after %v: forgiven %d, due %d, %v; want %d, %d, %v", h.total, h.moved,
				o.ForgivenMinor, o.DueMinor, o.PaymentStatus, f.Forgiven, f.Due(), f.PaymentStatus())
		}
	}
}

func TestTheMigrationSharesDiscountAndTaxAmongTheLines(t *testing.T) {
	const huge = 90_000_000_000_000
	cases := []struct {
		facts oldFacts
		want  string
	}{
		{oldFacts{prices: []int64{2000, 8000}, tax: 2000}, "[0 400 0 1600]"},
		{oldFacts{prices: []int64{100, 100, 100}, discount: 100}, "[33 0 33 0 34 0]"},
		{oldFacts{prices: []int64{0, 700}, discount: 7, tax: 5}, "[0 0 7 5]"},
		{oldFacts{prices: []int64{0}, tax: 5}, "[0 0]"},
		{oldFacts{prices: []int64{100}, discount: 150, total: 1}, "[100 0]"},
		{oldFacts{prices: []int64{huge / 2, huge / 2}, discount: huge / 3}, fmt.Sprintf("[%d 0 %d 0]", huge/6, huge/6)},
	}
	path := oldStore(t, func(db *sql.DB) {
		for i, c := range cases {
			oldOrder(t, db, i+1, c.facts)
		}
	})
	db := openAt(t, path)
	for i, c := range cases {
		got := fmt.Sprint(rows(t, db.readers,
			"SELECT discount_share_minor, tax_share_minor FROM order_lines WHERE order_id = ? ORDER BY position", i+1))
		if got != c.want {
			t.Errorf("%+v: %s, want %s", c.facts, got, c.want)
		}
	}
}

// A server that stops in the middle of the migration finds the store as it was.
func TestTheMigrationHappensAsAWholeOrNotAtAll(t *testing.T) {
	path := oldStore(t, func(db *sql.DB) {
		oldOrder(t, db, 1, oldFacts{prices: []int64{100}}, "SALE 100")
		exec(t, db, "CREATE TABLE refund_lines (id INTEGER PRIMARY KEY)") // in the way
	})
	if _, err := Open(t.Context(), path, Options{}); err == nil {
		t.Fatal("it was migrated all the same")
	}
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	exec(t, db, "DROP TABLE refund_lines")
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if o, err := openAt(t, path).Read().SalesOrder.Get(t.Context(), 1); err != nil || o.PaymentStatus != order.Paid {
		t.Errorf("%v, %v", o, err)
	}
}

// The words are those of package find. With others, SQLite would read every order.
func TestWhatIsOwedIsFoundByAnIndex(t *testing.T) {
	db := open(t)
	for condition, index := range map[string]string{
		"outstanding_minor > 0 AND cancelled_at IS NULL": "salesorder_owing",
		"overpaid_minor > 0":                             "salesorder_overpaid",
	} {
		plan := strings.Join(rows(t, db.readers, "EXPLAIN QUERY PLAN SELECT id FROM orders WHERE "+condition+
			" ORDER BY placed_at DESC, id DESC LIMIT 26"), " ")
		if !strings.Contains(plan, index) || strings.Contains(plan, "TEMP B-TREE") {
			t.Errorf("%s is read by: %s", condition, plan)
		}
	}
}
