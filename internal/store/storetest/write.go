package storetest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"waybill/ent"
	"waybill/ent/customer"
	"waybill/internal/store"
)

var errRefused = errors.New("refused")

var writes = []test{
	{"what was written can be read when Write returns", readWhatWasWritten},
	{"a refused write leaves nothing", refusedWrite},
	{"a write that panics leaves nothing and harms nobody else", panickingWrite},
	{"nobody sees half a write", halfAWrite},
	{"many who write at once lose nothing", manyWriters},
	{"effects happen once, however often a write is run", effectsHappenOnce},
	{"of many who change the same version exactly one does", compareAndSet},
	{"a write does not end with the client that asked for it", clientGoesAway},
	{"what was acknowledged is there after the store was opened again", durable},
}

// readWhatWasWritten proves that the read client is not behind. A client that was told
// of a success reads the order next, and must find it as it left it.
func readWhatWasWritten(t *testing.T, s store.Store) {
	for i := range 3 {
		must(t, s, add(fmt.Sprint("customer ", i)))
		if n := customers(t, s.Read()); n != i+1 {
			t.Errorf("%d customers, want %d", n, i+1)
		}
	}
}

// refuse does everything that a write can do, and then wants none of it.
func refuse(ctx context.Context, tx *store.Tx) error {
	if err := add("refused")(ctx, tx); err != nil {
		return err
	}
	o, err := newOrder(tx, "1").Save(ctx)
	if err != nil {
		return err
	}
	if err := tx.Words.Add(ctx, o.ID, "refused"); err != nil {
		return err
	}
	if err := tx.Store.Update().SetNextNumber(1).Exec(ctx); err != nil {
		return err
	}
	return fmt.Errorf("no: %w", errRefused)
}

// refusedWrite also wants the function's own error back, because package desk finds its
// refusal in it.
func refusedWrite(t *testing.T, s store.Store) {
	before := contents(t, s)
	if err := s.Write(t.Context(), refuse); !errors.Is(err, errRefused) || err.Error() != "no: refused" {
		t.Errorf("Write returned %v, want the function's own error", err)
	}
	if after := contents(t, s); after != before {
		t.Errorf("the store holds\n%s\nand held\n%s", after, before)
	}
	if found := find(t, s, s.Read(), "refused"); found != "" {
		t.Errorf("the index finds %s", found)
	}
}

// panickingWrite is about the goroutine that runs the function: on some engines it is one
// that all writes share.
func panickingWrite(t *testing.T, s store.Store) {
	var others sync.WaitGroup
	for i := range 5 {
		others.Go(func() {
			if err := s.Write(t.Context(), add(fmt.Sprint(i))); err != nil {
				t.Errorf("somebody else's write: %v", err)
			}
		})
	}
	for range 3 {
		err := s.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
			_ = add("hurt")(ctx, tx)
			panic("a mistake")
		})
		if err == nil || !strings.Contains(err.Error(), "a mistake") {
			t.Errorf("a write that panicked returned %v", err)
		}
	}
	others.Wait()
	hurt, err := s.Read().Customer.Query().Where(customer.Name("hurt")).Exist(t.Context())
	if n := customers(t, s.Read()); hurt || n != 5 || err != nil {
		t.Errorf("%d customers, want 5; one is left of a panic: %t, %v", n, hurt, err)
	}
	must(t, s, add("later"))
}

// halfAWrite reads from outside while a write is between its first and its last
// statement.
func halfAWrite(t *testing.T, s store.Store) {
	must(t, s, func(ctx context.Context, tx *store.Tx) error {
		if err := add("first half")(ctx, tx); err != nil {
			return err
		}
		if n, err := tx.Customer.Query().Count(ctx); n != 1 || err != nil {
			t.Errorf("the write itself sees %d customers, want 1; %v", n, err)
		}
		if n, err := s.Read().Customer.Query().Count(ctx); n != 0 || err != nil {
			t.Errorf("others see %d customers before the write has ended; %v", n, err)
		}
		return add("second half")(ctx, tx)
	})
	if n := customers(t, s.Read()); n != 2 {
		t.Errorf("%d customers, want 2", n)
	}
}

