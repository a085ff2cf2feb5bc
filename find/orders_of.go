package find

import (
	"context"
	"fmt"
	"slices"

	"entgo.io/ent/dialect/sql"

	"waybill/ent"
	"waybill/ent/salesorder"
	"waybill/order"
)

const (
	// maxBound is how many values one statement may have, well under the 32,766 that every engine takes.
	maxBound = 30_000
	// maxLists is how many lists one statement may put together, well under the 500 of SQLite's limit.
	maxLists = 400
)

// OrdersOf reads the same page of each customer's orders. It takes one statement for all of
// them, unless a filter has so many values that they do not fit. The pages are in the order of the
// customers; one without orders is empty, never nil.
func (s Source) OrdersOf(ctx context.Context, customers []order.CustomerID, q OrdersQuery) ([]*OrderConnection, error) {
	l, err := s.list(q)
	if err != nil {
		return nil, err
	}
	byCustomer := map[order.CustomerID][]*ent.SalesOrder{}
	for part := range slices.Chunk(customers, s.listsPerStatement(l)) {
		rows, err := s.ordersOf(ctx, part, l, q.Columns)
		if err != nil {
			return nil, err
		}
		for _, o := range rows {
			byCustomer[*o.CustomerID] = append(byCustomer[*o.CustomerID], o)
		}
	}
	pages := make([]*OrderConnection, len(customers))
	for i, id := range customers {
		of := l
		of.match = slices.Concat(l.match, []condition{salesorder.CustomerID(id)})
		pages[i] = s.page(q.Page, of, byCustomer[id])
		if pages[i].Nodes == nil {
			pages[i].Nodes = []*ent.SalesOrder{}
		}
	}
	return pages, nil
}

// listsPerStatement is how many customers' lists one statement can read. Each list repeats the
// values of the filter, so a long filter makes it fewer.
func (s Source) listsPerStatement(l list) int {
	_, values := s.idsOf(0, l).Query()
	return max(1, min(maxLists, maxBound/len(values)))
}

// ordersOf reads the pages of some customers in one statement. Each customer's page is found by
// a walk of its own through an index, so a customer with many orders costs no more than one with
// few; a window function over all of their orders would read every one of them.
func (s Source) ordersOf(ctx context.Context, customers []order.CustomerID, l list, columns []string) ([]*ent.SalesOrder, error) {
	wanted := s.idsOf(customers[0], l)
	for _, id := range customers[1:] {
		wanted.UnionAll(s.idsOf(id, l))
	}
	column := l.column().name
	rows, err := s.Read.SalesOrder.Query().Select(append(columns, column, salesorder.FieldCustomerID)...).
		Where(func(orders *sql.Selector) { orders.Where(sql.In(orders.C(salesorder.FieldID), wanted)) }).
		Order(direction(column, l.backwards()), direction(salesorder.FieldID, l.backwards())).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the orders of customers: %w", err)
	}
	return rows, nil
}

// idsOf selects the IDs of one customer's page, and one more, which tells whether there is a next
// page. The limit stands in a selection of its own, because SQLite takes none within a UNION.
func (s Source) idsOf(id order.CustomerID, l list) *sql.Selector {
	build := sql.Dialect(s.Dialect)
	orders := build.Select(salesorder.FieldID).From(sql.Table(salesorder.Table))
	salesorder.CustomerID(id)(orders)
	for _, matches := range slices.Concat(l.match, l.between) {
		matches(orders)
	}
	by := sql.Asc
	if l.backwards() {
		by = sql.Desc
	}
	orders.OrderBy(by(orders.C(l.column().name)), by(orders.C(salesorder.FieldID))).Limit(l.size + 1)
	return build.Select(salesorder.FieldID).From(orders.As("page"))
}
