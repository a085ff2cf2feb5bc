package order

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"waybill/money"
	"waybill/refusal"
)

// order100 is an order of a tray for 20 and a lamp for 80, which has left, with what the
// draft changes. Amounts of JPY are minor units.
func order100(change func(*Draft)) (Facts, Amounts, []Line) {
	d := Draft{CurrencyCode: "JPY", Lines: []DraftLine{
		{Title: "Tray", Quantity: 1, UnitPrice: "20"},
		{Title: "Lamp", Quantity: 1, UnitPrice: "80"},
	}}
	if change != nil {
		change(&d)
	}
	sound, problems := d.Check()
	if len(problems) > 0 {
		panic(problems)
	}
	r := CheckedOrder{CheckedDraft: sound}
	lines := r.Lines()
	for i := range lines {
		lines[i].ID = LineID(i + 1)
	}
	return r.Facts(), sound.Amounts, lines
}

func TestEditsOfLinesAndAmounts(t *testing.T) {
	taxed := func(d *Draft) { d.Tax = "20" }
	owned := func(d *Draft) {
		d.Lines[0].Discount, d.Lines[0].Tax, d.Lines[1].Discount, d.Lines[1].Tax = "10", "2", "40", "8"
	}
	many := func(d *Draft) { d.Lines[1].Quantity, d.Discount, d.Tax, d.Shipping = 3, "26", "13", "10" }
	for _, c := range []struct {
		name                           string
		draft                          func(*Draft)
		edits                          Edits
		discount, shipping, tax, total int64
	}{
		{"an item that is removed takes its share of the tax along", taxed, Edits{Lines: []LineEdit{{LineID: 2}}}, 0, 0, 4, 24},
		{"an item that is removed takes its share of the discount along", func(d *Draft) { d.Discount = "50" },
			Edits{Lines: []LineEdit{{LineID: 2}}}, 10, 0, 0, 10},
		{"an item that is removed takes its own discount and tax along", owned, Edits{Lines: []LineEdit{{LineID: 1}}}, 40, 0, 8, 48},
		{"an item that is removed costs nothing, whatever is said of it", taxed,
			Edits{Lines: []LineEdit{{LineID: 2, UnitPrice: str("5"), Discount: str("3"), Tax: str("3")}}}, 0, 0, 4, 24},
		{"fewer pieces have less discount and tax", many, Edits{Lines: []LineEdit{{LineID: 2, Quantity: 2}}}, 18, 10, 9, 181},
		{"more pieces have more discount and tax", many, Edits{Lines: []LineEdit{{LineID: 1, Quantity: 2}}}, 28, 10, 14, 276},
		{"a lower price has less tax", taxed, Edits{Lines: []LineEdit{{LineID: 2, Quantity: 1, UnitPrice: str("40")}}}, 0, 0, 12, 72},
		{"a lower price has less discount of its own", owned,
			Edits{Lines: []LineEdit{{LineID: 2, Quantity: 1, UnitPrice: str("40")}}}, 30, 0, 6, 36},
		{"a line's discount lowers its tax", taxed, Edits{Lines: []LineEdit{{LineID: 2, Quantity: 1, Discount: str("40")}}}, 40, 0, 12, 72},
		{"a line's tax is what is given", taxed, Edits{Lines: []LineEdit{{LineID: 2, Quantity: 1, Tax: str("5")}}}, 0, 0, 25, 125},
		{"the order's discount lowers the tax", taxed, Edits{Discount: str("50")}, 50, 0, 10, 60},
		{"the order's discount and tax are what is given", taxed, Edits{Discount: str("50"), Tax: str("7")}, 50, 0, 7, 57},
		{"a discount of everything makes it free", taxed, Edits{Discount: str("100")}, 100, 0, 0, 0},
		{"a discount of everything covers the shipping too", func(d *Draft) { d.Shipping = "5" }, Edits{Discount: str("105")},
			105, 5, 0, 0},
		{"shipping is what is given", taxed, Edits{Shipping: str("9")}, 0, 9, 20, 129},
		{"no tax", taxed, Edits{Tax: str("0")}, 0, 0, 0, 100},
		{"a tax of less than the lines have lowers theirs", owned, Edits{Tax: str("5")}, 50, 0, 5, 55},
		{"a discount of less than the lines have lowers theirs", owned, Edits{Discount: str("5"), Tax: str("10")}, 5, 0, 10, 105},
		{"a tax that is included is no part of the total", func(d *Draft) { d.Tax, d.TaxesIncluded = "20", true },
			Edits{Lines: []LineEdit{{LineID: 2}}}, 0, 0, 4, 20},
		{"an item that is added has a discount and a tax of its own", taxed,
			Edits{Added: []DraftLine{{Title: "Cup", Quantity: 2, UnitPrice: "10", Discount: "5", Tax: "3"}}}, 5, 0, 23, 138},
		{"nothing changes", many, Edits{Lines: []LineEdit{{LineID: 2, Quantity: 3}}}, 26, 10, 13, 257},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, amounts, lines := order100(c.draft)
			plan, problems := PlanEdit(f, amounts, lines, c.edits)
			got := plan.Amounts
			if len(problems) > 0 || got.Discount != c.discount || got.Shipping != c.shipping || got.Tax != c.tax || got.Total != c.total {
				t.Errorf("%+v, %v; want discount %d, shipping %d, tax %d, total %d", got, problems, c.discount, c.shipping, c.tax, c.total)
			}
			if plan.Facts.Total != got.Total || got.Total != got.sum() {
				t.Errorf("total %d, facts %d, sum %d", got.Total, plan.Facts.Total, got.sum())
			}
		})
	}
}

