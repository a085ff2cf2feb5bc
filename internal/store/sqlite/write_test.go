package sqlite

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"waybill/ent"
	"waybill/ent/customer"
	"waybill/internal/store"
)

// together makes the given writes wait for each other, so that they share one
// commit, and returns their errors. watch runs within the commit, after them.
func together(t *testing.T, db *DB, writes []func(context.Context, *store.Tx) error, watch func()) []error {
	t.Helper()
	errs := make([]error, len(writes))
	begun, release := make(chan struct{}), make(chan struct{})
	var group sync.WaitGroup
	group.Go(func() {
		_ = db.Write(t.Context(), func(context.Context, *store.Tx) error {
			close(begun)
			<-release
			return nil
		})
	})
	<-begun
	for i, write := range writes {
		group.Go(func() { errs[i] = db.Write(t.Context(), write) })
		eventually(t, "the write's turn in the queue", func() bool { return len(db.jobs) == i+1 })
	}
	group.Go(func() {
		_ = db.Write(t.Context(), func(context.Context, *store.Tx) error { watch(); return nil })
	})
	eventually(t, "the last write's turn in the queue", func() bool { return len(db.jobs) == len(writes)+1 })
	close(release)
	group.Wait()
	return errs
}

func TestWritesThatWaitShareOneCommitAndARefusedOneLeavesNoTrace(t *testing.T) {
	db := open(t)
	refused := errors.New("refused")
	writes := []func(context.Context, *store.Tx) error{
		add("first"),
		func(ctx context.Context, tx *store.Tx) error { return errors.Join(add("refused")(ctx, tx), refused) },
		add("second"),
		func(ctx context.Context, tx *store.Tx) error {
			_ = add("hurt")(ctx, tx)
			panic("a mistake")
		},
		add("third"),
	}
	errs := together(t, db, writes, func() {
		// A commit for each would show some of them by now.
		if n, err := db.Read().Customer.Query().Count(context.Background()); n != 0 || err != nil {
			t.Errorf("%d writes can be seen before the common commit; %v", n, err)
		}
	})
	for i, want := range []string{"", "refused", "", "panic: a mistake", ""} {
		if got := errs[i]; (got == nil) != (want == "") || got != nil && !strings.HasPrefix(got.Error(), want) {
			t.Errorf("write %d returned %v, want %q", i, got, want)
		}
	}
	names, err := db.Read().Customer.Query().Order(ent.Asc(customer.FieldID)).Select(customer.FieldName).Strings(t.Context())
	if err != nil || strings.Join(names, " ") != "first second third" {
		t.Errorf("in the store are %q, %v", names, err)
	}
}

func TestAWriteSeesWhatTheOnesBeforeItInTheSameCommitDid(t *testing.T) {
	db := open(t)
	seen := -1
	together(t, db, []func(context.Context, *store.Tx) error{
		add("first"),
		func(ctx context.Context, tx *store.Tx) (err error) {
			seen, err = tx.Customer.Query().Count(ctx)
			return err
		},
	}, func() {})
	if seen != 1 {
		t.Errorf("it saw %d customers, want 1", seen)
	}
}

// TestASharedCommitThatBreaksTellsEveryone ends the transaction under the feet
// of those who share it: whoever is told that it worked was told wrong.
func TestASharedCommitThatBreaksTellsEveryone(t *testing.T) {
	for name, statements := range map[string][]string{
		"before the commit": {"ROLLBACK"},
		"at the commit":     {"PRAGMA defer_foreign_keys = ON", "INSERT INTO order_tags (order_id, tag) VALUES (99, 'of no order')"},
	} {
		t.Run(name, func(t *testing.T) {
			db := open(t)
			errs := together(t, db, []func(context.Context, *store.Tx) error{
				add("first"),
				func(ctx context.Context, tx *store.Tx) error {
					for _, statement := range statements {
						if _, err := tx.ExecContext(ctx, statement); err != nil {
							return err
						}
					}
					return nil
				},
			}, func() {})
			if errs[0] == nil || errs[1] == nil {
				t.Errorf("the writes returned %v", errs)
			}
			if n := customers(t, db.Read()); n != 0 {
				t.Errorf("%d customers are left of a commit that broke", n)
			}
			if err := db.Write(t.Context(), add("later")); err != nil {
				t.Errorf("the store cannot be written to any more: %v", err)
			}
		})
	}
}

