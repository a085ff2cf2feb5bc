package graph

import (
	"context"
	"fmt"

	"waybill/desk"
	"waybill/ent"
	"waybill/ent/predicate"
	"waybill/ent/salesorder"
	"waybill/graph/model"
	"waybill/order"
	"waybill/refusal"
)

// payload is what every mutation's payload is made of.
type payload struct {
	order        *ent.SalesOrder
	userErrors   []*refusal.Problem
	notification *model.Notification
	outcome      order.Outcome
}

// do carries out a command and reads the order as the command left it. asked is the order that the
// input names, 0 for none; for a refused command, the payload shows this order as it is now.
func (r *Resolver) do(ctx context.Context, key string, asked order.ID, c desk.Command) (payload, error) {
	var p payload
	_, err := r.desk.DoAndShow(ctx, actor(ctx), idempotencyKey(ctx, key), c, func(result desk.Result) (err error) {
		renewSnapshot(ctx)
		p = payload{userErrors: userErrors(result.Problems), outcome: result.Outcome}
		id := result.OrderID
		if len(result.Problems) > 0 {
			id = asked
		} else if result.Message != "" {
			p.notification = &model.Notification{Title: result.Title, Message: result.Message}
		}
		// This read begins the snapshot that the whole payload is read from.
		p.order, err = r.orderByID(ctx, id, []string{"order"})
		return err
	})
	return p, err
}

// renewSnapshot lets the operation read what it has just written.
func renewSnapshot(ctx context.Context) {
	if o := operationOf(ctx); o != nil && o.snapshot != nil {
		o.snapshot.Renew()
	}
}

// duplicateOf is the order that has the source ID or the number for which a draft was refused; nil
// when the draft was refused for something else.
func (r *Resolver) duplicateOf(ctx context.Context, draft order.Draft, problems []*refusal.Problem) (*ent.SalesOrder, error) {
	checked, _ := draft.Check() // a draft with problems of its own was refused before it was compared
	shown := []string{"order"}
	for _, p := range problems {
		switch p.Code {
		case refusal.DuplicateSource:
			return r.orderWhere(ctx, salesorder.And(salesorder.Source(checked.Source), salesorder.SourceID(checked.SourceID)), shown)
		case refusal.DuplicateNumber:
			return r.orderWhere(ctx, salesorder.Number(checked.Number), shown)
		}
	}
	return nil, nil //nolint:nilnil // null is the answer
}

// orderByID reads the columns selected under path; nil when there is no such order.
func (r *Resolver) orderByID(ctx context.Context, id order.ID, path []string) (*ent.SalesOrder, error) {
	return r.orderWhere(ctx, salesorder.ID(id), path)
}

// orderWhere is orderByID by another condition that only one order can meet.
func (r *Resolver) orderWhere(ctx context.Context, which predicate.SalesOrder, path []string) (*ent.SalesOrder, error) {
	found, err := r.ordersWhere(ctx, which, path)
	for _, o := range found {
		return o, err
	}
	return nil, err
}

func (r *Resolver) ordersByID(ctx context.Context, ids []order.ID, path []string) (map[order.ID]*ent.SalesOrder, error) {
	return r.ordersWhere(ctx, salesorder.IDIn(ids...), path)
}

// maxUserErrors is how many reasons a refusal tells: an order can have one for each of
// its 500 lines, and nobody reads them all.
const maxUserErrors = 25

func userErrors(problems refusal.Problems) []*refusal.Problem {
	errs := make([]*refusal.Problem, min(len(problems), maxUserErrors))
	for i := range errs {
		errs[i] = &problems[i]
	}
	return errs
}

func (r *Resolver) fulfillmentByID(ctx context.Context, id order.FulfillmentID) (*ent.OrderFulfillment, error) {
	if id == 0 {
		return nil, nil //nolint:nilnil // null is the answer
	}
	f, err := r.read(ctx).OrderFulfillment.Get(ctx, id)
	if err != nil {
		return nil, err
	}
	rememberSiblings(ctx, []*ent.OrderFulfillment{f})
	return f, nil
}

func (r *Resolver) numberOf(ctx context.Context, id order.ID) (string, error) {
	o, err := r.read(ctx).SalesOrder.Query().Where(salesorder.ID(id)).Select(salesorder.FieldNumber).Only(ctx)
	if err != nil {
		return "", fmt.Errorf("read the order's number: %w", err)
	}
	return o.Number, nil
}
