package shopify

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"waybill/internal/exchange"
	"waybill/money"
	"waybill/order"
	"waybill/refusal"
)

// builder turns the rows of one order into an Entry. Everything wrong with them
// is gathered, so that a file is corrected in one go.
type builder struct {
	*group
	file     string
	header   header
	currency money.Currency
	refusals []exchange.Issue
	entry    Entry
}

func (b *builder) at(row int, column string) exchange.Place {
	return exchange.Place{File: b.file, Row: row, Column: column}
}

func (b *builder) refuse(row int, column, format string, args ...any) {
	b.refusals = append(b.refusals, exchange.Refused(b.at(row, column), fmt.Sprintf(format, args...)))
}

func (b *builder) warn(row int, column, format string, args ...any) {
	issue := exchange.Odd(b.at(row, column), fmt.Sprintf(format, args...))
	if !slices.Contains(b.entry.Warnings, issue) { // some fields are read more than once
		b.entry.Warnings = append(b.entry.Warnings, issue)
	}
}

// textAt is a field of some row of the order, cleaned, and without the apostrophe that keeps
// spreadsheets from computing it.
func (b *builder) textAt(row int, column, field string) string {
	return exchange.Unguard(b.cleanAt(row, column, field))
}

func (b *builder) cleanAt(row int, column, field string) string {
	cleaned, changed := exchange.CleanText(field)
	switch {
	case !utf8.ValidString(field):
		// Spreadsheets on Windows save so. Dropping what cannot be read would
		// spoil names for good, because an order is imported only once.
		b.refuse(row, column, "This is not UTF-8 text. In the spreadsheet, save the file as CSV UTF-8 and import it again.")
	case changed:
		b.warn(row, column, "The text had characters that stand for no letter; they were dropped.")
	}
	return cleaned
}

// text is a field of the order's first row.
func (b *builder) text(column string) string {
	return b.textAt(b.row, column, b.header.of(b.first, column))
}

// shortAt is textAt, cut to what a name or a title can have: an order is worth more
// than the end of a long text.
func (b *builder) shortAt(row int, column, field string) string {
	return b.cut(row, column, b.textAt(row, column, field), refusal.MaxShort)
}

// short is shortAt of the order's first row.
func (b *builder) short(column string) string {
	return b.shortAt(b.row, column, b.header.of(b.first, column))
}

func (b *builder) cut(row int, column, text string, most int) string {
	if len(text) <= most || utf8.RuneCountInString(text) <= most {
		return text
	}
	b.warn(row, column, "The text was cut: at most %d characters are kept.", most)
	return strings.TrimSpace(string([]rune(text)[:most]))
}

// digits is a field that Shopify guards with an apostrophe, so that a
// spreadsheet leaves its zeros and its plus alone.
func (b *builder) digits(column string) string {
	field := b.cleanAt(b.row, column, b.header.of(b.first, column))
	return b.cut(b.row, column, strings.TrimSpace(strings.TrimPrefix(field, "'")), refusal.MaxShort)
}

// rounded matches a long number as spreadsheets write it: 6.12346E+12. Its last digits are lost.
var rounded = regexp.MustCompile(`^[+-]?\d([.,]\d+)?[eE]\+\d+$`)

// phone leaves out a number that a spreadsheet has spoilt.
func (b *builder) phone(column string) string {
	number := b.digits(column)
	if rounded.MatchString(number) {
		b.warn(b.row, column, "A spreadsheet rounded the number to %q; it was left out.", number)
		return ""
	}
	return number
}

// identifier refuses an order whose identifier a spreadsheet has spoilt: other
// orders have the same then, and would be taken for this one.
func (b *builder) identifier(column string) string {
	id := b.digits(column)
	if rounded.MatchString(id) {
		b.refuse(b.row, column, "A spreadsheet rounded the identifier to %q. Export the orders again, and import that file "+
			"without saving it in a spreadsheet.", id)
	}
	return id
}

// email leaves out what is no address.
func (b *builder) email(column string) string {
	given := b.text(column)
	address, problem := order.CheckEmail(given, nil)
	if problem != nil {
		b.warn(b.row, column, "%q is not an e-mail address; it was left out.", exchange.Brief(given))
		return ""
	}
	return address
}

// status is a field of the first row that has one of few values.
func (b *builder) status(column string) string { return statusWord(b.text(column)) }

func statusWord(s string) string {
	return strings.NewReplacer(" ", "_", "-", "_").Replace(strings.ToLower(s))
}

// firstOf is the first of the columns that holds something. Problems with what
// is kept at path are reported there.
func (b *builder) firstOf(path string, read func(column string) string, columns ...string) string {
	for _, column := range columns {
		if s := read(column); s != "" {
			b.note(path, column)
			return s
		}
	}
	return ""
}

// note remembers from which column the value at path came.
func (b *builder) note(path, column string) {
	if b.entry.columns == nil {
		b.entry.columns = map[string]string{}
	}
	b.entry.columns[path] = column
}

// amountAt reads an amount in minor units; empty is zero.
func (b *builder) amountAt(row int, column, field string) int64 {
	text := b.textAt(row, column, field)
	if text == "" || b.currency == "" {
		return 0 // a bad currency is reported once, not for each amount
	}
	m, err := money.Parse(text, b.currency)
	if err != nil {
		b.refuse(row, column, "The amount %q %s (%s).", exchange.Brief(text), err, b.currency)
		return 0
	}
	return m.Minor
}

// amount is an amount of the first row that cannot be below zero.
func (b *builder) amount(column string) int64 {
	minor := b.amountAt(b.row, column, b.header.of(b.first, column))
	if minor < 0 {
		b.refuse(b.row, column, "The amount %s must not be negative.", b.decimal(minor))
		return 0
	}
	return minor
}

func (b *builder) decimal(minor int64) string {
	return money.Money{Minor: minor, Currency: b.currency}.Decimal()
}

// Shopify's own way of writing times, and what other programs make of it.
var timeLayouts = []string{"2006-01-02 15:04:05 -0700", time.RFC3339, "2006-01-02 15:04:05 -07:00", "2006-01-02 15:04:05 UTC"}

// moment is a time of the first row; nil when there is none.
func (b *builder) moment(column string) *order.Instant {
	text := b.text(column)
	if text == "" {
		return nil
	}
	for _, layout := range timeLayouts {
		if t, err := time.Parse(layout, text); err == nil {
			at := order.At(t)
			if !at.Sensible() {
				b.refuse(b.row, column, "The date %q must lie between 1970 and 2200.", text)
			}
			return &at
		}
	}
	b.refuse(b.row, column, "The time %q is not written like 2024-03-01 10:11:12 +0100.", exchange.Brief(text))
	return nil
}

// quantity reads how many pieces a line has.
func (b *builder) quantity(l lineRow) int {
	text := b.textAt(l.row, "Lineitem quantity", l.quantity)
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > order.MaxQuantity {
		b.refuse(l.row, "Lineitem quantity", "The quantity %q is not a whole number from 1 to %d.", exchange.Brief(text), order.MaxQuantity)
		return 0
	}
	return n
}
