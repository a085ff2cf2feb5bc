package fulfillment

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"waybill/ent"
	"waybill/ent/orderline"
	"waybill/internal/database"
	"waybill/money"
	"waybill/order"
	"waybill/timeline"
)

// ImportState is what became of an imported order.
type ImportState int

const (
	Added     ImportState = iota // it was not here before
	Unchanged                    // it was here already, and stays as it is
	Refused                      // see the problems
)

// ImportResult is what became of one order of an import.
type ImportResult struct {
	State    ImportState
	Warning  string // it was taken although something is odd
	Problems order.Problems
}

// Import enters orders together with their past, each on its own: one refusal
// does not stop the others. An order that is here already (same source and
// sourceId) is left alone.
func (d *Desk) Import(ctx context.Context, actor order.Actor, orders []order.Imported) ([]ImportResult, error) {
	results := make([]ImportResult, len(orders))
	err := d.db.Write(ctx, func(ctx context.Context, tx *database.Tx) error {
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

func (d *Desk) importOne(ctx context.Context, tx *database.Tx, actor order.Actor, in order.Imported) (ImportResult, error) {
	recorded, warning, problems := in.Check()
	if len(problems) > 0 {
		return ImportResult{State: Refused, Problems: problems}, nil
	}
	b := &book{tx: tx, now: order.At(d.now()), actor: actor, in: recorded, imported: true}
	b.placedAt = b.now
	if recorded.PlacedAt != nil {
		b.placedAt = *recorded.PlacedAt
	}
	// A refusal comes before anything is written, so there is nothing to take back.
	_, err := b.enter(ctx)
	var no refused
	switch {
	case err == nil:
		return ImportResult{State: Added, Warning: warning}, nil
	case !errors.As(err, &no):
		return ImportResult{}, err
	case slices.ContainsFunc(no.Problems, isDuplicateSource):
		return ImportResult{State: Unchanged}, nil
	}
	return ImportResult{State: Refused, Problems: no.Problems}, nil
}

func isDuplicateSource(p order.Problem) bool { return p.Code == order.CodeDuplicateSource }

// tellHistory writes the timeline of what had happened before, in the order in
// which it must have happened.
func (b *book) tellHistory() {
	facts := b.facts
	b.facts = order.Facts{Number: facts.Number, Quantity: facts.Quantity, Currency: facts.Currency}
	b.tell(order.EntryPlaced, b.placedAt, timeline.Placed())
	if pieces := b.piecesFulfilled(); pieces > 0 {
		facts.Fulfilled = pieces
		b.facts.Fulfilled = pieces
		b.tell(order.EntryFulfilled, b.in.FulfilledAt, timeline.Items(pieces)+" fulfilled.")
	}
	if b.in.CancelledAt != nil {
		facts.Cancelled = true
		b.facts.Cancelled = true
		b.tell(order.EntryCancelled, *b.in.CancelledAt, "Order cancelled.")
	}
	for _, t := range b.in.Transactions {
		if t.Kind == order.Refund {
			b.tell(order.EntryRefunded, t.At, timeline.RefundedBefore(money.Money{Minor: t.Amount, Currency: b.in.CurrencyCode}))
		}
	}
	if b.imported {
		b.tell(order.EntryImported, b.now, timeline.Imported(b.in.Source))
	}
	b.facts = facts
}

func (b *book) tell(kind order.EntryKind, at order.Instant, message string) {
	before := order.Unfulfilled
	if n := len(b.entries); n > 0 {
		before = b.entries[n-1].After
	}
	e := timeline.Entry{Kind: kind, At: at, Actor: b.actor, Message: message, Before: before, After: b.facts.Status()}
	if e.Before != e.After {
		from, to := e.Before.String(), e.After.String()
		e.Changes = []order.Change{{Field: "status", Before: &from, After: &to}}
	}
	b.entries = append(b.entries, e)
}

func (b *book) piecesFulfilled() int {
	pieces := 0
	for _, n := range b.in.Fulfilled {
		pieces += n
	}
	return pieces
}

// createFulfillment holds what had been fulfilled before; the file does not tell
// in how many parcels, so it is one.
func (b *book) createFulfillment(ctx context.Context) error {
	if b.facts.Fulfilled == 0 {
		return nil
	}
	f, err := b.tx.OrderFulfillment.Create().
		SetOrderID(b.id).SetName(b.in.Number + "-F1").SetStatus(order.FulfillmentActive).
		SetTracking([]order.Tracking{}).SetCreatedAt(b.in.FulfilledAt).
		SetCreatedByKind(b.actor.Kind).SetCreatedBy(b.actor.Name).Save(ctx)
	if err != nil {
		return fmt.Errorf("create fulfillment: %w", err)
	}
	ids, err := b.tx.OrderLine.Query().Where(orderline.OrderID(b.id)).
		Order(ent.Asc(orderline.FieldPosition)).IDs(ctx)
	if err != nil {
		return fmt.Errorf("load lines: %w", err)
	}
	var portions []order.Portion
	for i, n := range b.in.Fulfilled {
		if n > 0 {
			portions = append(portions, order.Portion{LineID: ids[i], Quantity: n})
		}
	}
	return createPortions(ctx, b.tx, f.ID, portions)
}
