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

// Feed follows the event log of one store and wakes the subscribers whose filter wants a new
// entry. A subscriber then fetches what is new by itself, from its own position, so a slow one
// holds up nobody, and nothing is queued for it.
type Feed struct {
	store store.Store
	log   *slog.Logger
	grown chan struct{} // has something in it when the log may have grown
	keep  int

	recent atomic.Pointer[window]
	outage atomic.Pointer[outage] // nil while Run keeps up
	older  pages

	mu          sync.Mutex
	subscribers map[Filter][]*Subscriber // by their filter; woken in this order
	newestOf    map[order.ID]Position    // where the newest entry of each order in recent is
}

// window is the part of the log that is in memory: all entries after floor, up to head. It never
// changes, so it is read without a lock; a new window replaces it.
type window struct {
	floor, head Position
	entries     []LogEntry
}

// next is the first entry after position that f wants; none if there is no such entry.
func (s *window) next(position Position, f Filter) LogEntry {
	from := sort.Search(len(s.entries), func(i int) bool { return position.Before(s.entries[i].Position) })
	for _, e := range s.entries[from:] {
		if f.Wants(e.TimelineEntry) {
			return e
		}
	}
	return none
}

var none LogEntry // stands for no entry

// extendedBy is the window with the entries that come after it. When it gets longer than twice
// keep, the oldest entries are dropped and about keep of them stay.
func (s *window) extendedBy(entries []LogEntry, keep int) *window {
	longer := &window{floor: s.floor, entries: s.entries}
	if len(s.entries)+len(entries) > 2*keep {
		// A copy lets go of the memory of those that are dropped.
		drop := min(len(s.entries)+len(entries)-keep, len(s.entries))
		if drop > 0 {
			longer.floor = s.entries[drop-1].Position
		}
		longer.entries = append(make([]LogEntry, 0, 2*keep), s.entries[drop:]...)
	}
	// Readers of s do not look past its end, so both windows may share one array.
	longer.entries = append(longer.entries, entries...)
	longer.head = longer.entries[len(longer.entries)-1].Position
	return longer
}

// NewFeed makes a feed that follows the log of s from its present end, once Run is called.
func NewFeed(ctx context.Context, s store.Store, log *slog.Logger) (*Feed, error) {
	head, err := s.Log().Head(ctx, s.Read())
	if err != nil {
		return nil, err
	}
	f := &Feed{store: s, log: log, grown: make(chan struct{}, 1), keep: keepInMemory,
		subscribers: map[Filter][]*Subscriber{}, newestOf: map[order.ID]Position{}}
	f.recent.Store(&window{floor: head, head: head})
	return f, nil
}

// noteGrowth tells Run that the log may have grown. It returns at once, because writes wait for
// it, see store.Store.
func (f *Feed) noteGrowth() {
	select {
	case f.grown <- struct{}{}:
	default: // Run has been told and will read everything
	}
}

// Run follows the log until ctx ends.
func (f *Feed) Run(ctx context.Context) {
	stop := f.store.AfterCommit(f.noteGrowth)
	defer stop()
	defer f.outage.Store(&outage{reason: "the live feed has stopped"})
	retry := time.NewTimer(0)
	defer retry.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-f.grown:
		case <-retry.C:
		}
		// If advance never returns, this outage begins, and Ready tells of it.
		f.outage.CompareAndSwap(nil, &outage{reason: "the live feed has fallen behind", from: time.Now().Add(maxBehind)})
		err := f.advance(ctx)
		if err == nil {
			f.outage.Store(nil)
		}
		if err != nil && ctx.Err() == nil {
			f.log.ErrorContext(ctx, "the event log could not be read; subscribers wait", "error", err)
			retry.Reset(retryPause)
		}
	}
}

// advance publishes what is new in the log, page by page.
func (f *Feed) advance(ctx context.Context) error {
	for {
		recent := f.recent.Load()
		entries, err := f.store.Log().Tail(ctx, f.store.Read(), Filter{}, recent.head, pageSize)
		if err != nil {
			return err
		}
		if len(entries) > 0 {
			f.publish(recent, entries)
		}
		if len(entries) < pageSize {
			return nil
		}
	}
}

// publish puts new entries into memory and wakes each subscriber that wants one of them, once.
// It calls them without holding the lock, so they may subscribe or close meanwhile.
func (f *Feed) publish(recent *window, entries []LogEntry) {
	longer := recent.extendedBy(entries, f.keep)
	f.mu.Lock()
	// Subscribers look here before they sleep, so this has to come before the wake-up calls.
	f.recent.Store(longer)
	if longer.floor != recent.floor {
		f.forgetOldOrders(longer)
	}
	wanted, before := map[Filter]span{}, recent.head
	for _, e := range entries {
		f.newestOf[e.OrderID] = e.Position
		for _, filter := range filtersFor(e) {
			if _, known := wanted[filter]; !known {
				wanted[filter] = span{before: before}
			}
			wanted[filter] = span{before: wanted[filter].before, last: e.Position}
		}
		before = e.Position
	}
	type wakeUp struct {
		subscriber *Subscriber
		entries    span
	}
	var wakeUps []wakeUp
	for filter, entries := range wanted {
		for _, s := range f.subscribers[filter] {
			wakeUps = append(wakeUps, wakeUp{s, entries})
		}
	}
	f.mu.Unlock()
	for _, w := range wakeUps {
		w.subscriber.wakeFor(w.entries)
	}
}

// span is where the new entries are that a filter wants: all after `before`, and the last one
// at `last`.
type span struct{ before, last Position }

// filtersFor lists all filters that want e, so that publish looks up subscribers and asks none.
func filtersFor(e LogEntry) []Filter {
	filters := []Filter{{}, {Order: e.OrderID}}
	if e.StatusBefore != e.StatusAfter {
		filters = append(filters, Filter{StatusChanges: true}, Filter{Order: e.OrderID, StatusChanges: true})
	}
	return filters
}

// forgetOldOrders drops orders from newestOf when none of their entries is in memory any more.
func (f *Feed) forgetOldOrders(recent *window) {
	for id, newest := range f.newestOf {
		if !recent.floor.Before(newest) {
			delete(f.newestOf, id)
		}
	}
}

// Head is the newest entry that the feed knows of.
func (f *Feed) Head() Position { return f.recent.Load().head }

// UnchangedSince tells whether nothing was recorded of an order after a position in the log. It
// is false when that position is too long ago to know.
func (f *Feed) UnchangedSince(id order.ID, since Position) bool {
	if !since.Before(f.Head()) {
		return true // nothing was recorded of any order
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	return !since.Before(f.recent.Load().floor) && !since.Before(f.newestOf[id])
}
