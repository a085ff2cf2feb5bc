package order

import "waybill/refusal"

// shareDiscount shares the order's discount among its lines: each has its own, and of the
// rest a share by what it is worth. What goes beyond the lines' worth is the shipping's.
// A discount that is less than the lines' own lowers these in proportion, if it may.
func shareDiscount(lines []*Line, discount int64, mayLower bool) *refusal.Problem {
	own, weights := make([]int64, len(lines)), make([]int64, len(lines))
	var most int64
	for i, l := range lines {
		own[i], weights[i] = l.Discount, l.Gross()-l.Discount
		most += l.Gross()
	}
	own, shares, ok := shared(min(discount, most), own, weights, mayLower)
	if !ok {
		return refusal.New(refusal.Invalid, refusal.Path{"discount"}, "The discount is less than the discounts of the lines together.")
	}
	for i, l := range lines {
		l.Discount, l.DiscountShare = own[i], shares[i]
	}
	return nil
}

// shareTax does the same with the order's tax, by what each line is worth after discounts.
func shareTax(lines []*Line, tax int64, mayLower bool) *refusal.Problem {
	own, weights := make([]int64, len(lines)), make([]int64, len(lines))
	for i, l := range lines {
		own[i], weights[i] = l.Tax, l.Worth()
	}
	own, shares, ok := shared(tax, own, weights, mayLower)
	if !ok {
		return refusal.New(refusal.Invalid, refusal.Path{"tax"}, "The tax is less than the taxes of the lines together.")
	}
	for i, l := range lines {
		l.Tax, l.TaxShare = own[i], shares[i]
	}
	return nil
}

// shared splits an amount of the order into what is the lines' own and their shares of
// the rest. It is not ok when the amount is less than the lines' own, and these may not be
// lowered.
func shared(amount int64, own, weights []int64, mayLower bool) (owned, shares []int64, ok bool) {
	rest := amount
	for _, o := range own {
		rest -= o
	}
	switch {
	case rest >= 0:
		return own, spread(rest, weights), true
	case mayLower:
		return spread(amount, own), make([]int64, len(own)), true
	}
	return own, nil, false
}
