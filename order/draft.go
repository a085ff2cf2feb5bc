package order

import (
	"waybill/address"
	"waybill/money"
)

// Draft is an order as it comes in, before it is checked. Amounts are decimal
// text of the currency, because only the currency tells how to read them.
type Draft struct {
	Number          string // given by the server when empty
	Source          string
	SourceID        string
	PlacedAt        *Instant // now when nil
	Customer        *Person
	Email           string
	Phone           string
	CurrencyCode    money.Currency
	Lines           []DraftLine
	Discount        string
	Shipping        string
	Tax             string
	TaxesIncluded   bool
	DeliveryMethod  string
	ShippingAddress *address.Address
	BillingAddress  *address.Address
	Note            string
	Tags            []string
	Paid            string // a sale already made; empty: unpaid
	Gateway         string
}

// Person is who ordered.
type Person struct{ Name, Email, Phone string }

// DraftLine is a line as it comes in.
type DraftLine struct {
	Title, VariantTitle, SKU, Vendor, ImageURL string
	Quantity                                   int
	UnitPrice                                  string
}

// PricedLine is a checked line; UnitPrice in minor units.
type PricedLine struct {
	DraftLine
	UnitPrice int64
}

// Amounts are an order's sums in minor units.
type Amounts struct {
	Subtotal, Discount, Shipping, Tax, Total, Paid int64
}

// Sound is a draft that keeps every rule.
type Sound struct {
	Draft
	Lines   []PricedLine
	Amounts Amounts
}

// Check cleans a draft and reads its amounts, or says everything that is wrong.
func (d Draft) Check() (Sound, Problems) {
	var c textCheck
	c.short(&d.Number, Path{"number"})
	d.Number = CleanNumber(d.Number)
	c.short(&d.Source, Path{"source"})
	c.short(&d.SourceID, Path{"sourceId"})
	c.Add(d.checkSource(), d.checkPlacedAt())
	d.checkContact(&c)
	c.short(&d.DeliveryMethod, Path{"deliveryMethod"})
	c.text(&d.Note, maxNote, Path{"note"})
	c.short(&d.Gateway, Path{"gateway"})
	c.Problems = append(c.Problems, CheckAddress(d.ShippingAddress, Path{"shippingAddress"})...)
	c.Problems = append(c.Problems, CheckAddress(d.BillingAddress, Path{"billingAddress"})...)
	tags, found := CheckTags(d.Tags, Path{"tags"})
	d.Tags = tags
	c.Problems = append(c.Problems, found...)

	currency, err := money.ParseCurrency(string(d.CurrencyCode))
	if err != nil {
		c.Add(problem(CodeInvalid, Path{"currencyCode"}, "This %s.", err))
		return Sound{}, c.Problems
	}
	d.CurrencyCode = currency
	lines, found := PriceLines(d.Lines, currency, Path{"lines"})
	c.Problems = append(c.Problems, found...)
	if len(d.Lines) == 0 {
		c.Add(problem(CodeRequired, Path{"lines"}, "An order needs at least one line."))
	}
	amounts := d.addUp(lines, currency, &c.Problems)
	if len(c.Problems) > 0 {
		return Sound{}, c.Problems
	}
	return Sound{Draft: d, Lines: lines, Amounts: amounts}, nil
}

func (d Draft) checkSource() *Problem {
	switch {
	case d.Source == "" && d.SourceID != "":
		return problem(CodeRequired, Path{"source"}, "An order with a sourceId needs a source.")
	case d.Source != "" && d.SourceID == "":
		return problem(CodeRequired, Path{"sourceId"}, "An order with a source needs its sourceId there.")
	}
	return nil
}

func (d Draft) checkPlacedAt() *Problem {
	if d.PlacedAt != nil && !d.PlacedAt.Sensible() {
		return problem(CodeInvalid, Path{"placedAt"}, "The date must lie between 1970 and 2200.")
	}
	return nil
}

