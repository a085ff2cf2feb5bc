package order

import (
	"slices"

	"waybill/money"
	"waybill/refusal"
)

// LineEdit is a line's new figures, as they come in. Amounts are decimal text of the order's
// currency. An amount that is nil changes in proportion to the others.
type LineEdit struct {
	LineID                   LineID
	Quantity                 int // 0 removes the line
	UnitPrice, Discount, Tax *string
	Attributes               []Attribute // nil: as they are
}

// Edits are all that an edit says of an order's lines and amounts. Amounts are decimal text
// of the order's currency. An amount that is nil changes in proportion to the lines.
type Edits struct {
	Lines                   []LineEdit
	Added                   []DraftLine
	Discount, Shipping, Tax *string
}

// IsEmpty tells whether an edit names no line and no amount.
func (e Edits) IsEmpty() bool {
	return len(e.Lines) == 0 && len(e.Added) == 0 && e.Discount == nil && e.Shipping == nil && e.Tax == nil
}

// EditPlan is the order as an edit leaves it.
type EditPlan struct {
	Lines   []Line       // the lines that were there, in their order; one with quantity 0 is removed
	Added   []PricedLine // new lines, to be put behind them
	Amounts Amounts
	Facts   Facts
}

// PlanEdit decides whether lines and amounts may change as asked. No line may fall below
// what is fulfilled of it, at least one line must remain, and no amount falls below zero. An
// amount that is not given follows those that are: a line's discount and tax follow its
// quantity, and its tax also follows its worth.
func PlanEdit(f Facts, amounts Amounts, lines []Line, asked Edits) (EditPlan, refusal.Problems) {
	e := editing{facts: f, before: amounts, linesBefore: lines, lines: slices.Clone(lines), asked: asked}
	if e.read(); len(e.problems) > 0 {
		return EditPlan{}, e.problems
	}
	after := e.addUp(e.follow())
	if len(e.problems) > 0 {
		return EditPlan{}, e.problems
	}
	f.Total = after.Total
	all := make([]Line, 0, len(e.lines)+len(e.added))
	for _, l := range e.all() {
		all = append(all, *l)
	}
	f.CountLines(all)
	return EditPlan{Lines: e.lines, Added: e.added, Amounts: after, Facts: f}, nil
}

// namedAmounts are a line's amounts that an edit names; nil for those that follow others.
type namedAmounts struct{ price, discount, tax *int64 }

// editing is an edit that is being worked out: read, then follow, then addUp.
type editing struct {
	facts  Facts
	before Amounts
	asked  Edits

	linesBefore []Line // as they were
	resized     []Line // with their new quantities, before prices and discounts change
	lines       []Line // as they become
	named       []namedAmounts
	added       []PricedLine

	discount, shipping, tax *int64 // the order's amounts that are given
	problems                refusal.Problems
}

// read reads everything that the edit names before it gives up, so that all problems are told
// at once.
func (e *editing) read() {
	e.readLines()
	added, problems := PriceLines(e.asked.Added, e.currency(), refusal.Path{"addLines"})
	e.added, e.problems = added, append(e.problems, problems...)
	// Refunds can have removed all lines; the amounts alone can still be edited then.
	if len(e.asked.Lines)+len(added) > 0 {
		e.problems.Add(checkLineCount(e.live()))
	}
	e.discount = e.optional(e.asked.Discount, refusal.Path{"discount"})
	e.shipping = e.optional(e.asked.Shipping, refusal.Path{"shipping"})
	e.tax = e.optional(e.asked.Tax, refusal.Path{"tax"})
}

func (e *editing) currency() money.Currency { return money.Currency(e.facts.Currency) }

// optional reads an amount; nil when it was left out.
func (e *editing) optional(text *string, at refusal.Path) *int64 {
	if text == nil {
		return nil
	}
	minor := readAmount(*text, e.currency(), at, &e.problems)
	return &minor
}

