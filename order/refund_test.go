package order

import (
	"testing"

	"pgregory.net/rapid"

	"waybill/refusal"
)

func amount(n int64) *int64 { return &n }

func TestPlanningARefund(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*Facts)
		asked  *int64
		back   int64
		code   refusal.Code
	}{
		{"without an amount all of it goes back", nil, nil, 3498, ""},
		{"without an amount all that is left goes back", partlyRefunded, nil, 3398, ""},
		{"without an amount what was overpaid goes back too", overpaid, nil, 5000, ""},
		{"a part can go back", nil, amount(100), 100, ""},
		{"the last cent can go back", nil, amount(3498), 3498, ""},
		{"more than was paid cannot", nil, amount(3499), 0, refusal.AmountExceedsPaid},
		{"more than is left cannot", partlyRefunded, amount(3399), 0, refusal.AmountExceedsPaid},
		{"nothing is no refund", nil, amount(0), 0, refusal.Invalid},
		{"less than nothing is no refund", nil, amount(-1), 0, refusal.Invalid},
		{"without payment there is no refund", unpaid, amount(1), 0, refusal.NothingToRefund},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := facts(c.change)
			plan, problems := PlanRefund(f, Amounts{Total: f.Total}, nil, 0, RefundAsk{Amount: c.asked})
			field := "amount"
			if c.code == refusal.NothingToRefund {
				field = ""
			}
			checkProblem(t, problems, c.code, field)
			if plan.Transaction.Amount != c.back {
				t.Errorf("got %d, want %d", plan.Transaction.Amount, c.back)
			}
		})
	}
}

// paidOrder is a paid order of 3 trays for 20 with a discount of 10 and a tax of 5, and a
// lamp for 80, with shipping of 9. sent has the pieces of each that left.
func paidOrder(sent ...int) (Facts, Amounts, []Line) {
	f, amounts, lines := order100(func(d *Draft) {
		d.Lines[0].Quantity, d.Lines[0].Discount, d.Lines[0].Tax, d.Shipping = 3, "10", "5", "9"
	})
	for i, n := range sent {
		lines[i].Fulfilled = n
	}
	f.CountLines(lines)
	f.Settle(sale(f.Total)) // 60 - 10 + 5 + 80 + 9 = 144
	return f, amounts, lines
}

func TestPlanningARefundByLines(t *testing.T) {
	trays := func(n int) []Portion { return []Portion{{1, n}} }
	for _, c := range []struct {
		name                                           string
		sent                                           []int
		asked                                          RefundAsk
		back, tax, total, forgiven, outstanding, piece int64
		refunded                                       int
	}{
		{"a piece that has not left leaves the order", nil, RefundAsk{Lines: trays(1)}, 19, 2, 125, 0, 0, 2, 0},
		{"all pieces of a line leave the order", nil, RefundAsk{Lines: trays(3)}, 55, 5, 89, 0, 0, 0, 0},
		{"a piece that left stays in the order", []int{3}, RefundAsk{Lines: trays(1)}, 19, 2, 144, 19, 0, 3, 1},
		{"all pieces that left", []int{3}, RefundAsk{Lines: trays(3)}, 55, 5, 144, 55, 0, 3, 3},
		{"those that have not left come first", []int{2}, RefundAsk{Lines: trays(2)}, 37, 3, 125, 18, 0, 2, 1},
		{"with shipping", nil, RefundAsk{Lines: trays(1), Shipping: amount(9)}, 28, 2, 125, 9, 0, 2, 0},
		{"shipping alone", nil, RefundAsk{Shipping: amount(4)}, 4, 0, 144, 4, 0, 3, 0},
		{"an amount overrules", nil, RefundAsk{Lines: trays(1), Amount: amount(30)}, 30, 2, 125, 11, 0, 2, 0},
		{"a lower amount leaves the rest overpaid", nil, RefundAsk{Lines: trays(1), Amount: amount(10)}, 10, 2, 125, 0, 0, 2, 0},
		{"a piece that left and is still owed", []int{3}, RefundAsk{Lines: trays(1), StillOwed: true}, 19, 2, 144, 0, 19, 3, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, amounts, lines := paidOrder(c.sent...)
			plan, problems := PlanRefund(f, amounts, lines, 0, c.asked)
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			is := plan.Facts
			if plan.Transaction.Amount != c.back || plan.Tax != c.tax || is.Total != c.total || plan.Amounts.Total != c.total ||
				is.Forgiven != c.forgiven || is.Outstanding() != c.outstanding {
				t.Errorf("back %d, tax %d, total %d, forgiven %d, outstanding %d",
					plan.Transaction.Amount, plan.Tax, is.Total, is.Forgiven, is.Outstanding())
			}
			if l := plan.Lines[0]; int64(l.Quantity) != c.piece || l.Refunded != c.refunded {
				t.Errorf("%d pieces, %d refunded", l.Quantity, l.Refunded)
			}
			if lines[0].Quantity != 3 {
				t.Error("the lines that were given have changed")
			}
		})
	}
}

