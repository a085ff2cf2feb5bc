package order

import (
	"slices"

	"waybill/money"
	"waybill/refusal"
)

// LineEdit is a line's new figures, as they come in. Amounts are decimal text of the
// order's currency; nil follows the others in proportion.
type LineEdit struct {
	LineID                   LineID
	Quantity                 int // 0 removes the line
	UnitPrice, Discount, Tax *string
	Attributes               []Attribute // nil: as they are
}

// Edits are all that an edit says of an order's lines and amounts. Amounts are decimal
// text of the order's currency; nil follows the lines in proportion.
type Edits struct {
	Lines                   []LineEdit
	Added                   []DraftLine
	Discount, Shipping, Tax *string
}

// IsEmpty tells that an edit says nothing of lines and amounts.
func (e Edits) IsEmpty() bool {
	return len(e.Lines) == 0 && len(e.Added) == 0 && e.Discount == nil && e.Shipping == nil && e.Tax == nil
}

// EditPlan is what an edit makes of an order.
type EditPlan struct {
	Lines   []Line       // those that were there, in their order; a quantity of 0 removes one
	Added   []PricedLine // behind them
	Amounts Amounts
	Facts   Facts
}

// PlanEdit decides whether lines and amounts may change as asked. No line may fall below
// what is fulfilled of it, at least one line must be left, and no amount falls below zero.
// Amounts that are not given follow: with the pieces of a line, its discount and tax; with
// the worth of a line, its tax.
func PlanEdit(f Facts, amounts Amounts, lines []Line, asked Edits) (EditPlan, refusal.Problems) {
	e := editing{facts: f, before: amounts, was: lines, lines: slices.Clone(lines), asked: asked}
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

// given are a line's amounts that an edit names; nil for those that follow.
type given struct{ price, discount, tax *int64 }

// editing is an edit in the making.
type editing struct {
	facts  Facts
	before Amounts
	asked  Edits

	was     []Line // as they were
	resized []Line // with their new quantities, before prices and discounts change
	lines   []Line // as they become
	named   []given
	added   []PricedLine

	discount, shipping, tax *int64 // the order's amounts that are given
	problems                refusal.Problems
}

// read reads everything that is given, so that all that is wrong is told at once.
func (e *editing) read() {
	e.readLines()
	added, problems := PriceLines(e.asked.Added, e.currency(), refusal.Path{"addLines"})
	e.added, e.problems = added, append(e.problems, problems...)
	if len(e.asked.Lines)+len(added) > 0 {
		e.problems.Add(checkLineCount(e.live()))
	}
	e.discount = e.optional(e.asked.Discount, refusal.Path{"discount"})
	e.shipping = e.optional(e.asked.Shipping, refusal.Path{"shipping"})
	e.tax = e.optional(e.asked.Tax, refusal.Path{"tax"})
}

func (e *editing) currency() money.Currency { return money.Currency(e.facts.Currency) }

// optional reads an amount that may have been left out.
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
	e.named = make([]given, len(e.lines))
	e.resized = slices.Clone(e.lines)
	if len(e.asked.Lines) > MaxLines {
		e.problems.Add(refusal.New(refusal.TooLong, at, "At most %d lines can be named.", MaxLines))
		return
	}
	places := placesOf(e.lines)
	seen := make(map[LineID]bool, len(e.asked.Lines))
	for i, edit := range e.asked.Lines {
		at := at.At(i)
		place, known := places[edit.LineID]
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
		named := given{e.optional(edit.UnitPrice, at.At("unitPrice")),
			e.optional(edit.Discount, at.At("discount")), e.optional(edit.Tax, at.At("tax"))}
		if len(e.problems) > before {
			continue // an amount that cannot be read is wrong enough
		}
		if edit.Quantity == 0 {
			named = given{} // a line that is removed costs nothing, whatever is said of it
		}
		resized := e.lines[place].Resized(edit.Quantity)
		repriced, p := resized.repriced(named, at)
		e.problems.Add(p)
		e.named[place], e.resized[place], e.lines[place] = named, resized, repriced
	}
}

// checkNewQuantity bounds what an edit may make of a line's quantity.
func checkNewQuantity(line Line, quantity int, at refusal.Path) *refusal.Problem {
	switch least := line.Fulfilled + line.Returned; {
	case quantity < 0:
		return refusal.New(refusal.Invalid, at, "The quantity must not be negative; 0 removes the line.")
	case quantity > MaxQuantity:
		return refusal.New(refusal.Invalid, at, "The quantity must be at most %d.", MaxQuantity)
	case quantity < least:
		return refusal.New(refusal.QuantityBelowFulfilled, at, "The quantity cannot fall below %d: that many are fulfilled already.", least)
	}
	return nil
}

// repriced is the line with the price and the discount that are given. Where only one of
// them is, the other follows in proportion; the share of the order's discount always does.
func (l Line) repriced(to given, at refusal.Path) (Line, *refusal.Problem) {
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

// all are the order's lines as they become, with those that are added.
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

// live counts the lines that the order would have.
func (e *editing) live() int {
	n := 0
	for _, l := range e.all() {
		n += min(1, l.Quantity)
	}
	return n
}

// follow lets amounts that are not given follow those that are, and returns the order's
// discount and tax.
func (e *editing) follow() (discount, tax int64) {
	wasDiscount, wasTax := ofLines(e.was)
	discount, tax = e.before.Discount-wasDiscount, e.before.Tax-wasTax // what is not the lines' is the shipping's
	if e.shipping != nil && e.before.Shipping > 0 {
		discount = proportion(discount, *e.shipping, e.before.Shipping)
		tax = proportion(tax, *e.shipping, e.before.Shipping)
	}
	all := e.all()
	if e.discount != nil {
		isNamed := slices.ContainsFunc(e.named, func(g given) bool { return g.discount != nil })
		e.problems.Add(shareDiscount(all, *e.discount, !isNamed && len(e.added) == 0))
	}
	for i := range e.lines {
		e.lines[i].Tax, e.lines[i].TaxShare = e.followingTax(i)
	}
	if e.tax != nil {
		isNamed := slices.ContainsFunc(e.named, func(g given) bool { return g.tax != nil })
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

// followingTax is the tax of a line, its own and its share, after its worth changed.
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

// ofLines are the discounts and taxes of lines, with their shares of the order's.
func ofLines(lines []Line) (discount, tax int64) {
	for _, l := range lines {
		discount += l.Discount + l.DiscountShare
		tax += l.Tax + l.TaxShare
	}
	return discount, tax
}

// addUp gives the order its new amounts. What an imported order's total has beyond its
// parts, it keeps.
func (e *editing) addUp(discount, tax int64) Amounts {
	after := e.before
	after.Discount, after.Tax = discount, tax
	if e.shipping != nil {
		after.Shipping = *e.shipping
	}
	for _, l := range e.was {
		after.Subtotal -= l.Gross()
	}
	for _, l := range e.all() {
		after.Subtotal += l.Gross()
	}
	after.Total += after.sum() - e.before.sum()
	e.problems.Add(e.checkSums(after))
	return after
}

// checkSums bounds the amounts that an edit leads to. A total that was below zero
// before, as imports may bring, is no reason to refuse an edit that raises it.
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

// tooLarge tells whether quantity times price would not fit an amount.
func tooLarge(unitPrice int64, quantity int) bool {
	return quantity > 0 && unitPrice > money.MaxMinor/int64(quantity)
}
