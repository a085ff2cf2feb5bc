package desk

import (
	"context"

	"waybill/order"
	"waybill/refusal"
	"waybill/timeline"
)

// Cancel ends an order once and for all. Nothing of it may be fulfilled. In the same
// transaction, money that was paid is refunded and money that was only authorised
// is voided.
type Cancel struct {
	Guard
	OrderID order.ID
	Reason  order.CancelReason
	// Note goes into the timeline's sentence; at most 5,000 characters.
	Note string
	// Refund is whether money that was paid goes back; nil is true.
	Refund *bool
}

func (Cancel) verb() string       { return "cancelOrder" }
func (in Cancel) order() order.ID { return in.OrderID }

// do asks the rules, ends the order, and then settles its money. So on the timeline, the
// cancellation stands before the refund that follows from it.
func (in Cancel) do(ctx context.Context, w *change) error {
	if p := order.CanCancel(w.facts); p != nil {
		return refuseIf(p)
	}
	note, p := order.CheckNote(in.Note, refusal.Path{"note"})
	if p != nil {
		return refuseIf(p)
	}
	w.facts.Cancelled = true
	w.row.SetCancelledAt(w.now).SetCancelReason(in.Reason)
	w.record(timeline.Cancelled(w.actor, in.Reason, note), nil)
	w.notify("Order cancelled", "Order #%s is cancelled.", w.order.Number)
	if in.Refund != nil && !*in.Refund {
		return nil
	}
	return w.settleMoney(ctx)
}

// settleMoney refunds and voids the money of a cancelled order as the rules plan it. The popup
// says what was refunded, because the person who cancelled may not have thought of it. A void
// has no timeline entry of its own.
func (w *change) settleMoney(ctx context.Context) error {
	promised, err := w.promised(ctx)
	if err != nil {
		return err
	}
	for _, t := range order.PlanSettlement(w.facts, promised) {
		if _, err := w.addTransaction(ctx, w.facts.Settle(t), paymentDetails{at: w.now}); err != nil {
			return err
		}
		if t.Kind == order.Refund {
			w.record(timeline.Refunded(w.actor, timeline.Refund{Amount: w.money(t.Amount)}), w.moneyChanges())
			w.outcome.Message += " " + w.money(t.Amount).String() + " was refunded."
		}
	}
	return nil
}
