package shopify

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
	"waybill/order"
)

// columns are those of Shopify's export, in its order.
var columns = strings.Split("Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,"+
	"Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name,"+
	"Lineitem price,Lineitem compare at price,Lineitem sku,Lineitem requires shipping,Lineitem taxable,"+
	"Lineitem fulfillment status,Billing Name,Billing Street,Billing Address1,Billing Address2,Billing Company,"+
	"Billing City,Billing Zip,Billing Province,Billing Country,Billing Phone,Shipping Name,Shipping Street,"+
	"Shipping Address1,Shipping Address2,Shipping Company,Shipping City,Shipping Zip,Shipping Province,"+
	"Shipping Country,Shipping Phone,Notes,Note Attributes,Cancelled at,Payment Method,Payment Reference,"+
	"Refunded Amount,Vendor,Outstanding Balance,Employee,Location,Device ID,Id,Tags,Risk Level,Source,"+
	"Lineitem discount,Tax 1 Name,Tax 1 Value,Tax 2 Name,Tax 2 Value,Tax 3 Name,Tax 3 Value,Tax 4 Name,Tax 4 Value,"+
	"Tax 5 Name,Tax 5 Value,Phone,Receipt Number,Duties,Billing Province Name,Shipping Province Name,Payment ID,"+
	"Payment Terms Name,Next Payment Due At,Payment References", ",")

// column is where a column stands in a row.
var column = func() map[string]int {
	at := make(map[string]int, len(columns))
	for i, name := range columns {
		at[name] = i
	}
	return at
}()

// Exporter writes orders as Shopify exports them, so that the importer, and other programs that
// read Shopify's files, understand them. An order has a row for each line.
type Exporter struct {
	to  *csv.Writer
	row []string
}

// NewExporter writes the header.
func NewExporter(to io.Writer) (*Exporter, error) {
	e := &Exporter{to: csv.NewWriter(to), row: make([]string, len(columns))}
	return e, e.to.Write(columns)
}

// Close writes what is left.
func (e *Exporter) Close() error {
	e.to.Flush()
	return e.to.Error()
}

// Write writes orders, see exchange.Format.
func (e *Exporter) Write(ctx context.Context, snapshot *store.Snapshot, ids []order.ID) error {
	orders, err := exchange.Load(ctx, snapshot, ids)
	if err != nil {
		return err
	}
	for _, o := range orders {
		if err := e.order(o); err != nil {
			return err
		}
	}
	return nil
}

// order writes the rows of an order. Its first one has what an order has only once. An order
// without lines has that row alone.
func (e *Exporter) order(o *ent.SalesOrder) error {
	lines := rowsOf(o.Edges.Lines)
	for i := range max(1, len(lines)) {
		clear(e.row)
		e.set("Name", "#"+o.Number)
		e.set("Email", text(o.Email))
		e.set("Created at", moment(o.PlacedAt))
		if i == 0 {
			e.once(o)
			e.payment(o)
			e.address("Billing", o.BillingAddress)
			e.address("Shipping", o.ShippingAddress)
			e.customer(o)
		}
		if i < len(lines) {
			e.line(lines[i])
		}
		if err := e.to.Write(e.row); err != nil {
			return err
		}
	}
	return nil
}

// set is for texts, which people wrote.
func (e *Exporter) set(name, value string) { e.row[column[name]] = exchange.Guard(value) }

// digits is for texts that Shopify guards with an apostrophe, because spreadsheets would
// take away their zeros and their plus.
func (e *Exporter) digits(name, value string) {
	if value != "" {
		value = "'" + value
	}
	e.row[column[name]] = value
}

