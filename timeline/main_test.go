package timeline_test

import (
	"context"
	"log/slog"
	"path/filepath"
	"sync/atomic"
	"testing"

	"go.uber.org/goleak"
	"pgregory.net/rapid"

	"waybill/desk"
	"waybill/ent"
	"waybill/internal/store"
	"waybill/internal/store/sqlite"
	"waybill/order"
	"waybill/timeline"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var ada = order.Actor{ID: "ada", Kind: order.ActorStaff, Name: "Ada"}

// shop is a store with a feed that goes only when the test says so.
type shop struct {
	t    testing.TB
	db   countingStore
	desk *desk.Desk
	feed *timeline.Feed
}

// countingStore counts how often its event log is read, and who listens to commits.
type countingStore struct {
	store.Store
	reads, listeners *atomic.Int64
}

func (s countingStore) AfterCommit(listen func()) (stop func()) {
	s.listeners.Add(1)
	stopListening := s.Store.AfterCommit(listen)
	return func() {
		stopListening()
		s.listeners.Add(-1)
	}
}

func (s countingStore) Log() timeline.Log { return countingLog{s.Store.Log(), s.reads} }

type countingLog struct {
	timeline.Log
	reads *atomic.Int64
}

func (l countingLog) Tail(ctx context.Context, read *ent.Client, f timeline.Filter, after timeline.Position,
	limit int) ([]timeline.LogEntry, error) {
	l.reads.Add(1)
	return l.Log.Tail(ctx, read, f, after, limit)
}

func openShop(t testing.TB) *shop {
	t.Helper()
	db, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "shop.db"), sqlite.Options{Throwaway: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	counting := countingStore{db, new(atomic.Int64), new(atomic.Int64)}
	return &shop{t: t, db: counting, desk: desk.New(db, nil), feed: newFeed(t, counting)}
}

func newFeed(t testing.TB, db store.Store) *timeline.Feed {
	t.Helper()
	feed, err := timeline.NewFeed(t.Context(), db, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	return feed
}

func (s *shop) place() order.ID {
	s.t.Helper()
	result, err := s.desk.Do(s.t.Context(), ada, "", desk.Place{Draft: order.Draft{CurrencyCode: "USD",
		Lines: []order.DraftLine{{Title: "Mug", Quantity: 1, UnitPrice: "0"}}}})
	s.must(result, err)
	return result.OrderID
}

func (s *shop) must(result desk.Result, err error) {
	s.t.Helper()
	if err != nil || len(result.Problems) > 0 {
		s.t.Fatal(err, result.Problems)
	}
}

// say changes no status.
func (s *shop) say(id order.ID) {
	s.t.Helper()
	s.must(s.desk.Do(s.t.Context(), ada, "", desk.Comment{OrderID: id, Body: "Hello."}))
}

// turn changes the status, one way or the other.
func (s *shop) turn(id order.ID) {
	s.t.Helper()
	result, err := s.desk.Do(s.t.Context(), ada, "", desk.Fulfill{OrderID: id})
	if err == nil && len(result.Problems) > 0 {
		result, err = s.desk.Do(s.t.Context(), ada, "", desk.TakeBack{OrderID: id})
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
func (s *shop) log(f timeline.Filter, after timeline.Position) []order.EntryID {
	s.t.Helper()
	entries, err := s.db.Log().Tail(s.t.Context(), s.db.Read(), timeline.Filter{}, after, 1_000_000)
	if err != nil {
		s.t.Fatal(err)
	}
	ids := []order.EntryID{}
	for _, e := range entries {
		if f.Wants(e.TimelineEntry) {
			ids = append(ids, e.ID)
		}
	}
	return ids
}

// head is the store's end of the log.
func (s *shop) head() timeline.Position {
	s.t.Helper()
	end, err := s.db.Log().Head(s.t.Context(), s.db.Read())
	if err != nil {
		s.t.Fatal(err)
	}
	return end
}

// reader is a subscriber that does nothing unless it is woken.
type reader struct {
	*timeline.Subscriber
	filter timeline.Filter
	after  timeline.Position
	awake  bool
	calls  int
	heard  []order.EntryID
}

func (s *shop) subscribe(f timeline.Filter, after timeline.Position) *reader {
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
	if e == (timeline.LogEntry{}) {
		r.awake = false
		return false
	}
	r.heard = append(r.heard, e.ID)
	return true
}
