package fulfillment

import (
	"context"
	"fmt"

	"waybill/ent"
	"waybill/ent/orderfulfillment"
	"waybill/order"
	"waybill/timeline"
)

// CancelFulfillment names what is taken back; without FulfillmentID, all that stand.
type CancelFulfillment struct {
	Guard
	OrderID       order.ID
	FulfillmentID *order.FulfillmentID
}

// CancelFulfillment takes fulfillments back. They stay in the history.
func (d *Desk) CancelFulfillment(ctx context.Context, actor order.Actor, in CancelFulfillment) (Result, error) {
	return d.change(ctx, actor, in.Guard, "cancelFulfillment", in.OrderID, in, func(ctx context.Context, w *work) error {
		if p := order.CanCancelFulfillment(w.facts, in.FulfillmentID != nil); p != nil {
			return refuseIf(p)
		}
		standing, err := w.standing(ctx, in.FulfillmentID)
		if err != nil {
			return err
		}
		for _, f := range standing {
			if err := w.takeBack(ctx, f); err != nil {
				return err
			}
		}
		w.notify("Fulfillment cancelled", "Fulfillment of order #%s is cancelled. The order is now %s.",
			w.order.Number, w.facts.Status().Words())
		return nil
	})
}

// standing are the fulfillments to take back, oldest first.
func (w *work) standing(ctx context.Context, named *order.FulfillmentID) ([]*ent.OrderFulfillment, error) {
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

// activeFulfillment is the named fulfillment of this order, if it stands.
func (w *work) activeFulfillment(ctx context.Context, id order.FulfillmentID) (*ent.OrderFulfillment, error) {
	f, err := w.tx.OrderFulfillment.Query().WithLines().
		Where(orderfulfillment.ID(id), orderfulfillment.OrderID(w.order.ID)).Only(ctx)
	if ent.IsNotFound(err) {
		return nil, refuse(order.CodeFulfillmentNotFound, order.Path{"fulfillmentId"}, "The order has no such fulfillment.")
	}
	if err != nil {
		return nil, fmt.Errorf("load fulfillment: %w", err)
	}
	return f, refuseIf(order.CanCancelOne(f.Name, f.Status))
}

func (w *work) takeBack(ctx context.Context, f *ent.OrderFulfillment) error {
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
	if err := w.addFulfilled(ctx, portions, -1); err != nil {
		return err
	}
	w.record(order.EntryFulfillmentCancelled, timeline.FulfillmentCancelled(w.actor, f.Name, order.Pieces(portions)),
		lineChanges(portions, lines, -1))
	w.outcome.FulfillmentID = f.ID
	return nil
}
