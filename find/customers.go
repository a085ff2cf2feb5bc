package find

import (
	"context"
	"fmt"

	"waybill/ent"
	"waybill/ent/customer"
	"waybill/ent/predicate"
	"waybill/internal/search"
)

// CustomerSortField is what customers can be sorted by. Its values are the API's names.
type CustomerSortField string

// The fields that customers can be sorted by.
const (
	ByName        CustomerSortField = "NAME"
	ByOrderCount  CustomerSortField = "ORDER_COUNT"
	ByLastOrderAt CustomerSortField = "LAST_ORDER_AT"
)

// CustomerSortFields are all of them.
var CustomerSortFields = []CustomerSortField{ByName, ByOrderCount, ByLastOrderAt}

// CustomerSort is the field and the direction of a list of customers.
type CustomerSort struct {
	Field     CustomerSortField
	Direction Direction
}

// inCursor is the sort as cursors have it. Its name differs from every sort of orders, so that a
// cursor of one list is refused by the other instead of leading to a place that means nothing.
func (s CustomerSort) inCursor() Sort {
	return Sort{Field: "CUSTOMERS_" + SortField(s.Field), Direction: s.Direction}
}

// column is the one that customers are sorted by. Each is never null and has an index with the
// id behind it.
func (s CustomerSort) column() (name string, isText bool) {
	switch s.Field {
	case ByOrderCount:
		return customer.FieldOrderCount, false
	case ByLastOrderAt:
		return customer.FieldLastOrderAt, false
	}
	return customer.FieldNameKey, true
}

// place is a customer's place in a list that is sorted so.
func (s CustomerSort) place(c *ent.Customer) place {
	switch s.Field {
	case ByOrderCount:
		return place{number: int64(c.OrderCount), id: int64(c.ID)}
	case ByLastOrderAt:
		return place{number: int64(c.LastOrderAt), id: int64(c.ID)}
	}
	return place{text: c.NameKey, id: int64(c.ID)}
}

// CustomersQuery is which customers, in which order, and which part of them.
type CustomersQuery struct {
	Page
	// Search has words. A customer is found if each of them begins one of the customer's words.
	// nil, or a text without words, finds all customers.
	Search *string
	// Sort is nil for the names from A to Z.
	Sort *CustomerSort
}

// CustomerConnection is a page of customers. It counts the whole list when it is asked to.
type CustomerConnection struct {
	Nodes    []*ent.Customer
	PageInfo *PageInfo

	sort   CustomerSort
	source Source
	match  []predicate.Customer
}

// CustomerEdge is a customer with its place in the list.
type CustomerEdge struct {
	Cursor string
	Node   *ent.Customer
}

// Customers reads a page of customers in one statement. It asks for one row more than the page
// has, which tells whether there is a next page without counting anything.
func (s Source) Customers(ctx context.Context, q CustomersQuery) (*CustomerConnection, error) {
	size, fromEnd, err := q.size()
	if err != nil {
		return nil, err
	}
	c := &CustomerConnection{sort: CustomerSort{ByName, Asc}, source: s}
	if q.Sort != nil {
		c.sort = *q.Sort
	}
	if c.match, err = s.matchingCustomers(q.Search); err != nil {
		return nil, err
	}
	between, err := c.sort.between(q.Page)
	if err != nil {
		return nil, err
	}
	column, _ := c.sort.column()
	backwards := (c.sort.Direction == Desc) != fromEnd
	rows, err := s.Read.Customer.Query().Where(c.match...).Where(between...).
		Order(customerOrder(column, backwards), customerOrder(customer.FieldID, backwards)).Limit(size + 1).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read customers: %w", err)
	}
	c.Nodes, c.PageInfo = finish(q.Page, rows, size, fromEnd, c.cursor)
	return c, nil
}

// matchingCustomers finds the customers that have the words of a text; all customers when it has none.
func (s Source) matchingCustomers(text *string) ([]predicate.Customer, error) {
	if text == nil {
		return nil, nil
	}
	readings, err := search.Query(*text)
	if err != nil {
		return nil, badArgument("search", "%s", err)
	}
	if len(readings) == 0 {
		return nil, nil
	}
	return []predicate.Customer{s.Index.MatchingCustomers(readings)}, nil
}

// between are the conditions that the cursors of a page make: a row must stand behind the place
// of after and before that of before, in the direction of the sort.
func (s CustomerSort) between(p Page) ([]predicate.Customer, error) {
	var match []predicate.Customer
	column, isText := s.column()
	for _, edge := range []struct {
		cursor *string
		name   string
		less   bool
	}{{p.After, "after", s.Direction == Desc}, {p.Before, "before", s.Direction != Desc}} {
		if edge.cursor == nil {
			continue
		}
		at, err := readCursor(*edge.cursor, s.inCursor(), isText)
		if err != nil {
			return nil, badArgument(edge.name, "%s", err)
		}
		match = append(match, pastPlace(sortColumn{name: column, isText: isText}, at, edge.less))
	}
	return match, nil
}

func customerOrder(column string, descending bool) customer.OrderOption {
	return customer.OrderOption(direction(column, descending))
}

func (c *CustomerConnection) cursor(of *ent.Customer) string {
	_, isText := c.sort.column()
	return writeCursor(c.sort.inCursor(), isText, c.sort.place(of))
}

// Edges are the customers with their cursors.
func (c *CustomerConnection) Edges() []*CustomerEdge {
	edges := make([]*CustomerEdge, len(c.Nodes))
	for i, node := range c.Nodes {
		edges[i] = &CustomerEdge{Cursor: c.cursor(node), Node: node}
	}
	return edges
}

// TotalCount counts the customers of all pages, up to limit; nil is 10,000.
func (c *CustomerConnection) TotalCount(ctx context.Context, limit *int) (*Count, error) {
	return c.source.totalCount(ctx, customer.Table, selectors(c.match), limit)
}
