package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// clientCounts are how many clients ask at once.
var clientCounts = []int{1, 8}

// warmUp is how many requests a side answers before its first turn.
const warmUp = 50

// sample is what one turn of one side showed.
type sample struct {
	requests  int
	elapsed   time.Duration
	cpu       time.Duration // of the clients, too
	latencies []time.Duration
	allocs    uint64
}

func (s sample) perSecond() float64 { return float64(s.requests) / s.elapsed.Seconds() }

// result is one case with one number of clients.
type result struct {
	name               string
	clients            int
	waybill, reference []sample
}

// timeAll lets the sides take turns. The side that begins changes from round to
// round, so that a machine that grows slower or faster favours neither.
func (b *bench) timeAll(ctx context.Context, s settings, progress io.Writer) ([]result, error) {
	var results []result
	counts := clientCounts
	if s.clients > 0 {
		counts = []int{s.clients}
	}
	// Of what can be used once, every turn gets as much.
	share := (len(b.unfulfilled) - 2*warmUp*len(counts)) / (2 * s.rounds * len(counts))
	for _, of := range cases {
		if s.only != "" && of.name != s.only {
			continue
		}
		for _, clients := range counts {
			r := result{name: of.name, clients: clients}
			for round := -1; round < s.rounds; round++ { // -1 warms up
				fmt.Fprintf(progress, "\r%-8s clients: %d, round %d of %d", of.name, clients, round+1, s.rounds)
				t := turn{of: of, clients: clients, limit: s.turn, share: max(share, 1)}
				if round < 0 {
					t.share = warmUp
				}
				if err := b.round(ctx, &r, t, round); err != nil {
					return nil, fmt.Errorf("%s: %w", of.name, err)
				}
			}
			results = append(results, r)
		}
	}
	fmt.Fprintln(progress)
	return results, nil
}

func (b *bench) round(ctx context.Context, r *result, t turn, round int) error {
	sides := []*side{b.waybill, b.byHand}
	if round%2 == 1 {
		slices.Reverse(sides)
	}
	for _, s := range sides {
		targets := b.targets(t, round < 0)
		if targets == nil {
			return errors.New("too few orders for so many rounds; give more -orders")
		}
		got, err := b.takeTurn(ctx, s, t, targets)
		if err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
		switch {
		case round < 0:
		case s == b.waybill:
			r.waybill = append(r.waybill, got)
		default:
			r.reference = append(r.reference, got)
		}
	}
	return nil
}

// turn is one side being timed once.
type turn struct {
	of      *oneCase
	clients int
	limit   time.Duration
	share   int
}

// targets gives what the next request is for, and false when the turn is over.
func (b *bench) targets(t turn, warming bool) func() (string, bool) {
	var n atomic.Int64
	if t.of.spends {
		if len(b.unfulfilled) < t.share {
			return nil
		}
		mine := b.unfulfilled[:t.share]
		b.unfulfilled = b.unfulfilled[t.share:]
		return func() (string, bool) {
			i := int(n.Add(1)) - 1
			if i >= len(mine) {
				return "", false
			}
			return mine[i], true
		}
	}
	all := b.orders
	if t.of == listCase {
		all = b.cursors
	}
	return func() (string, bool) {
		return all[rand.IntN(len(all))], !warming || n.Add(1) <= warmUp
	}
}

func (b *bench) takeTurn(ctx context.Context, s *side, t turn, next func() (string, bool)) (sample, error) {
	clients := make([]*client, t.clients)
	for i := range clients {
		c, err := connect(s)
		if err != nil {
			return sample{}, err
		}
		defer c.close() //nolint:gocritic // all of them work until the end of the turn
		clients[i] = c
	}
	runtime.GC() // nobody pays for what the other side left behind
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start, used := time.Now(), cpuTime()
	latencies := make([][]time.Duration, t.clients)
	errs := make([]error, t.clients)
	var wait sync.WaitGroup
	for i, c := range clients {
		wait.Go(func() {
			for errs[i] == nil && ctx.Err() == nil && time.Since(start) < t.limit {
				target, ok := next()
				if !ok {
					return
				}
				request := t.of.request(b, s, target)
				sent := time.Now()
				_, errs[i] = c.do(request)
				latencies[i] = append(latencies[i], time.Since(sent))
			}
		})
	}
	wait.Wait()
	got := sample{elapsed: time.Since(start), cpu: cpuTime() - used, latencies: slices.Concat(latencies...)}
	runtime.ReadMemStats(&after)
	got.requests, got.allocs = len(got.latencies), after.Mallocs-before.Mallocs
	return got, errors.Join(append(errs, ctx.Err())...)
}
