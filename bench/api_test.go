package bench

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// mostTurns is how many turns each side takes in a benchmark.
const mostTurns = 8

// warmUp is how many requests a side answers before it is timed.
const warmUp = 50

// BenchmarkAPI asks Waybill and the reference for the same, in turns. Go's own
// figures (ns/op, B/op, allocs/op) are Waybill's; those of the reference, and the
// ratios of both, stand beside them.
func BenchmarkAPI(b *testing.B) {
	c := newComparison(b)
	for _, of := range cases {
		for _, clients := range []int{1, 8} {
			b.Run(fmt.Sprintf("%s/clients=%d", of.name, clients), func(b *testing.B) { c.benchmark(b, of, clients) })
		}
	}
}

func (c *comparison) benchmark(b *testing.B, of *oneCase, clients int) {
	b.ReportAllocs()
	b.StopTimer()
	if of.spends { // before the timer runs
		if err := c.keep(b.Context(), 2*(b.N+warmUp)); err != nil {
			b.Fatal(err)
		}
	}
	for _, s := range []*side{c.waybill, c.byHand} {
		if _, err := c.takeTurn(b.Context(), s, of, clients, min(warmUp, b.N)); err != nil {
			b.Fatal(err)
		}
	}
	var ours, theirs sample
	for i, n := range shares(b.N) {
		sides := []*side{c.waybill, c.byHand}
		if i%2 == 1 { // a machine that grows slower or faster favours neither
			slices.Reverse(sides)
		}
		for _, s := range sides {
			runtime.GC() // nobody pays for what the other side left behind
			if s == c.waybill {
				b.StartTimer()
			}
			got, err := c.takeTurn(b.Context(), s, of, clients, n)
			b.StopTimer()
			switch {
			case err != nil:
				b.Fatalf("%s: %v", s.name, err)
			case s == c.waybill:
				ours.add(got)
			default:
				theirs.add(got)
			}
		}
	}
	report(b, ours, theirs)
}

// report tells what Go does not. A ratio is how much of the reference's work Waybill
// does in the same time: 1.00 is as much, more is better.
func report(b *testing.B, ours, theirs sample) {
	b.ReportMetric(float64(theirs.elapsed)/float64(ours.elapsed), "ratio")
	b.ReportMetric(float64(theirs.elapsed)/float64(b.N), "ref-ns/op")
	b.ReportMetric(float64(theirs.allocs)/float64(b.N), "ref-allocs/op")
	b.ReportMetric(float64(median(ours.latencies)), "p50-ns")
	b.ReportMetric(float64(median(theirs.latencies)), "ref-p50-ns")
	if ours.cpu > 0 && theirs.cpu > 0 { // the system tells it, and it is not too little to be seen
		b.ReportMetric(float64(theirs.cpu)/float64(ours.cpu), "cpu-ratio")
		b.ReportMetric(float64(ours.cpu)/float64(b.N), "cpu-ns/op")
		b.ReportMetric(float64(theirs.cpu)/float64(b.N), "ref-cpu-ns/op")
	}
}

// shares splits n requests into turns.
func shares(n int) []int {
	turns := min(n, mostTurns)
	all := make([]int, turns)
	for i := range all {
		all[i] = n*(i+1)/turns - n*i/turns
	}
	return all
}

// sample is what the turns of one side showed.
type sample struct {
	elapsed   time.Duration
	cpu       time.Duration // of the clients, too
	latencies []time.Duration
	allocs    uint64 // of the clients, too
}

func (s *sample) add(t sample) {
	s.elapsed += t.elapsed
	s.cpu += t.cpu
	s.latencies = append(s.latencies, t.latencies...)
	s.allocs += t.allocs
}

// takeTurn sends n requests to a side, from so many clients at once.
func (c *comparison) takeTurn(ctx context.Context, s *side, of *oneCase, clients, n int) (sample, error) {
	next, err := c.targets(ctx, of, n)
	if err != nil {
		return sample{}, err
	}
	connected := make([]*client, clients)
	for i := range connected {
		to, err := connect(s)
		if err != nil {
			return sample{}, err
		}
		defer to.close() //nolint:gocritic // all of them work until the end of the turn
		connected[i] = to
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start, used := time.Now(), cpuTime()
	latencies := make([][]time.Duration, clients)
	errs := make([]error, clients)
	var wait sync.WaitGroup
	for i, to := range connected {
		wait.Go(func() {
			for errs[i] == nil && ctx.Err() == nil {
				target, more := next()
				if !more {
					return
				}
				request := of.request(c, s, target)
				sent := time.Now()
				_, errs[i] = to.do(request)
				latencies[i] = append(latencies[i], time.Since(sent))
			}
		})
	}
	wait.Wait()
	got := sample{elapsed: time.Since(start), cpu: cpuTime() - used, latencies: slices.Concat(latencies...)}
	runtime.ReadMemStats(&after)
	got.allocs = after.Mallocs - before.Mallocs
	return got, errors.Join(append(errs, ctx.Err())...)
}

// targets gives what the next request is for, and false after n of them.
func (c *comparison) targets(ctx context.Context, of *oneCase, n int) (next func() (string, bool), err error) {
	var given atomic.Int64
	if !of.spends {
		all := of.targets(c)
		return func() (string, bool) { return all[rand.IntN(len(all))], given.Add(1) <= int64(n) }, nil
	}
	if err := c.keep(ctx, n); err != nil {
		return nil, err
	}
	mine := c.unfulfilled[:n]
	c.unfulfilled = c.unfulfilled[n:]
	return func() (string, bool) {
		i := int(given.Add(1)) - 1
		if i >= n {
			return "", false
		}
		return mine[i], true
	}, nil
}

// keep sees to it that there are n orders to fulfill, and enters more if not.
func (c *comparison) keep(ctx context.Context, n int) error {
	for len(c.unfulfilled) < n {
		if err := c.enter(ctx, 2*batch); err != nil {
			return err
		}
	}
	return nil
}

func median(figures []time.Duration) time.Duration { return percentile(figures, 50) }

// percentile is the figure that so many percent of them do not exceed.
func percentile(figures []time.Duration, percent int) time.Duration {
	if len(figures) == 0 {
		return 0
	}
	return slices.Sorted(slices.Values(figures))[min(len(figures)-1, len(figures)*percent/100)]
}
