// Package terminal makes text from outside fit to be printed.
//
// It promises that what Plain returns is one line that a terminal shows as it is. Names of
// files and cells of tables can hold escape sequences, which would colour, move or hide what
// stands around them, or make a terminal do things.
package terminal

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Plain is text with an escape, such as \x1b, for each character that cannot be seen and for
// each byte that is no character. Quotation marks and backslashes stay as they are.
func Plain(text string) string {
	var plain strings.Builder
	for rest := text; rest != ""; {
		r, size := utf8.DecodeRuneInString(rest)
		if r == utf8.RuneError && size == 1 || !unicode.IsPrint(r) {
			quoted := strconv.Quote(rest[:size])
			plain.WriteString(quoted[1 : len(quoted)-1])
		} else {
			plain.WriteString(rest[:size])
		}
		rest = rest[size:]
	}
	return plain.String()
}
