package terminal_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"waybill/internal/terminal"
)

func TestTextIsPrintedAsItIs(t *testing.T) {
	for _, c := range []struct{ name, text, printed string }{
		{"a name", "orders.csv", "orders.csv"},
		{"letters of all lands", "Größe/注文 №1.csv", "Größe/注文 №1.csv"},
		{"quotation marks and backslashes", `C:\a "b".csv`, `C:\a "b".csv`},
		{"a colour", "a\x1b[31mb", `a\x1b[31mb`},
		{"a line break", "a\r\nwaybill: all is well", `a\r\nwaybill: all is well`},
		{"an override of the direction", "a\u202Evsc.csv", `a\u202evsc.csv`},
		{"a character without width", "a\u200Bb", `a\u200bb`},
		{"a byte that is no character", "a\xffb\x9b", `a\xffb\x9b`},
		{"a control character of two bytes", "a\u009bb", `a\u009bb`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := terminal.Plain(c.text); got != c.printed {
				t.Errorf("got %q, want %q", got, c.printed)
			}
		})
	}
}

func FuzzWhatIsPrintedCanBeSeen(f *testing.F) {
	f.Add("a\x1b]0;title\x07")
	f.Fuzz(func(t *testing.T, text string) {
		printed := terminal.Plain(text)
		if !utf8.ValidString(printed) || strings.ContainsFunc(printed, func(r rune) bool { return !unicode.IsPrint(r) }) {
			t.Errorf("%q is printed as %q", text, printed)
		}
		if again := terminal.Plain(printed); again != printed {
			t.Errorf("%q is printed as %q the second time", printed, again)
		}
	})
}
