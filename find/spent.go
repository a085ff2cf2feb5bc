package find

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"waybill/ent"
	"waybill/ent/salesorder"
	"waybill/money"
	"waybill/order"
)

// sum is what the orders of one customer in one currency come to, in minor units.
type sum struct {
	CustomerID order.CustomerID `json:"customer_id"`
	Currency   money.Currency   `json:"currency"`
	Captured   int64            `json:"captured"`
	Refunded   int64            `json:"refunded"`
}

// Spent is what was received from customers less what was refunded, of all their orders: a sum for
// each currency, sorted by its code. It is added up from the order rows when it is asked for: a
// column of its own would have to be kept right by every command that moves money.
func (s Source) Spent(ctx context.Context, customers []order.CustomerID) (map[order.CustomerID][]*money.Money, error) {
	var rows []sum
	err := s.Read.SalesOrder.Query().Where(salesorder.CustomerIDIn(customers...), paid).
		GroupBy(salesorder.FieldCustomerID, salesorder.FieldCurrency).
		Aggregate(ent.As(ent.Sum(salesorder.FieldCapturedMinor), "captured"), ent.As(ent.Sum(salesorder.FieldRefundedMinor), "refunded")).
		Scan(ctx, &rows)
	if err != nil {
		return nil, fmt.Errorf("sum up what customers spent: %w", err)
	}
	slices.SortFunc(rows, func(a, b sum) int { return cmp.Compare(a.Currency, b.Currency) })
	spent := map[order.CustomerID][]*money.Money{}
	for _, r := range rows {
		spent[r.CustomerID] = append(spent[r.CustomerID], &money.Money{Minor: r.Captured - r.Refunded, Currency: r.Currency})
	}
	return spent, nil
}
