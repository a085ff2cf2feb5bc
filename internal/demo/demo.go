// Package demo fills a store with believable orders.
//
// It promises the same orders every time, only the dates follow now: everything
// happened within the 60 days before it, and nothing after it. Every order is
// played through the commands that people and integrations use, in the order in
// which things happened, so its status, money and timeline are as true as those
// of any other order.
//
// Nobody can be reached by mistake: e-mails and links lead to example.com and its
// siblings, streets are invented, and phone numbers are of the ranges that are
// kept free for fiction.
package demo

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"time"

	"waybill/desk"
	"waybill/internal/store"
)

const (
	orders = 300
	days   = 59 // a day less than promised, so that no rounding goes beyond
)

// Fill enters about 300 orders of the 60 days before now.
func Fill(ctx context.Context, db store.Store, now time.Time) error {
	s := newStage(db, now)
	for _, e := range s.script() {
		s.clock = e.at
		if err := e.happen(ctx); err != nil {
			return fmt.Errorf("demo order of %s: %w", e.whose, err)
		}
	}
	return nil
}

// stage is where the orders' lives are played.
type stage struct {
	world
	db     store.Store
	desk   *desk.Desk
	now    time.Time
	clock  time.Time // what the desk takes for now
	random *rand.Rand
	goods  []good
	crowd  []shopper
}

func newStage(db store.Store, now time.Time) *stage {
	s := &stage{world: readWorld(), db: db, now: now.UTC().Truncate(time.Second), random: rand.New(rand.NewPCG(1001, 60))}
	s.goods = s.world.goods()
	s.desk = desk.New(db, func() time.Time { return s.clock })
	s.crowd = s.gatherCrowd()
	return s
}

// event is one thing that happens to an order.
type event struct {
	at     time.Time
	whose  string
	happen func(context.Context) error
}

// script is everything that happens to all orders, in the order of time. What
// is drawn at random is drawn here, order by order, so that it is the same
// however the orders' events interleave on the given day.
func (s *stage) script() []event {
	var all []event
	for i, placed := range s.placings() {
		all = append(all, s.live(i, placed)...)
	}
	slices.SortStableFunc(all, func(a, b event) int { return a.at.Compare(b.at) })
	return all
}

// freshest are how many minutes before now the newest orders came in.
var freshest = []int{94, 61, 38, 17, 4}

// placings are the times at which orders are placed, oldest first.
func (s *stage) placings() []time.Time {
	times := make([]time.Time, 0, orders)
	for range orders - len(freshest) {
		times = append(times, s.placing())
	}
	slices.SortFunc(times, func(a, b time.Time) int { return a.Compare(b) })
	for _, minutes := range freshest {
		times = append(times, s.now.Add(-time.Duration(minutes)*time.Minute))
	}
	return times
}

// busy is how many orders come in during each hour of the day, in UTC: Europe's
// evening and America's day are busiest.
var busy = [24]int{5, 4, 3, 2, 2, 2, 3, 4, 6, 7, 8, 9, 9, 9, 9, 10, 11, 12, 12, 13, 13, 11, 9, 7}

// placing draws a time before the freshest orders' that suits a shop: recent
// days are busier, and so are some hours. It always draws twice, whatever now is.
func (s *stage) placing() time.Time {
	day, within := s.day(), s.random.Float64()
	const step = 10 * time.Minute
	t := s.now.Add(-2 * time.Hour).Add(-time.Duration(day+1) * 24 * time.Hour)
	total := 0
	for _, weight := range busy {
		total += weight
	}
	rest := within * float64(total) * float64(time.Hour/step)
	for {
		weight := float64(busy[t.Hour()])
		if rest < weight {
			return t.Add(time.Duration(rest / weight * float64(step))).Truncate(time.Second)
		}
		rest -= weight
		t = t.Add(step)
	}
}

// day draws how many days ago something was ordered: the shop has grown.
func (s *stage) day() int {
	weights := make([]float64, days)
	total := 0.0
	for i := range weights {
		weights[i] = 1 + 4*math.Exp(-float64(i)/10)
		total += weights[i]
	}
	return pick(weights, s.random.Float64()*total)
}

// pick finds the index at which the weights add up to more than at.
func pick[N cmp.Ordered](weights []N, at N) int {
	var sum N
	for i, weight := range weights {
		if sum += weight; at < sum {
			return i
		}
	}
	return len(weights) - 1
}

// chance is true in so many of a hundred cases.
func (s *stage) chance(percent int) bool { return s.random.IntN(100) < percent }
