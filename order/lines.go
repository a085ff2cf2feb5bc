package order

import (
	"slices"

	"waybill/refusal"
)

// Line is what the rules know of an order line. A line whose quantity became 0
// is removed from the order; it is kept only for the history that names it.
//
// Amounts are minor units, of the whole line. Beside its own discount and tax, a line has a
// share of the order's, so that a refund of some pieces gives back the right part of both.
type Line struct {
	ID        LineID
	Quantity  int
	Fulfilled int
	Refunded  int // pieces that were fulfilled and then refunded
	Returned  int // how many of Refunded came back by a cancelled fulfillment; nobody packs them again
	Ships     bool

	UnitPrice                     int64
	Discount, DiscountShare       int64
	Tax, TaxShare                 int64
	RefundedDiscount, RefundedTax int64 // own and share, of the pieces in Refunded
}

// Remaining is how many pieces can still be fulfilled.
func (l Line) Remaining() int { return l.Quantity - l.Fulfilled - l.Returned }

// FulfilledNotRefunded is how many fulfilled pieces were not refunded. Returned pieces were
// refunded too, but are not in Fulfilled any more, so they are not taken off a second time.
func (l Line) FulfilledNotRefunded() int { return l.Fulfilled - (l.Refunded - l.Returned) }

// Gross is quantity times unit price.
func (l Line) Gross() int64 { return int64(l.Quantity) * l.UnitPrice }

// Worth is what the line costs, less its discounts and without its taxes.
func (l Line) Worth() int64 { return l.Gross() - l.Discount - l.DiscountShare }

// Resized is the line with another quantity. Its discount and tax, and its shares of the
// order's, change in proportion to the quantity.
func (l Line) Resized(quantity int) Line {
	before, after := int64(l.Quantity), int64(quantity)
	kept := func(amount int64) int64 {
		if after < before { // the part that is taken away is rounded, and the rest of the amount stays
			return amount - proportion(amount, before-after, before)
		}
		return proportion(amount, after, before)
	}
	// Own and share are rounded together, so that two halves never make one too much.
	discount, tax := kept(l.Discount+l.DiscountShare), kept(l.Tax+l.TaxShare)
	l.Discount, l.Tax = kept(l.Discount), kept(l.Tax)
	l.DiscountShare, l.TaxShare = discount-l.Discount, tax-l.Tax
	l.Quantity = quantity
	return l
}

// countsForStatus tells whether a line counts for the order's status. A line that does not
// ship counts only when no line of the order ships: an order of gift cards alone could never
// become fulfilled otherwise.
func countsForStatus(l Line, lines []Line) bool {
	return l.Ships || !slices.ContainsFunc(lines, func(l Line) bool { return l.Ships && l.Quantity > 0 })
}

// Portion is a quantity of one line.
type Portion struct {
	LineID   LineID
	Quantity int
}

// PlanFulfillment decides which pieces a fulfillment holds. asked nil is everything that
// remains. Otherwise each portion must name a line of this order that no other portion names,
// and a quantity from 1 to what remains of it. Lines that do not ship are added as a whole.
func PlanFulfillment(f Facts, lines []Line, asked []Portion, allowUnpaid bool) ([]Portion, refusal.Problems) {
	if p := CanFulfill(f, allowUnpaid); p != nil {
		return nil, refusal.Problems{*p}
	}
	if asked == nil {
		return everythingLeft(lines), nil
	}
	if len(asked) > MaxLines {
		return nil, refusal.Problems{*refusal.New(refusal.TooLong, refusal.Path{"lines"}, "At most %d lines can be named.", MaxLines).
			With(refusal.ParamMost, MaxLines)}
	}
	var problems refusal.Problems
	if len(asked) == 0 {
		problems.Add(
			refusal.New(
				refusal.Required,
				refusal.Path{"lines"},
				"Name at least one line, or leave lines out to fulfill everything that is left.",
			),
		)
	}
	index := indexByID(lines)
	seen := make(map[LineID]bool, len(asked))
	for i, portion := range asked {
		place, known := index[portion.LineID]
		at := refusal.Path{"lines"}.At(i)
		if p := checkNamed(known, seen[portion.LineID], at); p != nil {
			problems.Add(p)
			continue
		}
		seen[portion.LineID] = true
		problems.Add(checkPortion(lines[place], portion.Quantity, at.At("quantity")))
	}
	if len(problems) > 0 {
		return nil, problems
	}
	return withUnshipped(asked, seen, lines), nil
}

// withUnshipped adds what remains of lines that do not ship: they stand on no packing slip,
// so nobody would think of them later. A line that is named keeps the quantity it is named
// with.
func withUnshipped(asked []Portion, named map[LineID]bool, lines []Line) []Portion {
	plan := slices.Clone(asked)
	for _, l := range lines {
		if !l.Ships && !named[l.ID] && l.Remaining() > 0 {
			plan = append(plan, Portion{l.ID, l.Remaining()})
		}
	}
	return plan
}

// MoveFulfilled returns the lines after some pieces of them were fulfilled (direction 1), or
// after that was taken back (-1). Pieces that come back after they were refunded become
// Returned, so that nobody packs them again.
func MoveFulfilled(lines []Line, portions []Portion, direction int) []Line {
	after := slices.Clone(lines)
	for i := range after {
		l := &after[i]
		for _, p := range portions {
			if p.LineID == l.ID {
				l.Fulfilled += direction * p.Quantity
			}
		}
		l.Returned = max(l.Returned, l.Refunded-l.Fulfilled)
	}
	return after
}

// indexByID tells the index of each line by its ID. Removed lines are left out, so that nobody
// can name them.
func indexByID(lines []Line) map[LineID]int {
	index := make(map[LineID]int, len(lines))
	for i, l := range lines {
		if l.Quantity > 0 {
			index[l.ID] = i
		}
	}
	return index
}

// checkNamed refuses a line that is not in the order, or that the input names twice.
func checkNamed(known, twice bool, at refusal.Path) *refusal.Problem {
	switch {
	case !known:
		return refusal.New(refusal.LineNotFound, at.At("lineId"), "The order has no such line.")
	case twice:
		return refusal.New(refusal.DuplicateLine, at.At("lineId"), "The line is named twice.")
	}
	return nil
}

// checkPortion bounds how many pieces of a line a fulfillment holds.
func checkPortion(line Line, quantity int, at refusal.Path) *refusal.Problem {
	switch {
	case quantity < 1:
		return refusal.New(refusal.Invalid, at, "The quantity must be at least 1.").With(refusal.ParamLeast, 1)
	case quantity > line.Remaining():
		return refusal.New(refusal.QuantityExceedsUnfulfilled, at, "Only %d of this line can still be fulfilled.", line.Remaining()).
			With(refusal.ParamMost, line.Remaining())
	}
	return nil
}

// everythingLeft has a portion for each line that has pieces remaining.
func everythingLeft(lines []Line) []Portion {
	var plan []Portion
	for _, l := range lines {
		if l.Remaining() > 0 {
			plan = append(plan, Portion{l.ID, l.Remaining()})
		}
	}
	return plan
}

// Pieces is how many pieces the portions hold.
func Pieces(portions []Portion) int {
	n := 0
	for _, p := range portions {
		n += p.Quantity
	}
	return n
}
