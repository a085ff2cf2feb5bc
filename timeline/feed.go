package timeline

import (
	"context"
	"log/slog"
	"sort"
	"sync"
	"sync/atomic"
	"time"

	"waybill/ent"
	"waybill/order"
)

const (
	// keepInMemory is how many of the newest entries stay in memory at least; at
	// most, there are twice as many. Who is further behind reads from the store.
	keepInMemory = 2048
	// pageSize is how many entries are read from the store at once.
	pageSize = 200
	// retryPause is how long to wait after the store could not be read.
	retryPause = 500 * time.Millisecond
)

// Feed follows the event log of one store and wakes the subscribers whom a new
// entry concerns. A subscriber is its place in the log and a wake-up call: it
// fetches what is new by itself, so a slow one holds up nobody and nothing is
// kept for it.
type Feed struct {
	read *ent.Client
	log  *slog.Logger
	bell chan struct{} // rung after each commit
	keep int

	recent atomic.Pointer[stretch]

	mu          sync.Mutex
	subscribers map[Filter][]*Subscriber   // by what they want; told in turn, as they lie in memory
	touched     map[order.ID]order.EntryID // the newest entry of each order in recent
}

// stretch is a piece of the log that lies in memory: all entries after floor, up
// to head. It never changes; a new one takes its place.
type stretch struct {
	floor, head order.EntryID
	entries     []*ent.TimelineEntry
}

// next is the first entry after position that f wants; nil when there is none.
func (s *stretch) next(position order.EntryID, f Filter) *ent.TimelineEntry {
	from := sort.Search(len(s.entries), func(i int) bool { return s.entries[i].ID > position })
	for _, e := range s.entries[from:] {
		if f.Wants(e) {
			return e
		}
	}
	return nil
}

// with is the stretch with what came after it. Of what it had, keep entries stay
// when there are too many.
func (s *stretch) with(entries []*ent.TimelineEntry, keep int) *stretch {
	longer := &stretch{floor: s.floor, entries: s.entries}
	if len(s.entries)+len(entries) > 2*keep {
		// A copy lets go of the memory of those that are dropped.
		drop := min(len(s.entries)+len(entries)-keep, len(s.entries))
		if drop > 0 {
			longer.floor = s.entries[drop-1].ID
		}
		longer.entries = append(make([]*ent.TimelineEntry, 0, 2*keep), s.entries[drop:]...)
	}
	// Readers of s do not look behind its end, so both may share an array.
	longer.entries = append(longer.entries, entries...)
	longer.head = longer.entries[len(longer.entries)-1].ID
	return longer
}

// NewFeed follows the log that read reads, from its end as it is now. Call Ring
// after each commit, and Run to make it go.
func NewFeed(ctx context.Context, read *ent.Client, log *slog.Logger) (*Feed, error) {
	head, err := Position(ctx, read)
	if err != nil {
		return nil, err
	}
	f := &Feed{read: read, log: log, bell: make(chan struct{}, 1), keep: keepInMemory,
		subscribers: map[Filter][]*Subscriber{}, touched: map[order.ID]order.EntryID{}}
	f.recent.Store(&stretch{floor: head, head: head})
	return f, nil
}

// Ring says that the log may have grown. It returns at once.
func (f *Feed) Ring() {
	select {
	case f.bell <- struct{}{}:
	default: // it is ringing already
	}
}

// Run follows the log until ctx ends.
func (f *Feed) Run(ctx context.Context) {
	retry := time.NewTimer(0)
	defer retry.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-f.bell:
		case <-retry.C:
		}
		if err := f.advance(ctx); err != nil && ctx.Err() == nil {
			f.log.ErrorContext(ctx, "the event log could not be read; subscribers wait", "error", err)
			retry.Reset(retryPause)
		}
	}
}

// advance takes in what is new in the log, and wakes those whom it concerns.
func (f *Feed) advance(ctx context.Context) error {
	for {
		recent := f.recent.Load()
		entries, err := Tail(ctx, f.read, Filter{}, recent.head, pageSize)
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

func (f *Feed) takeIn(recent *stretch, entries []*ent.TimelineEntry) {
	longer := recent.with(entries, f.keep)
	f.mu.Lock()
	// Subscribers look here before they fall asleep, so this comes before the wake-up calls.
	f.recent.Store(longer)
	if longer.floor != recent.floor {
		f.forgetTouched(longer)
	}
	wanted := map[Filter]span{}
	for _, e := range entries {
		f.touched[e.OrderID] = e.ID
		for _, filter := range filtersFor(e) {
			first := e.ID
			if earlier, ok := wanted[filter]; ok {
				first = earlier.first
			}
			wanted[filter] = span{first: first, last: e.ID}
		}
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

// span is where, in what is new, the first and the last entry is that a filter wants.
type span struct{ first, last order.EntryID }

// filtersFor are the filters that want e.
func filtersFor(e *ent.TimelineEntry) []Filter {
	filters := []Filter{{}, {Order: e.OrderID}}
	if changesStatus(e) {
		filters = append(filters, Filter{StatusChanges: true}, Filter{Order: e.OrderID, StatusChanges: true})
	}
	return filters
}

func (f *Feed) forgetTouched(recent *stretch) {
	for id, newest := range f.touched {
		if newest <= recent.floor {
			delete(f.touched, id)
		}
	}
}

// Head is the newest entry that the feed knows of.
func (f *Feed) Head() order.EntryID { return f.recent.Load().head }

// Untouched tells whether nothing was recorded of an order after a place in the
// log. False when that is too long ago to know.
func (f *Feed) Untouched(id order.ID, since order.EntryID) bool {
	if since >= f.Head() {
		return true // so it is for all orders
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	return since >= f.recent.Load().floor && f.touched[id] <= since
}
