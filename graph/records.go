package graph

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"

	"waybill/internal/database"
)

// What an operation costs is told by how many objects lists usually have. Some have
// many more: an order can have 500 lines, and a fulfillment as many. A hundred such
// orders twenty times over would be a million lines, which take more than a
// gigabyte. So records are counted as they are read, too.

// errTooManyRecords is why an operation reads no more.
var errTooManyRecords = errors.New("too many records")

// ceiling bounds how many records operations hold.
type ceiling struct {
	each int64 // one operation
	all  int64 // all that run
	held atomic.Int64
}

// operationsInFull is how many operations may hold as many records as one may at
// most, at the same time.
const operationsInFull = 3

func newCeiling(each int) *ceiling {
	return &ceiling{each: int64(each), all: operationsInFull * int64(each)}
}

// tally is what one operation holds. Nil holds any number.
type tally struct {
	ceiling *ceiling
	mu      sync.Mutex
	held    int64
	let     bool // go of everything
}

type tallyKey struct{}

// counting has the records counted that are read with the context. letGo must be
// called when they are not needed any more.
func (c *ceiling) counting(ctx context.Context) (counted context.Context, letGo func()) {
	t := &tally{ceiling: c}
	return context.WithValue(ctx, tallyKey{}, t), t.letGo
}

// mayRead is how many records a statement needs to read at most: one more than the
// operation may still hold tells that there are too many.
func mayRead(ctx context.Context) int {
	t, ok := ctx.Value(tallyKey{}).(*tally)
	if !ok {
		return -1 // which is no limit
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	return int(max(0, t.ceiling.each-t.held)) + 1
}

// hold counts records that were read. It fails when they are too many: for the
// operation, or for the server at the moment.
func hold(ctx context.Context, n int) error {
	t, ok := ctx.Value(tallyKey{}).(*tally)
	if !ok || n == 0 {
		return nil
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.let {
		return context.Canceled // nobody waits for them
	}
	t.held += int64(n)
	held := t.ceiling.held.Add(int64(n))
	switch {
	case t.held > t.ceiling.each:
		return errTooManyRecords
	case held > t.ceiling.all:
		return database.ErrOverloaded
	}
	return nil
}

func (t *tally) letGo() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if !t.let {
		t.let = true
		t.ceiling.held.Add(-t.held)
	}
}
