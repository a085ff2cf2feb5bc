// Package table writes orders as plain tables for people and spreadsheets: a row for each
// order, or for each line.
//
// It promises that columns keep their names and their order, new ones coming last; that amounts
// are decimals in the order's currency, and times RFC 3339 in UTC; and that no text computes
// when a spreadsheet opens it, see exchange.Guard.
package table

import (
	"context"
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"waybill/address"
	"waybill/ent"
	"waybill/internal/exchange"
	"waybill/internal/store"
	"waybill/money"
	"waybill/order"
)

// Rows is what a row is about.
type Rows string

// What rows can be about.
const (
	Orders Rows = "orders"
	Lines  Rows = "lines"
)

// column is a column of an order; of a row that has no line, line is nil.
type column struct {
	name  string
	value func(o *ent.SalesOrder, line *ent.OrderLine) string
}

// Table writes orders, see exchange.Format.
type Table struct {
	to      *csv.Writer
	columns []column
	lines   bool
	row     []string
}

// New writes the header of a table.
func New(to io.Writer, rows Rows) (*Table, error) {
	t := &Table{to: csv.NewWriter(to), columns: orderColumns, lines: rows == Lines}
	if t.lines {
		t.columns = append(append(t.columns[:len(t.columns):len(t.columns)], lineColumns...), tailColumns...)
	} else {
		t.columns = append(append(t.columns[:len(t.columns):len(t.columns)], sumColumns...), tailColumns...)
	}
	for _, c := range t.columns {
		t.row = append(t.row, c.name)
	}
	return t, t.to.Write(t.row)
}

// Write writes orders, or their lines.
func (t *Table) Write(ctx context.Context, snapshot *store.Snapshot, ids []order.ID) error {
	orders, err := exchange.Load(ctx, snapshot, ids)
	if err != nil {
		return err
	}
	for _, o := range orders {
		rows := []*ent.OrderLine{nil}
		if t.lines {
			rows = o.Edges.Lines
		}
		for _, l := range rows {
			for i, c := range t.columns {
				t.row[i] = exchange.Guard(c.value(o, l))
			}
			if err := t.to.Write(t.row); err != nil {
				return err
			}
		}
	}
	return nil
}

// Close writes what is left.
func (t *Table) Close() error {
	t.to.Flush()
	return t.to.Error()
}

// of is a column of the order alone.
func of(name string, value func(o *ent.SalesOrder) string) column {
	return column{name, func(o *ent.SalesOrder, _ *ent.OrderLine) string { return value(o) }}
}

// amount is a column of an amount of the order.
func amount(name string, value func(o *ent.SalesOrder) money.Money) column {
	return of(name, func(o *ent.SalesOrder) string { return value(o).Decimal() })
}

// ofLine is a column of a line.
func ofLine(name string, value func(l *ent.OrderLine) string) column {
	return column{name, func(_ *ent.SalesOrder, l *ent.OrderLine) string { return value(l) }}
}

var orderColumns = []column{
	of("Order", func(o *ent.SalesOrder) string { return o.Number }),
	of("Placed at", func(o *ent.SalesOrder) string { return moment(o.PlacedAt) }),
	of("Fulfillment", func(o *ent.SalesOrder) string { return o.Status.String() }),
	of("Payment", func(o *ent.SalesOrder) string { return o.PaymentStatus.String() }),
	of("Customer", customer),
	of("E-mail", func(o *ent.SalesOrder) string { return text(o.Email) }),
	of("Phone", func(o *ent.SalesOrder) string { return text(o.Phone) }),
	of("Currency", func(o *ent.SalesOrder) string { return o.Currency }),
}

