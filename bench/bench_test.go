package bench

import (
	"bytes"
	"path/filepath"
	"testing"

	"waybill/desk"
	"waybill/internal/exchange"
	"waybill/internal/exchange/shopify"
	"waybill/internal/store/sqlite"
)

// Nothing here asserts a speed: machines are noisy.

func TestBothSidesGiveEqualAnswersAndAreTimed(t *testing.T) {
	small(t)
	c := newComparison(t)
	if len(c.orders) != *orderCount || len(c.cursors) != (*orderCount+pageSize-1)/pageSize {
		t.Fatalf("%d orders on %d pages", len(c.orders), len(c.cursors))
	}
	const clients, requests = 2, 10
	for _, of := range cases {
		for _, s := range []*side{c.waybill, c.byHand} {
			got, err := c.takeTurn(t.Context(), s, of, clients, requests)
			if err != nil {
				t.Fatalf("%s, %s: %v", of.name, s.name, err)
			}
			if len(got.latencies) != requests || got.elapsed <= 0 {
				t.Errorf("%s, %s: %d requests in %s", of.name, s.name, len(got.latencies), got.elapsed)
			}
		}
	}
}

func TestWhatIsSpentIsEnteredAnew(t *testing.T) {
	small(t)
	c := newComparison(t)
	before := len(c.orders)
	if _, err := c.takeTurn(t.Context(), c.byHand, fulfillCase, 1, len(c.unfulfilled)+1); err != nil {
		t.Fatal(err)
	}
	if len(c.orders) <= before {
		t.Error("there are no more orders than before")
	}
}

// small makes the store as small as a test needs it.
func small(t *testing.T) {
	orders := *orderCount
	*orderCount = 4 * minOrders
	t.Cleanup(func() { *orderCount = orders })
}

func TestADifferenceIsFound(t *testing.T) {
	page := func(total any) any { return map[string]any{"nodes": []any{map[string]any{"id": "x", "total": total}}} }
	if err := difference("list", page("1.00"), page("1.00"), nil); err != nil {
		t.Error(err)
	}
	others := map[string]any{"another value": page("2.00"), "another type": page(1.0), "null": page(nil), "no list": map[string]any{}}
	for name, other := range others {
		if err := difference("list", page("1.00"), other, nil); err == nil {
			t.Errorf("%s is taken for equal", name)
		}
	}
}

func TestTheExportIsTakenWithoutComplaint(t *testing.T) {
	const orders = 20
	folder := t.TempDir()
	export := filepath.Join(folder, "orders.csv")
	if err := createExport(export, orders); err != nil {
		t.Fatal(err)
	}
	db, err := sqlite.Open(t.Context(), filepath.Join(folder, "import.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var issues bytes.Buffer
	summary, err := exchange.Import(t.Context(), []string{export}, exchange.Options{Stderr: &issues},
		shopify.NewImporter(t.Context(), desk.New(db, nil), "").File)
	if err != nil {
		t.Fatal(err)
	}
	if summary.Added != orders || summary.Warnings != 0 || !summary.Clean() {
		t.Errorf("%+v\n%s", summary, issues.String())
	}
}
