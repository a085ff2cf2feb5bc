package desk

import (
	"context"
	"fmt"

	"waybill/ent"
	"waybill/ent/salesorder"
	"waybill/order"
	"waybill/refusal"
)

// Preview tells what a fulfillment would do.
type Preview struct {
	OrderID  order.ID
	Status   order.Status // that the order would have
	Portions []order.Portion
	Problems refusal.Problems
}

// Preview tells what Fulfill would do with the same input, by the same rules. It
// reads and writes nothing.
func (d *Desk) Preview(ctx context.Context, read *ent.Client, in Fulfill) (Preview, error) {
	o, err := read.SalesOrder.Query().Where(salesorder.ID(in.OrderID)).Only(ctx)
	if ent.IsNotFound(err) {
		return Preview{Problems: refusal.Problems{orderNotFound}}, nil
	}
	if err != nil {
		return Preview{}, fmt.Errorf("preview: %w", err)
	}
	preview := Preview{OrderID: o.ID}
	if p := versionConflict(o, in.ExpectedVersion); p != nil {
		preview.Problems = refusal.Problems{*p}
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