// readLines gives lines their new quantities, prices and discounts.
func (e *editing) readLines() {
	at := refusal.Path{"lines"}
	e.named = make([]namedAmounts, len(e.lines))
	e.resized = slices.Clone(e.lines)
	if len(e.asked.Lines) > MaxLines {
		e.problems.Add(refusal.New(refusal.TooLong, at, "At most %d lines can be named.", MaxLines).With(refusal.ParamMost, MaxLines))
		return
	}
	index := indexByID(e.lines)
	seen := make(map[LineID]bool, len(e.asked.Lines))
	for i, edit := range e.asked.Lines {
		at := at.At(i)
		place, known := index[edit.LineID]
		if p := checkNamed(known, seen[edit.LineID], at); p != nil {
			e.problems.Add(p)
			continue
		}
		if p := checkNewQuantity(e.lines[place], edit.Quantity, at.At("quantity")); p != nil {
			e.problems.Add(p)
			continue
		}
		seen[edit.LineID] = true
		before := len(e.problems)
		named := namedAmounts{e.optional(edit.UnitPrice, at.At("unitPrice")),
			e.optional(edit.Discount, at.At("discount")), e.optional(edit.Tax, at.At("tax"))}
		if len(e.problems) > before {
			continue // the line cannot be worked out with an amount that cannot be read
		}
		if edit.Quantity == 0 {
			named = namedAmounts{} // a line that is removed costs nothing, whatever the edit names
		}
		resized := e.lines[place].Resized(edit.Quantity)
		repriced, p := resized.repriced(named, at)
		e.problems.Add(p)
		e.named[place], e.resized[place], e.lines[place] = named, resized, repriced
	}
}

// checkNewQuantity bounds a line's new quantity. Returned pieces cannot be removed any more than
// fulfilled ones: they stay in the order as refunded pieces.
func checkNewQuantity(line Line, quantity int, at refusal.Path) *refusal.Problem {
	switch least := line.Fulfilled + line.Returned; {
	case quantity < 0:
		return refusal.New(refusal.Invalid, at, "The quantity must not be negative; 0 removes the line.").
			With(refusal.ParamLeast, 0)
	case quantity > MaxQuantity:
		return refusal.New(refusal.Invalid, at, "The quantity must be at most %d.", MaxQuantity).With(refusal.ParamMost, MaxQuantity)
	case quantity < least:
		return refusal.New(refusal.QuantityBelowFulfilled, at,
			"The quantity cannot fall below %d: that many are fulfilled already.", least).
			With(refusal.ParamLeast, least)
	}
	return nil
}

// repriced is the line with the price and the discount that the edit names. A discount that
// it does not name follows the price in proportion. The line's share of the order's discount
// follows what the line is worth without it.
func (l Line) repriced(to namedAmounts, at refusal.Path) (Line, *refusal.Problem) {
	gross, net := l.Gross(), l.Gross()-l.Discount
	if to.price != nil {
		l.UnitPrice = *to.price
	}
	if tooLarge(l.UnitPrice, l.Quantity) {
		return l, refusal.New(refusal.Invalid, at.At("quantity"), "The line's total would be too large.")
	}
	if to.price != nil {
		l.Discount = proportion(l.Discount, l.Gross(), gross)
	}
	if to.discount != nil {
		l.Discount = *to.discount
	}
	if l.Discount > l.Gross() {
		return l, refusal.New(refusal.Invalid, at.At("discount"), "The discount is more than the line is worth.")
	}
	if to.price != nil || to.discount != nil {
		l.DiscountShare = proportion(l.DiscountShare, l.Gross()-l.Discount, net)
	}
	return l, nil
}

// all are the order's lines as they become, with the new ones behind them.
func (e *editing) all() []*Line {
	all := make([]*Line, 0, len(e.lines)+len(e.added))
	for i := range e.lines {
		all = append(all, &e.lines[i])
	}
	for i := range e.added {
		all = append(all, &e.added[i].Line)
	}
	return all
}

// live counts the lines that the order would have: a quantity of 0 removes a line.
func (e *editing) live() int {
	n := 0
	for _, l := range e.all() {
		n += min(1, l.Quantity)
	}
	return n
}

