package desk

import (
	"context"

	"waybill/order"
	"waybill/refusal"
	"waybill/timeline"
)

// Comment writes on an order's timeline, whatever the order's status.
type Comment struct {
	OrderID        order.ID
	Body           string // 1 to 5,000 characters
	IdempotencyKey string `json:"-"`
}

func (Comment) verb() string       { return "addOrderComment" }
func (in Comment) order() order.ID { return in.OrderID }
func (Comment) guard() Guard       { return Guard{} }

// do adds a timeline entry with the comment as its sentence. It expects no version, because a
// comment overwrites nothing that somebody else has changed meanwhile.
func (in Comment) do(_ context.Context, w *change) error {
	body, problems := order.CheckComment(in.Body, refusal.Path{"body"})
	if len(problems) > 0 {
		return refused{problems}
	}
	w.record(timeline.Commented(body), nil)
	return nil
}
