// Package money holds exact amounts of one currency.
//
// It promises that no amount is ever a float, that an amount always knows its
// currency, and that text with more decimals than the currency has is refused
// rather than rounded. Currencies and their decimals are ISO 4217's, as kept by
// github.com/bojanz/currency; withdrawn codes, which old order files still
// carry, come from golang.org/x/text/currency.
package money

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	iso "github.com/bojanz/currency"
	withdrawn "golang.org/x/text/currency"
)

// Currency is an ISO 4217 code in capitals, e.g. "USD".
type Currency string

// Money is an amount in the currency's smallest unit: 3498 USD is $34.98.
type Money struct {
	Minor    int64
	Currency Currency
}

// MaxMinor bounds every amount, in minor units: a trillion dollars. Sums over an
// order's 500 lines and sort keys in ten-thousandths then fit an int64.
const MaxMinor = 100_000_000_000_000

// The ways a text can fail to be an amount.
var (
	ErrCurrency = errors.New("is not an ISO 4217 currency code")
	ErrSyntax   = errors.New("is not a decimal number such as 34.98")
	ErrDecimals = errors.New("has more decimals than its currency")
	ErrTooLarge = errors.New("is too large")
)

// ParseCurrency accepts a code in any case, e.g. "usd".
func ParseCurrency(code string) (Currency, error) {
	c := Currency(strings.ToUpper(code))
	if _, ok := c.decimals(); !ok {
		return "", ErrCurrency
	}
	return c, nil
}

// decimals tells how many decimals the currency has: JPY 0, USD 2, KWD 3.
func (c Currency) decimals() (int, bool) {
	if digits, ok := iso.GetDigits(string(c)); ok {
		return int(digits), true
	}
	unit, err := withdrawn.ParseISO(string(c))
	if err != nil || unit.String() == "XXX" {
		return 0, false
	}
	scale, _ := withdrawn.Standard.Rounding(unit)
	return scale, true
}

// Decimals is how many decimals amounts of c have; 2 for an unknown code.
func (c Currency) Decimals() int {
	if d, ok := c.decimals(); ok {
		return d
	}
	return 2
}

// Parse reads a decimal number such as "34.98", "-3" or "1000" as an amount of c.
// More decimals than the currency has are accepted only when they are zeros.
func Parse(text string, c Currency) (Money, error) {
	digits, ok := c.decimals()
	if !ok {
		return Money{}, ErrCurrency
	}
	number, negative := strings.CutPrefix(text, "-")
	whole, fraction, hasPoint := strings.Cut(number, ".")
	if !allDigits(whole) || hasPoint && !allDigits(fraction) {
		return Money{}, ErrSyntax
	}
	fraction = strings.TrimRight(fraction, "0")
	if len(fraction) > digits {
		return Money{}, ErrDecimals
	}
	whole = strings.TrimLeft(whole, "0")
	if len(whole) > 16 {
		return Money{}, ErrTooLarge
	}
	minor, err := strconv.ParseInt("0"+whole+fraction+strings.Repeat("0", digits-len(fraction)), 10, 64)
	if err != nil || minor > MaxMinor {
		return Money{}, ErrTooLarge
	}
	if negative {
		minor = -minor
	}
	return Money{minor, c}, nil
}

func allDigits(s string) bool {
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
	}
	return s != ""
}

// Decimal is the amount as plain text with all decimals of its currency, e.g. "34.90".
func (m Money) Decimal() string {
	digits := m.Currency.Decimals()
	sign, n := "", m.Minor
	if n < 0 {
		sign, n = "-", -n
	}
	s := fmt.Sprintf("%0*d", digits+1, n)
	if digits == 0 {
		return sign + s
	}
	return sign + s[:len(s)-digits] + "." + s[len(s)-digits:]
}

var english = iso.NewFormatter(iso.NewLocale("en"))

// String is the amount as people write it in English, e.g. "$34.98" or "¥5,000".
func (m Money) String() string {
	amount, err := iso.NewAmountFromInt64(m.Minor, string(m.Currency))
	if err != nil { // a withdrawn currency
		return m.Decimal() + " " + string(m.Currency)
	}
	return english.Format(amount)
}

// SortKey orders amounts by the number people see, whatever the currency:
// ¥50 comes before $60.00. It is the amount in ten-thousandths, because no
// ISO 4217 currency has more than four decimals.
func (m Money) SortKey() int64 {
	key := m.Minor
	for range 4 - min(4, m.Currency.Decimals()) {
		key *= 10
	}
	return key
}
