package desk

import (
	"context"

	"waybill/order"
)

// RecordPayment records that money was received elsewhere: any part of what is
// outstanding, or more.
type RecordPayment struct {
	Guard
	OrderID order.ID
	// Amount is decimal text in the order's currency; nil is all that is outstanding,
	// and where nothing is, what was forgiven.
	Amount *string
	// Gateway and Reference tell how it came; at most 255 characters each.
	Gateway, Reference string
	// ProcessedAt is when it came; nil is now.
	ProcessedAt *order.Instant
}

func (RecordPayment) verb() string       { return "recordPayment" }
func (in RecordPayment) order() order.ID { return in.OrderID }

func (in RecordPayment) do(_ context.Context, w *change) error {
	return refuseIf(order.CanMarkAsPaid(w.facts))
}
