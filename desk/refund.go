package desk

import (
	"context"

	"waybill/money"
	"waybill/order"
	"waybill/refusal"
)

// Refund records that money went back.
type Refund struct {
	Guard
	OrderID order.ID
	// Amount is decimal text in the order's currency; nil is all that can be refunded.
	Amount *string
	// Reason goes into the timeline's sentence; at most 255 characters.
	Reason string
}

func (Refund) verb() string       { return "refundOrder" }
func (in Refund) order() order.ID { return in.OrderID }

// do reads the amount in the order's currency and gives back what the rules allow.
func (in Refund) do(ctx context.Context, w *change) error {
	if p := order.CanRefund(w.facts); p != nil {
		return refuseIf(p)
	}
	reason, p := order.CheckRemark(in.Reason, refusal.Path{"reason"})
	if p != nil {
		return refuseIf(p)
	}
	var asked *money.Money
	if in.Amount != nil {
		minor, p := order.ReadAmount(*in.Amount, money.Currency(w.facts.Currency), refusal.Path{"amount"})
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
}
