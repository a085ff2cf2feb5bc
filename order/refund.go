package order

import (
	"slices"

	"waybill/money"
	"waybill/refusal"
)

// RefundAsk is a refund that somebody asks for, in minor units.
type RefundAsk struct {
	Amount    *int64    // nil: what lines and shipping come to; without these, all that can be refunded
	Lines     []Portion // the pieces that the refund is for
	Shipping  *int64    // how much of the refund is for shipping
	StillOwed bool      // whether the customer owes the amount again
}

// RefundPlan is the transaction to record, and the order as the refund leaves it.
type RefundPlan struct {
	Transaction Transaction
	Pieces      []RefundedPieces
	Tax         int64 // of the pieces
	Lines       []Line
	Amounts     Amounts
	Facts       Facts
}

// RefundedPieces are pieces of one line. Fulfilled tells how many of Quantity were fulfilled:
// these stay in the order as refunded. The others are removed from it, so that nobody ships
// them.
type RefundedPieces struct {
	LineID              LineID
	Quantity, Fulfilled int
}

// CanRefund refuses a refund when nothing was paid, or all was given back. A cancelled order
// can be refunded too: its money may go back later than its cancellation.
func CanRefund(f Facts) *refusal.Problem {
	if f.Net() <= 0 {
		return refuseOrder(refusal.NothingToRefund, f, "Nothing was paid for order #%s that could be refunded.")
	}
	return nil
}

// PlanRefund decides how much goes back, and for which pieces. shippingBack is the shipping
// that was refunded before.
func PlanRefund(f Facts, amounts Amounts, lines []Line, shippingBack int64, asked RefundAsk) (RefundPlan, refusal.Problems) {
	if p := CanRefund(f); p != nil {
		return RefundPlan{}, refusal.Problems{*p}
	}
	var problems refusal.Problems
	if asked.Amount != nil {
		problems.Add(checkRefund(f, *asked.Amount))
	}
	shipping, p := planShipping(f, amounts, shippingBack, asked.Shipping)
	problems.Add(p)
	plan := RefundPlan{Lines: slices.Clone(lines), Amounts: amounts, Facts: f}
	worth, found := plan.takePieces(asked.Lines)
	if problems = append(problems, found...); len(problems) > 0 {
		return RefundPlan{}, problems
	}
	amount := worth + shipping
	switch {
	case asked.Amount != nil:
		amount = *asked.Amount
	case len(asked.Lines) == 0 && asked.Shipping == nil:
		amount = f.Net()
	}
	if p := checkRefund(f, amount); p != nil {
		return RefundPlan{}, refusal.Problems{*p}
	}
	plan.Facts.Total = plan.Amounts.Total
	plan.Facts.CountLines(plan.Lines)
	plan.Transaction = plan.Facts.Settle(Transaction{Kind: Refund, Amount: amount, Shipping: shipping, StillOwed: asked.StillOwed})
	return plan, nil
}

// checkRefund bounds a refund by the money that the shop holds.
func checkRefund(f Facts, amount int64) *refusal.Problem {
	switch {
	case amount <= 0:
		return refusal.New(refusal.Invalid, refusal.Path{"amount"}, "The amount must be more than zero.")
	case amount > f.Net():
		return atMost(refusal.Path{"amount"}, "At most %s can be refunded.", f.money(f.Net()))
	}
	return nil
}

// atMost refuses an amount, and names the highest.
func atMost(at refusal.Path, message string, most money.Money) *refusal.Problem {
	return refusal.New(refusal.AmountExceedsPaid, at, message, most).
		With(refusal.ParamMost, most.Decimal()).With(refusal.ParamCurrency, most.Currency)
}

// planShipping bounds the refund of shipping by the order's shipping that was not refunded
// before.
func planShipping(f Facts, amounts Amounts, before int64, asked *int64) (int64, *refusal.Problem) {
	if asked == nil {
		return 0, nil
	}
	if left := max(0, amounts.Shipping-before); *asked > left {
		return 0, atMost(refusal.Path{"shipping"}, "At most %s of shipping can be refunded.", f.money(left))
	}
	return *asked, nil
}

