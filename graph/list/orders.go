package list

import (
	"context"
	"fmt"
	"slices"

	"entgo.io/ent/dialect/sql"

	"waybill/ent"
	"waybill/ent/salesorder"
	"waybill/graph/model"
	"waybill/graph/scalar"
	"waybill/order"
)

// sortColumn is what a sort goes by. Each column is never null and has an index
// with the id behind it.
type sortColumn struct {
	name   string
	isText bool
	key    func(*ent.SalesOrder) place
}

func byNumber[T ~int | ~int8 | ~int64](name string, get func(*ent.SalesOrder) T) sortColumn {
	return sortColumn{name, false, func(o *ent.SalesOrder) place { return place{number: int64(get(o)), id: int64(o.ID)} }}
}

func byText(name string, get func(*ent.SalesOrder) string) sortColumn {
	return sortColumn{name, true, func(o *ent.SalesOrder) place { return place{text: get(o), id: int64(o.ID)} }}
}

var sortColumns = map[scalar.SortField]sortColumn{
	scalar.PlacedAt:       byNumber(salesorder.FieldPlacedAt, func(o *ent.SalesOrder) order.Instant { return o.PlacedAt }),
	scalar.Number:         byText(salesorder.FieldNumberKey, func(o *ent.SalesOrder) string { return o.NumberKey }),
	scalar.CustomerName:   byText(salesorder.FieldCustomerKey, func(o *ent.SalesOrder) string { return o.CustomerKey }),
	scalar.Items:          byNumber(salesorder.FieldItemCount, func(o *ent.SalesOrder) int { return o.ItemCount }),
	scalar.Total:          byNumber(salesorder.FieldTotalKey, func(o *ent.SalesOrder) int64 { return o.TotalKey }),
	scalar.Payment:        byNumber(salesorder.FieldPaymentStatus, func(o *ent.SalesOrder) order.PaymentStatus { return o.PaymentStatus }),
	scalar.Status:         byNumber(salesorder.FieldStatus, func(o *ent.SalesOrder) order.Status { return o.Status }),
	scalar.DeliveryMethod: byText(salesorder.FieldDeliveryKey, func(o *ent.SalesOrder) string { return o.DeliveryKey }),
	scalar.UpdatedAt:      byNumber(salesorder.FieldUpdatedAt, func(o *ent.SalesOrder) order.Instant { return o.UpdatedAt }),
}

// OrdersQuery is which orders, in which order, and which part of them.
type OrdersQuery struct {
	Page
	Search *string
	Filter *model.OrderFilter
	Sort   *model.OrderSort
	// Columns are the order columns to read; the sort's is read anyway.
	Columns []string
}

// OrderConnection is a page of orders.
type OrderConnection struct {
	Nodes    []*ent.SalesOrder
	PageInfo *model.PageInfo

	sort  model.OrderSort
	read  *ent.Client
	match []condition
}

// Orders reads a page of orders in one statement.
func Orders(ctx context.Context, read *ent.Client, q OrdersQuery) (*OrderConnection, error) {
	size, fromEnd, err := q.size()
	if err != nil {
		return nil, err
	}
	sort := model.OrderSort{Field: scalar.PlacedAt, Direction: scalar.Desc}
	if q.Sort != nil {
		sort = *q.Sort
	}
	match, err := conditions(q.Search, q.Filter)
	if err != nil {
		return nil, err
	}
	column := sortColumns[sort.Field]
	descending := sort.Direction == scalar.Desc
	query := read.SalesOrder.Query().Select(append(q.Columns, column.name)...)
	apply(query.SalesOrderQuery, match)
	for _, edge := range []struct {
		cursor *string
		name   string
		less   bool // rows with a smaller key than the cursor's
	}{{q.After, "after", descending}, {q.Before, "before", !descending}} {
		if edge.cursor == nil {
			continue
		}
		p, err := decodeCursor(*edge.cursor, sort)
		if err != nil {
			return nil, Argument(err, edge.name)
		}
		query.Where(beyond(column, p, edge.less))
	}
	rows, err := query.
		Order(direction(column.name, descending != fromEnd), direction(salesorder.FieldID, descending != fromEnd)).
		Limit(size + 1).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read orders: %w", err)
	}
	c := &OrderConnection{Nodes: rows, sort: sort, read: read, match: match}
	c.finish(q.Page, size, fromEnd)
	return c, nil
}

// beyond are the rows past a place: (column, id) compared as a pair, which
// databases answer by walking the index on both.
func beyond(column sortColumn, p place, less bool) func(*sql.Selector) {
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

func direction(column string, descending bool) salesorder.OrderOption {
	if descending {
		return sql.OrderByField(column, sql.OrderDesc()).ToFunc()
	}
	return sql.OrderByField(column).ToFunc()
}

// finish drops the row that only told that there is more, and says where the page lies.
func (c *OrderConnection) finish(p Page, size int, fromEnd bool) {
	more := len(c.Nodes) > size
	if more {
		c.Nodes = c.Nodes[:size]
	}
	if fromEnd {
		slices.Reverse(c.Nodes)
	}
	c.PageInfo = p.info(more)
	if len(c.Nodes) > 0 {
		start, end := c.cursor(c.Nodes[0]), c.cursor(c.Nodes[len(c.Nodes)-1])
		c.PageInfo.StartCursor, c.PageInfo.EndCursor = &start, &end
	}
}

func (c *OrderConnection) cursor(o *ent.SalesOrder) string {
	return encodeCursor(c.sort, sortColumns[c.sort.Field].key(o))
}

// Edges are the orders with their cursors.
func (c *OrderConnection) Edges() []*model.OrderEdge {
	edges := make([]*model.OrderEdge, len(c.Nodes))
	for i, o := range c.Nodes {
		edges[i] = &model.OrderEdge{Cursor: c.cursor(o), Node: o}
	}
	return edges
}
