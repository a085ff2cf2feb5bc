package shopify

import (
	"errors"
	"hash/maphash"
	"io"
	"strings"

	"waybill/internal/exchange"
)

// block is rows that stand together and belong to one order, or are not known to
// belong to any.
type block struct {
	exchange.At       // its first row
	count       int32 // rows
	next        int32 // the order's next block, by its index; 0: none
	later       bool  // the order has a block before this one
}

// survey is what a first reading of a file finds out: which rows belong together, and
// what kind of file it is. It takes about 50 bytes for each order.
type survey struct {
	blocks []block
	paid   bool // some row has a financial status
	filled bool // no row leaves empty what an order has only once

	open string           // the order of the newest block
	last map[uint64]int32 // an order's last block, by the hash of its name
}

var seed = maphash.MakeSeed()

// surveyed reads all rows once. The error is an exchange.FileError when these are no orders.
func surveyed(t *exchange.Text, h header, r *exchange.Rows) (survey, error) {
	s := survey{filled: true, last: map[uint64]int32{}}
	for {
		at := r.At()
		fields, broken, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return survey{}, err
		}
		if broken != "" && len(s.blocks) == 0 && isWrapped(fields, t.Comma, r.Width) {
			return survey{}, notAnExport("each row is wrapped in quotes as a whole, so it is one field; " +
				"export the orders again, without opening the file in another program")
		}
		if broken == "" && !exchange.IsBlank(fields) {
			s.paid = s.paid || strings.TrimSpace(h.of(fields, "Financial Status")) != ""
			s.filled = s.filled && !h.isFurther(fields)
		}
		s.add(at, h.name(fields))
	}
	if len(s.blocks) > 0 && !s.paid {
		return survey{}, notAnExport("no row has a Financial Status, as in an export of abandoned checkouts")
	}
	s.last = nil
	return s, nil
}

// add puts a row into the block before it, or begins the next one. A row that names no
// order may belong to the one before.
func (s *survey) add(at exchange.At, name string) {
	if len(s.blocks) > 0 && (name == "" || name == s.open) {
		s.blocks[len(s.blocks)-1].count++
		return
	}
	s.open = name
	s.blocks = append(s.blocks, block{At: at, count: 1})
	if name != "" {
		s.chain(maphash.String(seed, name))
	}
}

// chain makes the newest block the next one of its order.
func (s *survey) chain(order uint64) {
	newest := int32(len(s.blocks) - 1)
	if before, known := s.last[order]; known {
		s.blocks[before].next = newest
		s.blocks[newest].later = true
	}
	s.last[order] = newest
}

// isWrapped tells a row that some program put into quotes as a whole.
func isWrapped(fields []string, comma rune, width int) bool {
	return len(fields) == 1 && width > 2 && exchange.Count(fields[0], comma) >= width/2
}
