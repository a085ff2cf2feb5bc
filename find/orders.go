package find

import (
	"context"
	"fmt"

	"entgo.io/ent/dialect/sql"

	"waybill/ent"
	"waybill/ent/salesorder"
	"waybill/internal/store"
)

// Source is where orders are found: a client that reads the store, usually a snapshot of it,
// and the store's index of words.
type Source struct {
	Read    *ent.Client
	Index   store.Index
	Dialect string // of the store's SQL
}

// OrdersQuery is which orders, in which order, and which part of them.
type OrdersQuery struct {
	Page
	// Search has words. An order is found if each of them begins one of its words. nil, or a text
	// without words, finds all orders.
	Search *string
	// Filter is nil for all orders.
	Filter *Filter
	// Sort is nil for the newest first.
	Sort *Sort
	// Offset leaves out so many orders at the beginning; nil for none. It goes with First alone.
	Offset *int
	// Columns are the order columns to read; the sort's is read anyway.
	Columns []string
}

// OrderConnection is a page of orders. It counts the whole list when it is asked to.
type OrderConnection struct {
	Nodes    []*ent.SalesOrder
	PageInfo *PageInfo

	// The list that the page is of, for counting it and for cursors.
	sort   Sort
	source Source
	match  []condition
}

// list is what a query for orders comes to: which, between which places, in which order.
type list struct {
	sort    Sort
	match   []condition // whole list
	between []condition // the page's cursors
	size    int
	fromEnd bool
}

// list checks a query.
func (s Source) list(q OrdersQuery) (l list, err error) {
	if l.size, l.fromEnd, err = q.size(); err != nil {
		return l, err
	}
	if err := q.checkOffset(); err != nil {
		return l, err
	}
	l.sort = newestFirst
	if q.Sort != nil {
		l.sort = *q.Sort
	}
	if l.match, err = s.conditions(q.Search, q.Filter); err != nil {
		return l, err
	}
	descending := l.sort.Direction == Desc
	for _, edge := range []struct {
		cursor *string
		name   string
		less   bool // rows with a smaller key than the cursor's
	}{{q.After, "after", descending}, {q.Before, "before", !descending}} {
		if edge.cursor == nil {
			continue
		}
		p, err := decodeCursor(*edge.cursor, l.sort)
		if err != nil {
			return l, badArgument(edge.name, "%s", err)
		}
		l.between = append(l.between, pastPlace(l.column(), p, edge.less))
	}
	return l, nil
}

// maxOffset bounds an offset: so many rows are read and dropped.
const maxOffset = 10_000

func (q OrdersQuery) checkOffset() error {
	switch {
	case q.Offset == nil:
		return nil
	case *q.Offset < 0 || *q.Offset > maxOffset:
		return badArgument("offset", "must be from 0 to %d; cursors lead further", maxOffset)
	case q.After != nil || q.Before != nil || q.Last != nil:
		return badArgument("offset", "goes with first alone, not with after, before or last")
	}
	return nil
}

func (l list) column() sortColumn { return sortColumns[l.sort.Field] }

// backwards is whether the rows are read from the largest key down.
func (l list) backwards() bool { return (l.sort.Direction == Desc) != l.fromEnd }

// Orders reads a page of orders in one statement.
func (s Source) Orders(ctx context.Context, q OrdersQuery) (*OrderConnection, error) {
	l, err := s.list(q)
	if err != nil {
		return nil, err
	}
	column := l.column().name
	query := s.Read.SalesOrder.Query().Select(append(q.Columns, column)...)
	apply(query.SalesOrderQuery, l.match)
	apply(query.SalesOrderQuery, l.between)
	if q.Offset != nil {
		query.Offset(*q.Offset)
	}
	rows, err := query.Order(direction(column, l.backwards()), direction(salesorder.FieldID, l.backwards())).Limit(l.size + 1).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read orders: %w", err)
	}
	page := s.page(q.Page, l, rows)
	page.PageInfo.HasPreviousPage = page.PageInfo.HasPreviousPage || q.Offset != nil && *q.Offset > 0
	return page, nil
}

// page is the connection of the rows that were read for a list.
func (s Source) page(p Page, l list, rows []*ent.SalesOrder) *OrderConnection {
	c := &OrderConnection{sort: l.sort, source: s, match: l.match}
	c.Nodes, c.PageInfo = finish(p, rows, l.size, l.fromEnd, c.cursor)
	return c
}

// pastPlace finds the rows past a place. It compares (column, id) as a pair, which the index on
// both columns answers. The id decides between rows with equal keys, so none is skipped or
// shown twice.
func pastPlace(column sortColumn, p place, less bool) func(*sql.Selector) {
	var key any = p.number
	if column.isText {
		key = p.text
	}
	return func(s *sql.Selector) {
		columns := []string{s.C(column.name), s.C(salesorder.FieldID)}
		if less {
			s.Where(sql.CompositeLT(columns, key, p.id))
		} else {
			s.Where(sql.CompositeGT(columns, key, p.id))
		}
	}
}

// direction sorts by a column. Columns that are sorted by have no NULLs, about whose place
// databases disagree.
func direction(column string, descending bool) salesorder.OrderOption {
	if descending {
		return sql.OrderByField(column, sql.OrderDesc()).ToFunc()
	}
	return sql.OrderByField(column).ToFunc()
}

// cursor is the place of one of the connection's orders.
func (c *OrderConnection) cursor(o *ent.SalesOrder) string {
	return encodeCursor(c.sort, sortColumns[c.sort.Field].key(o))
}

// OrderEdge is an order with its place in the list.
type OrderEdge struct {
	Cursor string
	Node   *ent.SalesOrder
}

// Edges are the orders with their cursors.
func (c *OrderConnection) Edges() []*OrderEdge {
	edges := make([]*OrderEdge, len(c.Nodes))
	for i, o := range c.Nodes {
		edges[i] = &OrderEdge{Cursor: c.cursor(o), Node: o}
	}
	return edges
}
