package order

import (
	"waybill/address"
	"waybill/money"
	"waybill/refusal"
)

// Draft is an order as it comes in, before it is checked. Amounts are decimal text,
// because only the currency tells how many decimals they may have.
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
	Attributes      []Attribute
}

// Person is who ordered.
type Person struct{ Name, Email, Phone string }

// DraftLine is a line as it comes in.
type DraftLine struct {
	Title, VariantTitle, SKU, Vendor, ImageURL string
	Quantity                                   int
	UnitPrice                                  string
	Discount, Tax                              string // of the whole line; empty: none
	NotShipped                                 NotShipped
	Attributes                                 []Attribute
}

// NotShipped tells that nobody packs a line: it is a tip, a gift card, a digital good.
// It is the opposite of the API's requiresShipping, so that its zero value is the usual
// case: a line ships unless the input says otherwise.
type NotShipped bool

// PricedLine is a checked line: the texts of the draft, and its figures as numbers.
type PricedLine struct {
	Draft DraftLine
	Line
}

// Amounts are an order's sums in minor units. Discount is the sum of all discounts, and Tax
// that of all taxes: those of the lines, and those of the order.
type Amounts struct {
	Subtotal, Discount, Shipping, Tax, Total, Paid int64

	TaxesIncluded bool // whether prices include the tax already
}

// sum is subtotal - discount + shipping, + tax unless prices include it. It may differ from
// the total of an imported order, see Imported.Check.
func (a Amounts) sum() int64 {
	sum := a.Subtotal - a.Discount + a.Shipping
	if !a.TaxesIncluded {
		sum += a.Tax
	}
	return sum
}

// CheckedDraft is a draft that keeps every rule.
type CheckedDraft struct {
	Draft
	Priced  []PricedLine // the draft's lines
	Amounts Amounts
}

// Check cleans a draft and reads its amounts, or says everything that is wrong with it, so
// that the caller can mend it in one go.
func (d Draft) Check() (CheckedDraft, refusal.Problems) {
	var c refusal.Texts
	// Short drops some of the characters that checkNumber refuses, so checkNumber gets the
	// number as it came.
	number := d.Number
	if c.Short(&d.Number, refusal.Path{"number"}); len(c.Problems) == 0 {
		c.Add(checkNumber(number, refusal.Path{"number"}))
	}
	d.Number = CleanNumber(d.Number)
	c.Short(&d.Source, refusal.Path{"source"})
	c.Short(&d.SourceID, refusal.Path{"sourceId"})
	c.Add(d.checkSource(), d.checkPlacedAt())
	d.checkContact(&c)
	c.Short(&d.DeliveryMethod, refusal.Path{"deliveryMethod"})
	c.Text(&d.Note, refusal.MaxNote, refusal.Path{"note"})
	c.Short(&d.Gateway, refusal.Path{"gateway"})
	c.Problems = append(c.Problems, CheckAddress(d.ShippingAddress, refusal.Path{"shippingAddress"})...)
	c.Problems = append(c.Problems, CheckAddress(d.BillingAddress, refusal.Path{"billingAddress"})...)
	tags, found := CheckTags(d.Tags, refusal.Path{"tags"})
	d.Tags = tags
	c.Problems = append(c.Problems, found...)
	d.Attributes, found = CheckAttributes(d.Attributes, refusal.Path{"attributes"})
	c.Problems = append(c.Problems, found...)

	// Without a currency, no amount can be read: nothing can be said of them then.
	currency, err := money.ParseCurrency(string(d.CurrencyCode))
	if err != nil {
		c.Add(refusal.New(refusal.Invalid, refusal.Path{"currencyCode"}, "This %s.", err))
		return CheckedDraft{}, c.Problems
	}
	d.CurrencyCode = currency
	lines, found := PriceLines(d.Lines, currency, refusal.Path{"lines"})
	c.Problems = append(c.Problems, found...)
	if len(d.Lines) == 0 {
		c.Add(refusal.New(refusal.Required, refusal.Path{"lines"}, "An order needs at least one line."))
	}
	amounts := d.addUp(lines, currency, &c.Problems)
	if len(c.Problems) > 0 {
		return CheckedDraft{}, c.Problems
	}
	return CheckedDraft{Draft: d, Priced: lines, Amounts: amounts}, nil
}

// checkSource wants a source and its ID, or neither: only the pair tells orders apart.
func (d Draft) checkSource() *refusal.Problem {
	switch {
	case d.Source == "" && d.SourceID != "":
		return refusal.New(refusal.Required, refusal.Path{"source"}, "An order with a sourceId needs a source.")
	case d.Source != "" && d.SourceID == "":
		return refusal.New(refusal.Required, refusal.Path{"sourceId"}, "An order with a source needs its sourceId there.")
	}
	return nil
}

// checkPlacedAt refuses a date that can only be a typing error.
func (d Draft) checkPlacedAt() *refusal.Problem {
	if d.PlacedAt != nil && !d.PlacedAt.Sensible() {
		return refusal.New(refusal.Invalid, refusal.Path{"placedAt"}, "The date must lie between 1970 and 2200.")
	}
	return nil
}

// checkContact cleans e-mails, phones and the customer's name. Where the order has no e-mail
// or phone of its own, it gets the customer's.
func (d *Draft) checkContact(c *refusal.Texts) {
	c.Email(&d.Email, refusal.Path{"email"})
	c.Short(&d.Phone, refusal.Path{"phone"})
	if d.Customer == nil {
		return
	}
	p := *d.Customer // a copy, because the caller's draft stays as it is
	d.Customer = &p
	at := refusal.Path{"customer"}
	c.Required(&p.Name, refusal.MaxShort, at.At("name"))
	c.Email(&p.Email, at.At("email"))
	c.Short(&p.Phone, at.At("phone"))
	*d.Customer = p
	if d.Email == "" {
		d.Email = p.Email
	}
	if d.Phone == "" {
		d.Phone = p.Phone
	}
}

