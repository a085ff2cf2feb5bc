package graph

import (
	"context"
	"errors"
	"sync"

	"github.com/99designs/gqlgen/graphql"

	"waybill/internal/quota"
	"waybill/internal/store"
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
	all  *quota.Pool
}

// operationsInFull is how many operations may hold as many records as one may at
// most, at the same time; one caller's may be all of them but one.
const operationsInFull = 3

func newCeiling(each int) *ceiling {
	return &ceiling{int64(each), quota.NewPool(operationsInFull*int64(each), (operationsInFull-1)*int64(each))}
}

// recordCount is what one operation holds.
type recordCount struct {
	ceiling  *ceiling
	caller   string
	mu       sync.Mutex // held while reading, so that the next knows how much is left
	held     int64
	full     bool
	released bool
}

// open counts the records of one operation; release them when they are not needed
// any more.
func (c *ceiling) open(caller string) *recordCount { return &recordCount{ceiling: c, caller: caller} }

// counted reads records with a statement that reads at most limit of them, which is
// one more than the operation may still hold; -1 is no limit. It fails when they are
// too many: for the operation, or for the server at the moment. The operation has
// one snapshot and so one connection: nothing waits here that would not wait there.
func counted[R any](ctx context.Context, read func(limit int) ([]R, error)) ([]R, error) {
	o := operationOf(ctx)
	if o == nil || o.records == nil {
		return read(-1)
	}
	t := o.records
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.full {
		return nil, errTooManyRecords
	}
	weight := weightOf(ctx)
	// Records that do not fit at the moment are not read either: many may come at once.
	room := min(t.ceiling.each-t.held, t.ceiling.all.Left(t.caller))
	records, err := read(int(room/weight) + 1)
	if err != nil {
		return nil, err
	}
	return records, t.hold(int64(len(records)) * weight)
}

// fieldsOfRecord is how many fields of a record count as one record.
const fieldsOfRecord = 10

// weightOf is for how many records each counts of which the field being resolved
// selects so much: an answer has a value in memory for each field of each record.
func weightOf(ctx context.Context) int64 {
	if graphql.GetFieldContext(ctx) == nil {
		return 1 // a test
	}
	return 1 + int64(len(selected(ctx, nil))/fieldsOfRecord)
}

func (t *recordCount) hold(n int64) error {
	switch {
	case t.released:
		return context.Canceled // nobody waits for them
	case n > t.ceiling.each-t.held:
		t.full = true
		return errTooManyRecords
	case !t.ceiling.all.Take(t.caller, n):
		return store.ErrOverloaded
	}
	t.held += n
	return nil
}

func (t *recordCount) release() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if !t.released {
		t.released = true
		t.ceiling.all.Give(t.caller, t.held)
	}
}
