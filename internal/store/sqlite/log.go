package sqlite

import (
	"context"
	"fmt"

	entsql "entgo.io/ent/dialect/sql"

	"waybill/ent"
	"waybill/ent/timelineentry"
	"waybill/internal/store"
)

// Log is the event log, see store.Store.
func (db *DB) Log() store.Log { return eventLog{} }

// eventLog reads entries by their ids. One goroutine writes, one command after another, so ids
// rise in the order of commits, and a position needs no commit.
type eventLog struct{}

// Tail reads entries in the order of commits, see store.Log.
func (eventLog) Tail(ctx context.Context, read *ent.Client, f store.LogFilter, after store.Position, limit int) ([]store.LogEntry, error) {
	query := read.TimelineEntry.Query().Where(timelineentry.IDGT(after.Entry)).Order(ent.Asc(timelineentry.FieldID)).Limit(limit)
	if f.Order != 0 {
		query.Where(timelineentry.OrderID(f.Order))
	}
	if f.StatusChanges {
		query.Where(func(s *entsql.Selector) {
			s.Where(entsql.ColumnsNEQ(s.C(timelineentry.FieldStatusBefore), s.C(timelineentry.FieldStatusAfter)))
		})
	}
	rows, err := query.All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the event log: %w", err)
	}
	entries := make([]store.LogEntry, len(rows))
	for i, e := range rows {
		entries[i] = store.LogEntry{TimelineEntry: e, Position: store.Position{Entry: e.ID}}
	}
	return entries, nil
}

// Find is the entry at a position, see store.Log.
func (eventLog) Find(ctx context.Context, read *ent.Client, p store.Position) (store.LogEntry, error) {
	if p.Commit != 0 {
		return store.LogEntry{}, nil
	}
	e, err := read.TimelineEntry.Get(ctx, p.Entry)
	if ent.IsNotFound(err) {
		return store.LogEntry{}, nil
	}
	if err != nil {
		return store.LogEntry{}, fmt.Errorf("look into the event log: %w", err)
	}
	return store.LogEntry{TimelineEntry: e, Position: p}, nil
}

// Head is the position of the newest entry, see store.Log.
func (eventLog) Head(ctx context.Context, read *ent.Client) (store.Position, error) {
	newest, err := read.TimelineEntry.Query().Order(ent.Desc(timelineentry.FieldID)).Select(timelineentry.FieldID).First(ctx)
	if ent.IsNotFound(err) {
		return store.Position{}, nil
	}
	if err != nil {
		return store.Position{}, fmt.Errorf("read the event log's head: %w", err)
	}
	return store.Position{Entry: newest.ID}, nil
}