func TestManyWritersNeverRunAtOnceAndLoseNothing(t *testing.T) {
	db := open(t)
	const writers, each = 16, 25
	var running, overlaps, refusals atomic.Int32
	var group sync.WaitGroup
	for w := range writers {
		group.Go(func() {
			for i := range each {
				err := db.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
					if running.Add(1) != 1 {
						overlaps.Add(1)
					}
					defer running.Add(-1)
					if err := add(fmt.Sprint(w, i))(ctx, tx); err != nil || i%5 != 0 {
						return err
					}
					return errors.New("refused")
				})
				if err != nil {
					refusals.Add(1)
				}
			}
		})
	}
	group.Wait()
	if overlaps.Load() != 0 {
		t.Errorf("%d writes ran while another one did", overlaps.Load())
	}
	if want := int32(writers * each / 5); refusals.Load() != want {
		t.Errorf("%d writes were refused, want %d", refusals.Load(), want)
	}
	if n, want := customers(t, db.Read()), writers*each*4/5; n != want {
		t.Errorf("%d customers, want %d", n, want)
	}
}

func TestPartOfATransactionCanBeTakenBack(t *testing.T) {
	db := open(t)
	tx, err := db.writer.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	w := newBatchTx(tx)
	if err := add("kept")(t.Context(), w.Tx); err != nil {
		t.Fatal(err)
	}
	err = w.atomically(t.Context(), func() error { return errors.Join(add("taken back")(t.Context(), w.Tx), errors.New("no")) })
	if err == nil || err.Error() != "no" {
		t.Errorf("atomically returned %v", err)
	}
	err = w.atomically(t.Context(), func() error { return add("kept, too")(t.Context(), w.Tx) })
	if err := errors.Join(err, tx.Commit()); err != nil {
		t.Fatal(err)
	}
	if n := customers(t, db.Read()); n != 2 {
		t.Errorf("%d customers, want 2", n)
	}
}

// TestWritesThatWaitWhenTheStoreIsClosedAreDone fills the queue behind a write, so
// that not all of it goes into the same commit.
func TestWritesThatWaitWhenTheStoreIsClosedAreDone(t *testing.T) {
	for range 4 { // which of the two is heard first, the queue or the end, is left to chance
		closeWhileWritesWait(t)
	}
}

func closeWhileWritesWait(t *testing.T) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "store.db")
	db := openAt(t, path)
	begun, release := make(chan struct{}), make(chan struct{})
	var group sync.WaitGroup
	write := func(fn func(context.Context, *store.Tx) error) {
		if err := db.Write(t.Context(), fn); err != nil {
			t.Errorf("a write that was queued before Close: %v", err)
		}
	}
	group.Go(func() {
		write(func(context.Context, *store.Tx) error {
			close(begun)
			<-release
			return nil
		})
	})
	<-begun
	for range maxBatch {
		group.Go(func() { write(add("patient")) })
	}
	eventually(t, "the full queue", func() bool { return len(db.jobs) == maxBatch })
	group.Go(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	<-db.stop
	close(release)
	group.Wait()
	if n := customers(t, openAt(t, path).Read()); n != maxBatch {
		t.Errorf("%d customers, want %d", n, maxBatch)
	}
}

func TestALargeLogIsEmptied(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	db, err := Open(t.Context(), path, Options{Throwaway: true})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	logSize := func() int64 {
		info, err := os.Stat(path + "-wal")
		if err != nil {
			t.Fatal(err)
		}
		return info.Size()
	}
	largest := int64(0)
	err = db.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO idempotency_records (actor, mutation, key, item, fingerprint, result, created_at)
			VALUES ('', '', '', '', zeroblob(?), '{}', 0)`, maxLog+1)
		largest = logSize() // a row this large does not fit into the page cache
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	// The log is emptied after the answer, but before the next write.
	if err := db.Write(t.Context(), add("next")); err != nil {
		t.Fatal(err)
	}
	if size := logSize(); largest < maxLog/2 || size >= maxLog/2 {
		t.Errorf("the log grew to %d bytes and shrank to %d", largest, size)
	}
}
