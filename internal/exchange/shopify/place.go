// Package shopify brings many orders in at once from a file: the orders export
// that Shopify's admin writes as CSV.
//
// It promises:
//   - to stream: whatever the size of a file, memory holds a batch of orders,
//     and no row or order of more than a fixed size;
//   - to find columns by their names, in any order, whether a file has the 75
//     of 2021, the 79 of today or others besides;
//   - to lose nothing silently: each row that cannot be taken is reported with
//     file, row and column, and so is everything about an order that had to be
//     guessed, cut or left out (a warning);
//   - to take an order whole or not at all, because an order once imported is
//     left alone by the next import: one bad row refuses its order, and only
//     its order;
//   - never to refuse an order because its amounts do not add up.
//
// Nothing here writes to a database or knows what an order may do: orders are
// handed to a Desk as order.Imported, whose Check holds them to the rules.
package shopify

import (
	"strconv"
	"strings"
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
// warning did not keep the order from being taken; anything else did.
type Issue struct {
	Place
	Message string
	Warning bool
}

// String is the issue in one line.
func (i Issue) String() string {
	if i.Warning {
		return i.Place.String() + ": warning: " + i.Message
	}
	return i.Place.String() + ": " + i.Message
}
