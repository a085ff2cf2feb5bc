package fulfillment

import (
	"context"

	"waybill/money"
	"waybill/order"
)

// Refund gives money back. Amount is decimal text in the order's currency; nil
// is all that can be refunded.
type Refund struct {
	Guard
	OrderID order.ID
	Amount  *string
	Reason  string
}

// Refund records that money went back.
func (d *Desk) Refund(ctx context.Context, actor order.Actor, in Refund) (Result, error) {
	return d.change(ctx, actor, in.Guard, "refundOrder", in.OrderID, in, func(ctx context.Context, w *work) error {
		if p := order.CanRefund(w.facts); p != nil {
			return refuseIf(p)
		}
		reason, p := order.CheckRemark(in.Reason, order.Path{"reason"})
		if p != nil {
			return refuseIf(p)
		}
		var asked *money.Money
		if in.Amount != nil {
			minor, p := order.ReadAmount(*in.Amount, money.Currency(w.facts.Currency), order.Path{"amount"})
			if p != nil {
				return refuseIf(p)
			}
			m := w.money(minor)
			asked = &m
		}
		back, p := order.PlanRefund(w.facts, asked)
		if p != nil {
			return refuseIf(p)
		}
		return w.giveBack(ctx, back.Minor, reason)
	})
}
