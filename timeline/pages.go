package timeline

import (
	"context"
	"errors"
	"slices"
	"sort"
	"sync"
)

// maxPages is how many pages of the store's log are kept for subscribers that are about to
// read the same ones: a few megabytes, and enough for several crowds that catch up.
const maxPages = 16

// pages is a cache of the parts of the log that were read from the store last. Subscribers at
// about the same position share a page, so it is read once, and a thousand that catch up take
// no more memory than one.
type pages struct {
	mu     sync.Mutex
	recent []*page // the one that was used last comes first
}

// page is a part of the log: the next entries after a position that a filter wants.
type page struct {
	filter Filter
	after  Position
	ready  chan struct{} // closed when entries or err are there
	// entries never change: the log is only added to.
	entries []LogEntry
	err     error
}

// covers tells whether the page has the next entry after a position. While the page is being
// read, that is known only of the position where it begins.
func (p *page) covers(f Filter, position Position) bool {
	if p.filter != f {
		return false
	}
	select {
	case <-p.ready:
	default:
		return p.after == position
	}
	return p.err == nil && len(p.entries) > 0 && !position.Before(p.after) && position.Before(p.entries[len(p.entries)-1].Position)
}

// next is the first entry after a position that the filter wants; none when there is none yet.
// read is called for a page that is not in the cache.
func (s *pages) next(ctx context.Context, f Filter, position Position, read func(context.Context) ([]LogEntry, error)) (LogEntry, error) {
	for {
		p, mine := s.find(f, position)
		if mine {
			if s.fill(ctx, p, read); p.err != nil || len(p.entries) == 0 {
				return none, p.err
			}
		}
		select {
		case <-p.ready:
		case <-ctx.Done():
			return none, ctx.Err()
		}
		if i := sort.Search(len(p.entries), func(i int) bool { return position.Before(p.entries[i].Position) }); i < len(p.entries) {
			return p.entries[i], nil
		}
		if p.err == nil {
			return none, nil
		}
		// Another subscriber failed to read it, perhaps because its client went away: try again.
	}
}

// errUnread is the error of a page whose read panicked.
var errUnread = errors.New("the page was not read")

// fill reads a page. However that ends, those who wait for the page go on.
func (s *pages) fill(ctx context.Context, p *page, read func(context.Context) ([]LogEntry, error)) {
	p.err = errUnread
	defer func() {
		if p.err != nil || len(p.entries) == 0 {
			s.forget(p)
		}
		close(p.ready)
	}()
	p.entries, p.err = read(ctx)
}

// find is the page for a position. mine tells that it is new, and the caller has to fill it.
func (s *pages) find(f Filter, position Position) (p *page, mine bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := slices.IndexFunc(s.recent, func(p *page) bool { return p.covers(f, position) })
	if i < 0 {
		p, mine = &page{filter: f, after: position, ready: make(chan struct{})}, true
		if i = len(s.recent); i == maxPages {
			i--
		} else {
			s.recent = append(s.recent, nil)
		}
	} else {
		p = s.recent[i]
	}
	copy(s.recent[1:i+1], s.recent[:i])
	s.recent[0] = p
	return p, mine
}

func (s *pages) forget(p *page) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.recent = slices.DeleteFunc(s.recent, func(other *page) bool { return other == p })
}
