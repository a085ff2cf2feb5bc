package storetest

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"

	"waybill/internal/store"
)

var listening = []test{
	{"every listener hears of a commit before its Write returns", listenersHearInTime},
	{"a listener hears of nothing after it was stopped", stoppedListener},
	{"a listener finds what was committed", listenersFindTheCommit},
	{"a write that is refused tells nobody", refusalsAreNotTold},
	{"listeners come and go while others write", listenersComeAndGo},
}

// calls counts how often a listener was called.
type calls struct{ atomic.Int64 }

func (c *calls) count() { c.Add(1) }

// listenersHearInTime allows a listener to be called more often than there were commits:
// other servers may write to the same store.
func listenersHearInTime(t *testing.T, s store.Store) {
	listeners := make([]calls, 3)
	for i := range listeners {
		t.Cleanup(s.AfterCommit(listeners[i].count))
	}
	for w := range 5 {
		must(t, s, add(fmt.Sprint(w)))
		for i := range listeners {
			if n := listeners[i].Load(); n < int64(w+1) {
				t.Errorf("listener %d has heard %d times of %d commits that were answered", i, n, w+1)
			}
		}
	}
}

// stoppedListener is about feeds that end while the store goes on.
func stoppedListener(t *testing.T, s store.Store) {
	var one, other calls
	stopOne := s.AfterCommit(one.count)
	defer s.AfterCommit(other.count)()
	must(t, s, add("heard"))
	stopOne()
	before, othersBefore := one.Load(), other.Load()
	must(t, s, add("not heard"))
	stopOne() // twice does no harm
	must(t, s, add("not heard, either"))
	if n := one.Load(); n != before {
		t.Errorf("it has heard %d times, and had when it was stopped %d times", n, before)
	}
	if n := other.Load(); n < othersBefore+2 {
		t.Errorf("another listener has heard %d times since, want 2", n-othersBefore)
	}
}

// listenersFindTheCommit reads within the listener. A feed that is woken too early would
// read the log, find nothing new, and fall asleep over it.
func listenersFindTheCommit(t *testing.T, s store.Store) {
	var written atomic.Int64
	defer s.AfterCommit(func() {
		n, err := s.Read().Customer.Query().Count(context.Background())
		if err != nil || int64(n) < written.Load() {
			t.Errorf("a listener finds %d customers, want %d; %v", n, written.Load(), err)
		}
	})()
	for i := range 5 {
		must(t, s, func(ctx context.Context, tx *store.Tx) error {
			written.Store(int64(i + 1))
			return add("Ada")(ctx, tx)
		})
	}
}

// refusalsAreNotTold is not about correctness but about work: each call makes a feed read.
func refusalsAreNotTold(t *testing.T, s store.Store) {
	var listener calls
	defer s.AfterCommit(listener.count)()
	if err := s.Write(t.Context(), refuse); err == nil {
		t.Error("it was not refused")
	}
	if n := listener.Load(); n != 0 {
		t.Errorf("the listener heard %d times of a write that left nothing", n)
	}
}

func listenersComeAndGo(t *testing.T, s store.Store) {
	var lasting calls
	defer s.AfterCommit(lasting.count)()
	const writers, each = 4, 25
	var group sync.WaitGroup
	for w := range writers {
		group.Go(func() {
			for i := range each {
				var passing calls
				stop := s.AfterCommit(passing.count)
				if err := s.Write(t.Context(), add(fmt.Sprint(w, i))); err != nil {
					t.Error(err)
				}
				stop()
				if passing.Load() == 0 {
					t.Error("a listener did not hear of a write that was begun after it")
				}
			}
		})
	}
	group.Wait()
	if lasting.Load() == 0 {
		t.Error("a listener heard nothing")
	}
}
