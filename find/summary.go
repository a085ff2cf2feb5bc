package find

import (
	"context"

	"entgo.io/ent/dialect/sql"

	"waybill/ent/salesorder"
	"waybill/money"
)

// maxSummed is how many orders are read at most for one summary, histogram or list of facets:
// that many take about a second.
const maxSummed = 1_000_000

// Summary is how many orders there are, and what they come to: a sum for each currency, by
// its code.
type Summary struct {
	Count                              *Count
	Total, Paid, Refunded, Outstanding []*money.Money
}

// Summary adds up the orders that match.
func (s Source) Summary(ctx context.Context, text *string, filter *Filter) (*Summary, error) {
	match, err := s.conditions(text, filter)
	if err != nil {
		return nil, err
	}
	return s.summary(ctx, match, maxSummed)
}

// summary adds up at most so many of the orders. A cancelled order owes nothing, whatever its
// column says, so what is outstanding is added up under the same condition as the filter owing.
func (s Source) summary(ctx context.Context, match []condition, most int) (*Summary, error) {
	all, err := s.count(ctx, salesorder.Table, selectors(match), most)
	if err != nil {
		return nil, err
	}
	build := sql.Dialect(s.Dialect)
	owed := sql.ExprFunc(func(b *sql.Builder) {
		b.WriteString("CASE WHEN " + owing + " THEN " + salesorder.FieldOutstandingMinor + " ELSE 0 END AS owed")
	})
	orders := s.some(match, all.Count, salesorder.FieldCurrency, salesorder.FieldTotalMinor, salesorder.FieldCapturedMinor,
		salesorder.FieldRefundedMinor).AppendSelectExpr(owed)
	sums := &Summary{Count: all}
	added := build.Select(salesorder.FieldCurrency, sql.Sum(salesorder.FieldTotalMinor),
		sql.Sum(salesorder.FieldCapturedMinor), sql.Sum(salesorder.FieldRefundedMinor), sql.Sum("owed")).
		From(orders.As("some")).GroupBy(salesorder.FieldCurrency).OrderBy(salesorder.FieldCurrency)
	err = s.each(ctx, "sum up orders", added, func(scan scan) error {
		var in money.Currency
		var total, paid, refunded, outstanding int64
		if err := scan(&in, &total, &paid, &refunded, &outstanding); err != nil {
			return err
		}
		for into, minor := range map[*[]*money.Money]int64{&sums.Total: total, &sums.Paid: paid, &sums.Refunded: refunded,
			&sums.Outstanding: outstanding} {
			*into = append(*into, &money.Money{Minor: minor, Currency: in})
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return sums, nil
}

// some selects columns of at most so many of the orders that match. Without a sort, any of them
// will do: the bound only keeps the time of one answer short.
func (s Source) some(match []condition, most int, columns ...string) *sql.Selector {
	orders := sql.Dialect(s.Dialect).Select(columns...).From(sql.Table(salesorder.Table))
	for _, matches := range match {
		matches(orders)
	}
	return orders.Limit(most)
}
