package timeline

import (
	"context"
	"fmt"

	"waybill/ent"
	"waybill/order"
)

// Entry is something that happened, before it has a sequence in the timeline.
type Entry struct {
	Kind    order.EntryKind
	At      order.Instant
	Actor   order.Actor
	Message string
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
		changes := e.Changes
		if changes == nil {
			changes = []order.Change{}
		}
		saved, err := tx.TimelineEntry.Create().
			SetOrderID(id).
			SetSequence(lastSequence + 1 + i).
			SetKind(e.Kind).
			SetAt(e.At).
			SetActorKind(e.Actor.Kind).
			SetActorName(e.Actor.Name).
			SetMessage(e.Message).
			SetChanges(changes).
			SetStatusBefore(e.Before).
			SetStatusAfter(e.After).
			Save(ctx)
		if err != nil {
			return 0, fmt.Errorf("record %s: %w", e.Kind, err)
		}
		last = saved.ID
	}
	return last, nil
}
