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

// Filter chooses orders. A field that is nil, or a list that is empty, excludes none: a page
// whose boxes are all unticked sends empty lists.
type Filter struct {
	Status        []order.Status
	PaymentStatus []order.PaymentStatus
	// PlacedAfter has orders of this moment or later, PlacedBefore those before it.
	PlacedAfter, PlacedBefore *order.Instant
	// DeliveryMethod and Tag are compared as they are, case and all. Each list has at
	// most 100 values; an order must have one of them.
	DeliveryMethod, Tag []string
	// CustomerID 0 is refused: it stands for an ID of another kind.
	CustomerID *order.CustomerID
	// Owing true finds the orders that are not cancelled and have money outstanding, false
	// all others. Overpaid true finds the orders that were paid more than is due, false all
	// others. Nil does not filter.
	Owing, Overpaid *bool
	// UpdatedAfter has orders that changed at this moment or later, UpdatedBefore those whose
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

// conditions are those that listed orders meet: words to search by and a filter, both
// optional. A value that cannot be used is a BadArgument.
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

// The conditions of two indexes, word for word: with a parameter in its place, SQLite
// could not tell that an index holds what is asked for.
const (
	owing    = salesorder.FieldOutstandingMinor + " > 0 AND " + salesorder.FieldCancelledAt + " IS NULL"
	overpaid = salesorder.FieldOverpaidMinor + " > 0"
)

// balances are the conditions on what is owed.
func (f *Filter) balances() []condition {
	var match []condition
	if f.Owing != nil {
		match = append(match, when(owing, *f.Owing))
	}
	if f.Overpaid != nil {
		match = append(match, when(overpaid, *f.Overpaid))
	}
	return match
}

// when are the orders that meet a condition, or those that do not.
func when(words string, met bool) condition {
	return func(s *sql.Selector) {
		if met {
			s.Where(sql.ExprP(words))
		} else {
			s.Where(sql.ExprP("NOT (" + words + ")"))
		}
	}
}

// matching are the orders found by words.
func (s Source) matching(text string) ([]condition, error) {
	words, err := search.Query(text)
	if err != nil {
		return nil, badArgument("search", "%s", err)
	}
	if len(words) == 0 {
		return nil, nil
	}
	return []condition{s.Index.Matching(words)}, nil
}

// tagged are the orders that have one of the tags.
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
