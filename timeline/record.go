package timeline

import (
	"context"
	"fmt"

	"waybill/ent"
	"waybill/ent/timelineentry"
	"waybill/order"
)

// Entry is something that happened, before it has a place in the timeline.
type Entry struct {
	Kind    order.EntryKind
	At      order.Instant
	Actor   order.Actor
	Message string
	Changes []order.Change
	Before  order.Status
	After   order.Status
}

// Record writes entries after the order's lastSequence, inside the command's
// transaction, and returns the id of the last one.
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

// Position is the place of the newest entry in the event log; 0 when there is none.
func Position(ctx context.Context, read *ent.Client) (order.EntryID, error) {
	newest, err := read.TimelineEntry.Query().Order(ent.Desc(timelineentry.FieldID)).Select(timelineentry.FieldID).First(ctx)
	if ent.IsNotFound(err) {
		return 0, nil
	}
	if err != nil {
		return 0, fmt.Errorf("read the event log's position: %w", err)
	}
	return newest.ID, nil
}
