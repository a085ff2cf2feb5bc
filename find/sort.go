package find

import (
	"waybill/ent"
	"waybill/ent/salesorder"
	"waybill/order"
)

// SortField is what orders can be sorted by. Its values are the API's names, and
// part of cursors.
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

// SortFields are all sort fields.
var SortFields = []SortField{PlacedAt, Number, CustomerName, Items, Total, Payment, Status, DeliveryMethod, UpdatedAt}

// Direction is ascending or descending.
type Direction string

// The directions of a sort.
const (
	Asc  Direction = "ASC"
	Desc Direction = "DESC"
)

// Directions are both directions.
var Directions = []Direction{Asc, Desc}

// Sort is the field and the direction of a list's order.
type Sort struct {
	Field     SortField
	Direction Direction
}

// newestFirst is how orders are listed unless told otherwise.
var newestFirst = Sort{Field: PlacedAt, Direction: Desc}

// sortColumn is a column that orders are sorted by. It is never null, and has an index together
// with the id, so that a page is found without sorting.
type sortColumn struct {
	name   string
	isText bool
	key    func(*ent.SalesOrder) place
}

// byNumber sorts by a column of numbers. get reads the column's value from a record.
func byNumber[T ~int | ~int8 | ~int64](name string, get func(*ent.SalesOrder) T) sortColumn {
	return sortColumn{name, false, func(o *ent.SalesOrder) place { return place{number: int64(get(o)), id: int64(o.ID)} }}
}

// byText sorts by a column of texts, which are compared byte by byte.
func byText(name string, get func(*ent.SalesOrder) string) sortColumn {
	return sortColumn{name, true, func(o *ent.SalesOrder) place { return place{text: get(o), id: int64(o.ID)} }}
}

var sortColumns = map[SortField]sortColumn{
	PlacedAt:       byNumber(salesorder.FieldPlacedAt, func(o *ent.SalesOrder) order.Instant { return o.PlacedAt }),
	Number:         byText(salesorder.FieldNumberKey, func(o *ent.SalesOrder) string { return o.NumberKey }),
	CustomerName:   byText(salesorder.FieldCustomerKey, func(o *ent.SalesOrder) string { return o.CustomerKey }),
	Items:          byNumber(salesorder.FieldItemCount, func(o *ent.SalesOrder) int { return o.ItemCount }),
	Total:          byNumber(salesorder.FieldTotalKey, func(o *ent.SalesOrder) int64 { return o.TotalKey }),
	Payment:        byNumber(salesorder.FieldPaymentStatus, func(o *ent.SalesOrder) order.PaymentStatus { return o.PaymentStatus }),
	Status:         byNumber(salesorder.FieldStatus, func(o *ent.SalesOrder) order.Status { return o.Status }),
	DeliveryMethod: byText(salesorder.FieldDeliveryKey, func(o *ent.SalesOrder) string { return o.DeliveryKey }),
	UpdatedAt:      byNumber(salesorder.FieldUpdatedAt, func(o *ent.SalesOrder) order.Instant { return o.UpdatedAt }),
}