func TestEditsThatAreRefused(t *testing.T) {
	one := func(e LineEdit) Edits { return Edits{Lines: []LineEdit{e}} }
	for _, c := range []struct {
		name  string
		edits Edits
		code  refusal.Code
		field string
	}{
		{"below what is fulfilled", one(LineEdit{LineID: 2, Quantity: 1}), refusal.QuantityBelowFulfilled, "lines.0.quantity"},
		{"a fulfilled line removed", one(LineEdit{LineID: 3}), refusal.QuantityBelowFulfilled, "lines.0.quantity"},
		{"a negative quantity", one(LineEdit{LineID: 1, Quantity: -1}), refusal.Invalid, "lines.0.quantity"},
		{"too many pieces", one(LineEdit{LineID: 1, Quantity: MaxQuantity + 1}), refusal.Invalid, "lines.0.quantity"},
		{"a line named twice", Edits{Lines: []LineEdit{{LineID: 1, Quantity: 1}, {LineID: 1, Quantity: 2}}},
			refusal.DuplicateLine, "lines.1.lineId"},
		{"a line that is not there", one(LineEdit{LineID: 9, Quantity: 1}), refusal.LineNotFound, "lines.0.lineId"},
		{"a line that was removed", one(LineEdit{LineID: 4, Quantity: 1}), refusal.LineNotFound, "lines.0.lineId"},
		{"a price with half a cent", one(LineEdit{LineID: 1, Quantity: 1, UnitPrice: str("1.005")}), refusal.Invalid, "lines.0.unitPrice"},
		{"a price below zero", one(LineEdit{LineID: 1, Quantity: 1, UnitPrice: str("-1")}), refusal.Invalid, "lines.0.unitPrice"},
		{"a discount of more than the line", one(LineEdit{LineID: 1, Quantity: 1, Discount: str("1.01")}), refusal.Invalid,
			"lines.0.discount"},
		{"a tax that is no number", one(LineEdit{LineID: 1, Quantity: 1, Tax: str("19%")}), refusal.Invalid, "lines.0.tax"},
		{"a price that cannot be read beside a discount", one(LineEdit{LineID: 1, Quantity: 1, UnitPrice: str("x"), Discount: str("1")}),
			refusal.Invalid, "lines.0.unitPrice"},
		{"a line worth too much", one(LineEdit{LineID: 1, Quantity: 2, UnitPrice: str("999999999999")}), refusal.Invalid,
			"lines.0.quantity"},
		{"a discount of more than the order", Edits{Discount: str("15.01")}, refusal.Invalid, "discount"},
		{"a discount below zero", Edits{Discount: str("-1")}, refusal.Invalid, "discount"},
		{"shipping with half a cent", Edits{Shipping: str("0.005")}, refusal.Invalid, "shipping"},
		{"a tax that is too large", Edits{Tax: str("10000000000000")}, refusal.Invalid, "tax"},
		{"a line that is added without a title", Edits{Added: []DraftLine{{Quantity: 1, UnitPrice: "1"}}}, refusal.Required,
			"addLines.0.title"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, problems := PlanEdit(lineFacts, Amounts{Subtotal: 1500, Total: 1500}, lines, c.edits)
			checkProblem(t, problems, c.code, c.field)
		})
	}
	t.Run("more lines than an order holds", func(t *testing.T) {
		added := make([]DraftLine, MaxLines)
		for i := range added {
			added[i] = DraftLine{Title: "Cup", Quantity: 1, UnitPrice: "1"}
		}
		_, problems := PlanEdit(lineFacts, Amounts{Subtotal: 1500, Total: 1500}, lines, Edits{Added: added})
		checkProblem(t, problems, refusal.TooLong, "addLines")
	})
	t.Run("the last line cannot be removed", func(t *testing.T) {
		f, amounts, lines := order100(func(d *Draft) { d.Lines = d.Lines[:1] })
		_, problems := PlanEdit(f, amounts, lines, Edits{Lines: []LineEdit{{LineID: 1}}})
		checkProblem(t, problems, refusal.Required, "lines")
	})
	t.Run("a total that the file had lower than its parts never falls below zero", func(t *testing.T) {
		f, amounts, lines := order100(nil)
		f.Total, amounts.Total = 50, 50
		_, problems := PlanEdit(f, amounts, lines, Edits{Lines: []LineEdit{{LineID: 2}}})
		checkProblem(t, problems, refusal.Invalid, "lines")
	})
	t.Run("a discount of less than the lines have that the edit names", func(t *testing.T) {
		f, amounts, lines := order100(nil)
		_, problems := PlanEdit(f, amounts, lines,
			Edits{Discount: str("1"), Lines: []LineEdit{{LineID: 2, Quantity: 1, Discount: str("2")}}})
		checkProblem(t, problems, refusal.Invalid, "discount")
	})
	t.Run("refunded pieces cannot be edited away", func(t *testing.T) {
		returned := []Line{{ID: 1, Ships: true, Quantity: 2, Refunded: 1, Returned: 1, UnitPrice: 100}}
		_, problems := PlanEdit(lineFacts, Amounts{Subtotal: 200, Total: 200}, returned, Edits{Lines: []LineEdit{{LineID: 1}}})
		checkProblem(t, problems, refusal.QuantityBelowFulfilled, "lines.0.quantity")
	})
}

