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

// The cost of an operation assumes that lists have their usual length. Some are much longer: an
// order can have 500 lines, and so can a fulfillment. A page of a hundred such orders, selected
// twenty times in one operation, would be a million lines, which take more than a gigabyte. So
// records are also counted when they are read.

// errTooManyRecords is why an operation reads no more.
var errTooManyRecords = errors.New("too many records")

// recordSize is how many bytes of memory a record takes while an operation holds it, with
// its texts and the values that gqlgen makes of its fields: a million order lines took
// somewhat more than a gigabyte.
const recordSize = 1 << 10

// freeRecords is how many records of each operation are not charged to the memory that callers
// share: when others hold all of it, a page of orders with their lines can still be read.
const freeRecords = 100

// records counts what one operation has read.
type records struct {
	most   int64 // how many records the operation may hold
	free   int64 // how many of these are not charged to memory
	memory *quota.Hold

	mu   sync.Mutex // held while reading, so that the next knows how much is left
	held int64      // how many records it holds
	full bool
}

// openRecords begins to count the records of one operation. It may hold at most most records, and
// no more than fit into one caller's share of the memory. Release the memory when the operation
// has ended.
func openRecords(memory *quota.Budget, caller string, most int) *records {
	return &records{most: min(int64(most), memory.Share()/recordSize), free: freeRecords, memory: memory.Open(caller)}
}

// readCounted reads records with a statement that reads at most limit of them: one more than the
// operation may still hold; -1 is no limit. It fails when there are too many records for the
// operation, or for the server at the moment. Holding the lock while reading costs no time: an
// operation has one snapshot, and so one connection, which reads one statement at a time anyway.
func readCounted[R any](ctx context.Context, read func(limit int) ([]R, error)) ([]R, error) {
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

// weightOf is how many records each record of the field that is being resolved counts as: an answer
// has a value in memory for each selected field of each record.
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
