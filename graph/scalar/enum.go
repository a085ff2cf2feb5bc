package scalar

import (
	"fmt"
	"slices"

	"github.com/99designs/gqlgen/graphql"

	"waybill/find"
	"waybill/internal/auth"
	"waybill/order"
)

// Enums are checked here again, because the validator accepts a variable's value in upper and lower
// case.

// MarshalOrderStatus writes the status's name.
func MarshalOrderStatus(s order.Status) graphql.Marshaler { return graphql.MarshalString(s.String()) }

// UnmarshalOrderStatus reads a status's name.
func UnmarshalOrderStatus(v any) (order.Status, error) {
	return byName(v, order.Statuses)
}

// MarshalPaymentStatus writes the payment status's name.
func MarshalPaymentStatus(s order.PaymentStatus) graphql.Marshaler {
	return graphql.MarshalString(s.String())
}

// UnmarshalPaymentStatus reads a payment status's name.
func UnmarshalPaymentStatus(v any) (order.PaymentStatus, error) {
	return byName(v, order.PaymentStatuses)
}

// MarshalCancelReason writes the reason.
func MarshalCancelReason(r order.CancelReason) graphql.Marshaler {
	return graphql.MarshalString(string(r))
}

// UnmarshalCancelReason reads a reason.
func UnmarshalCancelReason(v any) (order.CancelReason, error) {
	s, ok := v.(string)
	if !ok || !slices.Contains(order.CancelReasons, order.CancelReason(s)) {
		return "", Bad("is not one of %v", order.CancelReasons)
	}
	return order.CancelReason(s), nil
}

// MarshalRole writes the role.
func MarshalRole(r auth.Role) graphql.Marshaler { return graphql.MarshalString(string(r)) }

// UnmarshalRole reads a role.
func UnmarshalRole(v any) (auth.Role, error) {
	s, ok := v.(string)
	if !ok || !slices.Contains(auth.Roles, auth.Role(s)) {
		return "", Bad("is not one of %v", auth.Roles)
	}
	return auth.Role(s), nil
}

// MarshalSortField writes the field's name.
func MarshalSortField(f find.SortField) graphql.Marshaler { return graphql.MarshalString(string(f)) }

// MarshalInterval writes the interval's name.
func MarshalInterval(i find.Interval) graphql.Marshaler { return graphql.MarshalString(string(i)) }

// UnmarshalInterval reads an interval's name.
func UnmarshalInterval(v any) (find.Interval, error) {
	s, ok := v.(string)
	if !ok || !slices.Contains(find.Intervals, find.Interval(s)) {
		return "", Bad("is not one of %v", find.Intervals)
	}
	return find.Interval(s), nil
}

// MarshalFacetField writes the field's name.
func MarshalFacetField(f find.FacetField) graphql.Marshaler { return graphql.MarshalString(string(f)) }

// UnmarshalFacetField reads the field's name.
func UnmarshalFacetField(v any) (find.FacetField, error) {
	s, ok := v.(string)
	if !ok || !slices.Contains(find.FacetFields, find.FacetField(s)) {
		return "", Bad("is not one of %v", find.FacetFields)
	}
	return find.FacetField(s), nil
}

// MarshalCustomerSortField writes the field's name.
func MarshalCustomerSortField(f find.CustomerSortField) graphql.Marshaler {
	return graphql.MarshalString(string(f))
}

// UnmarshalCustomerSortField reads the field's name.
func UnmarshalCustomerSortField(v any) (find.CustomerSortField, error) {
	s, ok := v.(string)
	if !ok || !slices.Contains(find.CustomerSortFields, find.CustomerSortField(s)) {
		return "", Bad("is not one of %v", find.CustomerSortFields)
	}
	return find.CustomerSortField(s), nil
}

// UnmarshalSortField reads the field's name.
func UnmarshalSortField(v any) (find.SortField, error) {
	s, ok := v.(string)
	if !ok || !slices.Contains(find.SortFields, find.SortField(s)) {
		return "", Bad("is not one of %v", find.SortFields)
	}
	return find.SortField(s), nil
}

// MarshalDirection writes the direction.
func MarshalDirection(d find.Direction) graphql.Marshaler { return graphql.MarshalString(string(d)) }

// UnmarshalDirection reads the direction.
func UnmarshalDirection(v any) (find.Direction, error) {
	switch v {
	case string(find.Asc):
		return find.Asc, nil
	case string(find.Desc):
		return find.Desc, nil
	}
	return "", Bad("is not ASC or DESC")
}

func byName[T fmt.Stringer](v any, all []T) (T, error) {
	for _, s := range all {
		if s.String() == v {
			return s, nil
		}
	}
	var none T
	return none, Bad("is not one of %v", all)
}
