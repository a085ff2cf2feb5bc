package storetest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"waybill/ent"
	"waybill/ent/customer"
	"waybill/internal/store"
)

var snapshots = []test{
	{"a snapshot is one moment until it is renewed", oneMoment},
	{"the moment is that of the first read", momentOfTheFirstRead},
	{"rows that are written together are read together", agreement},
	{"a refused write does not show in a renewed snapshot", refusedWriteAndRenew},
	{"statements are counted over all moments", statementsAreCounted},
	{"several goroutines read one moment", sharedSnapshot},
	{"a closed snapshot is not read through", closedSnapshot},
	{"a snapshot ends with its context", endedContext},
	{"closed snapshots hold nothing, so there can be any number of them", manySnapshots},
	{"a snapshot waits for its turn once a moment and gives it back", turns},
	{"a read whose turn never comes gives up", refusedTurn},
	{"neither a snapshot nor the read client writes", readersDoNotWrite},
}

// oneMoment also proves that no write renews a snapshot by itself, not even a write of
// the same request.
func oneMoment(t *testing.T, s store.Store) {
	snapshot := s.Snapshot(t.Context(), nil)
	defer snapshot.Close()
	if n := customers(t, snapshot.Client()); n != 0 {
		t.Fatalf("a new store has %d customers", n)
	}
	must(t, s, add("somebody else's"))
	if n := customers(t, snapshot.Client()); n != 0 {
		t.Errorf("the snapshot sees what was written after it was begun: %d", n)
	}
	if n := customers(t, s.Read()); n != 1 {
		t.Errorf("outside the snapshot there are %d customers, want 1", n)
	}
	must(t, s, add("its own"))
	snapshot.Renew()
	if n := customers(t, snapshot.Client()); n != 2 {
		t.Errorf("renewed, the snapshot sees %d customers, want 2", n)
	}
	must(t, s, add("a later one"))
	if n := customers(t, snapshot.Client()); n != 2 {
		t.Errorf("the new moment is none: the snapshot sees %d customers, want 2", n)
	}
}

// momentOfTheFirstRead lets a request make its snapshot early, before it has waited for a
// turn, and still read what is true when it begins.
func momentOfTheFirstRead(t *testing.T, s store.Store) {
	snapshot := s.Snapshot(t.Context(), nil)
	defer snapshot.Close()
	must(t, s, add("before the first read"))
	if n := customers(t, snapshot.Client()); n != 1 {
		t.Errorf("the snapshot sees %d customers, want 1", n)
	}
}

// agreement reads two rows, one after the other; every write changes both.
func agreement(t *testing.T, s store.Store) {
	must(t, s, add("one"))
	must(t, s, add("other"))
	stop := make(chan struct{})
	var writing sync.WaitGroup
	writing.Go(func() {
		for {
			select {
			case <-stop:
				return
			default:
			}
			err := s.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
				return tx.Customer.Update().AddOrderCount(1).Exec(ctx)
			})
			if err != nil {
				t.Error(err)
				return
			}
		}
	})
	defer writing.Wait()
	defer close(stop)
	for range 50 {
		snapshot := s.Snapshot(t.Context(), nil)
		var seen []int
		for _, name := range []string{"one", "other"} {
			c, err := snapshot.Client().Customer.Query().Where(customer.Name(name)).Only(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			seen = append(seen, c.OrderCount)
		}
		if seen[0] != seen[1] {
			t.Errorf("the snapshot sees %v, which were never there together", seen)
		}
		snapshot.Close()
	}
}

// refusedWriteAndRenew plays a mutation that is refused and then answers with the order
// as it is.
func refusedWriteAndRenew(t *testing.T, s store.Store) {
	snapshot := s.Snapshot(t.Context(), nil)
	defer snapshot.Close()
	customers(t, snapshot.Client())
	if err := s.Write(t.Context(), refuse); !errors.Is(err, errRefused) {
		t.Errorf("Write returned %v", err)
	}
	for range 2 {
		if n := customers(t, snapshot.Client()); n != 0 {
			t.Errorf("the snapshot sees %d customers of a refused write", n)
		}
		snapshot.Renew()
	}
}

// statementsAreCounted is what tests of package graph rest on when they bound how many
// statements a query may cost.
func statementsAreCounted(t *testing.T, s store.Store) {
	snapshot := s.Snapshot(t.Context(), nil)
	defer snapshot.Close()
	for i := range 3 {
		if n := snapshot.Statements(); n != int64(i) {
			t.Errorf("%d statements were read through the snapshot, want %d", n, i)
		}
		customers(t, snapshot.Client())
		customers(t, s.Read()) // which is not counted
		snapshot.Renew()
	}
}

// sharedSnapshot reads as an API does: several fields at a time.
func sharedSnapshot(t *testing.T, s store.Store) {
	must(t, s, add("Ada"))
	snapshot := s.Snapshot(t.Context(), nil)
	defer snapshot.Close()
	customers(t, snapshot.Client())
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			if err := s.Write(t.Context(), add(fmt.Sprint(i))); err != nil {
				t.Error(err)
			}
			n, err := snapshot.Client().Customer.Query().Count(t.Context())
			if n != 1 || err != nil {
				t.Errorf("one of several goroutines sees %d customers, want 1; %v", n, err)
			}
		})
	}
	group.Wait()
	if n := snapshot.Statements(); n != 9 {
		t.Errorf("%d statements were read through the snapshot, want 9", n)
	}
}

