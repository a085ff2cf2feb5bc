package timeline

import (
	"context"
	"fmt"

	"entgo.io/ent/dialect/sql"

	"waybill/ent"
	"waybill/ent/timelineentry"
	"waybill/order"
)

// Filter chooses entries of the event log.
type Filter struct {
	Order         order.ID // 0 for all orders
	StatusChanges bool     // only entries that changed their order's status
}

// Wants tells whether the filter chooses e.
func (f Filter) Wants(e *ent.TimelineEntry) bool {
	return (f.Order == 0 || f.Order == e.OrderID) && (!f.StatusChanges || changesStatus(e))
}

func changesStatus(e *ent.TimelineEntry) bool { return e.StatusBefore != e.StatusAfter }

// Tail reads the event log in the order of commits: the first entries after a
// position that the filter wants, at most limit of them.
func Tail(ctx context.Context, read *ent.Client, f Filter, after order.EntryID, limit int) ([]*ent.TimelineEntry, error) {
	query := read.TimelineEntry.Query().Where(timelineentry.IDGT(after)).Order(ent.Asc(timelineentry.FieldID)).Limit(limit)
	if f.Order != 0 {
		query.Where(timelineentry.OrderID(f.Order))
	}
	if f.StatusChanges {
		query.Where(func(s *sql.Selector) {
			s.Where(sql.ColumnsNEQ(s.C(timelineentry.FieldStatusBefore), s.C(timelineentry.FieldStatusAfter)))
		})
	}
	entries, err := query.All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the event log: %w", err)
	}
	return entries, nil
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
