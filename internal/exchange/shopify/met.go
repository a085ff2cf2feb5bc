package shopify

import (
	"encoding/json"
	"fmt"
	"hash/maphash"

	"waybill/internal/exchange"
)

// met remembers the orders of a run by their identifiers and by their numbers, so
// that no order is taken for another one that has the same: "already here" is said only
// of an order that is the same throughout. It takes about 60 bytes for each order.
type met struct {
	files  []string
	orders map[uint64]meeting // by the hash of an identifier or a number
}

// meeting is where an order was met, and what it was.
type meeting struct {
	content   uint64 // hashed
	file, row int32
}

// before tells whether the same order was met before. When another order was that has the
// same identifier or number, clash says so; nil when there was none.
func (m *met) before(e Entry) (same bool, clash *exchange.Issue) {
	text, err := json.Marshal(e.Order)
	if err != nil {
		panic(err) // it is made of texts and numbers
	}
	if len(m.files) == 0 || m.files[len(m.files)-1] != e.Place.File {
		m.files = append(m.files, e.Place.File)
	}
	this := meeting{content: maphash.Bytes(seed, text), file: int32(len(m.files) - 1), row: int32(e.Place.Row)}
	for _, key := range []struct{ column, value string }{{"Id", e.Order.SourceID}, {"Name", e.Order.Number}} {
		hash := maphash.String(seed, key.column+" "+key.value)
		switch last, known := m.orders[hash]; {
		case !known:
			m.orders[hash] = this
		case last.content == this.content:
			same = true
		default:
			at, first := e.Place, exchange.Place{File: m.files[last.file], Row: int(last.row)}
			at.Column = key.column
			issue := exchange.Refused(at, fmt.Sprintf("The order has the same %s %q as the one at %s, but is not the same, "+
				"so it was left out.", key.column, exchange.Brief(key.value), first))
			return false, &issue
		}
	}
	return same, nil
}
