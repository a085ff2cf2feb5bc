package storetest

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"waybill/internal/store"
	"waybill/order"
)

var logs = []test{
	{"the log of a new store ends where it begins", emptyLog},
	{"entries come in the order of their commits", logInCommitOrder},
	{"reading on after any entry gives the rest, in pages of any size", logInPages},
	{"an entry is found at its position, and nothing at any other", logFound},
	{"a filter chooses entries and leaves their order alone", logFiltered},
	{"a snapshot's log ends at its moment", logOfAMoment},
	{"an entry that was refused is in no log", refusedEntry},
	{"whoever reads on while many write misses nothing and reads nothing twice", logWhileManyWrite},
	{"positions are what they were after the store was opened again", logAfterReopening},
}

// say writes an entry of each kind that a filter can tell apart: one that changes
// the status, and one that does not.
func say(o order.ID, sequence int, changes bool) work {
	return func(ctx context.Context, tx *store.Tx) error {
		entry := newEntry(tx, o, sequence)
		if changes {
			entry.SetStatusBefore(order.Status((sequence + 1) % 2)).SetStatusAfter(order.Status(sequence % 2))
		}
		return entry.Exec(ctx)
	}
}

// enterOrders enters empty orders.
func enterOrders(t *testing.T, s store.Store, n int) []order.ID {
	t.Helper()
	ids := make([]order.ID, n)
	for i := range ids {
		must(t, s, func(ctx context.Context, tx *store.Tx) error {
			o, err := newOrder(tx, fmt.Sprint(1001+i)).Save(ctx)
			if err == nil {
				ids[i] = o.ID
			}
			return err
		})
	}
	return ids
}

// tail reads the log to its end, in pages.
func tail(t testing.TB, s store.Store, f store.LogFilter, after store.Position, page int) (all []store.LogEntry) {
	t.Helper()
	for {
		entries, err := s.Log().Tail(t.Context(), s.Read(), f, after, page)
		if err != nil {
			t.Fatal(err)
		}
		if len(entries) > page {
			t.Fatalf("%d entries were asked for, %d came", page, len(entries))
		}
		all = append(all, entries...)
		if len(entries) < page {
			return all
		}
		next := entries[len(entries)-1].Position
		if !after.Before(next) {
			t.Fatalf("a page after %+v ends at %+v", after, next)
		}
		after = next
	}
}

// told is what entries are about, and in which order.
func told(entries []store.LogEntry) []string {
	all := make([]string, len(entries))
	for i, e := range entries {
		all[i] = fmt.Sprint(e.OrderID, ".", e.Sequence)
	}
	return all
}

// head is the position of the log's newest entry.
func head(t testing.TB, s store.Store) store.Position {
	t.Helper()
	position, err := s.Log().Head(t.Context(), s.Read())
	if err != nil {
		t.Fatal(err)
	}
	return position
}

// tell writes some entries, one commit each, and returns what they tell.
func tell(t *testing.T, s store.Store) (orders []order.ID, all []string) {
	t.Helper()
	orders = enterOrders(t, s, 2)
	for sequence := 1; sequence <= 6; sequence++ {
		for i, o := range orders {
			must(t, s, say(o, sequence, (sequence+i)%3 == 0))
			all = append(all, fmt.Sprint(o, ".", sequence))
		}
	}
	return orders, all
}

// emptyLog also says that a position at the beginning is before every entry.
func emptyLog(t *testing.T, s store.Store) {
	if end := head(t, s); end != (store.Position{}) {
		t.Errorf("it ends at %+v", end)
	}
	if entries := tail(t, s, store.LogFilter{}, store.Position{}, 10); len(entries) != 0 {
		t.Errorf("it tells %v", told(entries))
	}
}

// logFound is about cursors, which name an entry.
func logFound(t *testing.T, s store.Store) {
	tell(t, s)
	entries := tail(t, s, store.LogFilter{}, store.Position{}, 100)
	last := entries[len(entries)-1].Position
	for _, want := range entries {
		got, err := s.Log().Find(t.Context(), s.Read(), want.Position)
		if err != nil || got.Position != want.Position || got.ID != want.ID {
			t.Fatalf("at %+v is %+v, %v", want.Position, got, err)
		}
	}
	for _, p := range []store.Position{{}, {Entry: last.Entry + 1}, {Commit: last.Commit + 1, Entry: last.Entry}} {
		if got, err := s.Log().Find(t.Context(), s.Read(), p); err != nil || got != (store.LogEntry{}) {
			t.Errorf("at %+v is %+v, %v", p, got, err)
		}
	}
}

// logInCommitOrder writes one entry a commit, so the order is known.
func logInCommitOrder(t *testing.T, s store.Store) {
	_, want := tell(t, s)
	entries := tail(t, s, store.LogFilter{}, store.Position{}, 100)
	if got := told(entries); !slices.Equal(got, want) {
		t.Errorf("the log tells %v, want %v", got, want)
	}
	for i, e := range entries {
		if i > 0 && (!entries[i-1].Position.Before(e.Position) || e.Position.Before(entries[i-1].Position)) {
			t.Errorf("position %+v follows %+v", e.Position, entries[i-1].Position)
		}
	}
	if end := head(t, s); end != entries[len(entries)-1].Position {
		t.Errorf("the log ends at %+v, its last entry is at %+v", end, entries[len(entries)-1].Position)
	}
}

