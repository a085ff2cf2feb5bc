package desk

import (
	"context"
	"fmt"

	"waybill/ent"
	"waybill/ent/salesorder"
	"waybill/order"
	"waybill/refusal"
)

// FulfillPreview is what a fulfillment would do. Where it would be refused, Problems say why.
type FulfillPreview struct {
	OrderID  order.ID
	Status   order.Status // the status that the order would have
	Portions []order.Portion
	Problems refusal.Problems
}

// PreviewFulfill tells what Fulfill would do with the same input, by the same rules. It
// reads and writes nothing.
func (d *Desk) PreviewFulfill(ctx context.Context, read *ent.Client, in Fulfill) (FulfillPreview, error) {
	o, lines, problems, err := loadForPreview(ctx, read, in.OrderID, in.Guard)
	if o == nil || err != nil {
		return FulfillPreview{Problems: problems}, err
	}
	facts := FactsOf(o)
	preview := FulfillPreview{OrderID: o.ID, Status: facts.Status(), Problems: problems}
	if len(problems) > 0 {
		return preview, nil
	}
	plan, problems := checkFulfill(facts, lines, &in)
	if len(problems) > 0 {
		preview.Problems = problems
		return preview, nil
	}
	facts.CountLines(order.MoveFulfilled(lineFacts(lines), plan, 1))
	preview.Status, preview.Portions = facts.Status(), plan
	return preview, nil
}

// loadForPreview reads an order with its lines, and refuses what load would refuse. It reads
// through the client of its caller, whose snapshot the rest of the answer is read from, too.
func loadForPreview(ctx context.Context, read *ent.Client, id order.ID, g Guard,
) (*ent.SalesOrder, []*ent.OrderLine, refusal.Problems, error) {
	o, err := read.SalesOrder.Query().Where(salesorder.ID(id)).Only(ctx)
	if ent.IsNotFound(err) {
		return nil, nil, refusal.Problems{orderNotFound}, nil
	}
	if err != nil {
		return nil, nil, nil, fmt.Errorf("preview: %w", err)
	}
	if p := versionConflict(o, g.ExpectedVersion); p != nil {
		return o, nil, refusal.Problems{*p}, nil
	}
	lines, err := linesOf(ctx, read, o.ID)
	return o, lines, nil, err
}
