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

// Steady is a clock for New that never goes back, and begins no earlier than the newest change
// in s: while the machine's clock is behind, time stands still. So the times of changes come
// in the order of the changes. now is the machine's clock; nil is time.Now.
func Steady(ctx context.Context, s store.Store, now func() time.Time) (func() time.Time, error) {
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

// age is how far the store has come, by which idempotency keys grow old. A clock that is a
// year ahead for a minute does not make them a year older: the store begins where its newest
// key is, and goes on by the time that has passed since.
type age struct {
	mu sync.Mutex
	at order.Instant // 0 before it has begun
}

// goOn lets time pass; newest is when the newest key was stored.
func (a *age) goOn(passed time.Duration, newest, now order.Instant) order.Instant {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.at == 0 {
		a.at = newest
	} else {
		a.at += order.Instant(passed.Microseconds())
	}
	return min(a.at, now)
}
