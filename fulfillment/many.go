package fulfillment

import (
	"context"
	"fmt"
	"strconv"
	"sync"

	"waybill/order"
)

// FulfillMany names orders to be fulfilled whole.
type FulfillMany struct {
	IdempotencyKey string `json:"-"`

	OrderIDs    []order.ID
	AllowUnpaid bool
}

// FulfillMany fulfils each order on its own, so one refusal does not stop the
// others. Results stand in the order of OrderIDs. An error of one order that is
// not a refusal does not undo the others either; the first one is returned.
func (d *Desk) FulfillMany(ctx context.Context, actor order.Actor, in FulfillMany) ([]Result, error) {
	results := make([]Result, len(in.OrderIDs))
	errs := make([]error, len(in.OrderIDs))
	var group sync.WaitGroup
	// All at once, so that they share commits; the store does them one by one.
	for i, id := range in.OrderIDs {
		group.Go(func() {
			k := keyed{actor: actor, Guard: Guard{IdempotencyKey: in.IdempotencyKey}, mutation: "fulfillOrders", item: strconv.Itoa(i), input: in}
			results[i], errs[i] = d.fulfill(ctx, k, Fulfill{OrderID: id, AllowUnpaid: in.AllowUnpaid})
		})
	}
	group.Wait()
	for i, err := range errs {
		if err != nil {
			return results, fmt.Errorf("order %d of %d: %w", i+1, len(errs), err)
		}
	}
	return results, nil
}

// CheckMany bounds how many orders one command may name.
func CheckMany(ids []order.ID) *order.Problem {
	if len(ids) > order.MaxBulkFulfill {
		return &order.Problem{Code: order.CodeTooLong, Field: order.Path{"orderIds"},
			Message: fmt.Sprintf("At most %d orders can be fulfilled at once.", order.MaxBulkFulfill)}
	}
	return nil
}
