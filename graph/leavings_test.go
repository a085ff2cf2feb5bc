package graph_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"
)

// heap is how much memory is in use, in bytes.
func heap() uint64 {
	var stats runtime.MemStats
	runtime.GC()
	runtime.GC() // the first lets go of what pools have set aside
	runtime.ReadMemStats(&stats)
	return stats.HeapAlloc
}

// eventually waits for something that another goroutine does.
func eventually(t *testing.T, what string, reached func() bool) {
	t.Helper()
	for end := time.Now().Add(30 * time.Second); !reached(); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("%s never happened", what)
		}
	}
}

// Package transport has a test of its own for connections; this one is about what is
// kept behind them for each subscription.
func TestNothingIsLeftOfSubscribersWhoAreGone(t *testing.T) {
	s := newShop(t)
	url := s.live()
	goroutines := runtime.NumGoroutine()
	came := 0
	come := func(n int) {
		for i := range n {
			w := &socket{s, s.dial(url)}
			// The variable makes each a subscription of its own kind.
			came++
			w.say(m{"type": "subscribe", "id": "1", "payload": m{"variables": m{"after": fmt.Sprint(came, strings.Repeat("x", 8_000))},
				"query": "subscription($after: String) { orderEvents { order { timeline(first: 1, after: $after) { nodes { id } } } } }"}})
			w.say(m{"type": "ping"})
			w.hears("pong")
			if i%10 == 0 {
				s.place(nil)
			}
			if i%3 == 0 {
				w.say(m{"type": "complete", "id": "1"})
			}
			_ = w.CloseNow()
		}
		eventually(t, "the end of all goroutines", func() bool { return runtime.NumGoroutine() <= goroutines })
	}
	come(200)
	after := heap()
	come(200)
	// What happened lately is kept for everybody, so a little more is no wonder.
	eventually(t, "that no more memory is in use than before", func() bool { return heap() <= after+1_000<<10 })
}
