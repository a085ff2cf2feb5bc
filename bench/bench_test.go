package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"waybill/desk"
	"waybill/internal/exchange/shopify"
	"waybill/internal/store/sqlite"
)

// Nothing here asserts a speed: machines are noisy.

func TestBothSidesGiveEqualAnswersAndAreTimed(t *testing.T) {
	const orders = 4 * minOrders
	b, err := newBench(t.Context(), filepath.Join(t.TempDir(), "bench.db"), orders)
	if err != nil {
		t.Fatal(err)
	}
	defer b.close()
	if len(b.orders) != orders || len(b.cursors) != (orders+pageSize-1)/pageSize {
		t.Fatalf("%d orders on %d pages", len(b.orders), len(b.cursors))
	}
	if err := b.compare(); err != nil {
		t.Fatal(err)
	}
	results, err := b.timeAll(t.Context(), settings{rounds: 1, turn: time.Millisecond}, new(bytes.Buffer))
	if err != nil {
		t.Fatal(err)
	}
	var table strings.Builder
	if err := printTable(&table, results); err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		if strings.Count(table.String(), c.name+" ") != len(clientCounts) {
			t.Errorf("%s is not in the table for each number of clients:\n%s", c.name, table.String())
		}
	}
}

func TestADifferenceIsFound(t *testing.T) {
	page := func(total any) any { return map[string]any{"nodes": []any{map[string]any{"id": "x", "total": total}}} }
	if err := difference("list", page("1.00"), page("1.00"), nil); err != nil {
		t.Error(err)
	}
	for name, other := range map[string]any{"another value": page("2.00"), "another type": page(1.0), "null": page(nil), "no list": map[string]any{}} {
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
	summary, err := shopify.Import(t.Context(), desk.New(db, nil), []string{export}, shopify.Options{Stderr: &issues})
	if err != nil {
		t.Fatal(err)
	}
	if summary.Added != orders || summary.Warnings != 0 || !summary.Clean() {
		t.Errorf("%+v\n%s", summary, issues.String())
	}
}