func TestRefundsByLinesThatAreRefused(t *testing.T) {
	for _, c := range []struct {
		name  string
		asked RefundAsk
		code  refusal.Code
		field string
	}{
		{"a line of another order", RefundAsk{Lines: []Portion{{9, 1}}}, refusal.LineNotFound, "lines.0.lineId"},
		{"a line named twice", RefundAsk{Lines: []Portion{{1, 1}, {1, 1}}}, refusal.DuplicateLine, "lines.1.lineId"},
		{"no pieces", RefundAsk{Lines: []Portion{{1, 0}}}, refusal.Invalid, "lines.0.quantity"},
		{"less than no pieces", RefundAsk{Lines: []Portion{{1, -1}}}, refusal.Invalid, "lines.0.quantity"},
		{"more pieces than there are", RefundAsk{Lines: []Portion{{1, 4}}}, refusal.QuantityExceedsRefundable, "lines.0.quantity"},
		{"a piece that was refunded before", RefundAsk{Lines: []Portion{{2, 1}}}, refusal.QuantityExceedsRefundable, "lines.0.quantity"},
		{"more shipping than there is", RefundAsk{Shipping: amount(10)}, refusal.AmountExceedsPaid, "shipping"},
		{"more than was paid", RefundAsk{Lines: []Portion{{1, 1}}, Amount: amount(145)}, refusal.AmountExceedsPaid, "amount"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, amounts, lines := paidOrder(0, 1)
			lines[1].Refunded = 1
			_, problems := PlanRefund(f, amounts, lines, 0, c.asked)
			checkProblem(t, problems, c.code, c.field)
		})
	}
	t.Run("shipping that was refunded before", func(t *testing.T) {
		f, amounts, lines := paidOrder()
		_, problems := PlanRefund(f, amounts, lines, 5, RefundAsk{Shipping: amount(5)})
		checkProblem(t, problems, refusal.AmountExceedsPaid, "shipping")
	})
	t.Run("what the pieces come to, when less was paid", func(t *testing.T) {
		f, amounts, lines := paidOrder()
		f.Captured = 10
		_, problems := PlanRefund(f, amounts, lines, 0, RefundAsk{Lines: []Portion{{1, 1}}})
		checkProblem(t, problems, refusal.AmountExceedsPaid, "amount")
	})
	t.Run("a piece that is free", func(t *testing.T) {
		f, amounts, lines := paidOrder()
		lines[0].UnitPrice, lines[0].Discount, lines[0].Tax = 0, 0, 0
		_, problems := PlanRefund(f, amounts, lines, 0, RefundAsk{Lines: []Portion{{1, 1}}})
		checkProblem(t, problems, refusal.Invalid, "amount")
	})
}

// Whether a piece has left or not, refunding every piece one by one gives back all that
// the order is worth but for its shipping, to the minor unit.
func TestThePiecesOfAnOrderComeToWhatItIsWorth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f, amounts, lines := randomOrder(t)
		for i := range lines {
			lines[i].Fulfilled = rapid.IntRange(0, lines[i].Quantity).Draw(t, "sent")
		}
		f.CountLines(lines)
		// So much more was paid that no refund is refused for want of money.
		f.Settle(sale(f.Total + 1))
		_, taxOfLines := ofLines(lines)
		want := amounts.sum() - amounts.Shipping
		if !amounts.TaxesIncluded {
			want -= amounts.Tax - taxOfLines // the rest is the shipping's
		}
		var back int64
		for pieces := f.Quantity; pieces > 0; pieces-- {
			var open []LineID
			for _, l := range lines {
				if l.Remaining()+l.FulfilledNotRefunded() > 0 {
					open = append(open, l.ID)
				}
			}
			id := rapid.SampledFrom(open).Draw(t, "line")
			plan := RefundPlan{Lines: lines, Amounts: amounts, Facts: f}
			worth, problems := plan.takePieces([]Portion{{id, 1}})
			if len(problems) > 0 || worth < 0 {
				t.Fatal(worth, problems)
			}
			back += worth
			lines, amounts = plan.Lines, plan.Amounts
			f.Total = amounts.Total
			f.CountLines(lines)
			holds(t, f, amounts, lines)
		}
		if back != want {
			t.Fatalf("the pieces came to %d, not %d", back, want)
		}
	})
}
