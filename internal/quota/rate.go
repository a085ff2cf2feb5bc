// Package quota tells who has asked for enough, and who holds enough.
//
// It promises that everybody has an allowance of their own, that what is left of
// it comes back at a steady pace, that a caller who waited as long as they were told
// may go on, that its memory is bounded, however many different callers come, and
// that no caller takes all of what is shared.
//
// # Usage
//
// A Rate is for how often: points come back by themselves. A Budget is for how much at
// a time: what was taken must be released. Turns are for how many at a time where
// callers wait instead of being refused.
//
// # Concurrency
//
// Everything here may be used by many goroutines.
package quota

import (
	"math"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"
	"golang.org/x/time/rate"
)

const (
	// tracked is how many callers are told apart. Those that were quiet the longest
	// are forgotten, and begin anew: their allowance would mostly be back anyway.
	tracked = 10_000
	// saved is for how many seconds a quiet caller saves up points.
	saved = 10
)

// Rate is an allowance of points for each caller: a bucket that fills at a steady
// pace. Nil is a rate without limits.
type Rate struct {
	perSecond float64
	burst     int
	now       func() time.Time
	left      *lru.Cache[string, *rate.Limiter]
}

// PerSecond allows every caller so many points a second, and ten seconds' worth at
// once; 0 is no limit. now is the clock; nil is time.Now.
func PerSecond(points int, now func() time.Time) *Rate {
	if points <= 0 {
		return nil
	}
	return NewRate(float64(points), min(points, math.MaxInt32/saved)*saved, now)
}

// NewRate allows every caller burst points at once, and then perSecond of them.
func NewRate(perSecond float64, burst int, now func() time.Time) *Rate {
	if now == nil {
		now = time.Now
	}
	left, _ := lru.New[string, *rate.Limiter](tracked) // it fails only for a size below 1
	return &Rate{perSecond: perSecond, burst: burst, now: now, left: left}
}

// Take takes points from a caller's allowance. wait is 0 when they were taken,
// else how long to wait until they would be; then nothing was taken. What costs
// more than the bucket holds takes a full one.
func (q *Rate) Take(caller string, points int) (wait time.Duration) {
	if q == nil {
		return 0
	}
	now := q.now()
	reserved := q.of(caller).ReserveN(now, min(points, q.burst))
	if wait = reserved.DelayFrom(now); wait > 0 {
		reserved.CancelAt(now)
	}
	return wait
}

// Wait is how long to wait until Take would take points; 0 for not at all. It takes
// nothing.
func (q *Rate) Wait(caller string, points int) time.Duration {
	if q == nil {
		return 0
	}
	missing := float64(min(points, q.burst)) - q.of(caller).TokensAt(q.now())
	return time.Duration(max(0, missing) / q.perSecond * float64(time.Second))
}

func (q *Rate) of(caller string) *rate.Limiter {
	if left, known := q.left.Get(caller); known {
		return left
	}
	fresh := rate.NewLimiter(rate.Limit(q.perSecond), q.burst)
	// Of two that come at once, one keeps the other's.
	if earlier, known, _ := q.left.PeekOrAdd(caller, fresh); known {
		return earlier
	}
	return fresh
}