// PriceLines checks lines and reads their figures. Problems stand under at, which is the
// input's field that lists the lines.
func PriceLines(lines []DraftLine, currency money.Currency, at refusal.Path) ([]PricedLine, refusal.Problems) {
	var c refusal.Texts
	if len(lines) > MaxLines {
		c.Add(refusal.New(refusal.TooLong, at, "An order can have at most %d lines.", MaxLines).With(refusal.ParamMost, MaxLines))
		return nil, c.Problems
	}
	priced := make([]PricedLine, len(lines))
	for i, l := range lines {
		at := at.At(i)
		c.Required(&l.Title, refusal.MaxShort, at.At("title"))
		c.Short(&l.VariantTitle, at.At("variantTitle"))
		c.Short(&l.SKU, at.At("sku"))
		c.Short(&l.Vendor, at.At("vendor"))
		c.Picture(&l.ImageURL, at.At("imageUrl"))
		attributes, found := CheckAttributes(l.Attributes, at.At("attributes"))
		l.Attributes = attributes
		c.Problems = append(c.Problems, found...)
		priced[i] = PricedLine{l, l.figures(currency, at, &c.Problems)}
	}
	return priced, c.Problems
}

// figures reads a line's amounts. The line's total is checked before its discount is compared
// with it, because quantity x price might not fit an int64.
func (l DraftLine) figures(currency money.Currency, at refusal.Path, problems *refusal.Problems) Line {
	figures := Line{
		Quantity:  l.Quantity,
		Ships:     !bool(l.NotShipped),
		UnitPrice: readAmount(l.UnitPrice, currency, at.At("unitPrice"), problems),
		Discount:  readOptional(l.Discount, currency, at.At("discount"), problems),
		Tax:       readOptional(l.Tax, currency, at.At("tax"), problems),
	}
	if p := checkQuantity(l.Quantity, figures.UnitPrice, at.At("quantity")); p != nil {
		problems.Add(p)
	} else if figures.Discount > figures.Gross() {
		problems.Add(refusal.New(refusal.Invalid, at.At("discount"), "The discount is more than the line is worth."))
	}
	return figures
}

// checkQuantity bounds a line's quantity, and its total with it.
func checkQuantity(quantity int, price int64, at refusal.Path) *refusal.Problem {
	switch {
	case quantity < 1 || quantity > MaxQuantity:
		return refusal.New(refusal.Invalid, at, "The quantity must be from 1 to %d.", MaxQuantity).
			With(refusal.ParamLeast, 1).With(refusal.ParamMost, MaxQuantity)
	case tooLarge(price, quantity):
		return refusal.New(refusal.Invalid, at, "The line's total would be too large.")
	}
	return nil
}

// ReadAmount reads an amount of zero or more.
func ReadAmount(text string, currency money.Currency, at refusal.Path) (int64, *refusal.Problem) {
	m, err := money.Parse(text, currency)
	switch {
	case err != nil:
		return 0, refusal.New(refusal.Invalid, at, "The amount %s (%s).", err, currency).With(refusal.ParamCurrency, currency)
	case m.Minor < 0:
		return 0, refusal.New(refusal.Invalid, at, "The amount must not be negative.")
	}
	return m.Minor, nil
}

// readAmount is ReadAmount for many amounts: a problem is added to problems, and the amount
// is 0 then.
func readAmount(text string, currency money.Currency, at refusal.Path, problems *refusal.Problems) int64 {
	minor, p := ReadAmount(text, currency, at)
	problems.Add(p)
	return minor
}

// readOptional is readAmount of a text that may be empty, which is 0.
func readOptional(text string, currency money.Currency, at refusal.Path, problems *refusal.Problems) int64 {
	if text == "" {
		return 0
	}
	return readAmount(text, currency, at, problems)
}

// addUp reads the order's amounts, adds them up, and gives each line its share of the order's
// discount and tax. Where the order names no discount or tax, it is the sum of the lines' own.
func (d Draft) addUp(lines []PricedLine, currency money.Currency, problems *refusal.Problems) Amounts {
	a := Amounts{
		Discount:      readOptional(d.Discount, currency, refusal.Path{"discount"}, problems),
		Shipping:      readOptional(d.Shipping, currency, refusal.Path{"shipping"}, problems),
		Tax:           readOptional(d.Tax, currency, refusal.Path{"tax"}, problems),
		Paid:          readOptional(d.Paid, currency, refusal.Path{"paid"}, problems),
		TaxesIncluded: d.TaxesIncluded,
	}
	if len(*problems) > 0 {
		return a
	}
	all := make([]*Line, len(lines))
	for i := range lines {
		all[i] = &lines[i].Line
		a.Subtotal += all[i].Gross()
		if d.Discount == "" {
			a.Discount += all[i].Discount
		}
		if d.Tax == "" {
			a.Tax += all[i].Tax
		}
	}
	a.Total = a.sum()
	// A draft whose order has less discount or tax than its lines contradicts itself, so it is
	// refused; only an edit may lower what the lines have.
	problems.Add(shareDiscount(all, a.Discount, false))
	problems.Add(shareTax(all, a.Tax, false))
	switch {
	case a.Discount > a.Subtotal+a.Shipping:
		problems.Add(refusal.New(refusal.Invalid, refusal.Path{"discount"}, "The discount is more than the order is worth."))
	case max(a.Total, a.Subtotal, a.Tax) > money.MaxMinor:
		problems.Add(refusal.New(refusal.Invalid, refusal.Path{"lines"}, "The order's total is too large."))
	}
	return a
}
