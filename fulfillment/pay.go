package fulfillment

import (
	"context"

	"waybill/order"
	"waybill/timeline"
)

// MarkAsPaid says that the rest of the money was received elsewhere.
type MarkAsPaid struct {
	Guard
	OrderID   order.ID
	Reference string
}

// MarkAsPaid records that everything outstanding was received: a capture of what
// was authorised before, a sale of the rest.
func (d *Desk) MarkAsPaid(ctx context.Context, actor order.Actor, in MarkAsPaid) (Result, error) {
	return d.change(ctx, actor, in.Guard, "markOrderAsPaid", in.OrderID, in, func(ctx context.Context, w *work) error {
		if p := order.CanMarkAsPaid(w.facts); p != nil {
			return refuseIf(p)
		}
		reference, p := order.CheckRemark(in.Reference, order.Path{"reference"})
		if p != nil {
			return refuseIf(p)
		}
		promised, err := w.promised(ctx)
		if err != nil {
			return err
		}
		rest := w.facts.Outstanding()
		before := w.facts.PaymentStatus()
		w.facts.Captured += rest
		w.record(order.EntryMarkedAsPaid, timeline.MarkedAsPaid(w.actor, w.money(rest)),
			changed("paymentStatus", before.String(), w.facts.PaymentStatus().String()))
		taken := min(rest, promised)
		if err := w.transact(ctx, order.Capture, taken, reference); err != nil {
			return err
		}
		return w.transact(ctx, order.Sale, rest-taken, reference)
	})
}
