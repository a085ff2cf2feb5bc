package order

import "waybill/money"

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

// Portion is a quantity of one line.
type Portion struct {
	LineID   LineID
	Quantity int
}

// PlanFulfillment decides what a fulfillment would hold. Without asked, it is
// everything that is left; otherwise each line once, of this order, with
// 1 <= quantity <= what is left.
func PlanFulfillment(f Facts, lines []Line, asked []Portion, allowUnpaid bool) ([]Portion, Problems) {
	if p := CanFulfill(f, allowUnpaid); p != nil {
		return nil, Problems{*p}
	}
	if asked == nil {
		return everythingLeft(lines), nil
	}
	if len(asked) > MaxLines {
		return nil, Problems{*problem(CodeTooLong, Path{"lines"}, "At most %d lines can be named.", MaxLines)}
	}
	var problems Problems
	if len(asked) == 0 {
		problems.Add(problem(CodeRequired, Path{"lines"}, "Name at least one line, or leave lines out to fulfill everything that is left."))
	}
	byID := linesByID(lines)
	seen := make(map[LineID]bool, len(asked))
	for i, portion := range asked {
		problems.Add(checkPortion(byID, seen, portion, Path{"lines"}.At(i)))
		seen[portion.LineID] = true
	}
	if len(problems) > 0 {
		return nil, problems
	}
	return asked, nil
}

func checkPortion(lines map[LineID]Line, seen map[LineID]bool, p Portion, at Path) *Problem {
	line, known := lines[p.LineID]
	switch {
	case !known:
		return problem(CodeLineNotFound, at.At("lineId"), "The order has no such line.")
	case seen[p.LineID]:
		return problem(CodeDuplicateLine, at.At("lineId"), "The line is named twice.")
	case p.Quantity < 1:
		return problem(CodeInvalid, at.At("quantity"), "The quantity must be at least 1.")
	case p.Quantity > line.Left():
		return problem(CodeQuantityExceedsUnfulfilled, at.At("quantity"), "Only %d of this line can still be fulfilled.", line.Left())
	}
	return nil
}

func everythingLeft(lines []Line) []Portion {
	var plan []Portion
	for _, l := range lines {
		if l.Left() > 0 {
			plan = append(plan, Portion{l.ID, l.Left()})
		}
	}
	return plan
}

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
func PlanLineEdits(f Facts, lines []Line, edits []Portion, added []PricedLine) (LineChanges, Problems) {
	if len(edits) > MaxLines {
		return LineChanges{}, Problems{*problem(CodeTooLong, Path{"lines"}, "At most %d lines can be named.", MaxLines)}
	}
	var problems Problems
	var plan LineChanges
	byID := linesByID(lines)
	live := len(byID) + len(added)
	seen := make(map[LineID]bool, len(edits))
	for i, edit := range edits {
		p := checkEdit(byID, seen, edit, Path{"lines"}.At(i))
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
		plan.Amount += int64(l.Quantity) * l.UnitPrice
	}
	problems.Add(checkLineCount(live), checkEditedTotal(f, plan.Amount))
	if len(problems) > 0 {
		return LineChanges{}, problems
	}
	return plan, nil
}

func checkEdit(lines map[LineID]Line, seen map[LineID]bool, edit Portion, at Path) *Problem {
	line, known := lines[edit.LineID]
	switch {
	case !known:
		return problem(CodeLineNotFound, at.At("lineId"), "The order has no such line.")
	case seen[edit.LineID]:
		return problem(CodeDuplicateLine, at.At("lineId"), "The line is named twice.")
	case edit.Quantity < 0:
		return problem(CodeInvalid, at.At("quantity"), "The quantity must not be negative; 0 removes the line.")
	case edit.Quantity > MaxQuantity:
		return problem(CodeInvalid, at.At("quantity"), "The quantity must be at most %d.", MaxQuantity)
	case tooLarge(line.UnitPrice, edit.Quantity):
		return problem(CodeInvalid, at.At("quantity"), "The line's total would be too large.")
	case edit.Quantity < line.Fulfilled:
		return problem(CodeQuantityBelowFulfilled, at.At("quantity"), "The quantity cannot fall below %d: that many are fulfilled already.", line.Fulfilled)
	}
	return nil
}

func checkLineCount(live int) *Problem {
	switch {
	case live < 1:
		return problem(CodeRequired, Path{"lines"}, "An order needs at least one line.")
	case live > MaxLines:
		return problem(CodeTooLong, Path{"addLines"}, "An order can have at most %d lines.", MaxLines)
	}
	return nil
}

func checkEditedTotal(f Facts, change int64) *Problem {
	total := f.Total + change
	switch {
	case change < 0 && total < 0:
		return problem(CodeInvalid, Path{"lines"}, "The order's total would fall below zero.")
	case total > money.MaxMinor:
		return problem(CodeInvalid, Path{"lines"}, "The order's total would be too large.")
	}
	return nil
}

func tooLarge(unitPrice int64, quantity int) bool {
	return quantity > 0 && unitPrice > money.MaxMinor/int64(quantity)
}