// once writes what an order has only once.
func (e *Exporter) once(o *ent.SalesOrder) {
	e.set("Currency", o.Currency)
	e.set("Subtotal", o.Subtotal().Decimal())
	e.set("Shipping", o.Shipping().Decimal())
	e.set("Taxes", o.Tax().Decimal())
	e.set("Total", o.Total().Decimal())
	e.set("Discount Amount", o.Discount().Decimal())
	e.set("Shipping Method", text(o.DeliveryMethod))
	e.set("Notes", text(o.Note))
	e.set("Note Attributes", attributes(o.Attributes))
	e.set("Tags", strings.Join(o.Tags, ", "))
	e.set("Fulfillment Status", fulfillmentWord(o))
	if at := fulfilledAt(o); at != nil {
		e.set("Fulfilled at", moment(*at))
	}
	if o.CancelledAt != nil {
		e.set("Cancelled at", moment(*o.CancelledAt))
	}
	e.digits("Phone", text(o.Phone))
	if id := text(o.SourceID); id != "#"+o.Number { // which is what the importer takes without an ID
		e.id(id)
	}
}

// id is guarded where a spreadsheet, or the importer, would take something away from it.
func (e *Exporter) id(id string) {
	if strings.HasPrefix(id, "'") || id != exchange.Guard(id) {
		id = "'" + id
	}
	e.row[column["Id"]] = id
}

// customer has a place of its own only where no address has the name.
func (e *Exporter) customer(o *ent.SalesOrder) {
	known := e.row[column["Billing Name"]] != "" || e.row[column["Shipping Name"]] != ""
	if c := o.Edges.Customer; c != nil && !known && c.Name != text(o.Email) {
		e.set("Billing Name", c.Name)
	}
}

// attributes are one a line, as Shopify writes them.
func attributes(all []order.Attribute) string {
	lines := make([]string, len(all))
	for i, a := range all {
		lines[i] = a.Name + ": " + a.Value
	}
	return strings.Join(lines, "\n")
}

func (e *Exporter) address(which string, a *address.Address) {
	if a == nil {
		return
	}
	if a.Line1 != nil {
		street := *a.Line1
		if a.Line2 != nil {
			street += ", " + *a.Line2
		}
		e.set(which+" Street", street)
	}
	e.set(which+" Name", text(a.Name))
	e.set(which+" Address1", text(a.Line1))
	e.set(which+" Address2", text(a.Line2))
	e.set(which+" Company", text(a.Company))
	e.set(which+" City", text(a.City))
	e.digits(which+" Zip", text(a.PostalCode))
	e.set(which+" Province", text(a.Region))
	e.set(which+" Country", text(a.CountryCode))
	e.digits(which+" Phone", text(a.Phone))
}

// lineOf is a row of a line: all of its pieces, or some.
type rowOfLine struct {
	*ent.OrderLine
	quantity int
	status   string
}

// rowsOf is a row for each line. The file cannot tell how many pieces of a line have left, and
// the importer takes one. So where more than one piece has left, but not all, the line takes two rows.
func rowsOf(lines []*ent.OrderLine) []rowOfLine {
	var rows []rowOfLine
	for _, l := range lines {
		switch gone := l.FulfilledQuantity; {
		case gone == 0:
			rows = append(rows, rowOfLine{l, l.Quantity, "pending"})
		case gone == l.Quantity:
			rows = append(rows, rowOfLine{l, l.Quantity, wholly})
		case gone == 1:
			rows = append(rows, rowOfLine{l, l.Quantity, partly})
		default:
			rows = append(rows, rowOfLine{l, gone, wholly}, rowOfLine{l, l.Quantity - gone, "pending"})
		}
	}
	return rows
}

func (e *Exporter) line(l rowOfLine) {
	e.set("Lineitem quantity", strconv.Itoa(l.quantity))
	title := l.Title
	if l.VariantTitle != nil {
		title += " - " + *l.VariantTitle
	}
	e.set("Lineitem name", title)
	e.set("Lineitem price", l.UnitPrice().Decimal())
	e.set("Lineitem sku", text(l.Sku))
	e.set("Lineitem requires shipping", strconv.FormatBool(l.RequiresShipping))
	e.set("Lineitem fulfillment status", l.status)
	e.set("Vendor", text(l.Vendor))
}

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// moment writes a time as Shopify does, with as many digits of the second as it has.
func moment(at order.Instant) string {
	return at.Time().UTC().Format("2006-01-02 15:04:05.999999 -0700")
}
