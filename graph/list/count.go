package list

import (
	"context"
	"fmt"

	"entgo.io/ent/dialect"
	"entgo.io/ent/dialect/sql"

	"waybill/ent"
	"waybill/ent/salesorder"
	"waybill/graph/model"
	"waybill/graph/scalar"
	"waybill/order"
)

const (
	maxCount    = 100_000
	statusCount = 10_000
)

// TotalCount counts the orders of all pages, at most up to limit.
func (c *OrderConnection) TotalCount(ctx context.Context, limit *int) (*model.Count, error) {
	upTo := statusCount
	if limit != nil {
		upTo = *limit
	}
	if upTo < 1 || upTo > maxCount {
		return nil, Argument(scalar.Bad("must be from 1 to %d", maxCount), "limit")
	}
	return count(ctx, c.read, c.match, upTo)
}

// StatusCounts counts the orders that match in each status, in the order of an
// order's life, each up to 10,000.
func StatusCounts(ctx context.Context, read *ent.Client, text *string, filter *model.OrderFilter) ([]*model.OrderStatusCount, error) {
	match, err := conditions(text, filter)
	if err != nil {
		return nil, err
	}
	counts := make([]*model.OrderStatusCount, len(order.Statuses))
	for i, status := range order.Statuses {
		n, err := count(ctx, read, append(match[:len(match):len(match)], salesorder.StatusEQ(status)), statusCount)
		if err != nil {
			return nil, err
		}
		counts[i] = &model.OrderStatusCount{Status: status, Count: n}
	}
	return counts, nil
}

// count stops one past the limit, so it never costs more than reading that far.
func count(ctx context.Context, read *ent.Client, match []condition, limit int) (*model.Count, error) {
	orders := sql.Dialect(dialect.SQLite).Select(salesorder.FieldID).From(sql.Table(salesorder.Table))
	for _, matches := range match {
		matches(orders)
	}
	query, args := sql.Dialect(dialect.SQLite).Select(sql.Count("*")).From(orders.Limit(limit + 1).As("counted")).Query()
	rows, err := read.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, fmt.Errorf("count orders: %w", err)
	}
	defer rows.Close() //nolint:errcheck // read to the end
	n, err := sql.ScanInt(rows)
	if err != nil {
		return nil, fmt.Errorf("count orders: %w", err)
	}
	if n <= limit {
		return &model.Count{Count: n, Precision: model.CountPrecisionExact}, nil
	}
	return &model.Count{Count: limit, Precision: model.CountPrecisionAtLeast}, nil
}
