package storetest

import (
	"context"
	"testing"
	"time"

	"waybill/ent"
	"waybill/internal/store"
)

// Reopener is a store that can be closed and opened again with what is in it.
// Engines whose stores are lost when they are closed leave it out.
type Reopener interface {
	store.Store
	// Reopen closes the store, if it is open, and opens it again.
	Reopen(t testing.TB) store.Store
}

// test is one promise. It gets a new store of its own.
type test struct {
	name string
	run  func(t *testing.T, s store.Store)
}

// Run tests everything that package store promises. open gives a new, empty store,
// which is closed after the test.
func Run(t *testing.T, open func(t testing.TB) store.Store) {
	for _, group := range []struct {
		name  string
		tests []test
	}{
		{"opening", openings(open)},
		{"write", writes},
		{"duplicate", duplicates},
		{"close", closings},
		{"snapshot", snapshots},
		{"after commit", listening},
		{"log", logs},
		{"feed", feeds},
		{"index", indexes},
		{"rules", rules},
	} {
		t.Run(group.name, func(t *testing.T) {
			for _, c := range group.tests {
				t.Run(c.name, func(t *testing.T) { c.run(t, open(t)) })
			}
		})
	}
}

// work is what a write does.
type work = func(context.Context, *store.Tx) error

// add enters a customer: the smallest thing that a store can hold.
func add(name string) work {
	return func(ctx context.Context, tx *store.Tx) error {
		return tx.Customer.Create().SetName(name).SetNameKey("").SetContactKey("").SetOrderCount(0).Exec(ctx)
	}
}

// must writes, and fails the test when that is refused.
func must(t testing.TB, s store.Store, do work) {
	t.Helper()
	if err := s.Write(t.Context(), do); err != nil {
		t.Fatal(err)
	}
}

// customers counts the customers that read sees. It is for the goroutine of the test:
// a write that ended it would take the engine's goroutine along.
func customers(t testing.TB, read *ent.Client) int {
	t.Helper()
	n, err := read.Customer.Query().Count(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// reopened is the store after it was opened again. The test is skipped when the
// engine cannot do that.
func reopened(t testing.TB, s store.Store) store.Store {
	t.Helper()
	r, ok := s.(Reopener)
	if !ok {
		t.Skip("this engine's stores do not outlive the process")
	}
	return r.Reopen(t)
}

// eventually waits for something that another goroutine does.
func eventually(t testing.TB, what string, reached func() bool) {
	t.Helper()
	patience := time.After(30 * time.Second)
	again := time.NewTicker(time.Millisecond)
	defer again.Stop()
	for !reached() {
		select {
		case <-again.C:
		case <-patience:
			t.Fatalf("%s never happened", what)
		}
	}
}
