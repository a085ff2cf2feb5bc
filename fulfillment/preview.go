package fulfillment

import (
	"context"
	"fmt"

	"waybill/ent"
	"waybill/ent/salesorder"
	"waybill/order"
)

// Preview is what a fulfillment would do.
type Preview struct {
	OrderID  order.ID
	Status   order.Status // that the order would have
	Portions []order.Portion
	Problems order.Problems
}

// Preview answers what Fulfill would, from read, without doing it.
func (d *Desk) Preview(ctx context.Context, read *ent.Client, in Fulfill) (Preview, error) {
	o, err := read.SalesOrder.Query().Where(salesorder.ID(in.OrderID)).Only(ctx)
	if ent.IsNotFound(err) {
		return Preview{Problems: order.Problems{orderNotFound}}, nil
	}
	if err != nil {
		return Preview{}, fmt.Errorf("preview: %w", err)
	}
	preview := Preview{OrderID: o.ID}
	if p := versionConflict(o, in.ExpectedVersion); p != nil {
		preview.Problems = order.Problems{*p}
		return preview, nil
	}
	facts := FactsOf(o)
	preview.Status = facts.Status()
	lines, err := linesOf(ctx, read, o.ID)
	if err != nil {
		return Preview{}, err
	}
	plan, problems := checkFulfill(facts, lines, &in)
	if len(problems) > 0 {
		preview.Problems = problems
		return preview, nil
	}
	facts.Fulfilled += order.Pieces(plan)
	preview.Status, preview.Portions = facts.Status(), plan
	return preview, nil
}
