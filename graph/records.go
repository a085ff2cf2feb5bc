package graph

import (
	"context"
	"errors"
	"reflect"
	"sync"

	"github.com/99designs/gqlgen/graphql"

	"waybill/find"
	"waybill/internal/quota"
	"waybill/internal/store"
)

// The cost of an operation goes by how many objects lists usually have. Some have
// many more: an order can have 500 lines, and a fulfillment as many. A hundred such
// orders twenty times over would be a million lines, which take more than a
// gigabyte. So records are counted as they are read, too.

// errTooManyRecords is why an operation reads no more.
var errTooManyRecords = errors.New("too many records")

// recordSize is how many bytes of memory a record takes while an operation holds it, with
// its texts and the values that gqlgen makes of its fields: a million order lines took
// somewhat more than a gigabyte.
const recordSize = 1 << 10

// freeRecords need nothing of the memory that callers share, for each operation: when
// others hold all of it, a page of orders with their lines can still be read.
const freeRecords = 100

// records counts what one operation has read.
type records struct {
	most   int64 // records
	free   int64 // of them, those that need no memory
	memory *quota.Hold

	mu   sync.Mutex // held while reading, so that the next knows how much is left
	held int64      // records
	full bool
}

// openRecords begins to count the records of one operation of a caller: at most so many,
// or as many as fit into one caller's share of the memory. Release the memory when
// they are not needed any more.
func openRecords(memory *quota.Budget, caller string, most int) *records {
	return &records{most: min(int64(most), memory.Share()/recordSize), free: freeRecords, memory: memory.Open(caller)}
}

// counted reads records with a statement that reads at most limit of them, which is
// one more than the operation may still hold; -1 is no limit. It fails when they are
// too many: for the operation, or for the server at the moment. The operation has
// one snapshot and so one connection: nothing waits here that would not wait there.
func counted[R any](ctx context.Context, read func(limit int) ([]R, error)) ([]R, error) {
	o := operationOf(ctx)
	if o == nil || o.records == nil {
		return read(-1)
	}
	r := o.records
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.full {
		return nil, errTooManyRecords
	}
	weight := weightOf(ctx)
	// Records that do not fit at the moment are not read either: many may come at once.
	left := min(r.most-r.held, max(0, r.free-r.held)+r.memory.Left()/recordSize)
	all, err := read(int(left/weight) + 1)
	if err != nil {
		return nil, err
	}
	return all, r.hold(int64(len(all)) * weight)
}

// holdAgain counts what was read once, and stands in the answer once more.
func holdAgain(ctx context.Context, result any) error {
	o := operationOf(ctx)
	if o == nil || o.records == nil {
		return nil
	}
	n := int64(1)
	if page, isPage := result.(*find.TimelineConnection); isPage {
		n = int64(len(page.Nodes))
	} else if list := reflect.ValueOf(result); list.Kind() == reflect.Slice {
		n = int64(list.Len())
	}
	o.records.mu.Lock()
	defer o.records.mu.Unlock()
	if o.records.full {
		return errTooManyRecords
	}
	return o.records.hold(n * weightOf(ctx))
}

// fieldsOfRecord is how many fields of a record count as one record.
const fieldsOfRecord = 10

// weightOf is for how many records each record of the field being resolved counts: an
// answer has a value in memory for each selected field of each record.
func weightOf(ctx context.Context) int64 {
	if graphql.GetFieldContext(ctx) == nil {
		return 1 // a test
	}
	return 1 + int64(len(selected(ctx, nil))/fieldsOfRecord)
}

func (r *records) hold(n int64) error {
	switch {
	case n > r.most-r.held:
		r.full = true
		return errTooManyRecords
	case !r.memory.Take(max(0, n-max(0, r.free-r.held)) * recordSize):
		return store.ErrOverloaded
	}
	r.held += n
	return nil
}
