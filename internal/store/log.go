package store

import (
	"context"

	"waybill/ent"
	"waybill/order"
)

// Position is the position of an entry in the event log. The zero value is the log's beginning.
type Position struct {
	// Commit orders transactions on engines where the ids of entries do not. It is 0
	// on the others.
	Commit int64
	Entry  order.EntryID
}

// Before tells whether p comes before q in the log.
func (p Position) Before(q Position) bool {
	if p.Commit != q.Commit {
		return p.Commit < q.Commit
	}
	return p.Entry < q.Entry
}

// LogEntry is a timeline entry with its position in the log.
type LogEntry struct {
	*ent.TimelineEntry
	Position Position
}

// LogFilter chooses entries of the log.
type LogFilter struct {
	Order         order.ID // 0 for all orders
	StatusChanges bool     // only entries that changed their order's status
}

// Wants tells whether the filter chooses e.
func (f LogFilter) Wants(e *ent.TimelineEntry) bool {
	return (f.Order == 0 || f.Order == e.OrderID) && (!f.StatusChanges || e.StatusBefore != e.StatusAfter)
}

// Log reads the event log in the order of commits.
type Log interface {
	// Tail reads the first entries after a position that the filter wants, at most
	// limit of them. An entry that is committed later comes after all of them.
	Tail(ctx context.Context, read *ent.Client, f LogFilter, after Position, limit int) ([]LogEntry, error)
	// Head is the position of the newest entry that Tail can read.
	Head(ctx context.Context, read *ent.Client) (Position, error)
	// Find is the entry at a position; the zero LogEntry when there is none, as at the
	// log's beginning.
	Find(ctx context.Context, read *ent.Client, p Position) (LogEntry, error)
}
