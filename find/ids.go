package find

import (
	"context"

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
	orders := sql.Dialect(s.Dialect).Select(salesorder.FieldID).From(sql.Table(salesorder.Table))
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
	var ids []order.ID
	err = s.each(ctx, "find orders", orders, func(scan scan) error {
		var id order.ID
		if err := scan(&id); err != nil {
			return err
		}
		ids = append(ids, id)
		return nil
	})
	return ids, err
}
