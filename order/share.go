package order

import "waybill/refusal"

// shareDiscount shares the order's discount among its lines. Each keeps its own discount, and
// gets a share of the rest in proportion to what it is worth. The part that is more than all
// lines are worth belongs to the shipping. A discount that is less than the sum of the lines' own
// lowers these in proportion if mayLower, and is refused otherwise.
func shareDiscount(lines []*Line, discount int64, mayLower bool) *refusal.Problem {
	own, weights := make([]int64, len(lines)), make([]int64, len(lines))
	var most int64
	for i, l := range lines {
		own[i], weights[i] = l.Discount, l.Gross()-l.Discount
		most += l.Gross()
	}
	own, shares, ok := splitAmount(min(discount, most), own, weights, mayLower)
	if !ok {
		return refusal.New(refusal.Invalid, refusal.Path{"discount"}, "The discount is less than the discounts of the lines together.")
	}
	for i, l := range lines {
		l.Discount, l.DiscountShare = own[i], shares[i]
	}
	return nil
}

// shareTax is shareDiscount for the order's tax, in proportion to what the lines are worth
// after discounts.
func shareTax(lines []*Line, tax int64, mayLower bool) *refusal.Problem {
	own, weights := make([]int64, len(lines)), make([]int64, len(lines))
	for i, l := range lines {
		own[i], weights[i] = l.Tax, l.Worth()
	}
	own, shares, ok := splitAmount(tax, own, weights, mayLower)
	if !ok {
		return refusal.New(refusal.Invalid, refusal.Path{"tax"}, "The tax is less than the taxes of the lines together.")
	}
	for i, l := range lines {
		l.Tax, l.TaxShare = own[i], shares[i]
	}
	return nil
}

// splitAmount splits an amount of the order into the lines' own amounts and their shares of
// the rest. ok is false when the amount is less than the sum of the lines' own, which may
// not be lowered.
func splitAmount(amount int64, own, weights []int64, mayLower bool) (owned, shares []int64, ok bool) {
	rest := amount
	for _, o := range own {
		rest -= o
	}
	switch {
	case rest >= 0:
		return own, allocate(rest, weights), true
	case mayLower:
		return allocate(amount, own), make([]int64, len(own)), true
	}
	return own, nil, false
}
