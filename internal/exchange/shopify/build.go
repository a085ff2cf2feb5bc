package shopify

import (
	"strings"

	"waybill/address"
	"waybill/internal/exchange"
	"waybill/money"
	"waybill/order"
	"waybill/refusal"
)

// source is the name under which the server knows orders of such files.
const source = "shopify"

// build reads everything that the order's rows tell. Where a value cannot be
// used at all it is in b.refusals, and the entry must not be taken.
func (b *builder) build() Entry {
	b.entry.Place = exchange.Place{File: b.file, Row: b.row}
	b.entry.Bytes = b.bytes
	b.readCurrency()
	draft := &b.entry.Order.Draft
	draft.Number = b.number()
	draft.Source = source
	draft.SourceID = b.firstOf("sourceId", b.identifier, "Id", "Name")
	draft.DeliveryMethod = b.short("Shipping Method")
	b.readContact(draft)
	b.readNote(draft)
	b.readAttributes(draft)
	b.readTags(draft)
	draft.ShippingAddress = b.address("Shipping", "shippingAddress")
	draft.BillingAddress = b.address("Billing", "billingAddress")

	items := b.readLines(draft)
	times := b.readTimes()
	draft.PlacedAt = times.created
	total := b.readAmounts(draft, items)
	b.readPayment(total, times)
	b.readHistory(items, times)
	return b.entry
}

// number is the order's, without characters that numbers cannot have.
func (b *builder) number() string {
	name := b.text("Name")
	number := order.PlainNumber(name)
	if number != order.CleanNumber(name) {
		b.warn(b.row, "Name", "The commas, line breaks and characters that cannot be seen were left out: the order is %q.",
			exchange.Brief(number))
	}
	return number
}

func (b *builder) readCurrency() {
	code := b.text("Currency")
	currency, err := money.ParseCurrency(code)
	if err != nil {
		b.refuse(b.row, "Currency", "%q %s.", exchange.Brief(code), err)
		return
	}
	b.currency = currency
	b.entry.Order.CurrencyCode = currency
}

// readContact finds out who ordered: whoever pays, else whoever gets the goods.
// Someone known only by e-mail goes by that; without either it was a guest.
func (b *builder) readContact(d *order.Draft) {
	d.Email = b.email("Email")
	d.Phone = b.firstOf("phone", b.phone, "Phone", "Billing Phone", "Shipping Phone")
	name := b.firstOf("customer.name", b.short, "Billing Name", "Shipping Name")
	if name == "" && d.Email != "" {
		name = d.Email
		b.note("customer.name", "Email")
	}
	if name != "" {
		d.Customer = &order.Person{Name: name, Email: d.Email, Phone: d.Phone}
	}
}

func (b *builder) readNote(d *order.Draft) {
	d.Note = b.cut(b.row, "Notes", b.text("Notes"), refusal.MaxNote)
}

// readAttributes reads what the checkout asked for beside, a line each: "Gift wrap: yes". A
// line without a name goes on with the value before it, and so do empty lines before such a one.
func (b *builder) readAttributes(d *order.Draft) {
	const column = "Note Attributes"
	left, empty := 0, ""
	for line := range strings.SplitSeq(b.text(column), "\n") {
		name, value, named := strings.Cut(strings.TrimSpace(line), ":")
		switch last := len(d.Attributes) - 1; {
		case strings.TrimSpace(line) == "":
			empty += "\n"
			continue
		case named && name != "" && len(d.Attributes) == order.MaxAttributes:
			left++
		case named && name != "":
			d.Attributes = append(d.Attributes, order.Attribute{Name: name, Value: strings.TrimSpace(value)})
		case last >= 0:
			d.Attributes[last].Value += empty + "\n" + strings.TrimSpace(line)
		default:
			d.Attributes = append(d.Attributes, order.Attribute{Name: column, Value: strings.TrimSpace(line)})
		}
		empty = ""
	}
	for i := range d.Attributes {
		a := &d.Attributes[i]
		a.Name = b.cut(b.row, column, a.Name, refusal.MaxShort)
		a.Value = b.cut(b.row, column, a.Value, refusal.MaxNote)
	}
	if left > 0 {
		b.warn(b.row, column, "Only the first %d attributes were taken; %d were left out.", order.MaxAttributes, left)
	}
}

