package timeline_test

import (
	"context"
	"errors"
	"testing"

	"waybill/timeline"
)

// crowd enters so many orders that their entries are several pages, and lets a feed that has
// nothing of them in memory begin.
func crowd(t *testing.T, orders int) *shop {
	s := openShop(t)
	for range orders {
		s.place()
	}
	s.feed = newFeed(t, s.db)
	s.db.reads.Store(0)
	return s
}

func TestSubscribersThatCatchUpTogetherReadEachPageOnce(t *testing.T) {
	const orders, pages = 450, 3 // of 200
	s := crowd(t, orders)
	readers := make([]*reader, 50)
	for i := range readers {
		readers[i] = s.subscribe(timeline.Filter{}, timeline.Position{})
		defer readers[i].Close()
	}
	// Those that come while the others are under way join them.
	late := s.subscribe(timeline.Filter{}, timeline.Position{Entry: 123})
	defer late.Close()
	for range orders {
		for _, r := range readers {
			r.step(t)
		}
		late.step(t)
	}
	for _, r := range readers {
		if len(r.heard) != orders {
			t.Fatalf("one of them heard %d of %d entries", len(r.heard), orders)
		}
	}
	if len(late.heard) != orders-123 {
		t.Errorf("the late one heard %d entries, want %d", len(late.heard), orders-123)
	}
	if reads := s.db.reads.Load(); reads != pages {
		t.Errorf("the log was read %d times for %d pages", reads, pages)
	}
}

func TestWhoGoesAwayWhileReadingKeepsNobodyFromThePage(t *testing.T) {
	s := crowd(t, 3)
	gone, leave := context.WithCancel(t.Context())
	leave()
	leaving, staying := s.subscribe(timeline.Filter{}, timeline.Position{}), s.subscribe(timeline.Filter{}, timeline.Position{})
	defer leaving.Close()
	defer staying.Close()
	if _, err := leaving.Next(gone); !errors.Is(err, context.Canceled) {
		t.Errorf("who went away got %v", err)
	}
	for staying.step(t) {
	}
	if len(staying.heard) != 3 {
		t.Errorf("the other heard %d entries, want 3", len(staying.heard))
	}
}

func TestSubscribersThatWantDifferentThingsDoNotGetEachOthersPages(t *testing.T) {
	s := openShop(t)
	one, other := s.place(), s.place()
	for range 5 {
		s.say(one)
		s.turn(other)
	}
	s.feed = newFeed(t, s.db)
	for _, f := range []timeline.Filter{{}, {Order: one}, {Order: other}, {StatusChanges: true}, {Order: one, StatusChanges: true}} {
		r := s.subscribe(f, timeline.Position{})
		for r.step(t) {
		}
		if want := s.log(f, timeline.Position{}); len(r.heard) != len(want) {
			t.Errorf("%+v heard %v, want %v", f, r.heard, want)
		}
		r.Close()
	}
}
