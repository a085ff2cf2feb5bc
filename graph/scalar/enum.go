package scalar

import (
	"fmt"
	"slices"

	"github.com/99designs/gqlgen/graphql"

	"waybill/internal/auth"
	"waybill/order"
)

// Enums are checked here once more, because the validator takes a variable's
// value in any case.

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

// SortField is what orders can be sorted by.
type SortField string

// The fields that orders can be sorted by.
const (
	PlacedAt       SortField = "PLACED_AT"
	Number         SortField = "NUMBER"
	CustomerName   SortField = "CUSTOMER"
	Items          SortField = "ITEMS"
	Total          SortField = "TOTAL"
	Payment        SortField = "PAYMENT_STATUS"
	Status         SortField = "STATUS"
	DeliveryMethod SortField = "DELIVERY_METHOD"
	UpdatedAt      SortField = "UPDATED_AT"
)

// SortFields are all of them.
var SortFields = []SortField{PlacedAt, Number, CustomerName, Items, Total, Payment, Status, DeliveryMethod, UpdatedAt}

// MarshalSortField writes the field's name.
func MarshalSortField(f SortField) graphql.Marshaler { return graphql.MarshalString(string(f)) }

// UnmarshalSortField reads the field's name.
func UnmarshalSortField(v any) (SortField, error) {
	s, ok := v.(string)
	if !ok || !slices.Contains(SortFields, SortField(s)) {
		return "", Bad("is not one of %v", SortFields)
	}
	return SortField(s), nil
}

// Direction is ascending or descending.
type Direction string

// The directions of a sort.
const (
	Asc  Direction = "ASC"
	Desc Direction = "DESC"
)

// Directions are both.
var Directions = []Direction{Asc, Desc}

// MarshalDirection writes the direction.
func MarshalDirection(d Direction) graphql.Marshaler { return graphql.MarshalString(string(d)) }

// UnmarshalDirection reads the direction.
func UnmarshalDirection(v any) (Direction, error) {
	switch v {
	case string(Asc):
		return Asc, nil
	case string(Desc):
		return Desc, nil
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
