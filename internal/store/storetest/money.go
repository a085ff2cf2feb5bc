package storetest

import (
	"pgregory.net/rapid"

	"waybill/desk"
	"waybill/ent"
	"waybill/internal/store"
	"waybill/money"
	"waybill/order"
)

// till is one order whose money moves, in any of three currencies.
type till struct {
	*world
	id       order.ID
	currency money.Currency
}

// anyMoney pays, refunds, edits, sends, takes back and cancels in any order, and after
// each step counts the order's money and lines again from what is stored.
func anyMoney(t *rapid.T, s store.Store) {
	defer s.Close() //nolint:errcheck // as in anySequence
	w := &till{world: &world{Desk: desk.New(s, nil), store: s},
		currency: rapid.SampledFrom([]money.Currency{"USD", "JPY", "KWD"}).Draw(t, "currency")}
	w.place(t)
	t.Repeat(map[string]func(*rapid.T){
		"pay":         func(t *rapid.T) { w.send(t, desk.RecordPayment{OrderID: w.id, Amount: w.amount(t, "amount", 1500)}) },
		"markAsPaid":  func(t *rapid.T) { w.send(t, desk.Pay{OrderID: w.id}) },
		"refund":      w.refund,
		"refundLines": w.refundLines,
		"edit":        w.edit,
		"fulfill":     func(t *rapid.T) { w.send(t, desk.Fulfill{OrderID: w.id, Lines: w.portions(t), AllowUnpaid: true}) },
		"takeBack":    func(t *rapid.T) { w.send(t, desk.TakeBack{OrderID: w.id}) },
		"cancel":      w.cancel,
		"":            w.check,
	})
}

// send sends a command that may be refused; only then nothing may have changed.
func (w *till) send(t *rapid.T, c desk.Command) {
	before := w.order(t, w.id)
	result, err := w.do(c)
	if err != nil {
		t.Fatal(err)
	}
	after := w.order(t, w.id)
	if refused := len(result.Problems) > 0; refused != (after.Version == before.Version) {
		t.Fatalf("refused %v, version %d after %d", result.Problems, after.Version, before.Version)
	}
}

// amount is nil or up to most minor units.
func (w *till) amount(t *rapid.T, name string, most int64) *string {
	if rapid.Bool().Draw(t, "no "+name) {
		return nil
	}
	text := money.Money{Minor: rapid.Int64Range(0, most).Draw(t, name), Currency: w.currency}.Decimal()
	return &text
}

func (w *till) place(t *rapid.T) {
	text := func(minor int64) string { return money.Money{Minor: minor, Currency: w.currency}.Decimal() }
	d := order.Draft{CurrencyCode: w.currency, TaxesIncluded: rapid.Bool().Draw(t, "taxes included")}
	for range rapid.IntRange(1, 3).Draw(t, "lines") {
		price := rapid.Int64Range(0, 300).Draw(t, "price")
		d.Lines = append(d.Lines, order.DraftLine{Title: "Thing", Quantity: rapid.IntRange(1, 4).Draw(t, "quantity"),
			UnitPrice: text(price), Discount: text(rapid.Int64Range(0, price).Draw(t, "discount")),
			Tax:        text(rapid.Int64Range(0, 50).Draw(t, "tax")),
			NotShipped: order.NotShipped(rapid.IntRange(0, 3).Draw(t, "ships") == 0)})
	}
	d.Shipping = text(rapid.Int64Range(0, 50).Draw(t, "shipping"))
	if paid := w.amount(t, "paid", 1500); paid != nil {
		d.Paid = *paid
	}
	result, err := w.do(desk.Place{Draft: d})
	if err != nil || len(result.Problems) > 0 {
		t.Fatalf("place: %v %v", err, result.Problems)
	}
	w.id = result.OrderID
}

func (w *till) refund(t *rapid.T) {
	w.send(t, desk.Refund{OrderID: w.id, Amount: w.amount(t, "amount", 900), StillOwed: rapid.Bool().Draw(t, "still owed")})
}

