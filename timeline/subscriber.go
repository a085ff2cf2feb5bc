package timeline

import (
	"context"
	"sync"

	"waybill/internal/store"
)

// Subscriber is a place in the event log that moves on as its entries are read.
type Subscriber struct {
	feed   *Feed
	filter Filter
	place  int // among those who want the same; -1 when it was closed
	wake   func()

	snapshot func(context.Context) *store.Snapshot // nil: the store's own

	position Position // everything up to here was delivered, or is not wanted

	mu     sync.Mutex
	asleep bool // Next said that there is nothing, and wake was not called since
}

// Subscribe reads on after a position of the log, which must not lie beyond its
// end. After each time that Next said there is nothing, wake is called once, when
// there is something again; it must return at once. Close the subscriber when done.
func (f *Feed) Subscribe(filter Filter, position Position, wake func()) *Subscriber {
	s := &Subscriber{feed: f, filter: filter, position: position, wake: wake}
	f.mu.Lock()
	defer f.mu.Unlock()
	s.place = len(f.subscribers[filter])
	f.subscribers[filter] = append(f.subscribers[filter], s)
	return s
}

// ReadThrough lets the subscriber read the store through snapshots that this gives, e.g. those
// that wait for a turn. It is called before Next is.
func (s *Subscriber) ReadThrough(snapshot func(context.Context) *store.Snapshot) {
	s.snapshot = snapshot
}

// Close ends the wake-up calls.
func (s *Subscriber) Close() {
	f := s.feed
	f.mu.Lock()
	defer f.mu.Unlock()
	if s.place < 0 {
		return // it was closed before
	}
	// The last one takes its place.
	all := f.subscribers[s.filter]
	end := len(all) - 1
	all[s.place], all[end].place = all[end], s.place
	all[end], s.place = nil, -1
	f.subscribers[s.filter] = all[:end]
	if end == 0 {
		delete(f.subscribers, s.filter)
	}
}

// call wakes the subscriber for entries that it wants.
func (s *Subscriber) call(news span) {
	s.mu.Lock()
	// What it read from the store may be ahead of the feed.
	called := s.asleep && s.position.Before(news.last)
	if called {
		s.asleep = false
		// While it slept, nothing that it wants was recorded before these.
		s.position = later(s.position, news.before)
	}
	s.mu.Unlock()
	if called {
		s.wake()
	}
}

// Next is the next entry that the filter wants; the zero Logged when there is none yet. Entries
// in memory and those that are only in the store are read in one order, so nothing
// is lost or told twice where one ends and the other begins. One goroutine at a
// time may call it.
//
// An error leaves the subscriber where it is.
func (s *Subscriber) Next(ctx context.Context) (Logged, error) {
	// Awake, position is this goroutine's: call leaves it alone.
	s.mu.Lock()
	s.asleep = false
	s.mu.Unlock()
	for {
		e, err := s.advance(ctx, s.feed.recent.Load())
		if e != none || err != nil || s.fallAsleep() {
			return e, err
		}
	}
}

// advance moves on to the next entry, or to the end of recent.
func (s *Subscriber) advance(ctx context.Context, recent *window) (Logged, error) {
	e := none
	if s.position.Before(recent.floor) {
		var err error
		if e, err = s.feed.older.next(ctx, s.filter, s.position, s.read); err != nil {
			return none, err
		}
	}
	if e == none {
		e = recent.next(s.position, s.filter)
	}
	if e == none {
		s.position = later(s.position, recent.head)
		return none, nil
	}
	s.position = e.Position
	return e, nil
}

// read reads what comes next from the store.
func (s *Subscriber) read(ctx context.Context) ([]Logged, error) {
	client := s.feed.store.Read()
	if s.snapshot != nil {
		moment := s.snapshot(ctx)
		defer moment.Close()
		client = moment.Client()
	}
	return s.feed.store.Log().Tail(ctx, client, s.filter, s.position, pageSize)
}

// fallAsleep is false when the log has grown meanwhile: the feed stores what is
// new before it calls, so either it is seen here or the call comes.
func (s *Subscriber) fallAsleep() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asleep = !s.position.Before(s.feed.Head())
	return s.asleep
}

// later is the one of two positions that comes later in the log.
func later(a, b Position) Position {
	if a.Before(b) {
		return b
	}
	return a
}
