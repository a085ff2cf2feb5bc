package find

import (
	"entgo.io/ent/dialect/sql"

	"waybill/ent"
	"waybill/ent/ordertag"
	"waybill/ent/predicate"
	"waybill/ent/salesorder"
	"waybill/internal/search"
	"waybill/order"
)

// maxValues bounds each list in a filter.
const maxValues = 100

// Filter chooses orders. A field that is nil or a list that is empty does not filter: a page
// whose boxes are all unticked sends empty lists.
type Filter struct {
	Status        []order.Status
	PaymentStatus []order.PaymentStatus
	// PlacedAfter finds orders of this moment or later, PlacedBefore those before it.
	PlacedAfter, PlacedBefore *order.Instant
	// DeliveryMethod and Tag are compared letter by letter, upper and lower case too. Each list
	// has at most 100 values; an order must have one of them.
	DeliveryMethod, Tag []string
	// CustomerID 0 is refused: the API decodes every ID that is no customer's to 0.
	CustomerID *order.CustomerID
	// Owing true finds the orders that are not cancelled and have money outstanding, false
	// all others. Overpaid true finds the orders that were paid more than is due, false all
	// others. Nil does not filter.
	Owing, Overpaid *bool
	// UpdatedAfter finds orders that changed at this moment or later, UpdatedBefore those whose
	// last change was before it.
	UpdatedAfter, UpdatedBefore *order.Instant
}

// condition is a predicate on orders.
type condition = predicate.SalesOrder

// apply narrows a query to the orders that meet all conditions.
func apply(q *ent.SalesOrderQuery, match []condition) {
	if len(match) > 0 {
		q.Where(match...)
	}
}

// conditions are what all listed orders meet: they have the words in text, and the filter
// chooses them. Both are optional. A value that cannot be used gives a BadArgument.
func (s Source) conditions(text *string, f *Filter) ([]condition, error) {
	var match []condition
	if text != nil {
		found, err := s.matching(*text)
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
			return nil, badArgument("filter."+name, "must hold at most %d values", maxValues)
		}
	}
	if len(f.Status) > 0 {
		match = append(match, salesorder.StatusIn(f.Status...))
	}
	if len(f.PaymentStatus) > 0 {
		match = append(match, salesorder.PaymentStatusIn(f.PaymentStatus...))
	}
	if len(f.DeliveryMethod) > 0 {
		match = append(match, salesorder.DeliveryMethodIn(f.DeliveryMethod...))
	}
	if len(f.Tag) > 0 {
		match = append(match, tagged(f.Tag))
	}
	if f.CustomerID != nil {
		if *f.CustomerID == 0 {
			return nil, badArgument("filter.customerId", "is not the ID of a customer")
		}
		match = append(match, salesorder.CustomerID(*f.CustomerID))
	}
	return append(append(match, f.times()...), f.balances()...), nil
}

// times are the conditions on when an order was placed, and when it changed last.
func (f *Filter) times() []condition {
	var match []condition
	for _, bound := range []struct {
		at   *order.Instant
		with func(order.Instant) condition
	}{
		{f.PlacedAfter, salesorder.PlacedAtGTE},
		{f.PlacedBefore, salesorder.PlacedAtLT},
		{f.UpdatedAfter, salesorder.UpdatedAtGTE},
		{f.UpdatedBefore, salesorder.UpdatedAtLT},
	} {
		if bound.at != nil {
			match = append(match, bound.with(*bound.at))
		}
	}
	return match
}

// These are the conditions of partial indexes, word for word. With a parameter in place of
// the number, the database could not tell that the index has the orders that are asked for.
const (
	owing    = salesorder.FieldOutstandingMinor + " > 0 AND " + salesorder.FieldCancelledAt + " IS NULL"
	overpaid = salesorder.FieldOverpaidMinor + " > 0"
	captured = salesorder.FieldCapturedMinor + " > 0"
)

// paid finds the orders for which anything was received.
func paid(s *sql.Selector) { s.Where(sql.ExprP(captured)) }

// balances are the conditions on what is owed, by the customer or to the customer.
func (f *Filter) balances() []condition {
	var match []condition
	if f.Owing != nil {
		match = append(match, whether(owing, *f.Owing))
	}
	if f.Overpaid != nil {
		match = append(match, whether(overpaid, *f.Overpaid))
	}
	return match
}

// whether finds the orders for which a condition in SQL holds, or those for which it does not.
func whether(text string, holds bool) condition {
	return func(s *sql.Selector) {
		if holds {
			s.Where(sql.ExprP(text))
		} else {
			s.Where(sql.ExprP("NOT (" + text + ")"))
		}
	}
}

// matching finds the orders that have the words of a text; all orders when it has none.
func (s Source) matching(text string) ([]condition, error) {
	readings, err := search.Query(text)
	if err != nil {
		return nil, badArgument("search", "%s", err)
	}
	if len(readings) == 0 {
		return nil, nil
	}
	return []condition{s.Index.Matching(readings)}, nil
}

// tagged finds the orders that have one of the tags. A subquery and no join, because an order
// with two of them must be listed once.
func tagged(tags []string) condition {
	return func(s *sql.Selector) {
		t := sql.Table(ordertag.Table)
		values := make([]any, len(tags))
		for i, tag := range tags {
			values[i] = tag
		}
		s.Where(
			sql.In(
				s.C(salesorder.FieldID),
				sql.Select(t.C(ordertag.FieldOrderID)).From(t).Where(sql.In(t.C(ordertag.FieldTag), values...)),
			),
		)
	}
}