var sumColumns = []column{
	of("Items", func(o *ent.SalesOrder) string { return strconv.Itoa(o.ItemCount) }),
	of("Fulfilled items", func(o *ent.SalesOrder) string { return strconv.Itoa(o.FulfilledCount) }),
	amount("Subtotal", (*ent.SalesOrder).Subtotal),
	amount("Discount", (*ent.SalesOrder).Discount),
	amount("Shipping", (*ent.SalesOrder).Shipping),
	amount("Tax", (*ent.SalesOrder).Tax),
	of("Tax included", func(o *ent.SalesOrder) string { return strconv.FormatBool(o.TaxesIncluded) }),
	amount("Total", (*ent.SalesOrder).Total),
	amount("Paid", (*ent.SalesOrder).Captured),
	amount("Refunded", (*ent.SalesOrder).Refunded),
	amount("Outstanding", (*ent.SalesOrder).Outstanding),
	amount("Overpaid", (*ent.SalesOrder).Overpaid),
}

var lineColumns = []column{
	ofLine("SKU", func(l *ent.OrderLine) string { return text(l.Sku) }),
	ofLine("Item", func(l *ent.OrderLine) string { return l.Title }),
	ofLine("Variant", func(l *ent.OrderLine) string { return text(l.VariantTitle) }),
	ofLine("Vendor", func(l *ent.OrderLine) string { return text(l.Vendor) }),
	ofLine("Quantity", func(l *ent.OrderLine) string { return strconv.Itoa(l.Quantity) }),
	ofLine("Fulfilled quantity", func(l *ent.OrderLine) string { return strconv.Itoa(l.FulfilledQuantity) }),
	ofLine("Unfulfilled quantity", func(l *ent.OrderLine) string { return strconv.Itoa(l.UnfulfilledQuantity()) }),
	ofLine("Unit price", func(l *ent.OrderLine) string { return l.UnitPrice().Decimal() }),
	ofLine("Line total", func(l *ent.OrderLine) string { return l.Total().Decimal() }),
	ofLine("Requires shipping", func(l *ent.OrderLine) string { return strconv.FormatBool(l.RequiresShipping) }),
}

var tailColumns = append(append([]column{
	of("Delivery method", func(o *ent.SalesOrder) string { return text(o.DeliveryMethod) }),
}, append(addressColumns("Shipping", func(o *ent.SalesOrder) *address.Address { return o.ShippingAddress }),
	addressColumns("Billing", func(o *ent.SalesOrder) *address.Address { return o.BillingAddress })...)...),
	of("Tracking", tracking),
	of("Tags", func(o *ent.SalesOrder) string { return strings.Join(o.Tags, ", ") }),
	of("Note", func(o *ent.SalesOrder) string { return text(o.Note) }),
	of("Cancelled at", func(o *ent.SalesOrder) string {
		if o.CancelledAt == nil {
			return ""
		}
		return moment(*o.CancelledAt)
	}),
	of("Updated at", func(o *ent.SalesOrder) string { return moment(o.UpdatedAt) }),
	of("Source", func(o *ent.SalesOrder) string { return text(o.Source) }),
	of("Source ID", func(o *ent.SalesOrder) string { return text(o.SourceID) }),
)

// addressColumns are those of one of the order's addresses.
func addressColumns(which string, get func(o *ent.SalesOrder) *address.Address) []column {
	var columns []column
	for i, name := range []string{"name", "company", "line 1", "line 2", "city", "region", "postal code", "country", "phone"} {
		columns = append(columns, of(which+" "+name, func(o *ent.SalesOrder) string {
			a := get(o)
			if a == nil {
				return ""
			}
			return text(*a.Parts()[i].Value)
		}))
	}
	return columns
}

func customer(o *ent.SalesOrder) string {
	if o.Edges.Customer == nil {
		return ""
	}
	return o.Edges.Customer.Name
}

// tracking are the numbers of the fulfillments that stand.
func tracking(o *ent.SalesOrder) string {
	var numbers []string
	for _, f := range o.Edges.Fulfillments {
		for _, t := range f.Tracking {
			if f.Status == order.FulfillmentActive {
				numbers = append(numbers, t.Number)
			}
		}
	}
	return strings.Join(numbers, ", ")
}

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func moment(at order.Instant) string {
	return at.Time().UTC().Format("2006-01-02T15:04:05.999999Z07:00")
}
