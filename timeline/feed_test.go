package timeline_test

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"waybill/order"
	"waybill/timeline"
)

// Whatever happens in whatever order, a subscriber hears what its filter wants,
// once, in the order of the log: from memory, from the store, and across.
func TestEverySubscriberHearsEverythingItWantsOnceAndInOrder(t *testing.T) {
	s := openShop(t)
	orders := []order.ID{s.place(), s.place(), s.place()}
	rapid.Check(t, func(rt *rapid.T) {
		s.feed = newFeed(t, s.db)
		s.feed.Keep(rapid.IntRange(1, 8).Draw(rt, "kept"))
		oldest := rapid.Int64Range(0, int64(s.feed.Head().Entry)).Draw(rt, "oldest position")
		var readers []*reader
		for range rapid.IntRange(1, 60).Draw(rt, "steps") {
			one := rapid.SampledFrom(orders).Draw(rt, "order")
			switch rapid.SampledFrom([]string{"say", "turn", "advance", "subscribe", "read", "read on"}).Draw(rt, "step") {
			case "say":
				s.say(one)
			case "turn":
				s.turn(one)
			case "advance":
				s.advance()
			case "subscribe":
				f := timeline.Filter{StatusChanges: rapid.Bool().Draw(rt, "status changes")}
				if rapid.Bool().Draw(rt, "one order") {
					f.Order = one
				}
				// The store's end may be ahead of the feed's.
				end := int64(s.head().Entry)
				after := order.EntryID(rapid.Int64Range(max(oldest, end-20), end).Draw(rt, "after"))
				readers = append(readers, s.subscribe(f, timeline.Position{Entry: after}))
			case "read":
				if len(readers) > 0 {
					rapid.SampledFrom(readers).Draw(rt, "reader").step(rt)
				}
			case "read on":
				if len(readers) > 0 {
					for r := rapid.SampledFrom(readers).Draw(rt, "reader"); r.step(rt); {
					}
				}
			}
		}
		s.advance()
		for _, r := range readers {
			for r.step(rt) {
			}
			if want := s.log(r.filter, r.after); !slices.Equal(r.heard, want) {
				rt.Fatalf("a subscriber to %+v after %+v heard %v, want %v", r.filter, r.after, r.heard, want)
			}
			r.Close()
		}
		if n := s.feed.Subscribers(); n != 0 {
			rt.Fatalf("%d subscribers are left", n)
		}
	})
}

func TestNothingIsLostWhileWritersAndSubscribersRace(t *testing.T) {
	s := openShop(t)
	s.feed.Keep(4)
	ctx, stop := context.WithCancel(t.Context())
	var running sync.WaitGroup
	running.Go(func() { s.feed.Run(ctx) })
	orders := []order.ID{s.place(), s.place()}
	base := s.head()
	const each = 60
	var working sync.WaitGroup
	for _, id := range orders {
		working.Go(func() {
			for range each {
				s.turn(id)
				s.say(id)
			}
		})
	}
	for _, c := range []struct {
		f    timeline.Filter
		want int
	}{
		{timeline.Filter{}, 4 * each},
		{timeline.Filter{StatusChanges: true}, 2 * each},
		{timeline.Filter{Order: orders[0]}, 2 * each},
		{timeline.Filter{Order: orders[1], StatusChanges: true}, each},
	} {
		for range 3 {
			working.Go(func() {
				heard := listen(t, s.feed, c.f, base, c.want)
				if want := s.log(c.f, base); len(heard) != c.want || !slices.Equal(heard, want[:c.want]) {
					t.Errorf("a subscriber to %+v heard %d entries, want %d in the log's order", c.f, len(heard), c.want)
				}
			})
		}
	}
	working.Wait()
	if n := s.db.listeners.Load(); n != 1 {
		t.Errorf("%d listen to commits while the feed runs, want 1", n)
	}
	stop()
	running.Wait()
	if n := s.db.listeners.Load(); n != 0 {
		t.Errorf("%d still listen to commits after the feed has ended", n)
	}
}

// listen hears want entries, sleeping in between.
func listen(t *testing.T, feed *timeline.Feed, f timeline.Filter, after timeline.Position, want int) []order.EntryID {
	wake := make(chan struct{}, 1)
	sub := feed.Subscribe(f, after, func() { wake <- struct{}{} })
	defer sub.Close()
	var heard []order.EntryID
	patience := time.After(time.Minute)
	for len(heard) < want {
		e, err := sub.Next(t.Context())
		if err != nil {
			t.Error(err)
			return heard
		}
		if e != (timeline.LogEntry{}) {
			heard = append(heard, e.ID)
			continue
		}
		select {
		case <-wake:
		case <-patience:
			return heard
		}
	}
	return heard
}

