package order

import (
	"waybill/money"
	"waybill/refusal"
)

// Line is what the rules know of an order line. A line whose quantity became 0
// is removed from the order; it is kept only for the history that names it.
type Line struct {
	ID        LineID
	Quantity  int
	Fulfilled int
	UnitPrice int64
}

// Left is what can still be fulfilled.
func (l Line) Left() int { return l.Quantity - l.Fulfilled }

// LineEdit is a line's new figures, as they come in. Amounts are decimal text of the
// order's currency; nil follows the quantity in proportion.
type LineEdit struct {
	LineID                   LineID
	Quantity                 int // 0 removes the line
	UnitPrice, Discount, Tax *string
	Attributes               []Attribute // nil: as they are
}

// Portion is a quantity of one line.
type Portion struct {
	LineID   LineID
	Quantity int
}

// PlanFulfillment decides what a fulfillment would hold. Without asked, it is
// everything that is left; otherwise each line once, of this order, with
// 1 <= quantity <= what is left.
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
	return asked, nil
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

// LineChanges is the outcome of editing lines: what the order's quantity and
// amounts grow or shrink by, and the lines that change.
type LineChanges struct {
	Changed []Portion // new quantities; 0 removes
	Pieces  int       // by how many the order's quantity changes
	Amount  int64     // by how much subtotal and total change, minor units
}

// PlanLineEdits decides whether lines may change as asked. No line may fall
// below what is fulfilled of it, and at least one line must be left.
func PlanLineEdits(f Facts, lines []Line, edits []Portion, added []PricedLine) (LineChanges, refusal.Problems) {
	if len(edits) > MaxLines {
		return LineChanges{}, refusal.Problems{
			*refusal.New(refusal.TooLong, refusal.Path{"lines"}, "At most %d lines can be named.", MaxLines),
		}
	}
	var problems refusal.Problems
	var plan LineChanges
	byID := linesByID(lines)
	live := len(byID) + len(added)
	seen := make(map[LineID]bool, len(edits))
	for i, edit := range edits {
		p := checkEdit(byID, seen, edit, refusal.Path{"lines"}.At(i))
		seen[edit.LineID] = true
		if p != nil {
			problems.Add(p)
			continue
		}
		line := byID[edit.LineID]
		if edit.Quantity == 0 {
			live--
		}
		if edit.Quantity != line.Quantity {
			plan.Changed = append(plan.Changed, edit)
			plan.Pieces += edit.Quantity - line.Quantity
			plan.Amount += int64(edit.Quantity-line.Quantity) * line.UnitPrice
		}
	}
	for _, l := range added {
		plan.Pieces += l.Quantity
		plan.Amount += int64(l.Quantity) * l.Price
	}
	problems.Add(checkLineCount(live), checkEditedTotal(f, plan.Amount))
	if len(problems) > 0 {
		return LineChanges{}, problems
	}
	return plan, nil
}

// checkEdit finds the first thing that is wrong with one line of an edit.
func checkEdit(lines map[LineID]Line, seen map[LineID]bool, edit Portion, at refusal.Path) *refusal.Problem {
	line, known := lines[edit.LineID]
	switch {
	case !known:
		return refusal.New(refusal.LineNotFound, at.At("lineId"), "The order has no such line.")
	case seen[edit.LineID]:
		return refusal.New(refusal.DuplicateLine, at.At("lineId"), "The line is named twice.")
	case edit.Quantity < 0:
		return refusal.New(refusal.Invalid, at.At("quantity"), "The quantity must not be negative; 0 removes the line.")
	case edit.Quantity > MaxQuantity:
		return refusal.New(refusal.Invalid, at.At("quantity"), "The quantity must be at most %d.", MaxQuantity)
	case tooLarge(line.UnitPrice, edit.Quantity):
		return refusal.New(refusal.Invalid, at.At("quantity"), "The line's total would be too large.")
	case edit.Quantity < line.Fulfilled:
		return refusal.New(
			refusal.QuantityBelowFulfilled,
			at.At("quantity"),
			"The quantity cannot fall below %d: that many are fulfilled already.",
			line.Fulfilled,
		)
	}
	return nil
}

// checkLineCount bounds how many lines an order keeps.
func checkLineCount(live int) *refusal.Problem {
	switch {
	case live < 1:
		return refusal.New(refusal.Required, refusal.Path{"lines"}, "An order needs at least one line.")
	case live > MaxLines:
		return refusal.New(refusal.TooLong, refusal.Path{"addLines"}, "An order can have at most %d lines.", MaxLines)
	}
	return nil
}

// checkEditedTotal bounds the total that an edit leads to. A total that was below zero
// before, as imports may bring, is no reason to refuse an edit that raises it.
func checkEditedTotal(f Facts, change int64) *refusal.Problem {
	total := f.Total + change
	switch {
	case change < 0 && total < 0:
		return refusal.New(refusal.Invalid, refusal.Path{"lines"}, "The order's total would fall below zero.")
	case total > money.MaxMinor:
		return refusal.New(refusal.Invalid, refusal.Path{"lines"}, "The order's total would be too large.")
	}
	return nil
}

// tooLarge tells whether quantity times price would not fit an amount.
func tooLarge(unitPrice int64, quantity int) bool {
	return quantity > 0 && unitPrice > money.MaxMinor/int64(quantity)
}
