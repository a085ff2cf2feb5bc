package desk

import (
	"context"
	"fmt"
	"slices"

	"waybill/ent"
	"waybill/ent/orderline"
	"waybill/internal/store"
	"waybill/order"
	"waybill/refusal"
	"waybill/timeline"
)

// ImportState tells whether an imported order was taken.
type ImportState int

// The states of an imported order.
const (
	// Added: it was not here before.
	Added ImportState = iota
	// Unchanged: it was here already, and stays as it is.
	Unchanged
	// Updated: it was here already, and what the file tells later was brought.
	Updated
	// Refused: the result's problems say why.
	Refused
)

// ImportResult tells what became of one order of an import.
type ImportResult struct {
	State ImportState
	// Warning is about an order that was taken although something is odd; empty for none.
	Warning  string
	Problems refusal.Problems
	// Differences are sentences that say what the file has, and the order that is here has not.
	Differences []string
}

// Import enters orders with their past, each on its own: one refusal does not stop the others.
// An order that is here already (same source and sourceId) is left alone; the result says
// what the file tells beyond it. All orders of one call share a transaction, so an error of the
// store undoes them all; the same call can be repeated then.
func (d *Desk) Import(ctx context.Context, actor order.Actor, orders []order.Imported) ([]ImportResult, error) {
	results := make([]ImportResult, len(orders))
	err := store.WriteUnique(ctx, d.store, func(ctx context.Context, tx *store.Tx) error {
		for i, in := range orders {
			var err error
			if results[i], err = d.importOne(ctx, tx, actor, in); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("import: %w", err)
	}
	return results, nil
}

// importOne enters one order within the transaction that all orders share.
func (d *Desk) importOne(ctx context.Context, tx *store.Tx, actor order.Actor, in order.Imported) (ImportResult, error) {
	recorded, warning, problems := in.Check()
	if len(problems) > 0 {
		return ImportResult{State: Refused, Problems: problems}, nil
	}
	w := newChange(tx, actor, order.At(d.now()))
	// A refusal comes before anything is written, so there is nothing to take back.
	err := w.enter(ctx, recorded, true)
	if problems, ok := problemsOf(err); ok {
		if slices.ContainsFunc(problems, isDuplicateSource) {
			c, err := compare(ctx, tx.Client, recorded)
			return ImportResult{State: Unchanged, Differences: c.differences()}, err
		}
		return ImportResult{State: Refused, Problems: problems}, nil
	}
	if err == nil {
		err = w.save(ctx)
	}
	return ImportResult{State: Added, Warning: warning}, err
}

// isDuplicateSource recognises the refusal of an order that was imported before.
func isDuplicateSource(p refusal.Problem) bool { return p.Code == refusal.DuplicateSource }

// recordHistory adds timeline entries for the order's past, in the order in which it must have
// happened: placed, fulfilled, cancelled, refunded. Facts change entry by entry, so that each
// tells the change of status that it made.
func (e *entering) recordHistory() {
	facts := e.in.Facts()
	e.begin(order.Facts{Number: facts.Number, Quantity: facts.Quantity, ToShip: facts.ToShip, Currency: facts.Currency})
	e.recordAt(e.placedAt(e.in.CheckedDraft), timeline.Placed(), nil)
	if facts.Fulfilled > 0 {
		e.facts.Fulfilled, e.facts.Shipped = facts.Fulfilled, facts.Shipped
		e.recordAt(e.in.FulfilledAt, timeline.FulfilledBefore(facts.Fulfilled), nil)
	}
	if e.in.CancelledAt != nil {
		e.facts.Cancelled = true
		e.recordAt(*e.in.CancelledAt, timeline.CancelledBefore(e.in.CancelReason), nil)
	}
	for _, t := range e.in.Transactions {
		if t.Kind == order.Refund {
			e.recordAt(t.At, timeline.RefundedBefore(e.money(t.Transaction.Amount)), nil)
		}
	}
	if e.imported {
		e.recordAt(e.now, timeline.Imported(e.in.Source), nil)
	}
	e.facts = facts
}

// firstFulfillment is the name of the first fulfillment of an order.
func firstFulfillment(number string) string { return number + "-F1" }

// createFulfillment stores one fulfillment of all pieces that were fulfilled before, because
// files do not tell in how many parcels they were sent.
func (e *entering) createFulfillment(ctx context.Context) error {
	if e.facts.Fulfilled == 0 {
		return nil
	}
	f, err := e.tx.OrderFulfillment.Create().
		SetOrderID(e.id).SetName(firstFulfillment(e.in.Number)).SetStatus(order.FulfillmentActive).
		SetTracking([]order.Tracking{}).SetCreatedAt(e.in.FulfilledAt).
		SetCreatedByKind(e.actor.Kind).SetCreatedBy(e.actor.Name).Save(ctx)
	if err != nil {
		return fmt.Errorf("create fulfillment: %w", err)
	}
	for i := range e.entries {
		if e.entries[i].Kind == order.EntryFulfilled {
			e.entries[i].FulfillmentID = f.ID
		}
	}
	ids, err := e.tx.OrderLine.Query().Where(orderline.OrderID(e.id)).
		Order(ent.Asc(orderline.FieldPosition)).IDs(ctx)
	if err != nil {
		return fmt.Errorf("load lines: %w", err)
	}
	var portions []order.Portion
	for i, n := range e.in.Fulfilled {
		if n > 0 {
			portions = append(portions, order.Portion{LineID: ids[i], Quantity: n})
		}
	}
	return createPortions(ctx, e.tx, f.ID, portions)
}