// logInPages reads as a subscriber does that is far behind.
func logInPages(t *testing.T, s store.Store) {
	_, want := tell(t, s)
	whole := tail(t, s, store.LogFilter{}, store.Position{}, 100)
	for page := 1; page <= len(want)+1; page++ {
		if got := told(tail(t, s, store.LogFilter{}, store.Position{}, page)); !slices.Equal(got, want) {
			t.Errorf("in pages of %d the log tells %v, want %v", page, got, want)
		}
	}
	for i, e := range whole {
		if got := told(tail(t, s, store.LogFilter{}, e.Position, 2)); !slices.Equal(got, want[i+1:]) {
			t.Errorf("after %s the log tells %v, want %v", want[i], got, want[i+1:])
		}
	}
}

// logFiltered compares the engine's filter, in SQL, with LogFilter.Wants, in Go.
func logFiltered(t *testing.T, s store.Store) {
	orders, _ := tell(t, s)
	whole := tail(t, s, store.LogFilter{}, store.Position{}, 100)
	for _, f := range []store.LogFilter{
		{}, {StatusChanges: true}, {Order: orders[0]}, {Order: orders[1], StatusChanges: true}, {Order: 999_999},
	} {
		for i := -1; i < len(whole); i++ {
			after, want := store.Position{}, []store.LogEntry{}
			if i >= 0 {
				after = whole[i].Position
			}
			for _, e := range whole[i+1:] {
				if f.Wants(e.TimelineEntry) {
					want = append(want, e)
				}
			}
			for _, page := range []int{1, 100} {
				if got := tail(t, s, f, after, page); !slices.Equal(told(got), told(want)) {
					t.Errorf("after %+v, %+v chooses %v, want %v", after, f, told(got), told(want))
				}
			}
		}
	}
}

// logOfAMoment is what a cursor beside a list of orders needs: whoever subscribes from
// there misses nothing and hears nothing twice.
func logOfAMoment(t *testing.T, s store.Store) {
	o := enterOrders(t, s, 1)[0]
	must(t, s, say(o, 1, true))
	snapshot := s.Snapshot(t.Context(), nil)
	defer snapshot.Close()
	before, err := s.Log().Head(t.Context(), snapshot.Client())
	if err != nil {
		t.Fatal(err)
	}
	must(t, s, say(o, 2, true))
	entries, err := s.Log().Tail(t.Context(), snapshot.Client(), store.LogFilter{}, store.Position{}, 10)
	if err != nil || len(entries) != 1 || entries[0].Position != before {
		t.Errorf("it tells %v up to %+v, %v", told(entries), before, err)
	}
	if end := head(t, s); !before.Before(end) {
		t.Errorf("outside the snapshot it ends at %+v, within at %+v", end, before)
	}
}

// refusedEntry may leave a hole in the ids, but no entry and no delay.
func refusedEntry(t *testing.T, s store.Store) {
	o := enterOrders(t, s, 1)[0]
	must(t, s, say(o, 1, true))
	before := head(t, s)
	err := s.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		if err := say(o, 2, true)(ctx, tx); err != nil {
			return err
		}
		return errRefused
	})
	if err == nil || head(t, s) != before {
		t.Errorf("the log ends at %+v, and ended at %+v; %v", head(t, s), before, err)
	}
	must(t, s, say(o, 2, true))
	if got, want := told(tail(t, s, store.LogFilter{}, before, 10)), []string{fmt.Sprint(o, ".2")}; !slices.Equal(got, want) {
		t.Errorf("after it the log tells %v, want %v", got, want)
	}
}

// logWhileManyWrite is the hard one. Where ids are given before the commit, they become
// visible out of order, and a reader that goes on after the highest id loses entries.
func logWhileManyWrite(t *testing.T, s store.Store) {
	const writers, each = 8, 30
	orders := enterOrders(t, s, writers)
	rang := make(chan struct{}, 1)
	defer s.AfterCommit(func() {
		select {
		case rang <- struct{}{}:
		default:
		}
	})()
	var writing sync.WaitGroup
	for _, o := range orders {
		writing.Go(func() {
			for sequence := 1; sequence <= each; sequence++ {
				if err := s.Write(t.Context(), say(o, sequence, false)); err != nil {
					t.Error(err)
				}
			}
		})
	}
	defer writing.Wait()
	var got []string
	var at store.Position
	patience := time.After(time.Minute)
	for len(got) < writers*each {
		entries := tail(t, s, store.LogFilter{}, at, 7)
		got = append(got, told(entries)...)
		if len(entries) > 0 {
			at = entries[len(entries)-1].Position
			continue
		}
		select {
		case <-rang:
		case <-patience:
			t.Fatalf("after %d entries of %d the log gave no more", len(got), writers*each)
		}
	}
	if want := told(tail(t, s, store.LogFilter{}, store.Position{}, 1000)); !slices.Equal(got, want) {
		t.Errorf("the reader read\n%v\nand the log tells\n%v", got, want)
	}
	slices.Sort(got)
	if once := len(slices.Compact(got)); once != writers*each {
		t.Errorf("%d entries were read, want %d", once, writers*each)
	}
}

// logAfterReopening is about cursors that clients keep while a server restarts.
func logAfterReopening(t *testing.T, s store.Store) {
	tell(t, s)
	before, end := tail(t, s, store.LogFilter{}, store.Position{}, 100), head(t, s)
	again := reopened(t, s)
	after := tail(t, again, store.LogFilter{}, store.Position{}, 100)
	if len(after) != len(before) || head(t, again) != end {
		t.Fatalf("the log had %d entries up to %+v, and has %d up to %+v", len(before), end, len(after), head(t, again))
	}
	for i := range after {
		if after[i].Position != before[i].Position {
			t.Errorf("entry %d was at %+v and is at %+v", i, before[i].Position, after[i].Position)
		}
	}
}
