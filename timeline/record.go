package timeline

import (
	"context"
	"fmt"

	"waybill/ent"
	"waybill/order"
)

// Entry is something that happened, before it has a sequence in the timeline.
type Entry struct {
	Sentence
	At      order.Instant
	Actor   order.Actor
	Changes []order.Change
	Before  order.Status
	After   order.Status
}

// Record writes entries after the order's lastSequence, in the command's transaction, and
// returns the id of the last one.
func Record(ctx context.Context, tx *ent.Client, id order.ID, lastSequence int, entries []Entry) (order.EntryID, error) {
	var last order.EntryID
	// One by one, because the database checks each entry against the one before.
	for i, e := range entries {
		saved, err := create(tx, e).
			SetOrderID(id).
			SetSequence(lastSequence + 1 + i).
			Save(ctx)
		if err != nil {
			return 0, fmt.Errorf("record %s: %w", e.Kind, err)
		}
		last = saved.ID
	}
	return last, nil
}

// create writes everything but the entry's place.
func create(tx *ent.Client, e Entry) *ent.TimelineEntryCreate {
	changes := e.Changes
	if changes == nil {
		changes = []order.Change{}
	}
	c := tx.TimelineEntry.Create().
		SetKind(e.Kind).
		SetAt(e.At).
		SetActorKind(e.Actor.Kind).
		SetActorName(e.Actor.Name).
		SetMessage(e.Message).
		SetChanges(changes).
		SetStatusBefore(e.Before).
		SetStatusAfter(e.After)
	if len(e.Params) > 0 {
		c.SetParams(e.Params)
	}
	if e.FulfillmentID != 0 {
		c.SetFulfillmentID(e.FulfillmentID)
	}
	if e.Quantity != 0 {
		c.SetQuantity(e.Quantity)
	}
	if e.Amount != nil {
		c.SetAmountMinor(e.Amount.Minor).SetCurrency(string(e.Amount.Currency))
	}
	if e.Reason != "" {
		c.SetReason(e.Reason)
	}
	return c
}
