// Package shoptest opens shops for tests: a real store in a temporary file, a desk to
// work at, and the API.
//
// It promises that everything it opens is closed when the test ends, in the right
// order, and that two shops share nothing.
package shoptest

import (
	"context"
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"waybill/desk"
	"waybill/graph"
	"waybill/internal/auth"
	"waybill/internal/store"
	"waybill/internal/store/sqlite"
	"waybill/order"
	"waybill/timeline"
)

// Ada works in every shop.
var Ada = order.Actor{ID: "staff-1", Kind: order.ActorStaff, Name: "Ada"}

// Options say how a shop differs from the usual one.
type Options struct {
	Store sqlite.Options
	// Now is the desk's clock; nil is time.Now.
	Now func() time.Time
	// Gate lets callers in; nil lets in everybody, as Demo.
	Gate *auth.Gate
	// Log hears what the API has to say; nil is silent.
	Log    *slog.Logger
	Limits graph.Limits
}

// Shop is a store with a desk and a feed.
type Shop struct {
	Store store.Store
	Path  string // of the store's file
	Desk  *desk.Desk
	Feed  *timeline.Feed

	options Options
}

// Open opens an empty shop. Its feed runs until the test ends.
func Open(t testing.TB, o Options) *Shop {
	t.Helper()
	path := filepath.Join(t.TempDir(), "shop.db")
	db, err := sqlite.Open(t.Context(), path, o.Store)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return Of(t, db, path, o)
}

// Of makes a shop of a store that is open. Its feed runs until the test ends.
func Of(t testing.TB, db store.Store, path string, o Options) *Shop {
	t.Helper()
	if o.Gate == nil {
		o.Gate = auth.DemoGate()
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	feed, err := timeline.NewFeed(t.Context(), db, o.Log)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		feed.Run(ctx)
	}()
	t.Cleanup(func() {
		stop()
		<-stopped
	})
	return &Shop{Store: db, Path: path, Desk: desk.New(db, o.Now), Feed: feed, options: o}
}

// API serves the shop until the test ends.
func (s *Shop) API(t testing.TB) *graph.API {
	t.Helper()
	api := graph.New(t.Context(), graph.Config{Store: s.Store, Desk: s.Desk, Feed: s.Feed,
		Gate: s.options.Gate, Log: s.options.Log, Limits: s.options.Limits})
	t.Cleanup(api.Close)
	return api
}

// Do carries out a command as Ada, without a key, and fails the test when it is refused.
func (s *Shop) Do(t testing.TB, c desk.Command) desk.Result {
	t.Helper()
	result, err := s.Desk.Do(context.Background(), Ada, "", c)
	if err != nil || len(result.Problems) > 0 {
		t.Fatalf("%T: %v %v", c, err, result.Problems)
	}
	return result
}

// Contents is everything that the store holds, as text, table by table: two that are
// equal mean that nothing was written in between.
func (s *Shop) Contents(t testing.TB) string {
	t.Helper()
	var text strings.Builder
	for _, table := range s.rows(t, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name") {
		for _, row := range s.rows(t, fmt.Sprintf("SELECT * FROM %s ORDER BY 1", table[0])) {
			fmt.Fprintln(&text, table[0], row)
		}
	}
	return text.String()
}

func (s *Shop) rows(t testing.TB, query string) (all [][]any) {
	t.Helper()
	rows, err := s.Store.Read().QueryContext(context.Background(), query)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	defer rows.Close() //nolint:errcheck // read to the end
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	for rows.Next() {
		row, into := make([]any, len(columns)), make([]any, len(columns))
		for i := range row {
			into[i] = &row[i]
		}
		if err := rows.Scan(into...); err != nil {
			t.Fatal(err)
		}
		all = append(all, row)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

// Draft is a paid order of 2 mugs and a tea for $34.98.
func Draft() order.Draft {
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
