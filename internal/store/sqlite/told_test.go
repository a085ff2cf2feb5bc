package sqlite

import (
	"database/sql"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"waybill/desk"
	"waybill/internal/store"
	"waybill/order"
)

// everyTelling has an entry of each kind, and of each way to tell it.
func everyTelling(t *testing.T, db store.Store) {
	t.Helper()
	ada := order.Actor{ID: "1", Kind: order.ActorStaff, Name: "Ada cancelled the fulfillment A-1-F2 (1 item). Reason: "}
	d := desk.New(db, nil)
	do := func(c desk.Command) desk.Result {
		t.Helper()
		result, err := d.Do(t.Context(), ada, "", c)
		if err != nil || len(result.Problems) > 0 {
			t.Fatalf("%T: %v, %v", c, result.Problems, err)
		}
		return result
	}
	lines := func() []order.DraftLine {
		return []order.DraftLine{{Title: "Tea", Quantity: 3, UnitPrice: "5"}, {Title: "Cup, tax", Quantity: 2, UnitPrice: "10"},
			{Title: "Pot", Quantity: 1, UnitPrice: "1"}, {Title: "Pot", Quantity: 1, UnitPrice: "2"}}
	}
	email, phone := "Grace.Hopper@Example.com", "+49 (30) 12-34"
	id := do(desk.Place{Draft: order.Draft{Number: "A-1", CurrencyCode: "EUR", Lines: lines(),
		Customer: &order.Person{Name: "Gräce O'Hopper", Email: email, Phone: phone}}}).OrderID
	teaID, cupID := order.LineID(1), order.LineID(2)
	first := do(desk.Fulfill{OrderID: id, AllowUnpaid: true, Lines: []order.Portion{{LineID: teaID, Quantity: 1}}})
	second := do(desk.Fulfill{OrderID: id, AllowUnpaid: true,
		Lines: []order.Portion{{LineID: teaID, Quantity: 1}, {LineID: cupID, Quantity: 1}}})
	do(desk.Track{OrderID: id, FulfillmentID: second.FulfillmentID, Tracking: []order.Tracking{{Number: "1Z"}}})
	do(desk.TakeBack{OrderID: id, FulfillmentID: &second.FulfillmentID})
	do(desk.Track{OrderID: id, FulfillmentID: first.FulfillmentID, Tracking: []order.Tracking{{Number: "2Z"}}})
	do(desk.Edit{OrderID: id, Note: desk.Given[string]{Set: true, Value: "Reason: none"},
		Lines: []order.LineEdit{{LineID: cupID, Quantity: 3}}, AddLines: []order.DraftLine{
			{Title: "Jug", Quantity: 1, UnitPrice: "3"}, {Title: "Jug, tax", Quantity: 1, UnitPrice: "3"}}})
	ten := "10"
	do(desk.RecordPayment{OrderID: id, Amount: &ten, Gateway: "Bank (7)"})
	do(desk.Pay{OrderID: id})
	do(desk.Refund{OrderID: id, Lines: []order.Portion{{LineID: teaID, Quantity: 2}}, Reason: "Broken. Reason: glass."})
	do(desk.Refund{OrderID: id, Amount: &ten, StillOwed: true})
	do(desk.Fulfill{OrderID: id, AllowUnpaid: true})
	do(desk.TakeBack{OrderID: id})
	do(desk.Comment{OrderID: id, Body: "Ada cancelled this order. Reason: fraud. No."})
	do(desk.Cancel{OrderID: id, Reason: order.ReasonFraud, Note: "Too late. Reason: time."})

	now := order.Instant(1_700_000_000_000_000)
	imported, err := d.Import(t.Context(), order.Actor{Kind: order.ActorImport, Name: "Import"}, []order.Imported{
		{Draft: order.Draft{Number: "B-1", Source: "shop", SourceID: "1", CurrencyCode: "USD", PlacedAt: &now, Lines: lines(),
			Customer: &order.Person{Name: "李 明"}},
			Fulfilled: []int{1, 2, 0, 0}, FulfilledAt: now, Transactions: []order.PastTransaction{
				{Kind: order.Sale, Amount: "39", At: now},
				{Kind: order.Refund, Amount: "2", At: now}, {Kind: order.Refund, Amount: "3", At: now}}},
		{Draft: order.Draft{Number: "B-2", Source: "shop", SourceID: "2", CurrencyCode: "USD", PlacedAt: &now, Lines: lines()},
			CancelledAt: &now, CancelReason: order.ReasonOther},
	})
	if err != nil || slices.ContainsFunc(imported, func(r desk.ImportResult) bool { return r.State != desk.Added }) {
		t.Fatalf("%+v, %v", imported, err)
	}
}