// manyWriters mixes writes that are kept with writes that are refused. Where they share
// a commit, or a connection of a pool, a refusal must not take a neighbour along.
func manyWriters(t *testing.T, s store.Store) {
	const writers, each, refusedOneIn = 16, 25, 5
	var refusals atomic.Int64
	var group sync.WaitGroup
	for w := range writers {
		group.Go(func() {
			for i := range each {
				err := s.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
					if err := add(fmt.Sprint(w, i))(ctx, tx); err != nil || i%refusedOneIn != 0 {
						return err
					}
					return errRefused
				})
				switch {
				case errors.Is(err, errRefused):
					refusals.Add(1)
				case err != nil:
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	if want := int64(writers * each / refusedOneIn); refusals.Load() != want {
		t.Errorf("%d writes were refused, want %d", refusals.Load(), want)
	}
	if n, want := customers(t, s.Read()), writers*each*(refusedOneIn-1)/refusedOneIn; n != want {
		t.Errorf("%d customers, want %d", n, want)
	}
}

// effectsHappenOnce lets writes wait for each other's row, so that an engine that
// retries has reason to.
func effectsHappenOnce(t *testing.T, s store.Store) {
	const writers, each = 4, 5
	must(t, s, add("everybody's"))
	must(t, s, add("everybody's, too"))
	var ran atomic.Int64
	var group sync.WaitGroup
	for w := range writers {
		group.Go(func() {
			for range each {
				err := s.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
					ran.Add(1)
					rows, err := tx.Customer.Query().Order(ent.Asc(customer.FieldID)).All(ctx)
					if err != nil {
						return err
					}
					// Each begins with another row: the shortest way to a deadlock.
					for i := range rows {
						if err := tx.Customer.UpdateOne(rows[(i+w)%len(rows)]).AddOrderCount(1).Exec(ctx); err != nil {
							return err
						}
					}
					return nil
				})
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	rows, err := s.Read().Customer.Query().All(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range rows {
		if c.OrderCount != writers*each {
			t.Errorf("%s was raised %d times by %d writes, which ran %d times", c.Name, c.OrderCount, writers*each, ran.Load())
		}
	}
}

// compareAndSet is what package desk builds on: of two transactions that read the same
// version, the second to set it must find that it has changed.
func compareAndSet(t *testing.T, s store.Store) {
	must(t, s, add("contested"))
	const clients = 16
	var winners atomic.Int64
	var group sync.WaitGroup
	for range clients {
		group.Go(func() {
			err := s.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
				changed, err := tx.Customer.Update().Where(customer.OrderCount(0)).SetOrderCount(1).Save(ctx)
				if err == nil && changed == 0 {
					return errRefused
				}
				return err
			})
			switch {
			case err == nil:
				winners.Add(1)
			case !errors.Is(err, errRefused):
				t.Error(err)
			}
		})
	}
	group.Wait()
	if n := winners.Load(); n != 1 {
		t.Errorf("%d of %d won", n, clients)
	}
}

// clientGoesAway is about people who close a page after they pressed a button. A driver
// that cancels a statement may also end the transaction around it, and commit the rest.
func clientGoesAway(t *testing.T, s store.Store) {
	type key struct{}
	ctx, leave := context.WithCancel(context.WithValue(t.Context(), key{}, "value"))
	err := s.Write(ctx, func(ctx context.Context, tx *store.Tx) error {
		leave()
		if ctx.Err() != nil || ctx.Value(key{}) != "value" {
			t.Errorf("the write's context: %v, value %v", ctx.Err(), ctx.Value(key{}))
		}
		return add("during")(ctx, tx)
	})
	if err != nil {
		t.Error(err)
	}
	if err := s.Write(ctx, add("after")); err != nil {
		t.Errorf("after the client went away: %v", err)
	}
	if n := customers(t, s.Read()); n != 2 {
		t.Errorf("%d customers, want 2", n)
	}
}

// durable does not cut the power; the kill tests do. It proves that an acknowledged write
// is not kept in this process alone.
func durable(t *testing.T, s store.Store) {
	must(t, s, sampleOrder)
	must(t, s, add("Grace"))
	before := contents(t, s)
	again := reopened(t, s)
	if after := contents(t, again); after != before {
		t.Errorf("the store holds\n%s\nand held\n%s", after, before)
	}
	if found := find(t, again, again.Read(), "ada"); found != "1001" {
		t.Errorf("the index finds %q, want 1001", found)
	}
	must(t, again, add("Joan"))
}