// checkContact also lets the customer's e-mail and phone stand for the order's.
func (d *Draft) checkContact(c *textCheck) {
	c.email(&d.Email, Path{"email"})
	c.short(&d.Phone, Path{"phone"})
	if d.Customer == nil {
		return
	}
	p := *d.Customer
	d.Customer = &p
	at := Path{"customer"}
	c.required(&p.Name, maxShort, at.At("name"))
	c.email(&p.Email, at.At("email"))
	c.short(&p.Phone, at.At("phone"))
	*d.Customer = p
	if d.Email == "" {
		d.Email = p.Email
	}
	if d.Phone == "" {
		d.Phone = p.Phone
	}
}

// PriceLines checks lines and reads their prices.
func PriceLines(lines []DraftLine, currency money.Currency, at Path) ([]PricedLine, Problems) {
	var c textCheck
	if len(lines) > MaxLines {
		c.Add(problem(CodeTooLong, at, "An order can have at most %d lines.", MaxLines))
		return nil, c.Problems
	}
	priced := make([]PricedLine, len(lines))
	for i, l := range lines {
		at := at.At(i)
		c.required(&l.Title, maxShort, at.At("title"))
		c.short(&l.VariantTitle, at.At("variantTitle"))
		c.short(&l.SKU, at.At("sku"))
		c.short(&l.Vendor, at.At("vendor"))
		c.picture(&l.ImageURL, at.At("imageUrl"))
		price := readAmount(l.UnitPrice, currency, at.At("unitPrice"), &c.Problems)
		c.Add(checkQuantity(l.Quantity, price, at.At("quantity")))
		priced[i] = PricedLine{l, price}
	}
	return priced, c.Problems
}

func checkQuantity(quantity int, price int64, at Path) *Problem {
	switch {
	case quantity < 1 || quantity > MaxQuantity:
		return problem(CodeInvalid, at, "The quantity must be from 1 to %d.", MaxQuantity)
	case tooLarge(price, quantity):
		return problem(CodeInvalid, at, "The line's total would be too large.")
	}
	return nil
}

// ReadAmount reads an amount of zero or more.
func ReadAmount(text string, currency money.Currency, at Path) (int64, *Problem) {
	m, err := money.Parse(text, currency)
	switch {
	case err != nil:
		return 0, problem(CodeInvalid, at, "The amount %s (%s).", err, currency)
	case m.Minor < 0:
		return 0, problem(CodeInvalid, at, "The amount must not be negative.")
	}
	return m.Minor, nil
}

func readAmount(text string, currency money.Currency, at Path, problems *Problems) int64 {
	minor, p := ReadAmount(text, currency, at)
	problems.Add(p)
	return minor
}

func (d Draft) addUp(lines []PricedLine, currency money.Currency, problems *Problems) Amounts {
	optional := func(text, field string) int64 {
		if text == "" {
			return 0
		}
		return readAmount(text, currency, Path{field}, problems)
	}
	a := Amounts{
		Discount: optional(d.Discount, "discount"),
		Shipping: optional(d.Shipping, "shipping"),
		Tax:      optional(d.Tax, "tax"),
		Paid:     optional(d.Paid, "paid"),
	}
	for _, l := range lines {
		a.Subtotal += int64(l.Quantity) * l.UnitPrice
	}
	a.Total = a.Subtotal - a.Discount + a.Shipping
	if !d.TaxesIncluded {
		a.Total += a.Tax
	}
	if len(*problems) > 0 {
		return a
	}
	switch {
	case a.Discount > a.Subtotal+a.Shipping:
		problems.Add(problem(CodeInvalid, Path{"discount"}, "The discount is more than the order is worth."))
	case a.Total > money.MaxMinor || a.Subtotal > money.MaxMinor:
		problems.Add(problem(CodeInvalid, Path{"lines"}, "The order's total is too large."))
	}
	return a
}
