package shopify

import (
	"errors"
	"io"
	"slices"
	"strings"

	"waybill/internal/exchange"
	"waybill/order"
)

// notAnExport is why a whole file is refused.
func notAnExport(why string) exchange.FileError {
	return exchange.FileError("this is not a Shopify orders export: " + why)
}

// Without these columns there is no telling what an order is.
var required = []string{
	"Name", "Financial Status", "Currency", "Total", "Created at",
	"Lineitem quantity", "Lineitem name", "Lineitem price",
}

// Without these, orders look younger than they are.
var expected = []string{"Fulfillment Status", "Cancelled at"}

// header finds a field by its column's name.
type header map[string]int

// readHeader reads the first row, or says what the file lacks.
func readHeader(r *exchange.Rows) (header, error) {
	names, broken, err := r.Next()
	switch {
	case errors.Is(err, io.EOF):
		return nil, notAnExport("the file is empty")
	case err != nil:
		return nil, err
	case broken != "":
		return nil, notAnExport("the header cannot be read. " + broken)
	}
	h := make(header, len(names))
	for i, name := range names {
		name = strings.TrimSpace(name)
		if _, repeated := h[name]; !repeated {
			h[name] = i
		}
	}
	r.Width = len(names)
	if missing := h.missing(required); len(missing) > 0 {
		return nil, notAnExport(kindOf(h, missing))
	}
	return h, nil
}

func (h header) missing(names []string) []string {
	var missing []string
	for _, name := range names {
		if _, found := h[name]; !found {
			missing = append(missing, name)
		}
	}
	return missing
}

// kindOf says what a file is that lacks columns of the export.
func kindOf(h header, missing []string) string {
	has := func(columns ...string) bool { return len(h.missing(columns)) == 0 }
	switch {
	case has("Order Number", "Order Status"), has("order_number", "status", "order_date"), has("Order ID", "Order Status"):
		return "it looks like one of WooCommerce, which cannot be read yet"
	case has("Handle", "Title", "Vendor"):
		return "it is an export of products"
	case has("First Name", "Last Name", "Total Spent"), has("First Name", "Last Name", "Total Orders"):
		return "it is an export of customers"
	}
	for name := range h {
		if len(h) == 1 && strings.Contains(name, "Financial Status") {
			return "the header is wrapped in quotes as a whole, so it is one column; " +
				"export the orders again, without opening the file in another program"
		}
	}
	return "the header lacks " + strings.Join(missing, ", ")
}

// of is the field of a row in the named column; empty when the file, or the
// readable part of the row, has no such column.
func (h header) of(fields []string, column string) string {
	if i, found := h[column]; found && i < len(fields) {
		return fields[i]
	}
	return ""
}

// name is the order that a row belongs to; empty when it does not tell.
func (h header) name(fields []string) string {
	name, _ := exchange.CleanText(h.of(fields, "Name"))
	if order.PlainNumber(name) == "" {
		return ""
	}
	return name
}

// once names columns that have a single value for the whole order.
var once = []string{"Financial Status", "Total", "Currency", "Id"}

// isFurther tells rows after an order's first one by what they leave empty.
func (h header) isFurther(fields []string) bool {
	return !slices.ContainsFunc(once, func(column string) bool { return strings.TrimSpace(h.of(fields, column)) != "" })
}

// sameOrder tells whether two full rows can belong to one order. Shopify fills such columns
// in the first row only, but a spreadsheet may have copied them down.
func (h header) sameOrder(a, b []string) bool {
	return !slices.ContainsFunc(append(once, "Created at"), func(column string) bool { return h.of(a, column) != h.of(b, column) })
}
