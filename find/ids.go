package find

import (
	"context"
	"fmt"

	"entgo.io/ent/dialect/sql"

	"waybill/ent/salesorder"
	"waybill/order"
)

// IDs are those of all orders that a search and a filter find, sorted. It takes 8 bytes for
// each, and asks the index of words once, which a walk through pages would do for every page.
// What cannot be used is a BadArgument.
func (s Source) IDs(ctx context.Context, text *string, filter *Filter, sort *Sort) ([]order.ID, error) {
	match, err := s.conditions(text, filter)
	if err != nil {
		return nil, err
	}
	by := newestFirst
	if sort != nil {
		by = *sort
	}
	build := sql.Dialect(s.Dialect)
	orders := build.Select(salesorder.FieldID).From(sql.Table(salesorder.Table))
	for _, matches := range match {
		matches(orders)
	}
	for _, column := range []string{sortColumns[by.Field].name, salesorder.FieldID} {
		if by.Direction == Desc {
			orders.OrderBy(sql.Desc(orders.C(column)))
		} else {
			orders.OrderBy(orders.C(column))
		}
	}
	query, args := orders.Query()
	rows, err := s.Read.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, fmt.Errorf("find orders: %w", err)
	}
	defer rows.Close() //nolint:errcheck // read to the end
	var ids []order.ID
	for rows.Next() {
		var id order.ID
		if err := rows.Scan(&id); err != nil {
			return nil, fmt.Errorf("find orders: %w", err)
		}
		ids = append(ids, id)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("find orders: %w", err)
	}
	return ids, nil
}
