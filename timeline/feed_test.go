package timeline_test

import (
	"context"
	"errors"
	"log/slog"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"
	"pgregory.net/rapid"

	"waybill/ent"
	"waybill/fulfillment"
	"waybill/internal/database"
	"waybill/order"
	"waybill/timeline"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var ada = order.Actor{ID: "ada", Kind: order.ActorStaff, Name: "Ada"}

// shop is a store with a feed that goes only when the test says so.
type shop struct {
	t    testing.TB
	db   *database.DB
	desk *fulfillment.Desk
	feed *timeline.Feed
}

func openShop(t testing.TB) *shop {
	t.Helper()
	db, err := database.Open(t.Context(), filepath.Join(t.TempDir(), "shop.db"), database.Options{Throwaway: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return &shop{t: t, db: db, desk: fulfillment.NewDesk(db, nil), feed: newFeed(t, db)}
}

func newFeed(t testing.TB, db *database.DB) *timeline.Feed {
	t.Helper()
	feed, err := timeline.NewFeed(t.Context(), db.Read, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	return feed
}

func (s *shop) place() order.ID {
	s.t.Helper()
	result, err := s.desk.Create(s.t.Context(), ada, fulfillment.Create{Draft: order.Draft{CurrencyCode: "USD",
		Lines: []order.DraftLine{{Title: "Mug", Quantity: 1, UnitPrice: "0"}}}})
	s.must(result, err)
	return result.OrderID
}

func (s *shop) must(result fulfillment.Result, err error) {
	s.t.Helper()
	if err != nil || len(result.Problems) > 0 {
		s.t.Fatal(err, result.Problems)
	}
}

// say changes no status.
func (s *shop) say(id order.ID) {
	s.t.Helper()
	s.must(s.desk.Comment(s.t.Context(), ada, fulfillment.Comment{OrderID: id, Body: "Hello."}))
}

// turn changes the status, one way or the other.
func (s *shop) turn(id order.ID) {
	s.t.Helper()
	result, err := s.desk.Fulfill(s.t.Context(), ada, fulfillment.Fulfill{OrderID: id})
	if err == nil && len(result.Problems) > 0 {
		result, err = s.desk.CancelFulfillment(s.t.Context(), ada, fulfillment.CancelFulfillment{OrderID: id})
	}
	s.must(result, err)
}

func (s *shop) advance() {
	s.t.Helper()
	if err := s.feed.Advance(s.t.Context()); err != nil {
		s.t.Fatal(err)
	}
}

// log is everything after a position that a filter wants, read at once.
func (s *shop) log(f timeline.Filter, after order.EntryID) []order.EntryID {
	s.t.Helper()
	entries, err := timeline.Tail(s.t.Context(), s.db.Read, timeline.Filter{}, after, 1_000_000)
	if err != nil {
		s.t.Fatal(err)
	}
	ids := []order.EntryID{}
	for _, e := range entries {
		if f.Wants(e) {
			ids = append(ids, e.ID)
		}
	}
	return ids
}

// reader is a subscriber that does nothing unless it is woken.
type reader struct {
	*timeline.Subscriber
	filter timeline.Filter
	after  order.EntryID
	awake  bool
	calls  int
	heard  []order.EntryID
}

func (s *shop) subscribe(f timeline.Filter, after order.EntryID) *reader {
	r := &reader{filter: f, after: after, awake: true, heard: []order.EntryID{}}
	r.Subscriber = s.feed.Subscribe(f, after, func() { r.awake = true; r.calls++ })
	return r
}

// step reads one entry; false when there is none, or nobody woke the reader.
func (r *reader) step(t rapid.TB) bool {
	if !r.awake {
		return false
	}
	e, err := r.Next(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if e == nil {
		r.awake = false
		return false
	}
	r.heard = append(r.heard, e.ID)
	return true
}

// Whatever happens in whatever order, a subscriber hears what its filter wants,
// once, in the order of the log: from memory, from the store, and across.
func TestEverySubscriberHearsEverythingItWantsOnceAndInOrder(t *testing.T) {
	s := openShop(t)
	orders := []order.ID{s.place(), s.place(), s.place()}
	rapid.Check(t, func(rt *rapid.T) {
		s.feed = newFeed(t, s.db)
		s.feed.Keep(rapid.IntRange(1, 8).Draw(rt, "kept"))
		oldest := rapid.Int64Range(0, int64(s.feed.Head())).Draw(rt, "oldest position")
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
				end, err := timeline.Position(t.Context(), s.db.Read)
				if err != nil {
					rt.Fatal(err)
				}
				after := rapid.Int64Range(max(oldest, int64(end)-20), int64(end)).Draw(rt, "after")
				readers = append(readers, s.subscribe(f, order.EntryID(after)))
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
				rt.Fatalf("a subscriber to %+v after %d heard %v, want %v", r.filter, r.after, r.heard, want)
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
	s.db.AfterCommit(s.feed.Ring)
	ctx, stop := context.WithCancel(t.Context())
	var running sync.WaitGroup
	running.Go(func() { s.feed.Run(ctx) })
	orders := []order.ID{s.place(), s.place()}
	base, err := timeline.Position(t.Context(), s.db.Read)
	if err != nil {
		t.Fatal(err)
	}
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
	stop()
	running.Wait()
}

// listen hears want entries, sleeping in between.
func listen(t *testing.T, feed *timeline.Feed, f timeline.Filter, after order.EntryID, want int) []order.EntryID {
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
		if e != nil {
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
	ctx, view := s.db.View(t.Context())
	defer view.Close()
	if e, err := r.Next(ctx); err != nil || e == nil || e.OrderID != one {
		t.Fatalf("heard %v, %v", e, err)
	}
	if n := view.Statements(); n != 0 {
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
	if !s.feed.Untouched(one, since) || s.feed.Untouched(other, since) {
		t.Error("it takes one order for the other")
	}
	// What lies before the feed's memory is not known, and so not vouched for.
	s.feed.Keep(2)
	for range 8 {
		s.say(other)
		s.advance()
	}
	if s.feed.Untouched(one, since) {
		t.Error("it vouches for what it has forgotten")
	}
	if n := s.feed.Touched(); n != 1 {
		t.Errorf("it remembers %d orders, want 1", n)
	}
}

func TestAStoreThatCannotBeReadIsReadAgain(t *testing.T) {
	s := openShop(t)
	one := s.place()
	s.feed = newFeed(t, s.db) // which has nothing in memory yet
	r := s.subscribe(timeline.Filter{Order: one}, 0)
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

func TestWhatAPopupSaysOfAStatusChange(t *testing.T) {
	for _, c := range []struct {
		kind           order.EntryKind
		after          order.Status
		title, message string
	}{
		{order.EntryFulfilled, order.Fulfilled, "Order fulfilled", "Order #1001 is fulfilled."},
		{order.EntryFulfilled, order.PartiallyFulfilled, "Order partially fulfilled", "Order #1001 is now Partially Fulfilled."},
		{order.EntryFulfillmentCancelled, order.Unfulfilled, "Fulfillment cancelled", "Fulfillment of order #1001 is cancelled. The order is now Unfulfilled."},
		{order.EntryCancelled, order.Cancelled, "Order cancelled", "Order #1001 is cancelled."},
		{order.EntryEdited, order.Fulfilled, "Order changed", "Order #1001 is now Fulfilled."},
	} {
		title, message := timeline.Notice("1001", &ent.TimelineEntry{Kind: c.kind, StatusAfter: c.after})
		if title != c.title || message != c.message {
			t.Errorf("%s to %s: %q, %q", c.kind, c.after, title, message)
		}
	}
}