// refundLines takes the suggested amount, or another one. What the preview says is what
// happens.
func (w *till) refundLines(t *rapid.T) {
	in := desk.Refund{OrderID: w.id, Lines: w.portions(t), Amount: w.amount(t, "amount", 900), Shipping: w.amount(t, "shipping", 60),
		StillOwed: rapid.IntRange(0, 4).Draw(t, "still owed") == 0}
	preview, err := w.PreviewRefund(t.Context(), w.store.Read(), in)
	if err != nil {
		t.Fatal(err)
	}
	before := w.order(t, w.id)
	w.send(t, in)
	after := w.order(t, w.id)
	if refused := after.Version == before.Version; refused != (len(preview.Problems) > 0) {
		t.Fatalf("refused %t, and the preview said %v", refused, preview.Problems)
	} else if !refused && (after.RefundedMinor-before.RefundedMinor != preview.Amount.Minor ||
		after.OutstandingMinor != preview.OutstandingAfter.Minor || after.OverpaidMinor != preview.OverpaidAfter.Minor) {
		t.Fatalf("the preview said %+v, and the order is %+v", preview, after)
	}
}

// portions name some of the order's lines, and sometimes too many of their pieces.
func (w *till) portions(t *rapid.T) []order.Portion {
	var portions []order.Portion
	for _, l := range w.order(t, w.id).Edges.Lines {
		if n := rapid.IntRange(0, 3).Draw(t, "pieces"); n > 0 && l.Quantity > 0 {
			portions = append(portions, order.Portion{LineID: l.ID, Quantity: n})
		}
	}
	return portions
}

// edit goes up or down, in pieces, prices, discounts, shipping and tax. What the preview
// says is what happens.
func (w *till) edit(t *rapid.T) {
	in := desk.Edit{OrderID: w.id, Discount: w.amount(t, "discount", 300),
		Shipping: w.amount(t, "shipping", 60), Tax: w.amount(t, "tax", 90)}
	for _, p := range w.portions(t) {
		in.Lines = append(in.Lines, order.LineEdit{LineID: p.LineID, Quantity: p.Quantity - 1 + rapid.IntRange(0, 3).Draw(t, "more"),
			UnitPrice: w.amount(t, "price", 300), Discount: w.amount(t, "line's discount", 300), Tax: w.amount(t, "line's tax", 50)})
	}
	preview, err := w.PreviewEdit(t.Context(), w.store.Read(), in)
	if err != nil {
		t.Fatal(err)
	}
	before := w.order(t, w.id)
	w.send(t, in)
	after := w.order(t, w.id)
	if refused := after.Version == before.Version; refused != (len(preview.Problems) > 0) {
		t.Fatalf("refused %t, and the preview said %v", refused, preview.Problems)
	} else if !refused && (after.TotalMinor != preview.Order.TotalMinor || after.DueMinor != preview.Order.DueMinor) {
		t.Fatalf("the preview said %+v, and the order is %+v", preview.Order, after)
	}
}

func (w *till) cancel(t *rapid.T) {
	if rapid.IntRange(0, 3).Draw(t, "really") > 0 {
		t.Skip("an order that is cancelled too early teaches little")
	}
	refund := rapid.Bool().Draw(t, "refund")
	w.send(t, desk.Cancel{OrderID: w.id, Reason: order.ReasonStaff, Refund: &refund})
}

// check counts everything again.
func (w *till) check(t *rapid.T) {
	o := w.order(t, w.id)
	checkComputed(t, o)
	checkTimeline(t, o)
	checkSums(t, o)
	refunded := map[order.LineID]int{}
	for _, tr := range o.Edges.Transactions {
		for _, l := range tr.Edges.Lines {
			refunded[l.OrderLineID] += l.LeftQuantity
		}
	}
	for _, l := range o.Edges.Lines {
		if l.RefundedQuantity != refunded[l.ID] {
			t.Fatalf("line %d: %d pieces refunded, %d by its refunds", l.ID, l.RefundedQuantity, refunded[l.ID])
		}
	}
}

// checkSums holds the order's amounts against its lines.
func checkSums(t *rapid.T, o *ent.SalesOrder) {
	var subtotal, discount, tax int64
	for _, l := range o.Edges.Lines {
		subtotal += int64(l.Quantity) * l.UnitPriceMinor
		discount += l.DiscountMinor + l.DiscountShareMinor
		tax += l.TaxMinor + l.TaxShareMinor
	}
	total := o.SubtotalMinor - o.DiscountMinor + o.ShippingMinor
	if !o.TaxesIncluded {
		total += o.TaxMinor
	}
	switch {
	case o.SubtotalMinor != subtotal || o.TotalMinor != total:
		t.Fatalf("subtotal %d, lines %d; total %d, parts %d", o.SubtotalMinor, subtotal, o.TotalMinor, total)
	case o.DiscountMinor < discount || o.TaxMinor < tax:
		t.Fatalf("discount %d, of the lines %d; tax %d, of the lines %d", o.DiscountMinor, discount, o.TaxMinor, tax)
	}
}