func TestASubscriberIsWokenOnlyForWhatItWants(t *testing.T) {
	s := openShop(t)
	one, other := s.place(), s.place()
	s.advance()
	all := s.subscribe(timeline.Filter{}, s.feed.Head())
	changes := s.subscribe(timeline.Filter{StatusChanges: true}, s.feed.Head())
	ofOne := s.subscribe(timeline.Filter{Order: one}, s.feed.Head())
	changesOfOne := s.subscribe(timeline.Filter{Order: one, StatusChanges: true}, s.feed.Head())
	readers := []*reader{all, changes, ofOne, changesOfOne}
	for _, step := range []struct {
		name  string
		do    func()
		woken []int // how often each was woken until now
	}{
		{"a comment elsewhere", func() { s.say(other) }, []int{1, 0, 0, 0}},
		{"a change elsewhere", func() { s.turn(other) }, []int{2, 1, 0, 0}},
		{"a comment here", func() { s.say(one) }, []int{3, 1, 1, 0}},
		{"a change here", func() { s.turn(one) }, []int{4, 2, 2, 1}},
		{"several at once", func() { s.turn(one); s.turn(one); s.say(one); s.say(other) }, []int{5, 3, 3, 2}},
		{"nothing", func() {}, []int{5, 3, 3, 2}},
	} {
		for _, r := range readers {
			for r.step(t) {
			}
		}
		step.do()
		s.advance()
		for i, r := range readers {
			if r.calls != step.woken[i] {
				t.Errorf("after %s, a subscriber to %+v was woken %d times, want %d", step.name, r.filter, r.calls, step.woken[i])
			}
		}
	}
	for _, r := range readers {
		r.Close()
	}
	s.turn(one)
	s.advance()
	if all.calls != 5 {
		t.Error("a subscriber that was closed was woken")
	}
}

// A subscriber that slept long has nothing to catch up with: not even the memory
// that was left behind meanwhile is read again.
func TestASubscriberThatSleptGoesOnWhereItWasWoken(t *testing.T) {
	s := openShop(t)
	one, other := s.place(), s.place()
	s.advance()
	s.feed.Keep(2)
	r := s.subscribe(timeline.Filter{Order: one}, s.feed.Head())
	for r.step(t) {
	}
	for range 20 {
		s.say(other)
		s.advance()
	}
	s.say(one)
	s.advance()
	before := s.db.reads.Load()
	if e, err := r.Next(t.Context()); err != nil || e == (timeline.LogEntry{}) || e.OrderID != one {
		t.Fatalf("heard %v, %v", e, err)
	}
	if n := s.db.reads.Load() - before; n != 0 {
		t.Errorf("it read the store %d times", n)
	}
	r.Close()
}

func TestAnOrderIsUntouchedUntilSomethingHappensToIt(t *testing.T) {
	s := openShop(t)
	one, other := s.place(), s.place()
	s.advance()
	since := s.feed.Head()
	s.say(other)
	s.advance()
	if !s.feed.UnchangedSince(one, since) || s.feed.UnchangedSince(other, since) {
		t.Error("it takes one order for the other")
	}
	// What lies before the feed's memory is not known, and so not vouched for.
	s.feed.Keep(2)
	for range 8 {
		s.say(other)
		s.advance()
	}
	if s.feed.UnchangedSince(one, since) {
		t.Error("it vouches for what it has forgotten")
	}
	if n := s.feed.KnownOrders(); n != 1 {
		t.Errorf("it remembers %d orders, want 1", n)
	}
}

func TestAStoreThatCannotBeReadIsReadAgain(t *testing.T) {
	s := openShop(t)
	one := s.place()
	s.feed = newFeed(t, s.db) // which has nothing in memory yet
	r := s.subscribe(timeline.Filter{Order: one}, timeline.Position{})
	defer r.Close()
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := r.Next(gone); !errors.Is(err, context.Canceled) {
		t.Fatalf("the error is %v", err)
	}
	for r.step(t) {
	}
	if len(r.heard) != 1 {
		t.Errorf("heard %v after an error, want the order's one entry", r.heard)
	}
}
