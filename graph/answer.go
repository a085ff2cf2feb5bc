package graph

import (
	"context"

	"waybill/ent"
	"waybill/ent/salesorder"
	"waybill/fulfillment"
	"waybill/graph/model"
	"waybill/order"
)

// answer is what every mutation's payload is made of.
type answer struct {
	order        *ent.SalesOrder
	userErrors   []*order.Problem
	notification *model.Notification
	outcome      order.Outcome
}

// answer reads the order as it is after a command. asked is the order that the
// input names: a refused command shows it as it is now.
func (r *Resolver) answer(ctx context.Context, asked order.ID, result fulfillment.Result, err error) (answer, error) {
	if err != nil {
		return answer{}, err
	}
	a := answer{userErrors: userErrors(result.Problems), outcome: result.Outcome}
	id := result.OrderID
	if len(result.Problems) > 0 {
		id = asked
	} else if result.Message != "" {
		a.notification = &model.Notification{Title: result.Title, Message: result.Message}
	}
	a.order, err = r.orderByID(ctx, id, []string{"order"})
	return a, err
}

// orderByID reads the columns selected under path; nil when there is no such order.
func (r *Resolver) orderByID(ctx context.Context, id order.ID, path []string) (*ent.SalesOrder, error) {
	found, err := r.ordersByID(ctx, []order.ID{id}, path)
	return found[id], err
}

func (r *Resolver) ordersByID(ctx context.Context, ids []order.ID, path []string) (map[order.ID]*ent.SalesOrder, error) {
	return r.ordersWhere(ctx, salesorder.IDIn(ids...), path)
}

// maxUserErrors is how many reasons a refusal tells: an order can have one for each of
// its 500 lines, and nobody reads them all.
const maxUserErrors = 25

func userErrors(problems order.Problems) []*order.Problem {
	errs := make([]*order.Problem, min(len(problems), maxUserErrors))
	for i := range errs {
		errs[i] = &problems[i]
	}
	return errs
}

func (r *Resolver) fulfillmentByID(ctx context.Context, id order.FulfillmentID) (*ent.OrderFulfillment, error) {
	if id == 0 {
		return nil, nil //nolint:nilnil // null is the answer
	}
	f, err := r.read.OrderFulfillment.Get(ctx, id)
	if err != nil {
		return nil, err
	}
	keepTogether(ctx, []*ent.OrderFulfillment{f})
	return f, nil
}
