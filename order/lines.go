package order

import (
	"slices"

	"waybill/refusal"
)

// Line is what the rules know of an order line. A line whose quantity became 0
// is removed from the order; it is kept only for the history that names it.
//
// Amounts are minor units, of the whole line. Beside its own discount and tax it has a
// share of the order's.
type Line struct {
	ID        LineID
	Quantity  int
	Fulfilled int
	Refunded  int // pieces that left and were refunded
	Returned  int // those of them whose fulfillment was cancelled; nobody packs them again
	Ships     bool

	UnitPrice                     int64
	Discount, DiscountShare       int64
	Tax, TaxShare                 int64
	RefundedDiscount, RefundedTax int64 // own and share, of the pieces in Refunded
}

// Left is what can still be fulfilled.
func (l Line) Left() int { return l.Quantity - l.Fulfilled - l.Returned }

// Out is how many pieces left and were not refunded.
func (l Line) Out() int { return l.Fulfilled - (l.Refunded - l.Returned) }

// Gross is quantity times unit price.
func (l Line) Gross() int64 { return int64(l.Quantity) * l.UnitPrice }

// Worth is what the line costs, less its discounts and without its taxes.
func (l Line) Worth() int64 { return l.Gross() - l.Discount - l.DiscountShare }

// Resized is the line with another quantity. Its discount and tax, and its shares of the
// order's, go with the pieces.
func (l Line) Resized(quantity int) Line {
	before, after := int64(l.Quantity), int64(quantity)
	kept := func(amount int64) int64 {
		if after < before {
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

// countsForStatus tells whether the order's status counts this line of its lines: those
// that do not ship count only where none of them ships.
func countsForStatus(l Line, lines []Line) bool {
	return l.Ships || !slices.ContainsFunc(lines, func(l Line) bool { return l.Ships && l.Quantity > 0 })
}

// Portion is a quantity of one line.
type Portion struct {
	LineID   LineID
	Quantity int
}

// PlanFulfillment decides what a fulfillment would hold. Without asked, it is
// everything that is left; otherwise each line once, of this order, with
// 1 <= quantity <= what is left. What is left of lines that do not ship goes along.
func PlanFulfillment(f Facts, lines []Line, asked []Portion, allowUnpaid bool) ([]Portion, refusal.Problems) {
	if p := CanFulfill(f, allowUnpaid); p != nil {
		return nil, refusal.Problems{*p}
	}
	if asked == nil {
		return everythingLeft(lines), nil
	}
	if len(asked) > MaxLines {
		return nil, refusal.Problems{*refusal.New(refusal.TooLong, refusal.Path{"lines"}, "At most %d lines can be named.", MaxLines)}
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
	places := placesOf(lines)
	seen := make(map[LineID]bool, len(asked))
	for i, portion := range asked {
		place, known := places[portion.LineID]
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

// withUnshipped adds to the lines that are asked for what is left of those that do not
// ship: they stand on no slip, so nobody would think of them later.
func withUnshipped(asked []Portion, named map[LineID]bool, lines []Line) []Portion {
	plan := slices.Clone(asked)
	for _, l := range lines {
		if !l.Ships && !named[l.ID] && l.Left() > 0 {
			plan = append(plan, Portion{l.ID, l.Left()})
		}
	}
	return plan
}

// Fulfil are the lines after some pieces of them were fulfilled (direction 1), or after
// that was taken back (-1). Refunded pieces that come back with a fulfillment that is
// cancelled are returned: they belong to nobody's parcel any more.
func Fulfil(lines []Line, portions []Portion, direction int) []Line {
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

// placesOf tells where each line stands, but for those that were removed.
func placesOf(lines []Line) map[LineID]int {
	places := make(map[LineID]int, len(lines))
	for i, l := range lines {
		if l.Quantity > 0 {
			places[l.ID] = i
		}
	}
	return places
}

// checkNamed wants each line that an input names to be one of the order, and named once.
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
		return refusal.New(refusal.Invalid, at, "The quantity must be at least 1.")
	case quantity > line.Left():
		return refusal.New(refusal.QuantityExceedsUnfulfilled, at, "Only %d of this line can still be fulfilled.", line.Left())
	}
	return nil
}

// everythingLeft has a portion for each line that is not wholly fulfilled.
func everythingLeft(lines []Line) []Portion {
	var plan []Portion
	for _, l := range lines {
		if l.Left() > 0 {
			plan = append(plan, Portion{l.ID, l.Left()})
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
