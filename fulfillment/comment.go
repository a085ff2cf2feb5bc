package fulfillment

import (
	"context"

	"waybill/order"
)

// Comment is something worth telling about an order.
type Comment struct {
	OrderID        order.ID
	Body           string
	IdempotencyKey string `json:"-"`
}

// Comment writes on the order's timeline, whatever the order's status.
func (d *Desk) Comment(ctx context.Context, actor order.Actor, in Comment) (Result, error) {
	return d.change(ctx, actor, Guard{IdempotencyKey: in.IdempotencyKey}, "addOrderComment", in.OrderID, in, func(_ context.Context, w *work) error {
		body, problems := order.CheckComment(in.Body, order.Path{"body"})
		if len(problems) > 0 {
			return refused{problems}
		}
		w.record(order.EntryCommented, body, nil)
		return nil
	})
}
