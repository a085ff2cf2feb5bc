package storetest

import (
	"context"
	"log/slog"
	"slices"
	"sync"
	"testing"
	"time"

	"waybill/internal/store"
	"waybill/order"
	"waybill/timeline"
)

var feeds = []test{
	{"subscribers hear all that they want, once and in the log's order, while many write", feedWhileManyWrite},
	{"a subscriber hears of what was written before the feed was", feedFromTheBeginning},
}

// newFeed follows the log of s until the test ends.
func newFeed(t *testing.T, s store.Store) *timeline.Feed {
	t.Helper()
	feed, err := timeline.NewFeed(t.Context(), s, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	var running sync.WaitGroup
	running.Go(func() { feed.Run(ctx) })
	t.Cleanup(func() {
		stop()
		running.Wait()
	})
	return feed
}

// hear reads the entries that f wants after a position, until there were enough.
func hear(t *testing.T, feed *timeline.Feed, f timeline.Filter, after timeline.Position, enough int) []store.LogEntry {
	wake := make(chan struct{}, 1)
	subscriber := feed.Subscribe(f, after, func() { wake <- struct{}{} })
	defer subscriber.Close()
	var heard []store.LogEntry
	patience := time.After(time.Minute)
	for len(heard) < enough {
		e, err := subscriber.Next(t.Context())
		if err != nil {
			t.Error(err)
			return heard
		}
		if e != (timeline.LogEntry{}) {
			heard = append(heard, e)
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

// feedWhileManyWrite puts listeners, log and feed together, as a server does.
func feedWhileManyWrite(t *testing.T, s store.Store) {
	const each = 50
	feed := newFeed(t, s)
	orders := enterOrders(t, s, 4)
	var working sync.WaitGroup
	for _, o := range orders {
		working.Go(func() {
			for sequence := 1; sequence <= each; sequence++ {
				if err := s.Write(t.Context(), say(o, sequence, sequence%2 == 0)); err != nil {
					t.Error(err)
				}
			}
		})
	}
	type heard struct {
		filter  timeline.Filter
		entries []store.LogEntry
		want    int
	}
	all := []heard{
		{timeline.Filter{}, nil, 4 * each},
		{timeline.Filter{StatusChanges: true}, nil, 2 * each},
		{timeline.Filter{Order: orders[0]}, nil, each},
		{timeline.Filter{Order: orders[3], StatusChanges: true}, nil, each / 2},
	}
	for i := range all {
		working.Go(func() { all[i].entries = hear(t, feed, all[i].filter, timeline.Position{}, all[i].want) })
	}
	working.Wait()
	for _, h := range all {
		if got, want := told(h.entries), told(tail(t, s, h.filter, timeline.Position{}, 1000)); !slices.Equal(got, want) {
			t.Errorf("a subscriber to %+v heard\n%v\nand the log tells\n%v", h.filter, got, want)
		}
	}
}

// feedFromTheBeginning reads across the place where the feed's memory begins.
func feedFromTheBeginning(t *testing.T, s store.Store) {
	orders, want := tell(t, s)
	feed := newFeed(t, s)
	must(t, s, say(orders[0], 7, false))
	want = append(want, told([]store.LogEntry{last(t, s, orders[0])})...)
	if got := told(hear(t, feed, timeline.Filter{}, timeline.Position{}, len(want))); !slices.Equal(got, want) {
		t.Errorf("it heard %v, want %v", got, want)
	}
}

// last is the newest entry of an order.
func last(t *testing.T, s store.Store, o order.ID) store.LogEntry {
	t.Helper()
	entries := tail(t, s, store.LogFilter{Order: o}, store.Position{}, 100)
	return entries[len(entries)-1]
}
