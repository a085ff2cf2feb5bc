package timeline

import (
	"context"
	"log/slog"
	"sort"
	"sync"
	"sync/atomic"
	"time"

	"waybill/internal/store"
	"waybill/order"
)

const (
	// keepInMemory is how many of the newest entries stay in memory at least; at
	// most, there are twice as many. A subscriber that is further behind reads from the store.
	keepInMemory = 2048
	// pageSize is how many entries are read from the store at once.
	pageSize = 200
	// retryPause is how long to wait after the store could not be read.
	retryPause = 500 * time.Millisecond
)

// Feed follows the event log of one store and wakes the subscribers whose filter
// wants a new entry. A subscriber is its position in the log and a wake-up call: it
// fetches what is new by itself, so a slow one holds up nobody and nothing is
// kept for it.
type Feed struct {
	store store.Store
	log   *slog.Logger
	bell  chan struct{} // has something in it when the log may have grown
	keep  int

	recent  atomic.Pointer[window]
	trouble atomic.Pointer[trouble] // nil while Run keeps up
	older   pages

	mu          sync.Mutex
	subscribers map[Filter][]*Subscriber // by what they want; woken in this order
	touched     map[order.ID]Position    // the position of the newest entry of each order in recent
}

// window is the part of the log that is kept in memory: all entries after floor,
// up to head. It never changes; a new window replaces it.
type window struct {
	floor, head Position
	entries     []Logged
}

// next is the first entry after position that f wants; none when there is none.
func (s *window) next(position Position, f Filter) Logged {
	from := sort.Search(len(s.entries), func(i int) bool { return position.Before(s.entries[i].Position) })
	for _, e := range s.entries[from:] {
		if f.Wants(e.TimelineEntry) {
			return e
		}
	}
	return none
}

// none is no entry.
var none Logged

// with is the window with what came after it. Of what it had, keep entries stay
// when there are too many.
func (s *window) with(entries []Logged, keep int) *window {
	longer := &window{floor: s.floor, entries: s.entries}
	if len(s.entries)+len(entries) > 2*keep {
		// A copy lets go of the memory of those that are dropped.
		drop := min(len(s.entries)+len(entries)-keep, len(s.entries))
		if drop > 0 {
			longer.floor = s.entries[drop-1].Position
		}
		longer.entries = append(make([]Logged, 0, 2*keep), s.entries[drop:]...)
	}
	// Readers of s do not look behind its end, so both may share an array.
	longer.entries = append(longer.entries, entries...)
	longer.head = longer.entries[len(longer.entries)-1].Position
	return longer
}

// NewFeed follows the log of s from its end as it is now. Run makes it go.
func NewFeed(ctx context.Context, s store.Store, log *slog.Logger) (*Feed, error) {
	head, err := s.Log().Head(ctx, s.Read())
	if err != nil {
		return nil, err
	}
	f := &Feed{store: s, log: log, bell: make(chan struct{}, 1), keep: keepInMemory,
		subscribers: map[Filter][]*Subscriber{}, touched: map[order.ID]Position{}}
	f.recent.Store(&window{floor: head, head: head})
	return f, nil
}

// ring says that the log may have grown. It returns at once.
func (f *Feed) ring() {
	select {
	case f.bell <- struct{}{}:
	default: // it is ringing already
	}
}

// Run follows the log until ctx ends.
func (f *Feed) Run(ctx context.Context) {
	stop := f.store.AfterCommit(f.ring)
	defer stop()
	defer f.trouble.Store(&trouble{reason: "the live feed has stopped"})
	retry := time.NewTimer(0)
	defer retry.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-f.bell:
		case <-retry.C:
		}
		// Should it never come back, Ready will notice.
		f.trouble.CompareAndSwap(nil, &trouble{reason: "the live feed has fallen behind", from: time.Now().Add(maxBehind)})
		err := f.advance(ctx)
		if err == nil {
			f.trouble.Store(nil)
		}
		if err != nil && ctx.Err() == nil {
			f.log.ErrorContext(ctx, "the event log could not be read; subscribers wait", "error", err)
			retry.Reset(retryPause)
		}
	}
}

// advance takes in what is new in the log, and wakes those whom it concerns.
func (f *Feed) advance(ctx context.Context) error {
	for {
		recent := f.recent.Load()
		entries, err := f.store.Log().Tail(ctx, f.store.Read(), Filter{}, recent.head, pageSize)
		if err != nil {
			return err
		}
		if len(entries) > 0 {
			f.takeIn(recent, entries)
		}
		if len(entries) < pageSize {
			return nil
		}
	}
}

// takeIn puts new entries into memory and wakes the subscribers that want one of them,
// each once. It calls them without holding the lock.
func (f *Feed) takeIn(recent *window, entries []Logged) {
	longer := recent.with(entries, f.keep)
	f.mu.Lock()
	// Subscribers look here before they fall asleep, so this comes before the wake-up calls.
	f.recent.Store(longer)
	if longer.floor != recent.floor {
		f.forgetTouched(longer)
	}
	wanted, before := map[Filter]span{}, recent.head
	for _, e := range entries {
		f.touched[e.OrderID] = e.Position
		for _, filter := range filtersFor(e) {
			if _, known := wanted[filter]; !known {
				wanted[filter] = span{before: before}
			}
			wanted[filter] = span{before: wanted[filter].before, last: e.Position}
		}
		before = e.Position
	}
	type call struct {
		who  *Subscriber
		news span
	}
	var calls []call
	for filter, news := range wanted {
		for _, s := range f.subscribers[filter] {
			calls = append(calls, call{s, news})
		}
	}
	f.mu.Unlock()
	for _, c := range calls {
		c.who.call(c.news)
	}
}

// span tells which new entries a filter wants: none at or before `before`, and the last
// one at `last`.
type span struct{ before, last Position }

// filtersFor are the filters that want e.
func filtersFor(e Logged) []Filter {
	filters := []Filter{{}, {Order: e.OrderID}}
	if e.StatusBefore != e.StatusAfter {
		filters = append(filters, Filter{StatusChanges: true}, Filter{Order: e.OrderID, StatusChanges: true})
	}
	return filters
}

// forgetTouched forgets the orders that no entry in memory is about.
func (f *Feed) forgetTouched(recent *window) {
	for id, newest := range f.touched {
		if !recent.floor.Before(newest) {
			delete(f.touched, id)
		}
	}
}

// Head is the newest entry that the feed knows of.
func (f *Feed) Head() Position { return f.recent.Load().head }

// Untouched tells whether nothing was recorded of an order after a place in the
// log. False when that is too long ago to know.
func (f *Feed) Untouched(id order.ID, since Position) bool {
	if !since.Before(f.Head()) {
		return true // so it is for all orders
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	return !since.Before(f.recent.Load().floor) && !since.Before(f.touched[id])
}
