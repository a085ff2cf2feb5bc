package timeline

import (
	"context"
	"sync"

	"waybill/internal/store"
)

// Subscriber reads the entries of the event log that its filter wants, one after the other.
type Subscriber struct {
	feed   *Feed
	filter Filter
	index  int // in the feed's list of subscribers with this filter; -1 when it was closed
	wake   func()

	snapshot func(context.Context) *store.Snapshot // nil: the store's own

	position Position // every entry up to here was delivered, or is not wanted

	mu     sync.Mutex
	asleep bool // Next has returned no entry, and wake was not called since
}

// Subscribe returns a subscriber that reads on after a position of the log, which must not lie
// beyond its end. Whenever Next has returned no entry, wake is called once as soon as there is
// one; it must return at once. Close the subscriber when done.
func (f *Feed) Subscribe(filter Filter, position Position, wake func()) *Subscriber {
	s := &Subscriber{feed: f, filter: filter, position: position, wake: wake}
	f.mu.Lock()
	defer f.mu.Unlock()
	s.index = len(f.subscribers[filter])
	f.subscribers[filter] = append(f.subscribers[filter], s)
	return s
}

// UseSnapshots lets the subscriber read the store through the snapshots that a function opens,
// e.g. because these wait for a turn. It must be called before Next.
func (s *Subscriber) UseSnapshots(snapshot func(context.Context) *store.Snapshot) {
	s.snapshot = snapshot
}

// Close ends the wake-up calls. It may be called more than once.
func (s *Subscriber) Close() {
	f := s.feed
	f.mu.Lock()
	defer f.mu.Unlock()
	if s.index < 0 {
		return // it was closed before
	}
	// The last subscriber takes its place in the list.
	all := f.subscribers[s.filter]
	end := len(all) - 1
	all[s.index], all[end].index = all[end], s.index
	all[end], s.index = nil, -1
	f.subscribers[s.filter] = all[:end]
	if end == 0 {
		delete(f.subscribers, s.filter)
	}
}

// wakeFor wakes the subscriber for new entries, if it sleeps and has not read them yet: it may
// have read the store further than the feed has.
func (s *Subscriber) wakeFor(entries span) {
	s.mu.Lock()
	wakes := s.asleep && s.position.Before(entries.last)
	if wakes {
		s.asleep = false
		// While it slept, nothing that it wants was recorded before these entries.
		s.position = later(s.position, entries.before)
	}
	s.mu.Unlock()
	if wakes {
		s.wake()
	}
}

// Next is the next entry that the filter wants; the zero LogEntry when there is none yet. Entries
// in memory and in the store are read in one order, so none is lost or read twice between them.
// One goroutine at a time may call it. After an error, it goes on from the same position.
func (s *Subscriber) Next(ctx context.Context) (LogEntry, error) {
	// While the subscriber is awake, wakeFor does not touch position.
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

// advance moves on to the next entry, or to the end of recent if there is none.
func (s *Subscriber) advance(ctx context.Context, recent *window) (LogEntry, error) {
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

// read reads the next page from the store.
func (s *Subscriber) read(ctx context.Context) ([]LogEntry, error) {
	client := s.feed.store.Read()
	if s.snapshot != nil {
		moment := s.snapshot(ctx)
		defer moment.Close()
		client = moment.Client()
	}
	return s.feed.store.Log().Tail(ctx, client, s.filter, s.position, pageSize)
}

// fallAsleep is false when the log has grown meanwhile. The feed stores new entries before it
// wakes subscribers, so they are either seen here, or the wake-up call comes.
func (s *Subscriber) fallAsleep() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asleep = !s.position.Before(s.feed.Head())
	return s.asleep
}

// later is that of two positions which comes later in the log.
func later(a, b Position) Position {
	if a.Before(b) {
		return b
	}
	return a
}
