package fulfillment

import (
	"context"
	"fmt"

	"waybill/ent/paymenttransaction"
	"waybill/order"
	"waybill/timeline"
)

// Cancel ends an order.
type Cancel struct {
	Guard
	OrderID order.ID
	Reason  order.CancelReason
	Note    string
	Refund  *bool // false keeps what was paid; nil is true
}

// Cancel cancels an order of which nothing is fulfilled and, unless told not to,
// refunds everything that was paid and lets go of what was only authorised.
func (d *Desk) Cancel(ctx context.Context, actor order.Actor, in Cancel) (Result, error) {
	return d.change(ctx, actor, in.Guard, "cancelOrder", in.OrderID, in, func(ctx context.Context, w *work) error {
		if p := order.CanCancel(w.facts); p != nil {
			return refuseIf(p)
		}
		note, p := order.CheckNote(in.Note, order.Path{"note"})
		if p != nil {
			return refuseIf(p)
		}
		w.facts.Cancelled = true
		w.edit.SetCancelledAt(w.now).SetCancelReason(in.Reason)
		w.record(order.EntryCancelled, timeline.Cancelled(w.actor, in.Reason, note), nil)
		w.notify("Order cancelled", "Order #%s is cancelled.", w.order.Number)
		if in.Refund != nil && !*in.Refund {
			return nil
		}
		return w.letMoneyGo(ctx)
	})
}

func (w *work) letMoneyGo(ctx context.Context) error {
	if back := w.facts.Refundable(); back > 0 {
		if err := w.giveBack(ctx, back, ""); err != nil {
			return err
		}
		w.outcome.Message += " " + w.money(back).String() + " was refunded."
	}
	promised, err := w.promised(ctx)
	if err != nil || promised == 0 {
		return err
	}
	w.facts.Authorized, w.facts.Voided = false, true
	return w.transact(ctx, order.Void, promised, "")
}

// promised is what was authorised and neither taken nor let go.
func (w *work) promised(ctx context.Context) (int64, error) {
	if !w.facts.Authorized {
		return 0, nil
	}
	moved, err := w.tx.PaymentTransaction.Query().Where(paymenttransaction.OrderID(w.order.ID)).All(ctx)
	if err != nil {
		return 0, fmt.Errorf("load transactions: %w", err)
	}
	var promised int64
	for _, t := range moved {
		switch t.Kind {
		case order.Authorization:
			promised += t.AmountMinor
		case order.Capture, order.Void:
			promised -= t.AmountMinor
		}
	}
	return max(0, promised), nil
}

// giveBack records a refund and tells it.
func (w *work) giveBack(ctx context.Context, minor int64, reason string) error {
	w.facts.Refunded += minor
	w.record(order.EntryRefunded, timeline.Refunded(w.actor, w.money(minor), reason),
		changed("refunded", w.money(w.order.RefundedMinor).String(), w.money(w.facts.Refunded).String()))
	return w.transact(ctx, order.Refund, minor, "")
}
