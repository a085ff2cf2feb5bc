package order

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"waybill/refusal"
)

// FirstNumber is the number of a store's first order when the store gives it.
const FirstNumber = 1001

// CleanNumber is an order number without the '#' it is shown with.
func CleanNumber(number string) string {
	return strings.TrimSpace(strings.TrimLeft(number, "# \t\r\n"))
}

// PlainNumber is an order number without what would make it look like another one, or like
// several, on a screen or in a list: commas, line breaks, and characters that cannot be seen.
// Orders of a file are taken with it.
func PlainNumber(number string) string {
	return CleanNumber(strings.Map(func(r rune) rune {
		if misleads(r) {
			return -1
		}
		return r
	}, CleanNumber(number)))
}

// checkNumber refuses the number of a new order that is not plain.
func checkNumber(number string, at refusal.Path) *refusal.Problem {
	if strings.ContainsFunc(CleanNumber(number), misleads) {
		return refusal.New(refusal.Invalid, at, "A number must not have commas, line breaks or characters that cannot be seen.")
	}
	return nil
}

// misleads tells of the characters that a number must not have: Unicode's control and format
// characters, among them those that turn the direction of text, its separators of lines, and
// the comma between numbers.
func misleads(r rune) bool {
	return r == ',' || unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp)
}

// NumberKey sorts numbers as people count: 999 before 1001, EU-9 before EU-10.
// Each run of digits is preceded by its length, so that text order is number order.
func NumberKey(number string) string {
	var key strings.Builder
	for i := 0; i < len(number); {
		if !isDigit(number[i]) {
			key.WriteByte(number[i])
			i++
			continue
		}
		end := i
		for end < len(number) && isDigit(number[end]) {
			end++
		}
		digits := strings.TrimLeft(number[i:end], "0")
		fmt.Fprintf(&key, "%03d%s", len(digits), digits)
		i = end
	}
	return key.String()
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// Counted is the number as a count when it is one, so that numbers given by the
// server go on after it. Longer numbers are labels, not counts: one order numbered
// 99999999999999 must not push all later ones up there.
func Counted(number string) (int64, bool) {
	if number == "" || len(number) > 9 {
		return 0, false
	}
	n, err := strconv.ParseUint(number, 10, 63)
	if err != nil {
		return 0, false
	}
	return int64(n), true
}