// follow changes the amounts that are not named in proportion to those that are, and returns
// the order's discount and tax. Discounts come first, because a line's tax follows its worth
// after discounts.
func (e *editing) follow() (discount, tax int64) {
	wasDiscount, wasTax := ofLines(e.linesBefore)
	discount, tax = e.before.Discount-wasDiscount, e.before.Tax-wasTax // those of the shipping
	if e.shipping != nil && e.before.Shipping > 0 {
		discount = proportion(discount, *e.shipping, e.before.Shipping)
		tax = proportion(tax, *e.shipping, e.before.Shipping)
	}
	all := e.all()
	// The lines' own discounts may be lowered only where the edit names none of them and adds no
	// line: what it names must stay as it is named. The same holds for their taxes below.
	if e.discount != nil {
		isNamed := slices.ContainsFunc(e.named, func(g namedAmounts) bool { return g.discount != nil })
		e.problems.Add(shareDiscount(all, *e.discount, !isNamed && len(e.added) == 0))
	}
	for i := range e.lines {
		e.lines[i].Tax, e.lines[i].TaxShare = e.followingTax(i)
	}
	if e.tax != nil {
		isNamed := slices.ContainsFunc(e.named, func(g namedAmounts) bool { return g.tax != nil })
		e.problems.Add(shareTax(all, *e.tax, !isNamed && len(e.added) == 0))
	}
	for _, l := range all {
		discount += l.Discount + l.DiscountShare
		tax += l.Tax + l.TaxShare
	}
	if e.discount != nil {
		discount = *e.discount
	}
	if e.tax != nil {
		tax = *e.tax
	}
	return discount, tax
}

// followingTax is the tax of a line after its worth changed: its own, and its share of the
// order's. It is measured from the worth at the new quantity, because Resized has changed
// the tax with the quantity already.
func (e *editing) followingTax(i int) (own, share int64) {
	l := e.lines[i]
	own, share = l.Tax, l.TaxShare
	if was := e.resized[i].Worth(); was > 0 && was != l.Worth() {
		own, share = proportion(own, l.Worth(), was), proportion(share, l.Worth(), was)
	}
	if e.named[i].tax != nil {
		own = *e.named[i].tax
	}
	return own, share
}

// ofLines adds up the discounts and the taxes of lines, with their shares of the order's.
func ofLines(lines []Line) (discount, tax int64) {
	for _, l := range lines {
		discount += l.Discount + l.DiscountShare
		tax += l.Tax + l.TaxShare
	}
	return discount, tax
}

// addUp gives the order its new amounts. It changes the total by the difference that the edit
// makes, because an imported order's total may differ from the sum of its parts, and keeps
// that difference.
func (e *editing) addUp(discount, tax int64) Amounts {
	after := e.before
	after.Discount, after.Tax = discount, tax
	if e.shipping != nil {
		after.Shipping = *e.shipping
	}
	for _, l := range e.linesBefore {
		after.Subtotal -= l.Gross()
	}
	for _, l := range e.all() {
		after.Subtotal += l.Gross()
	}
	after.Total += after.sum() - e.before.sum()
	e.problems.Add(e.checkSums(after))
	return after
}

// checkSums bounds the amounts that an edit leads to. A discount that is too large already, or
// a total that is below zero already, is no reason to refuse an edit that makes it no worse.
func (e *editing) checkSums(after Amounts) *refusal.Problem {
	field := "lines"
	switch {
	case e.discount != nil:
		field = "discount"
	case e.shipping != nil:
		field = "shipping"
	}
	switch {
	case after.Discount > after.Subtotal+after.Shipping && after.Discount-after.Subtotal-after.Shipping >
		e.before.Discount-e.before.Subtotal-e.before.Shipping:
		return refusal.New(refusal.Invalid, refusal.Path{field}, "The discount is more than the order is worth.")
	case after.Total < 0 && after.Total < e.before.Total:
		return refusal.New(refusal.Invalid, refusal.Path{field}, "The order's total would fall below zero.")
	case max(after.Total, after.Subtotal, after.Tax) > money.MaxMinor:
		return refusal.New(refusal.Invalid, refusal.Path{field}, "The order's total would be too large.")
	}
	return nil
}

// checkLineCount bounds how many lines an order has after an edit.
func checkLineCount(live int) *refusal.Problem {
	switch {
	case live < 1:
		return refusal.New(refusal.Required, refusal.Path{"lines"}, "An order needs at least one line.")
	case live > MaxLines:
		return refusal.New(refusal.TooLong, refusal.Path{"addLines"}, "An order can have at most %d lines.", MaxLines).
			With(refusal.ParamMost, MaxLines)
	}
	return nil
}

// tooLarge tells whether quantity times price is more than an amount may be. It divides,
// because the product might not fit an int64.
func tooLarge(unitPrice int64, quantity int) bool {
	return quantity > 0 && unitPrice > money.MaxMinor/int64(quantity)
}
