package shopify

import (
	"encoding/json"
	"fmt"
	"hash/maphash"

	"waybill/internal/exchange"
)

// seenOrders remembers the orders of a run by their identifiers and by their numbers, so that no
// order is taken for another one that has the same identifier or number: "already here" is
// said only of an order with the same content. It takes about 60 bytes for each order.
type seenOrders struct {
	files  []string
	orders map[uint64]seenOrder // by the hash of an identifier or a number
}

// seenOrder is where an order stands in the files, and a hash of its content.
type seenOrder struct {
	content   uint64 // hashed
	file, row int32
}

// check tells whether the same order was seen before. clash is the issue when a different order
// with the same identifier or number was seen before; nil when there was none.
func (s *seenOrders) check(e Entry) (same bool, clash *exchange.Issue) {
	text, err := json.Marshal(e.Order)
	if err != nil {
		panic(err) // it is made of texts and numbers
	}
	if len(s.files) == 0 || s.files[len(s.files)-1] != e.Place.File {
		s.files = append(s.files, e.Place.File)
	}
	this := seenOrder{content: maphash.Bytes(seed, text), file: int32(len(s.files) - 1), row: int32(e.Place.Row)}
	for _, key := range []struct{ column, value string }{{"Id", e.Order.SourceID}, {"Name", e.Order.Number}} {
		hash := maphash.String(seed, key.column+" "+key.value)
		switch last, known := s.orders[hash]; {
		case !known:
			s.orders[hash] = this
		case last.content == this.content:
			same = true
		default:
			at, first := e.Place, exchange.Place{File: s.files[last.file], Row: int(last.row)}
			at.Column = key.column
			issue := exchange.Refused(at, fmt.Sprintf("The order has the same %s %q as the one at %s, but is not the same, "+
				"so it was left out.", key.column, exchange.Brief(key.value), first))
			return false, &issue
		}
	}
	return same, nil
}
