package desk_test

import (
	"context"
	"testing"
	"time"

	"waybill/desk"
	"waybill/internal/store"
	"waybill/internal/store/sqlite"
	"waybill/order"
)

var noon = time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC)

func TestTimesNeverGoBackWhenTheClockDoes(t *testing.T) {
	s := openShop(t, sqlite.Options{Throwaway: true})
	clock := &clockAt{noon}
	steady, err := desk.MonotonicClock(t.Context(), s.db, clock.time)
	if err != nil {
		t.Fatal(err)
	}
	d := desk.New(s.db, steady)
	comment := func(d *desk.Desk, id order.ID) {
		t.Helper()
		if result, err := d.Do(t.Context(), ada, "", desk.Comment{OrderID: id, Body: "Hello."}); err != nil || len(result.Problems) > 0 {
			t.Fatal(err, result.Problems)
		}
	}
	var ids []order.ID
	for range 2 {
		result, err := d.Do(t.Context(), ada, "", desk.Place{Draft: draft()})
		if err != nil || len(result.Problems) > 0 {
			t.Fatal(err, result.Problems)
		}
		ids = append(ids, result.OrderID)
	}
	for _, minutes := range []time.Duration{0, -10, 5, -60, 6} {
		clock.now = noon.Add(minutes * time.Minute)
		comment(d, ids[0])
		comment(d, ids[1])
	}
	// A server that starts while the clock is behind.
	clock.now = noon.Add(-time.Hour)
	if steady, err = desk.MonotonicClock(t.Context(), s.db, clock.time); err != nil {
		t.Fatal(err)
	}
	comment(desk.New(s.db, steady), ids[1])
	// Even a desk without a steady clock does not turn back the times of an order.
	comment(desk.New(s.db, clock.time), ids[0])

	entries, err := s.db.Log().Tail(t.Context(), s.db.Read(), store.LogFilter{}, store.Position{}, 100)
	if err != nil {
		t.Fatal(err)
	}
	for i, e := range entries[1:] {
		if e.At < entries[i].At {
			t.Errorf("entry %d is of %s, and the one before of %s", i+2, e.At.Time(), entries[i].At.Time())
		}
	}
	for _, id := range ids {
		if o := s.order(t, id); o.UpdatedAt.Time() != noon.Add(6*time.Minute) {
			t.Errorf("the order was changed last at %s", o.UpdatedAt.Time())
		}
	}
}

func TestATimelineIsInOrderWhateverAFileSays(t *testing.T) {
	s := openShop(t, sqlite.Options{Throwaway: true})
	tomorrow := order.At(time.Now().Add(24 * time.Hour))
	d := draft()
	d.PlacedAt = &tomorrow
	id := s.place(t, d)
	if result, err := s.Do(t.Context(), ada, "", desk.Comment{OrderID: id, Body: "Hello."}); err != nil || len(result.Problems) > 0 {
		t.Fatal(err, result.Problems)
	}
	all := s.order(t, id).Edges.Timeline
	for i, e := range all[1:] {
		if e.At < all[i].At {
			t.Errorf("%s is of %s, and %s before it of %s", e.Kind, e.At.Time(), all[i].Kind, all[i].At.Time())
		}
	}
}

func TestAClockThatJumpsAheadForgetsNoKeys(t *testing.T) {
	s := openShop(t, sqlite.Options{Throwaway: true})
	clock := &clockAt{noon}
	d := desk.New(s.db, clock.time)
	id := s.place(t, draft())
	in := desk.Comment{OrderID: id, Body: "Hello."}
	do := func(key string) {
		t.Helper()
		if result, err := d.Do(t.Context(), ada, key, in); err != nil || len(result.Problems) > 0 {
			t.Fatal(err, result.Problems)
		}
	}
	forget := func(passed time.Duration) {
		t.Helper()
		if _, err := d.DropOldKeys(context.Background(), passed); err != nil {
			t.Fatal(err)
		}
	}
	do("k")
	forget(0)
	clock.now = noon.AddDate(1, 0, 0) // for a minute, in which keys are dropped and stored
	do("later")
	forget(time.Minute)
	clock.now = noon.Add(2 * time.Minute)
	forget(time.Minute)
	do("k")
	if n := len(s.order(t, id).Edges.Timeline) - 1; n != 2 {
		t.Errorf("there are %d comments: the key was forgotten", n)
	}
	// It is forgotten when it is old enough.
	clock.now = noon.AddDate(0, 0, 8)
	forget(8 * 24 * time.Hour)
	do("k")
	if n := len(s.order(t, id).Edges.Timeline) - 1; n != 3 {
		t.Errorf("there are %d comments: the key was not forgotten", n)
	}
}
