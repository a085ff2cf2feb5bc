package desk_test

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"waybill/desk"
	"waybill/ent"
	"waybill/ent/salesorder"
	"waybill/internal/store"
	"waybill/internal/store/sqlite"
	"waybill/order"
	"waybill/refusal"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var ada = order.Actor{ID: "staff-1", Kind: order.ActorStaff, Name: "Ada"}

// shop is a store in a temporary file, with a desk to work at.
type shop struct {
	*desk.Desk
	db   store.Store
	path string
}

type tester interface {
	Helper()
	Fatalf(string, ...any)
	Fatal(...any)
}

func openShop(t testing.TB, o sqlite.Options) *shop {
	t.Helper()
	path := filepath.Join(t.TempDir(), "shop.db")
	db, err := sqlite.Open(t.Context(), path, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return &shop{desk.New(db, nil), db, path}
}

// draft is a paid order of 2 mugs and a tea for $34.98.
func draft() order.Draft {
	return order.Draft{
		Customer:     &order.Person{Name: "Grace Hopper", Email: "grace@example.com"},
		CurrencyCode: "USD",
		Lines: []order.DraftLine{
			{Title: "Mug", SKU: "MUG-1", Quantity: 2, UnitPrice: "12.49"},
			{Title: "Tea", Quantity: 1, UnitPrice: "10.00"},
		},
		Paid: "34.98",
	}
}

func (s *shop) place(t tester, d order.Draft) order.ID {
	t.Helper()
	result, err := s.Do(context.Background(), ada, "", desk.Place{Draft: d})
	if err != nil || len(result.Problems) > 0 {
		t.Fatalf("place: %v %v", err, result.Problems)
	}
	return result.OrderID
}

func (s *shop) order(t tester, id order.ID) *ent.SalesOrder {
	t.Helper()
	o, err := s.db.Read().SalesOrder.Query().Where(salesorder.ID(id)).
		WithLines().WithFulfillments().WithTransactions().WithTimeline().Only(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// dump is everything that the store holds, as text.
func (s *shop) dump(t tester) string {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+s.path+"?mode=ro&_query_only=1")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close() //nolint:errcheck // read only
	var text strings.Builder
	for _, table := range query(t, db, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name") {
		for _, row := range query(t, db, "SELECT * FROM "+table[0]+" ORDER BY 1") {
			fmt.Fprintln(&text, table[0], row)
		}
	}
	return text.String()
}

func query(t tester, db *sql.DB, text string) [][]string {
	t.Helper()
	rows, err := db.Query(text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	defer rows.Close() //nolint:errcheck // read to the end
	columns, _ := rows.Columns()
	var all [][]string
	for rows.Next() {
		values, into := make([]sql.NullString, len(columns)), make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		if err := rows.Scan(into...); err != nil {
			t.Fatal(err)
		}
		row := make([]string, len(columns))
		for i, v := range values {
			row[i] = v.String
		}
		all = append(all, row)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

func codes(problems refusal.Problems) string {
	all := make([]string, len(problems))
	for i, p := range problems {
		all[i] = string(p.Code)
		if len(p.Field) > 0 {
			all[i] += "@" + strings.Join(p.Field, ".")
		}
	}
	return strings.Join(all, " ")
}

// clockAt is a clock that the test moves.
type clockAt struct{ now time.Time }

func (c *clockAt) time() time.Time { return c.now }
