package storetest

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"

	"waybill/internal/store"
)

var closings = []test{
	{"a closed store refuses writes, and can be closed again", closedStore},
	{"a write while the store is closed is done or refused", writesDuringClose},
	{"a write that is under way when the store is closed is done", writeUnderWay},
}

// closedStore closes twice: tests and servers close what they opened, even when it was
// closed before.
func closedStore(t *testing.T, s store.Store) {
	must(t, s, add("Ada"))
	for range 2 {
		if err := s.Close(); err != nil {
			t.Errorf("Close returned %v", err)
		}
		if err := s.Write(t.Context(), add("Eve")); !errors.Is(err, store.ErrClosed) {
			t.Errorf("a write afterwards returned %v, want %v", err, store.ErrClosed)
		}
		if err := s.Ready(); err == nil {
			t.Error("a closed store answers")
		}
	}
}

// writesDuringClose counts what was acknowledged. A server that restarts must not lose a
// write that a client has seen succeed, nor keep one that it reported as refused.
func writesDuringClose(t *testing.T, s store.Store) {
	var done atomic.Int64
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for {
				switch err := s.Write(t.Context(), add("somebody")); {
				case err == nil:
					done.Add(1)
				case errors.Is(err, store.ErrClosed):
					return
				default:
					t.Errorf("a write during Close: %v", err)
					return
				}
			}
		})
	}
	eventually(t, "the first writes", func() bool { return done.Load() > 20 })
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	group.Wait()
	if n := customers(t, reopened(t, s).Read()); n != int(done.Load()) {
		t.Errorf("%d writes were acknowledged, %d are there", done.Load(), n)
	}
}

// writeUnderWay closes the store between the first and the last statement of a write.
func writeUnderWay(t *testing.T, s store.Store) {
	begun, release, answer := make(chan struct{}), make(chan struct{}), make(chan error, 1)
	var once sync.Once
	go func() {
		answer <- s.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
			once.Do(func() { close(begun) })
			<-release
			return add("patient")(ctx, tx)
		})
	}()
	<-begun
	closed := make(chan error, 1)
	go func() { closed <- s.Close() }()
	close(release)
	if err := errors.Join(<-answer, <-closed); err != nil {
		t.Error(err)
	}
	if n := customers(t, reopened(t, s).Read()); n != 1 {
		t.Errorf("%d customers, want 1", n)
	}
}
