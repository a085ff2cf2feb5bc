package list

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"

	"waybill/ent"
	"waybill/ent/predicate"
	"waybill/ent/timelineentry"
	"waybill/graph/model"
	"waybill/order"
)

// timelineRange is the part of an order's timeline that a page shows. Sequences
// have no holes, so a page is a range of them and nothing needs counting.
type timelineRange struct{ from, to int }

func (p Page) timelineRange(newest int) (timelineRange, error) {
	size, fromEnd, err := p.size()
	if err != nil {
		return timelineRange{}, err
	}
	r := timelineRange{1, newest}
	// Newest first: what comes after a cursor has a smaller sequence.
	if r.to, err = boundary(p.After, "after", -1, r.to); err != nil {
		return r, err
	}
	if r.from, err = boundary(p.Before, "before", 1, r.from); err != nil {
		return r, err
	}
	r.to = min(r.to, newest)
	if fromEnd {
		r.to = min(r.to, r.from+size-1)
	} else {
		r.from = max(r.from, r.to-size+1)
	}
	return r, nil
}

func boundary(cursor *string, name string, step, without int) (int, error) {
	if cursor == nil {
		return without, nil
	}
	parts, err := splitCursor(*cursor, 3)
	if err != nil {
		return 0, Argument(err, name)
	}
	var version, sequence int
	var kind string
	for i, into := range []any{&version, &kind, &sequence} {
		if json.Unmarshal(parts[i], into) != nil {
			return 0, Argument(errCursor, name)
		}
	}
	if version != cursorVersion || kind != "timeline" || sequence < 1 || timelineCursor(sequence) != *cursor {
		return 0, Argument(errCursor, name)
	}
	return sequence + step, nil
}

func timelineCursor(sequence int) string {
	raw, _ := json.Marshal([]any{cursorVersion, "timeline", sequence})
	return base64.RawURLEncoding.EncodeToString(raw)
}

// Timelines reads the same page of many orders' timelines in one statement.
// The orders need their last sequence.
func Timelines(ctx context.Context, read *ent.Client, orders []*ent.SalesOrder, p Page) ([]*model.TimelineConnection, error) {
	ranges := make([]timelineRange, len(orders))
	wanted := make([]predicate.TimelineEntry, 0, len(orders))
	for i, o := range orders {
		r, err := p.timelineRange(o.LastSequence)
		if err != nil {
			return nil, err
		}
		ranges[i] = r
		if r.from <= r.to {
			wanted = append(wanted, timelineentry.And(timelineentry.OrderID(o.ID),
				timelineentry.SequenceGTE(r.from), timelineentry.SequenceLTE(r.to)))
		}
	}
	byOrder := map[order.ID][]*model.TimelineEdge{}
	if len(wanted) > 0 {
		entries, err := read.TimelineEntry.Query().Where(timelineentry.Or(wanted...)).Order(ent.Desc(timelineentry.FieldSequence)).All(ctx)
		if err != nil {
			return nil, fmt.Errorf("read timelines: %w", err)
		}
		for _, e := range entries {
			byOrder[e.OrderID] = append(byOrder[e.OrderID], &model.TimelineEdge{Cursor: timelineCursor(e.Sequence), Node: e})
		}
	}
	pages := make([]*model.TimelineConnection, len(orders))
	for i, o := range orders {
		pages[i] = timelinePage(byOrder[o.ID], ranges[i], o.LastSequence)
	}
	return pages, nil
}

func timelinePage(edges []*model.TimelineEdge, r timelineRange, newest int) *model.TimelineConnection {
	if edges == nil {
		edges = []*model.TimelineEdge{}
	}
	page := &model.TimelineConnection{
		Edges:    edges,
		Nodes:    make([]*ent.TimelineEntry, len(edges)),
		PageInfo: &model.PageInfo{HasNextPage: r.from > 1, HasPreviousPage: r.to < newest},
	}
	for i, e := range edges {
		page.Nodes[i] = e.Node
	}
	if len(edges) > 0 {
		page.PageInfo.StartCursor, page.PageInfo.EndCursor = &edges[0].Cursor, &edges[len(edges)-1].Cursor
	}
	return page
}
