package desk

import (
	"context"
	"fmt"

	"waybill/ent"
	"waybill/ent/orderfulfillment"
	"waybill/order"
	"waybill/refusal"
	"waybill/timeline"
)

// TakeBack cancels fulfillments. They stay in the history, and the order's status
// follows.
type TakeBack struct {
	Guard
	OrderID order.ID
	// FulfillmentID names one of the order's; nil is all active ones.
	FulfillmentID *order.FulfillmentID
}

func (TakeBack) verb() string       { return "cancelFulfillment" }
func (in TakeBack) order() order.ID { return in.OrderID }

// do cancels the named fulfillment or all active ones. Each has its own timeline entry, but
// the version rises once, and one popup tells of all.
func (in TakeBack) do(ctx context.Context, w *change) error {
	if p := order.CanCancelFulfillment(w.facts, in.FulfillmentID != nil); p != nil {
		return refuseIf(p)
	}
	active, err := w.activeOnes(ctx, in.FulfillmentID)
	if err != nil {
		return err
	}
	for _, f := range active {
		if err := w.cancelOne(ctx, f); err != nil {
			return err
		}
	}
	w.notify("Fulfillment cancelled", "Fulfillment of order #%s is cancelled. The order is now %s.",
		w.order.Number, w.facts.Status().Words())
	return nil
}

// activeOnes are the fulfillments to cancel: the named one or all active ones, oldest first.
func (w *change) activeOnes(ctx context.Context, named *order.FulfillmentID) ([]*ent.OrderFulfillment, error) {
	if named != nil {
		f, err := w.activeFulfillment(ctx, *named)
		return []*ent.OrderFulfillment{f}, err
	}
	active, err := w.tx.OrderFulfillment.Query().WithLines().
		Where(orderfulfillment.OrderID(w.order.ID), orderfulfillment.StatusEQ(order.FulfillmentActive)).
		Order(ent.Asc(orderfulfillment.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("load fulfillments: %w", err)
	}
	return active, nil
}

// activeFulfillment is the named fulfillment of this order, and a refusal if it is not active. A
// fulfillment of another order is refused like one that does not exist, so that an ID tells
// nothing about other orders.
func (w *change) activeFulfillment(ctx context.Context, id order.FulfillmentID) (*ent.OrderFulfillment, error) {
	f, err := w.tx.OrderFulfillment.Query().WithLines().
		Where(orderfulfillment.ID(id), orderfulfillment.OrderID(w.order.ID)).Only(ctx)
	if ent.IsNotFound(err) {
		return nil, refuse(refusal.FulfillmentNotFound, refusal.Path{"fulfillmentId"}, "The order has no such fulfillment.")
	}
	if err != nil {
		return nil, fmt.Errorf("load fulfillment: %w", err)
	}
	return f, refuseIf(order.CanChangeFulfillment(f.Name, f.Status))
}

// cancelOne cancels one fulfillment. Its pieces can be fulfilled again, except those that were
// refunded since.
func (w *change) cancelOne(ctx context.Context, f *ent.OrderFulfillment) error {
	err := w.tx.OrderFulfillment.Update().Where(orderfulfillment.ID(f.ID)).
		SetStatus(order.FulfillmentCancelled).
		SetCancelledAt(w.now).
		SetCancelledByKind(w.actor.Kind).
		SetCancelledBy(w.actor.Name).
		Exec(ctx)
	if err != nil {
		return fmt.Errorf("cancel fulfillment: %w", err)
	}
	// The lines are read before they change, for the entry's before and after.
	lines, err := linesOf(ctx, w.tx.Client, w.order.ID)
	if err != nil {
		return err
	}
	portions := make([]order.Portion, len(f.Edges.Lines))
	for i, l := range f.Edges.Lines {
		portions[i] = order.Portion{LineID: l.OrderLineID, Quantity: l.Quantity}
	}
	if err := w.moveFulfilled(ctx, lines, portions, -1); err != nil {
		return err
	}
	w.record(timeline.FulfillmentCancelled(w.actor, f.ID, f.Name, order.Pieces(portions)),
		lineChanges(portions, lines, -1))
	w.outcome.FulfillmentID = f.ID
	return nil
}
