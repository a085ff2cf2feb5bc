package database

import (
	"context"
	"errors"
	"testing"
)

func TestAViewIsOneMomentUntilItWritesItself(t *testing.T) {
	db := open(t)
	ctx, view := db.View(t.Context())
	defer view.Close()
	if n := customers(ctx, t, db); n != 0 {
		t.Fatalf("a new store has %d customers", n)
	}
	if err := db.Write(t.Context(), add("somebody else's")); err != nil {
		t.Fatal(err)
	}
	if n := customers(ctx, t, db); n != 0 {
		t.Errorf("the view sees what was written after it was begun: %d", n)
	}
	if n := customers(t.Context(), t, db); n != 1 {
		t.Errorf("outside the view there are %d customers, want 1", n)
	}
	if err := db.Write(ctx, add("its own")); err != nil {
		t.Fatal(err)
	}
	if n := customers(ctx, t, db); n != 2 {
		t.Errorf("after its own write the view sees %d customers, want 2", n)
	}
	if n := view.Statements(); n != 3 {
		t.Errorf("%d statements were read through the view, want 3", n)
	}
}

func TestARefusedWriteLeavesAViewUsable(t *testing.T) {
	db := open(t)
	ctx, view := db.View(t.Context())
	defer view.Close()
	customers(ctx, t, db)
	no := errors.New("no")
	err := db.Write(ctx, func(ctx context.Context, tx *Tx) error { return errors.Join(add("refused")(ctx, tx), no) })
	if !errors.Is(err, no) {
		t.Errorf("Write returned %v", err)
	}
	if n := customers(ctx, t, db); n != 0 {
		t.Errorf("the view sees %d customers of a refused write", n)
	}
}

func TestAClosedViewIsNotReadThrough(t *testing.T) {
	db := open(t)
	ctx, view := db.View(t.Context())
	customers(ctx, t, db)
	view.Close()
	view.Close() // twice does no harm
	if _, err := db.Read.Customer.Query().Count(ctx); err == nil {
		t.Error("a closed view was read through")
	}
	// Its connection is free again: every reader can be had.
	for range 2 * db.readers.Stats().MaxOpenConnections {
		ctx, view := db.View(t.Context())
		customers(ctx, t, db)
		view.Close()
	}
	if n := db.readers.Stats().InUse; n != 0 {
		t.Errorf("%d connections are still in use", n)
	}
}

func TestAViewEndsWithItsContext(t *testing.T) {
	db := open(t)
	parent, cancel := context.WithCancel(t.Context())
	ctx, view := db.View(parent)
	defer view.Close()
	customers(ctx, t, db)
	cancel()
	if _, err := db.Read.Customer.Query().Count(ctx); err == nil {
		t.Error("a view was read through after its context had ended")
	}
	eventually(t, "the connection's return", func() bool { return db.readers.Stats().InUse == 0 })
}

func TestTheReadClientDoesNotWrite(t *testing.T) {
	db := open(t)
	if err := db.Write(t.Context(), add("Ada")); err != nil {
		t.Fatal(err)
	}
	create := db.Read.Customer.Create().SetName("Eve").SetContactKey("").SetOrderCount(0)
	if err := create.Exec(t.Context()); err == nil {
		t.Error("the read client created a row")
	}
	if err := db.Read.Customer.Update().SetName("Eve").Exec(t.Context()); err == nil {
		t.Error("the read client changed a row")
	}
	if _, err := db.Read.Customer.Delete().Exec(t.Context()); err == nil {
		t.Error("the read client deleted rows")
	}
	// Not even somebody with a connection of the pool does.
	if _, err := db.readers.ExecContext(t.Context(), "DELETE FROM customers"); err == nil {
		t.Error("a reader connection deleted rows")
	}
	if n := customers(t.Context(), t, db); n != 1 {
		t.Errorf("%d customers, want 1", n)
	}
}

// A snapshot takes its turn, and a read that waits for one in vain gives up.
func TestASnapshotWaitsForItsTurn(t *testing.T) {
	db := open(t)
	taken, given := 0, 0
	ctx, view := db.View(t.Context())
	view.Turn = func(context.Context) (func(), error) {
		taken++
		return func() { given++ }, nil
	}
	for range 3 { // one snapshot, so one turn
		if _, err := db.Read.SalesOrder.Query().Count(ctx); err != nil {
			t.Fatal(err)
		}
	}
	if taken != 1 || given != 0 {
		t.Errorf("%d taken and %d given back while it is open", taken, given)
	}
	if err := db.Write(ctx, func(context.Context, *Tx) error { return nil }); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Read.SalesOrder.Query().Count(ctx); err != nil {
		t.Fatal(err)
	}
	view.Close()
	view.Close()
	if taken != 2 || given != 2 {
		t.Errorf("%d taken and %d given back when it is closed", taken, given)
	}
	ctx, view = db.View(t.Context())
	defer view.Close()
	view.Turn = func(context.Context) (func(), error) { return nil, context.Canceled }
	if _, err := db.Read.SalesOrder.Query().Count(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("without a turn: %v", err)
	}
}
