package exchange

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Place says where in a file something stands.
type Place struct {
	File string
	// Row is the number that a spreadsheet shows beside the row: the header is
	// row 1, and a row with line breaks inside its fields still counts once.
	// 0 means the file as a whole.
	Row int
	// Column is the header's name of the column; empty for the whole row.
	Column string
}

// String is the place as a person looks for it, e.g.
// "orders.csv: row 12, column Lineitem price".
func (p Place) String() string {
	var s strings.Builder
	s.WriteString(p.File)
	if p.Row > 0 {
		s.WriteString(": row ")
		s.WriteString(strconv.Itoa(p.Row))
	}
	if p.Row > 0 && p.Column != "" {
		s.WriteString(", column ")
		s.WriteString(p.Column)
	}
	return s.String()
}

// Issue is something that a person should know about a place in a file. A
// warning did not keep the order from being taken, and a difference is about an order that
// was here already; anything else kept it out.
type Issue struct {
	Place
	Message   string
	Warning   bool
	Different bool
}

// Refused is why what stands at a place was not taken.
func Refused(at Place, message string) Issue { return Issue{Place: at, Message: message} }

// Odd is what a person should know about something that was taken.
func Odd(at Place, message string) Issue { return Issue{Place: at, Message: message, Warning: true} }

// Differs is what a file has, and the order that is here already has not.
func Differs(at Place, message string) Issue {
	return Issue{Place: at, Message: message, Different: true}
}

// String is the issue in one line.
func (i Issue) String() string {
	kind := ": "
	switch {
	case i.Warning:
		kind = ": warning: "
	case i.Different:
		kind = ": different: "
	}
	return i.Place.String() + kind + i.Message
}

// CleanText drops what a text cannot hold, rather than refuse a row for it: files that
// went through other programs have such bytes. It tells whether it did.
func CleanText(s string) (cleaned string, changed bool) {
	if !utf8.ValidString(s) || strings.ContainsAny(s, "\x00\ufffd") {
		changed = true
		s = strings.NewReplacer("\x00", "", "\ufffd", "").Replace(strings.ToValidUTF8(s, ""))
	}
	return strings.TrimSpace(s), changed
}

// Brief shortens a text for a message.
func Brief(s string) string {
	const most = 60
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most]) + "…"
}
