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
	byID := linesByID(lines)
	seen := make(map[LineID]bool, len(asked))
	for i, portion := range asked {
		problems.Add(checkPortion(byID, seen, portion, refusal.Path{"lines"}.At(i)))
		seen[portion.LineID] = true
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

// checkPortion finds the first thing that is wrong with one line of a fulfillment.
func checkPortion(lines map[LineID]Line, seen map[LineID]bool, p Portion, at refusal.Path) *refusal.Problem {
	line, known := lines[p.LineID]
	switch {
	case !known:
		return refusal.New(refusal.LineNotFound, at.At("lineId"), "The order has no such line.")
	case seen[p.LineID]:
		return refusal.New(refusal.DuplicateLine, at.At("lineId"), "The line is named twice.")
	case p.Quantity < 1:
		return refusal.New(refusal.Invalid, at.At("quantity"), "The quantity must be at least 1.")
	case p.Quantity > line.Left():
		return refusal.New(
			refusal.QuantityExceedsUnfulfilled,
			at.At("quantity"),
			"Only %d of this line can still be fulfilled.",
			line.Left(),
		)
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

// linesByID leaves out lines that were removed.
func linesByID(lines []Line) map[LineID]Line {
	byID := make(map[LineID]Line, len(lines))
	for _, l := range lines {
		if l.Quantity > 0 {
			byID[l.ID] = l
		}
	}
	return byID
}

// Pieces is how many pieces the portions hold.
func Pieces(portions []Portion) int {
	n := 0
	for _, p := range portions {
		n += p.Quantity
	}
	return n
}