// randomOrder is an order of up to 4 lines in one of three currencies, with discounts and
// taxes of its own and of its lines.
func randomOrder(t *rapid.T) (Facts, Amounts, []Line) {
	currency := rapid.SampledFrom([]money.Currency{"USD", "JPY", "KWD"}).Draw(t, "currency")
	text := func(minor int64) string { return money.Money{Minor: minor, Currency: currency}.Decimal() }
	d := Draft{CurrencyCode: currency, TaxesIncluded: rapid.Bool().Draw(t, "taxes included")}
	var own, gross, tax int64
	for range rapid.IntRange(1, 4).Draw(t, "lines") {
		n, price := rapid.IntRange(1, 5).Draw(t, "quantity"), rapid.Int64Range(0, 999).Draw(t, "price")
		worth := int64(n) * price
		off, taxed := rapid.Int64Range(0, worth).Draw(t, "discount"), rapid.Int64Range(0, worth/4).Draw(t, "tax")
		own, gross, tax = own+off, gross+worth, tax+taxed
		d.Lines = append(d.Lines, DraftLine{Title: "Thing", Quantity: n, UnitPrice: text(price), Discount: text(off), Tax: text(taxed)})
	}
	d.Shipping = text(rapid.Int64Range(0, 50).Draw(t, "shipping"))
	d.Discount = text(rapid.Int64Range(own, gross).Draw(t, "order's discount"))
	d.Tax = text(tax + rapid.Int64Range(0, 99).Draw(t, "order's tax"))
	return order100(func(to *Draft) { *to = d })
}

// holds checks what is true of every order's amounts and lines.
func holds(t *rapid.T, f Facts, a Amounts, lines []Line) {
	discount, tax := ofLines(lines)
	var subtotal int64
	for _, l := range lines {
		subtotal += l.Gross()
		if l.Quantity == 0 && (l.Discount+l.DiscountShare+l.Tax+l.TaxShare) > 0 {
			t.Fatalf("a line that was removed costs something: %+v", l)
		}
		if l.Discount < 0 || l.DiscountShare < 0 || l.Tax < 0 || l.TaxShare < 0 || l.Worth() < 0 {
			t.Fatalf("a line has less than nothing: %+v", l)
		}
	}
	if a.Subtotal != subtotal || a.Total != a.sum() || f.Total != a.Total || a.Total < 0 {
		t.Fatalf("subtotal %d, lines %d; total %d, sum %d, facts %d", a.Subtotal, subtotal, a.Total, a.sum(), f.Total)
	}
	if a.Discount < discount || a.Tax < tax {
		t.Fatalf("discount %d, of the lines %d; tax %d, of the lines %d", a.Discount, discount, a.Tax, tax)
	}
}

func TestEveryEditKeepsTheSums(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f, amounts, lines := randomOrder(t)
		holds(t, f, amounts, lines)
		text := func(name string) *string {
			if !rapid.Bool().Draw(t, name+" given") {
				return nil
			}
			m := money.Money{Minor: rapid.Int64Range(0, 999).Draw(t, name), Currency: money.Currency(f.Currency)}
			return str(m.Decimal())
		}
		edits := Edits{Discount: text("discount"), Shipping: text("shipping"), Tax: text("tax")}
		for _, l := range lines {
			if rapid.Bool().Draw(t, "edited") {
				edits.Lines = append(edits.Lines, LineEdit{LineID: l.ID, Quantity: rapid.IntRange(0, 6).Draw(t, "quantity"),
					UnitPrice: text("price"), Discount: text("line's discount"), Tax: text("line's tax")})
			}
		}
		plan, problems := PlanEdit(f, amounts, lines, edits)
		if len(problems) > 0 {
			for _, p := range problems {
				if p.Code != refusal.Invalid && p.Code != refusal.Required {
					t.Fatal(fmt.Sprint(p))
				}
			}
			return
		}
		holds(t, plan.Facts, plan.Amounts, plan.Lines)
		for i, edit := range edits.Lines {
			for _, l := range plan.Lines {
				if l.ID == edit.LineID && l.Quantity != edit.Quantity {
					t.Fatalf("edit %d: %+v", i, l)
				}
			}
		}
	})
}
