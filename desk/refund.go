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
	// Amount is decimal text in the order's currency; nil is what Lines and Shipping come
	// to, and without these all that can be refunded.
	Amount *string
	// Reason goes into the timeline's sentence; at most 255 characters.
	Reason string
	// Lines are the pieces that it is for, each line named once.
	Lines []order.Portion
	// Shipping is how much of it is for shipping, decimal text.
	Shipping *string
	// StillOwed makes the customer owe the amount again.
	StillOwed bool
	// Note is kept with the transaction; at most 5,000 characters.
	Note string
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