func (b *builder) readTags(d *order.Draft) {
	seen := map[string]bool{}
	left := 0
	for tag := range strings.SplitSeq(b.text("Tags"), ",") {
		tag = b.cut(b.row, "Tags", strings.TrimSpace(tag), refusal.MaxShort)
		switch {
		case tag == "" || seen[tag]:
		case len(d.Tags) == order.MaxTags:
			left++
		default:
			seen[tag] = true
			d.Tags = append(d.Tags, tag)
		}
	}
	if left > 0 {
		b.warn(b.row, "Tags", "Only the first %d tags were taken; %d were left out.", order.MaxTags, left)
	}
}

// address reads the ten columns that start with the given word.
func (b *builder) address(which, path string) *address.Address {
	a := &address.Address{}
	set := func(to **string, value string) {
		if value != "" {
			*to = &value
		}
	}
	set(&a.Name, b.short(which+" Name"))
	set(&a.Company, b.short(which+" Company"))
	set(&a.Line1, b.firstOf(path+".line1", b.short, which+" Address1", which+" Street"))
	if b.entry.columns[path+".line1"] != which+" Street" { // the street has the second line in it
		set(&a.Line2, b.short(which+" Address2"))
	}
	set(&a.City, b.short(which+" City"))
	set(&a.Region, b.firstOf(path+".region", b.short, which+" Province", which+" Province Name"))
	set(&a.PostalCode, b.digits(which+" Zip"))
	set(&a.CountryCode, b.country(which+" Country"))
	set(&a.Phone, b.phone(which+" Phone"))
	if a.IsEmpty() {
		return nil
	}
	return a
}

// country is left out when it is no ISO code: the order matters more.
func (b *builder) country(column string) string {
	code := b.text(column)
	upper := strings.ToUpper(code)
	if code != "" && !address.IsCountry(upper) {
		b.warn(b.row, column, "%q is not an ISO 3166-1 alpha-2 country code such as DE; the country was left out.", exchange.Brief(code))
		return ""
	}
	return upper
}

// item is a line as far as amounts and fulfillment need it.
type item struct {
	quantity        int
	price, discount int64
	fulfilled       string
	ships           bool
	row             int
}

func (b *builder) readLines(d *order.Draft) []item {
	items := make([]item, len(b.lines))
	for i, l := range b.lines {
		it := item{
			row:       l.row,
			quantity:  b.quantity(l),
			price:     b.price(l),
			discount:  b.amountAt(l.row, "Lineitem discount", l.discount),
			fulfilled: b.fulfillmentStatus(l.row, "Lineitem fulfillment status", l.fulfilled),
		}
		// Shopify marks a tip as not eligible, and says beside it that it requires shipping.
		it.ships = it.fulfilled != notEligible && !strings.EqualFold(strings.TrimSpace(l.ships), "false")
		title := b.shortAt(l.row, "Lineitem name", l.title)
		if title == "" {
			b.refuse(l.row, "Lineitem name", "The line has no name.")
		}
		d.Lines = append(d.Lines, order.DraftLine{
			Title:      title,
			SKU:        b.shortAt(l.row, "Lineitem sku", l.sku),
			Vendor:     b.shortAt(l.row, "Vendor", l.vendor),
			Quantity:   it.quantity,
			UnitPrice:  b.decimal(it.price),
			NotShipped: order.NotShipped(!it.ships),
		})
		b.entry.LineRows = append(b.entry.LineRows, l.row)
		items[i] = it
	}
	return items
}

// price must be there: an empty one is not a gift.
func (b *builder) price(l lineRow) int64 {
	if strings.TrimSpace(l.price) == "" {
		b.refuse(l.row, "Lineitem price", "The line has no price.")
		return 0
	}
	minor := b.amountAt(l.row, "Lineitem price", l.price)
	if minor < 0 {
		b.refuse(l.row, "Lineitem price", "The price %s must not be negative.", b.decimal(minor))
		return 0
	}
	return minor
}

// times are what an order's first row tells of when things happened.
type times struct{ created, paid, fulfilled, cancelled *order.Instant }

func (b *builder) readTimes() times {
	t := times{b.moment("Created at"), b.moment("Paid at"), b.moment("Fulfilled at"), b.moment("Cancelled at")}
	if t.created == nil {
		if b.text("Created at") == "" {
			b.refuse(b.row, "Created at", "The order has no time at which it was placed.")
		}
		t.created = new(order.Instant)
	}
	return t
}

// lastKnown is for what has no time of its own in the file.
func (t times) lastKnown() order.Instant {
	if t.cancelled != nil {
		return *t.cancelled
	}
	last := *t.created
	for _, at := range []*order.Instant{t.paid, t.fulfilled} {
		if at != nil {
			last = max(last, *at)
		}
	}
	return last
}