// toldBefore takes back what the migrations from 00040_told.sql on do.
var toldBefore = []string{
	`DROP TRIGGER timeline_is_never_changed`,
	`ALTER TABLE timeline_entries DROP COLUMN fulfillment_id`, `ALTER TABLE timeline_entries DROP COLUMN quantity`,
	`ALTER TABLE timeline_entries DROP COLUMN currency`, `ALTER TABLE timeline_entries DROP COLUMN amount_minor`,
	`ALTER TABLE timeline_entries DROP COLUMN reason`, `ALTER TABLE timeline_entries DROP COLUMN params`,
	`UPDATE timeline_entries SET changes = (SELECT json_group_array(json(json_remove(value, '$.figure', '$.line')))
		FROM json_each(changes))`,
	`CREATE TRIGGER timeline_is_never_changed BEFORE UPDATE ON timeline_entries
		BEGIN SELECT RAISE(ABORT, 'timeline entries are never changed'); END`,
	`DROP TABLE customer_search`, `DROP INDEX salesorder_spent`, `DROP INDEX salesorder_customer_id_placed_at_id`,
	`CREATE INDEX salesorder_customer_id ON orders (customer_id)`,
	`DROP INDEX customer_name_key_id`, `DROP INDEX customer_order_count_id`, `DROP INDEX customer_last_order_at_id`,
	`ALTER TABLE customers DROP COLUMN name_key`, `ALTER TABLE customers DROP COLUMN last_order_at`,
	`DELETE FROM goose_db_version WHERE version_id >= 40`,
}

// A store of before has afterwards what the program would have written.
func TestEntriesAndCustomersFromBeforeAreAsTheyWouldBeNow(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	db := openAt(t, path)
	everyTelling(t, db)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	raw, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	defer raw.Close()
	tell := func() []string {
		return rows(t, raw, `SELECT id, kind, message, fulfillment_id, quantity, amount_minor, currency, reason, CAST(params AS TEXT),
			CAST(changes AS TEXT) FROM timeline_entries ORDER BY id`)
	}
	known := func() []string {
		return rows(t, raw, `SELECT c.*, s.words FROM customers c JOIN customer_search s ON s.docid = c.id ORDER BY c.id`)
	}
	want, customers := tell(), known()
	for _, statement := range toldBefore {
		exec(t, raw, statement)
	}
	if err := openAt(t, path).Close(); err != nil {
		t.Fatal(err)
	}
	if got := known(); len(got) != 2 || !slices.Equal(got, customers) {
		t.Errorf("customers are %q, want %q", got, customers)
	}
	got := tell()
	unsure := strings.NewReplacer(
		`,"line":3}`, `}`, `,"line":4}`, `}`, // which of two pots it was
		`,"figure":"QUANTITY","line":6}`, `}`, `,"figure":"FULFILLED","line":6}`, `}`) // whether it was the tax of a jug
	for i := range want {
		if want := unsure.Replace(want[i]); got[i] != want {
			t.Errorf("got  %s\nwant %s", got[i], want)
		}
	}
	if _, err := raw.ExecContext(t.Context(), "UPDATE timeline_entries SET reason = 'None.'"); err == nil {
		t.Error("an entry can be changed afterwards")
	}
}
