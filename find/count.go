package find

import (
	"context"
	"fmt"

	"entgo.io/ent/dialect/sql"

	"waybill/ent/salesorder"
	"waybill/order"
)

const (
	// maxCount is the highest limit that a caller may ask for: counting so far takes
	// about 10 ms.
	maxCount = 100_000
	// statusCount is the limit of a count unless the caller gives one, and of the count of
	// each status.
	statusCount = 10_000
)

// Count is a number of things, counted up to a limit.
type Count struct {
	Count     int
	Precision Precision
}

// Precision tells whether counting stopped at the limit, so that there may be more.
type Precision string

// The precisions of a count.
const (
	Exact   Precision = "EXACT"
	AtLeast Precision = "AT_LEAST"
)

// StatusCount is how many orders have a status.
type StatusCount struct {
	Status order.Status
	Count  *Count
}

// TotalCount counts the orders of all pages, up to limit; nil is 10,000.
func (c *OrderConnection) TotalCount(ctx context.Context, limit *int) (*Count, error) {
	return c.source.totalCount(ctx, salesorder.Table, selectors(c.match), limit)
}

// selectors are conditions in the form that every table takes.
func selectors[C ~func(*sql.Selector)](match []C) []func(*sql.Selector) {
	all := make([]func(*sql.Selector), len(match))
	for i, each := range match {
		all[i] = each
	}
	return all
}

// totalCount checks a limit and counts the rows of a table up to it.
func (s Source) totalCount(ctx context.Context, table string, match []func(*sql.Selector), limit *int) (*Count, error) {
	upTo := statusCount
	if limit != nil {
		upTo = *limit
	}
	if upTo < 1 || upTo > maxCount {
		return nil, badArgument("limit", "must be from 1 to %d", maxCount)
	}
	return s.count(ctx, table, match, upTo)
}

// StatusCounts counts the orders that match in each status, in the order of an
// order's life, each up to 10,000.
func (s Source) StatusCounts(ctx context.Context, text *string, filter *Filter) ([]*StatusCount, error) {
	match, err := s.conditions(text, filter)
	if err != nil {
		return nil, err
	}
	counts := make([]*StatusCount, len(order.Statuses))
	for i, status := range order.Statuses {
		n, err := s.count(ctx, salesorder.Table, selectors(append(match[:len(match):len(match)], salesorder.StatusEQ(status))), statusCount)
		if err != nil {
			return nil, err
		}
		counts[i] = &StatusCount{Status: status, Count: n}
	}
	return counts, nil
}

// count reads at most one row more than the limit: that row tells whether the count is exact,
// and the cost does not grow with the store.
func (s Source) count(ctx context.Context, table string, match []func(*sql.Selector), limit int) (*Count, error) {
	build := sql.Dialect(s.Dialect)
	all := build.Select("id").From(sql.Table(table))
	for _, matches := range match {
		matches(all)
	}
	n := 0
	counted := build.Select(sql.Count("*")).From(all.Limit(limit + 1).As("counted"))
	if err := s.each(ctx, "count "+table, counted, func(scan scan) error { return scan(&n) }); err != nil {
		return nil, err
	}
	if n <= limit {
		return &Count{Count: n, Precision: Exact}, nil
	}
	return &Count{Count: limit, Precision: AtLeast}, nil
}

// scan reads the values of a row.
type scan = func(into ...any) error

// each reads the rows of a statement that is no query of Ent's, one after the other, until row
// returns an error. An error of the database says what was being done.
func (s Source) each(ctx context.Context, doing string, statement *sql.Selector, row func(scan) error) error {
	query, args := statement.Query()
	rows, err := s.Read.QueryContext(ctx, query, args...)
	if err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	defer rows.Close() //nolint:errcheck // read to the end, or given up
	values := func(into ...any) error {
		if err := rows.Scan(into...); err != nil {
			return fmt.Errorf("%s: %w", doing, err)
		}
		return nil
	}
	for rows.Next() {
		if err := row(values); err != nil {
			return err
		}
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	return nil
}