// closedSnapshot reads after Close, as a loader that was started too late may do.
func closedSnapshot(t *testing.T, s store.Store) {
	for _, read := range []bool{false, true} {
		snapshot := s.Snapshot(t.Context(), nil)
		if read {
			customers(t, snapshot.Client())
		}
		snapshot.Close()
		snapshot.Close() // twice does no harm
		snapshot.Renew() // and does not open it again
		if _, err := snapshot.Client().Customer.Query().Count(t.Context()); err == nil {
			t.Errorf("a closed snapshot was read through; read before it was closed: %t", read)
		}
	}
}

// endedContext ends the request that the snapshot was made for. Its connection must come
// back even when nobody reads on.
func endedContext(t *testing.T, s store.Store) {
	ctx, cancel := context.WithCancel(t.Context())
	snapshot := s.Snapshot(ctx, nil)
	defer snapshot.Close()
	customers(t, snapshot.Client())
	cancel()
	eventually(t, "the snapshot's end", func() bool {
		_, err := snapshot.Client().Customer.Query().Count(t.Context())
		return err != nil
	})
}

// manySnapshots would run out of patience if a closed snapshot kept its connection.
func manySnapshots(t *testing.T, s store.Store) {
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	for range 3 {
		open := make([]*store.Snapshot, s.Stats().Readers)
		for i := range open {
			open[i] = s.Snapshot(ctx, nil)
			if _, err := open[i].Client().Customer.Query().Count(ctx); err != nil {
				t.Fatalf("snapshot %d of %d at a time: %v", i+1, len(open), err)
			}
		}
		must(t, s, add("meanwhile")) // readers do not hold up writers
		for _, snapshot := range open {
			snapshot.Close()
		}
	}
	if n := customers(t, s.Read()); n != 3 {
		t.Errorf("%d customers, want 3", n)
	}
}

// turns counts them: a turn that is not given back shuts somebody else out for ever.
func turns(t *testing.T, s store.Store) {
	taken, given := 0, 0
	snapshot := s.Snapshot(t.Context(), func(context.Context) (func(), error) {
		taken++
		return func() { given++ }, nil
	})
	check := func(when string, wantTaken, wantGiven int) {
		t.Helper()
		if taken != wantTaken || given != wantGiven {
			t.Errorf("%s, %d turns were taken and %d given back; want %d and %d", when, taken, given, wantTaken, wantGiven)
		}
	}
	check("before the first read", 0, 0)
	for range 3 {
		customers(t, snapshot.Client())
	}
	check("after three reads of one moment", 1, 0)
	snapshot.Renew()
	snapshot.Renew()
	check("renewed", 1, 1)
	customers(t, snapshot.Client())
	check("after a read of the next moment", 2, 1)
	snapshot.Close()
	snapshot.Close()
	check("closed", 2, 2)
}

// refusedTurn ends in two ways: the reader gives up waiting, or it is turned away.
func refusedTurn(t *testing.T, s store.Store) {
	var refused error
	snapshot := s.Snapshot(t.Context(), func(ctx context.Context) (func(), error) {
		if refused != nil {
			return nil, refused
		}
		<-ctx.Done()
		return nil, ctx.Err()
	})
	defer snapshot.Close()
	reading, giveUp := context.WithCancel(t.Context())
	giveUp()
	if _, err := snapshot.Client().SalesOrder.Query().Count(reading); !errors.Is(err, context.Canceled) {
		t.Errorf("a read that gave up waiting returned %v", err)
	}
	refused = errors.New("too many")
	if _, err := snapshot.Client().SalesOrder.Query().Count(t.Context()); !errors.Is(err, refused) {
		t.Errorf("a read that got no turn returned %v", err)
	}
}

// readersDoNotWrite tries each way that Ent has.
func readersDoNotWrite(t *testing.T, s store.Store) {
	must(t, s, add("Ada"))
	snapshot := s.Snapshot(t.Context(), nil)
	defer snapshot.Close()
	before := contents(t, s)
	for name, client := range map[string]*ent.Client{"the read client": s.Read(), "the snapshot": snapshot.Client()} {
		for verb, do := range map[string]func() error{
			"created a row": func() error {
				return client.Customer.Create().SetName("Eve").SetNameKey("").SetContactKey("").SetOrderCount(0).Exec(t.Context())
			},
			"changed a row": func() error { return client.Customer.Update().SetName("Eve").Exec(t.Context()) },
			"deleted rows":  func() error { _, err := client.Customer.Delete().Exec(t.Context()); return err },
			"ran a statement": func() error {
				_, err := client.ExecContext(t.Context(), "DELETE FROM customers")
				return err
			},
		} {
			if err := do(); err == nil {
				t.Errorf("%s %s", name, verb)
			}
		}
	}
	if after := contents(t, s); after != before {
		t.Errorf("the store holds\n%s\nand held\n%s", after, before)
	}
}