// takePieces applies a refund of pieces to the plan's lines and amounts, and returns what the
// pieces come to: pieces x unit price, less their discount, plus their tax unless prices
// include it. Pieces that were not fulfilled are taken first, so that nobody ships them.
func (plan *RefundPlan) takePieces(asked []Portion) (worth int64, problems refusal.Problems) {
	at := refusal.Path{"lines"}
	if len(asked) > MaxLines {
		problems.Add(refusal.New(refusal.TooLong, at, "At most %d lines can be named.", MaxLines).With(refusal.ParamMost, MaxLines))
		return 0, problems
	}
	index := indexByID(plan.Lines)
	seen := make(map[LineID]bool, len(asked))
	for i, portion := range asked {
		place, known := index[portion.LineID]
		if p := checkNamed(known, seen[portion.LineID], at.At(i)); p != nil {
			problems.Add(p)
			continue
		}
		line := &plan.Lines[place]
		if p := checkPieces(*line, portion.Quantity, at.At(i, "quantity")); p != nil {
			problems.Add(p)
			continue
		}
		seen[portion.LineID] = true
		removed := min(portion.Quantity, line.Remaining())
		fulfilled := portion.Quantity - removed
		plan.Pieces = append(plan.Pieces, RefundedPieces{portion.LineID, portion.Quantity, fulfilled})
		worth += plan.removePieces(line, removed) + plan.refundFulfilled(line, fulfilled)
	}
	return worth, problems
}

// checkPieces bounds how many pieces of a line a refund is for.
func checkPieces(line Line, quantity int, at refusal.Path) *refusal.Problem {
	switch most := line.Remaining() + line.FulfilledNotRefunded(); {
	case quantity < 1:
		return refusal.New(refusal.Invalid, at, "The quantity must be at least 1.").With(refusal.ParamLeast, 1)
	case quantity > most:
		return refusal.New(refusal.QuantityExceedsRefundable, at, "Only %d of this line can still be refunded.", most).
			With(refusal.ParamMost, most)
	}
	return nil
}

// removePieces removes pieces that were not fulfilled from the order, with their discount and
// tax, and returns what they come to.
func (plan *RefundPlan) removePieces(line *Line, pieces int) int64 {
	before := *line
	*line = before.Resized(before.Quantity - pieces)
	discount := before.Discount + before.DiscountShare - line.Discount - line.DiscountShare
	tax := before.Tax + before.TaxShare - line.Tax - line.TaxShare
	after := plan.Amounts
	after.Subtotal -= before.Gross() - line.Gross()
	after.Discount -= discount
	after.Tax -= tax
	worth := plan.Amounts.sum() - after.sum()
	// An imported order's total may be less than its parts, but nobody owes less than nothing.
	after.Total = max(0, after.Total-worth)
	plan.Amounts = after
	plan.Tax += tax
	return worth
}

// refundFulfilled marks fulfilled pieces as refunded, and returns what they come to. Their
// discount and tax are a part of what the refunds before left of the line's, so the last
// piece takes the remainder of all rounding.
func (plan *RefundPlan) refundFulfilled(line *Line, pieces int) int64 {
	if pieces == 0 {
		return 0
	}
	part, whole := int64(pieces), int64(line.Quantity-line.Refunded)
	discount := proportion(line.Discount+line.DiscountShare-line.RefundedDiscount, part, whole)
	tax := proportion(line.Tax+line.TaxShare-line.RefundedTax, part, whole)
	line.Refunded += pieces
	line.RefundedDiscount += discount
	line.RefundedTax += tax
	plan.Tax += tax
	worth := part*line.UnitPrice - discount
	if !plan.Amounts.TaxesIncluded {
		worth += tax
	}
	return worth
}

// money is an amount in the order's currency.
func (f Facts) money(minor int64) money.Money {
	return money.Money{Minor: minor, Currency: money.Currency(f.Currency)}
}
