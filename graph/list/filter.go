package list

import (
	"fmt"

	"entgo.io/ent/dialect/sql"

	"waybill/ent"
	"waybill/ent/ordertag"
	"waybill/ent/predicate"
	"waybill/ent/salesorder"
	"waybill/graph/model"
	"waybill/graph/scalar"
	"waybill/internal/search"
	"waybill/order"
)

// maxValues bounds each list in a filter.
const maxValues = 100

// condition is one thing that listed orders have.
type condition = predicate.SalesOrder

func apply(q *ent.SalesOrderQuery, match []condition) {
	if len(match) > 0 {
		q.Where(match...)
	}
}

func conditions(text *string, f *model.OrderFilter) ([]condition, error) {
	var match []condition
	if text != nil {
		found, err := matching(*text)
		if err != nil {
			return nil, err
		}
		match = append(match, found...)
	}
	if f == nil {
		return match, nil
	}
	for name, n := range map[string]int{"status": len(f.Status), "paymentStatus": len(f.PaymentStatus),
		"deliveryMethod": len(f.DeliveryMethod), "tag": len(f.Tag)} {
		if n > maxValues {
			return nil, Argument(scalar.Bad("must hold at most %d values", maxValues), "filter", name)
		}
	}
	// A list that is given but empty asks for none of its values: nothing matches.
	if f.Status != nil {
		match = append(match, salesorder.StatusIn(f.Status...))
	}
	if f.PaymentStatus != nil {
		match = append(match, salesorder.PaymentStatusIn(f.PaymentStatus...))
	}
	if f.DeliveryMethod != nil {
		match = append(match, salesorder.DeliveryMethodIn(f.DeliveryMethod...))
	}
	if f.Tag != nil {
		match = append(match, tagged(f.Tag))
	}
	if f.PlacedAfter != nil {
		match = append(match, salesorder.PlacedAtGTE(*f.PlacedAfter))
	}
	if f.PlacedBefore != nil {
		match = append(match, salesorder.PlacedAtLT(*f.PlacedBefore))
	}
	if f.CustomerID != nil {
		tag, id, err := scalar.DecodeID(*f.CustomerID)
		if err != nil || tag != scalar.Customer {
			return nil, Argument(scalar.Bad("is not the ID of a customer"), "filter", "customerId")
		}
		match = append(match, salesorder.CustomerID(order.CustomerID(id)))
	}
	return match, nil
}

// matching are the orders found by words.
func matching(text string) ([]condition, error) {
	query, err := search.Query(text)
	if err != nil {
		return nil, Argument(err, "search")
	}
	if query == "" {
		return nil, nil
	}
	return []condition{func(s *sql.Selector) {
		s.Where(sql.ExprP(fmt.Sprintf("%s IN (SELECT docid FROM order_search WHERE words MATCH ?)", s.C(salesorder.FieldID)), query))
	}}, nil
}

func tagged(tags []string) condition {
	return func(s *sql.Selector) {
		t := sql.Table(ordertag.Table)
		values := make([]any, len(tags))
		for i, tag := range tags {
			values[i] = tag
		}
		s.Where(sql.In(s.C(salesorder.FieldID), sql.Select(t.C(ordertag.FieldOrderID)).From(t).Where(sql.In(t.C(ordertag.FieldTag), values...))))
	}
}
