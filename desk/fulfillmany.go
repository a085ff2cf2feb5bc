package desk

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"sync"

	"waybill/order"
	"waybill/refusal"
)

// FulfillMany names orders to be fulfilled whole: everything that is left of each, at the
// address and with the tracking that it has.
type FulfillMany struct {
	OrderIDs       []order.ID
	AllowUnpaid    bool
	IdempotencyKey string `json:"-"`
}

// FulfillMany fulfils each order on its own, so one refusal does not stop the
// others. Results stand in the order of OrderIDs. With a key, sending it again
// fulfils no order twice, and asks anew for those that were refused. An error of one order that is
// not a refusal does not undo the others either; the first one is returned.
func (d *Desk) FulfillMany(ctx context.Context, actor order.Actor, key string, in FulfillMany) ([]Result, error) {
	return d.FulfillManyAndShow(ctx, actor, key, in, func([]Result) error { return nil })
}

// FulfillManyAndShow is FulfillMany, and calls show with the results before any other
// command changes one of the orders, as DoAndShow does.
func (d *Desk) FulfillManyAndShow(ctx context.Context, actor order.Actor, key string, in FulfillMany,
	show func([]Result) error) ([]Result, error) {
	orderTurn := turn{turns: d.turns}
	defer orderTurn.release()
	if err := orderTurn.wait(ctx, in.OrderIDs...); err != nil {
		return nil, fmt.Errorf("fulfillOrders: %w", err)
	}
	results, err := d.fulfillEach(ctx, actor, key, in)
	if err != nil {
		return results, err
	}
	return results, show(results)
}

// fulfillEach fulfils the orders; the caller has the turn on all of them. An order that is named
// twice is fulfilled once, and its second result says so.
func (d *Desk) fulfillEach(ctx context.Context, actor order.Actor, key string, in FulfillMany) ([]Result, error) {
	results := make([]Result, len(in.OrderIDs))
	errs := make([]error, len(in.OrderIDs))
	var group sync.WaitGroup
	// All are sent to the store at once, so that they share commits; it runs one after another.
	first := make(map[order.ID]int, len(in.OrderIDs))
	for i, id := range in.OrderIDs {
		if _, twice := first[id]; twice {
			continue
		}
		first[id] = i
		group.Go(func() {
			a := attempt{key: key, mutation: "fulfillOrders", item: strconv.FormatInt(int64(id), 10), input: in}
			results[i], errs[i] = d.once(ctx, actor, a, Fulfill{OrderID: id, AllowUnpaid: in.AllowUnpaid}, nil)
		})
	}
	group.Wait()
	for i, id := range in.OrderIDs {
		if first[id] != i {
			results[i] = answerForRepeat(results[first[id]])
		}
		pointIntoOrderIDs(results[i].Problems, i)
	}
	for i, err := range errs {
		if err != nil {
			return results, fmt.Errorf("order %d of %d: %w", i+1, len(errs), err)
		}
	}
	return results, nil
}

// answerForRepeat is the result for an order that is named a second time: the refusal of the
// first time, or that the order is fulfilled by now.
func answerForRepeat(first Result) Result {
	if len(first.Problems) > 0 {
		return Result{Problems: slices.Clone(first.Problems)}
	}
	return Result{Problems: refusal.Problems{{Code: refusal.OrderFulfilled, Message: "The order is named twice; it is fulfilled once."}}}
}

// pointIntoOrderIDs changes the field of problems from orderId to the place in orderIds: the
// input of this mutation has a list where Fulfill has one ID.
func pointIntoOrderIDs(problems refusal.Problems, i int) {
	for p := range problems {
		if slices.Equal(problems[p].Field, orderNotFound.Field) {
			problems[p].Field = refusal.Path{"orderIds"}.At(i)
		}
	}
}

// CheckFulfillMany bounds how many orders one command may name.
func CheckFulfillMany(ids []order.ID) *refusal.Problem {
	if len(ids) > order.MaxBulkFulfill {
		return refusal.New(refusal.TooLong, refusal.Path{"orderIds"}, "At most %d orders can be fulfilled at once.", order.MaxBulkFulfill).
			With(refusal.ParamMost, order.MaxBulkFulfill)
	}
	return nil
}
