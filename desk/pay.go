package desk

import (
	"context"

	"waybill/order"
	"waybill/refusal"
	"waybill/timeline"
)

// Pay records that everything outstanding was received elsewhere: a capture of
// what was authorised before, a sale of the rest.
type Pay struct {
	Guard
	OrderID order.ID
	// Reference finds the payment again, e.g. a bank transfer's; at most 255 characters.
	Reference string
}

func (Pay) verb() string       { return "markOrderAsPaid" }
func (in Pay) order() order.ID { return in.OrderID }

// do captures before it sells, as the rules plan it.
func (in Pay) do(ctx context.Context, w *change) error {
	if p := order.CanMarkAsPaid(w.facts); p != nil {
		return refuseIf(p)
	}
	reference, p := order.CheckRemark(in.Reference, refusal.Path{"reference"})
	if p != nil {
		return refuseIf(p)
	}
	promised, err := w.promised(ctx)
	if err != nil {
		return err
	}
	rest := w.facts.Outstanding()
	for _, t := range order.PlanPayment(w.facts, promised) {
		if err := w.addTransaction(ctx, t, reference); err != nil {
			return err
		}
	}
	w.record(order.EntryMarkedAsPaid, timeline.MarkedAsPaid(w.actor, w.money(rest)), nil)
	return nil
}
