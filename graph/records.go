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

// tally is what one operation holds.
type tally struct {
	ceiling *ceiling
	mu      sync.Mutex // held while reading, so that the next knows how much is left
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

// counted reads records with a statement that reads at most limit of them, which is
// one more than the operation may still hold; -1 is no limit. It fails when they are
// too many: for the operation, or for the server at the moment. The operation has
// one snapshot and so one connection: nothing waits here that would not wait there.
func counted[R any](ctx context.Context, read func(limit int) ([]R, error)) ([]R, error) {
	t, ok := ctx.Value(tallyKey{}).(*tally)
	if !ok {
		return read(-1)
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.held > t.ceiling.each {
		return nil, errTooManyRecords
	}
	records, err := read(int(t.ceiling.each-t.held) + 1)
	if err != nil {
		return nil, err
	}
	return records, t.hold(int64(len(records)))
}

func (t *tally) hold(n int64) error {
	if t.let {
		return context.Canceled // nobody waits for them
	}
	t.held += n
	held := t.ceiling.held.Add(n)
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
