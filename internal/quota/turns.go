package quota

import (
	"context"
	"sync"
)

// Turns lets each caller do only so much at a time. Unlike with a Budget, a caller who wants more waits.
type Turns struct {
	most int

	mu sync.Mutex
	of map[string]*turn
}

type turn struct {
	places  chan struct{}
	callers int // who have a place, or wait for one
}

// NewTurns lets each caller have so many turns at a time.
func NewTurns(most int) *Turns { return &Turns{most: most, of: map[string]*turn{}} }

// Wait waits for a caller's turn until ctx ends. done ends the turn, and must be called once.
func (t *Turns) Wait(ctx context.Context, caller string) (done func(), err error) {
	mine := t.join(caller)
	select {
	case mine.places <- struct{}{}:
		return t.ended(caller, mine), nil
	case <-ctx.Done():
		t.leave(caller, mine)
		return nil, ctx.Err()
	}
}

// Try is Wait for whoever cannot wait: free is false when all turns of the caller are taken.
func (t *Turns) Try(caller string) (done func(), free bool) {
	mine := t.join(caller)
	select {
	case mine.places <- struct{}{}:
		return t.ended(caller, mine), true
	default:
		t.leave(caller, mine)
		return nil, false
	}
}

func (t *Turns) ended(caller string, mine *turn) func() {
	return func() {
		<-mine.places
		t.leave(caller, mine)
	}
}

func (t *Turns) join(caller string) *turn {
	t.mu.Lock()
	defer t.mu.Unlock()
	mine := t.of[caller]
	if mine == nil {
		mine = &turn{places: make(chan struct{}, t.most)}
		t.of[caller] = mine
	}
	mine.callers++
	return mine
}

func (t *Turns) leave(caller string, mine *turn) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if mine.callers--; mine.callers == 0 {
		delete(t.of, caller)
	}
}
