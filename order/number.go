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

// PlainNumber is an order number without the characters that misleads finds. Imports use it:
// an order of a file is better taken with a cleaned number than refused.
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

// misleads finds characters that would make a number look like another one on a screen, or
// like several in a list: Unicode's control and format characters, among them those that turn
// the direction of text, its line separators, and the comma.
func misleads(r rune) bool {
	return r == ',' || unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp)
}

// NumberKey is the key by which numbers are sorted as people count: 999 before 1001, EU-9
// before EU-10. It puts its length before each run of digits, so that the order of the keys as
// texts is that of the numbers.
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

// NumberAsCount reads an order number as a count, after which the server's own numbers go on.
// ok is false for a number that is no count. More than nine digits are a label and no count:
// one order numbered 99999999999999 must not push all later ones up there.
func NumberAsCount(number string) (count int64, ok bool) {
	if number == "" || len(number) > 9 {
		return 0, false
	}
	n, err := strconv.ParseUint(number, 10, 63)
	if err != nil {
		return 0, false
	}
	return int64(n), true
}
