package desk

import (
	"context"
	"fmt"
	"sync"
	"time"

	"waybill/ent"
	"waybill/ent/salesorder"
	"waybill/internal/store"
	"waybill/order"
)

// MonotonicClock is a clock for New that never goes back, and begins no earlier than the newest
// change in s: while the machine's clock is behind, time stands still. So the times of changes
// are in the order of the changes. now is the machine's clock; nil is time.Now.
func MonotonicClock(ctx context.Context, s store.Store, now func() time.Time) (func() time.Time, error) {
	if now == nil {
		now = time.Now
	}
	var latest time.Time
	newest, err := s.Read().SalesOrder.Query().Order(ent.Desc(salesorder.FieldUpdatedAt, salesorder.FieldID)).
		Select(salesorder.FieldUpdatedAt).First(ctx)
	switch {
	case err == nil:
		latest = newest.UpdatedAt.Time()
	case !ent.IsNotFound(err):
		return nil, fmt.Errorf("read when the store was changed last: %w", err)
	}
	var mu sync.Mutex
	return func() time.Time {
		mu.Lock()
		defer mu.Unlock()
		if at := now(); at.After(latest) {
			latest = at
		}
		return latest
	}, nil
}

// keyAge is the time by which idempotency keys grow old. It begins when the newest key was
// stored, and advances by the time that has passed since, measured with a stopwatch. So a clock
// that is a year ahead for a minute does not make all keys a year older.
type keyAge struct {
	mu sync.Mutex
	at order.Instant // 0 before it has begun
}

// advance adds the time that has passed and returns the result, which is never later than now.
// newest is when the newest key was stored; the first call begins there.
func (a *keyAge) advance(passed time.Duration, newest, now order.Instant) order.Instant {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.at == 0 {
		a.at = newest
	} else {
		a.at += order.Instant(passed.Microseconds())
	}
	return min(a.at, now)
}
