package sqlite

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"go.uber.org/goleak"

	"waybill/ent"
	"waybill/internal/store"
)

// TestMain also proves that no goroutine outlives the store it worked for.
func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// open opens a new store, which is closed after the test.
func open(t testing.TB) *DB {
	t.Helper()
	return openAt(t, filepath.Join(t.TempDir(), "store.db"))
}

func openAt(t testing.TB, path string) *DB {
	t.Helper()
	db, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() }) // tests to which it matters close it themselves
	return db
}

// add enters a customer; it is the smallest thing that a store can hold.
func add(name string) func(context.Context, *store.Tx) error {
	return func(ctx context.Context, tx *store.Tx) error {
		return tx.Customer.Create().SetName(name).SetNameKey("").SetContactKey("").SetOrderCount(0).Exec(ctx)
	}
}

// customers counts the customers that read sees.
func customers(t *testing.T, read *ent.Client) int {
	t.Helper()
	n, err := read.Customer.Query().Count(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// eventually waits for something that another goroutine does.
func eventually(t *testing.T, what string, reached func() bool) {
	t.Helper()
	for end := time.Now().Add(2 * time.Minute); !reached(); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("%s never happened", what)
		}
	}
}
