package find

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"

	"waybill/ent"
	"waybill/ent/predicate"
	"waybill/ent/timelineentry"
	"waybill/order"
)

// timelineRange is the part of an order's timeline that a page shows. Sequences have no holes,
// so a page is a range of them, and the last sequence tells how many there are.
type timelineRange struct {
	from, to       int
	next, previous bool // whether there is more, see Page.info
}

// timelineRange is the part of a timeline that the page asks for. newest is the sequence of the
// timeline's last entry.
func (p Page) timelineRange(newest int) (timelineRange, error) {
	size, fromEnd, err := p.size()
	if err != nil {
		return timelineRange{}, err
	}
	// Newest first: what comes after a cursor has a smaller sequence.
	high, err := boundary(p.After, "after", -1, newest)
	if err != nil {
		return timelineRange{}, err
	}
	low, err := boundary(p.Before, "before", 1, 1)
	if err != nil {
		return timelineRange{}, err
	}
	high = min(high, newest)
	r := timelineRange{from: max(low, high-size+1), to: high}
	if fromEnd {
		r.from, r.to = low, min(high, low+size-1)
	}
	r.next, r.previous = r.from > 1, r.to < newest
	if p.First != nil {
		r.next = r.from > low
	}
	if p.Last != nil {
		r.previous = r.to < high
	}
	return r, nil
}

// boundary is the first sequence that may be shown beside a cursor: step is 1 or -1 and leads
// away from the cursor's own entry. It is otherwise when there is no cursor.
func boundary(cursor *string, name string, step, otherwise int) (int, error) {
	if cursor == nil {
		return otherwise, nil
	}
	parts, err := splitCursor(*cursor, 3)
	if err != nil {
		return 0, badArgument(name, "%s", err)
	}
	var version, sequence int
	var kind string
	for i, into := range []any{&version, &kind, &sequence} {
		if json.Unmarshal(parts[i], into) != nil {
			return 0, badArgument(name, "%s", errCursor)
		}
	}
	if version != cursorVersion || kind != "timeline" || sequence < 1 || timelineCursor(sequence) != *cursor {
		return 0, badArgument(name, "%s", errCursor)
	}
	return sequence + step, nil
}

// timelineCursor is the place of an entry in its order's timeline.
func timelineCursor(sequence int) string {
	raw, _ := json.Marshal([]any{cursorVersion, "timeline", sequence})
	return base64.RawURLEncoding.EncodeToString(raw)
}

// TimelineConnection is a page of an order's timeline, newest first.
type TimelineConnection struct {
	Edges    []*TimelineEdge
	Nodes    []*ent.TimelineEntry
	PageInfo *PageInfo
}

// TimelineEdge is an entry with its place in the timeline.
type TimelineEdge struct {
	Cursor string
	Node   *ent.TimelineEntry
}

// Timelines reads the same page of many orders' timelines in one statement. The orders must
// have been read with their last sequence.
func Timelines(ctx context.Context, read *ent.Client, orders []*ent.SalesOrder, p Page) ([]*TimelineConnection, error) {
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
	byOrder := map[order.ID][]*TimelineEdge{}
	if len(wanted) > 0 {
		entries, err := read.TimelineEntry.Query().Where(timelineentry.Or(wanted...)).Order(ent.Desc(timelineentry.FieldSequence)).All(ctx)
		if err != nil {
			return nil, fmt.Errorf("read timelines: %w", err)
		}
		for _, e := range entries {
			byOrder[e.OrderID] = append(byOrder[e.OrderID], &TimelineEdge{Cursor: timelineCursor(e.Sequence), Node: e})
		}
	}
	pages := make([]*TimelineConnection, len(orders))
	for i, o := range orders {
		pages[i] = timelinePage(byOrder[o.ID], ranges[i])
	}
	return pages, nil
}

// timelinePage puts the entries of one order into a connection.
func timelinePage(edges []*TimelineEdge, r timelineRange) *TimelineConnection {
	if edges == nil {
		edges = []*TimelineEdge{}
	}
	page := &TimelineConnection{
		Edges:    edges,
		Nodes:    make([]*ent.TimelineEntry, len(edges)),
		PageInfo: &PageInfo{HasNextPage: r.next, HasPreviousPage: r.previous},
	}
	for i, e := range edges {
		page.Nodes[i] = e.Node
	}
	if len(edges) > 0 {
		page.PageInfo.StartCursor, page.PageInfo.EndCursor = &edges[0].Cursor, &edges[len(edges)-1].Cursor
	}
	return page
}
