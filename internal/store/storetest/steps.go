package storetest

import (
	"fmt"
	"maps"
	"slices"

	"pgregory.net/rapid"

	"waybill/desk"
	"waybill/ent"
	"waybill/order"
)

// place enters an order of a few lines, which may be paid, wholly or in part.
func (w *world) place(t *rapid.T) {
	d := order.Draft{CurrencyCode: "USD"}
	m := &modelOrder{version: 1, entries: 1,
		lines: map[order.LineID]*modelLine{}, fulfillments: map[order.FulfillmentID]*modelFulfillment{}}
	for range rapid.IntRange(1, 3).Draw(t, "lines") {
		l := &modelLine{quantity: rapid.IntRange(1, 4).Draw(t, "quantity"), price: rapid.IntRange(0, 300).Draw(t, "price")}
		d.Lines = append(d.Lines, order.DraftLine{Title: "Thing", Quantity: l.quantity, UnitPrice: cents(l.price)})
		m.total += l.quantity * l.price
	}
	m.paid = rapid.SampledFrom([]int{0, m.total / 2, m.total, m.total}).Draw(t, "paid")
	d.Paid = cents(m.paid)
	result, err := w.do(desk.Place{Draft: d})
	if err != nil || len(result.Problems) > 0 {
		t.Fatalf("place: %v %v", err, result.Problems)
	}
	for _, l := range w.order(t, result.OrderID).Edges.Lines {
		m.lines[l.ID] = &modelLine{quantity: l.Quantity, price: int(l.UnitPriceMinor)}
	}
	w.orders[result.OrderID], w.ids = m, append(w.ids, result.OrderID)
}

// fulfill names lines and quantities at random, so that most mistakes are made, too.
func (w *world) fulfill(t *rapid.T) {
	id, m := w.pick(t)
	in := desk.Fulfill{OrderID: id, AllowUnpaid: rapid.Bool().Draw(t, "allowUnpaid"), Lines: []order.Portion{}}
	want := m.refusal(in.AllowUnpaid)
	portions := map[order.LineID]int{}
	for _, lineID := range slices.Sorted(maps.Keys(m.lines)) {
		l := m.lines[lineID]
		n := rapid.IntRange(0, 3).Draw(t, "pieces")
		if l.quantity == 0 || n == 0 {
			continue
		}
		in.Lines = append(in.Lines, order.Portion{LineID: lineID, Quantity: n})
		portions[lineID] = n
		if want == "" && n > l.quantity-l.fulfilled {
			want = "QUANTITY_EXCEEDS_UNFULFILLED"
		}
	}
	if want == "" && len(in.Lines) == 0 {
		want = "REQUIRED"
	}
	result, err := w.do(in)
	if m.expect(t, result, err, want, 1) {
		m.addFulfillment(result.FulfillmentID, portions)
	}
}

// fulfillEverything names no lines.
func (w *world) fulfillEverything(t *rapid.T) {
	id, m := w.pick(t)
	result, err := w.do(desk.Fulfill{OrderID: id, AllowUnpaid: true})
	if m.expect(t, result, err, m.refusal(true), 1) {
		m.addFulfillment(result.FulfillmentID, m.everythingLeft())
	}
}

// fulfillAndUndo is the promise that taking back leaves everything but the
// timeline and the version as it was.
func (w *world) fulfillAndUndo(t *rapid.T) {
	id, m := w.pick(t)
	if m.refusal(true) != "" {
		t.Skip("it cannot be fulfilled")
	}
	before := w.order(t, id)
	w.fulfillEverythingOf(t, id, m)
	newest := slices.Max(slices.Collect(maps.Keys(m.fulfillments)))
	result, err := w.do(desk.TakeBack{OrderID: id, FulfillmentID: &newest})
	m.expect(t, result, err, "", 1)
	m.takeBack(newest)
	after := w.order(t, id)
	if got, want := visible(after), visible(before); got != want {
		t.Fatalf("not as it was:\n%s\n%s", want, got)
	}
}

// fulfillEverythingOf fulfils an order that can be fulfilled, as the model says.
func (w *world) fulfillEverythingOf(t *rapid.T, id order.ID, m *modelOrder) {
	result, err := w.do(desk.Fulfill{OrderID: id, AllowUnpaid: true})
	if m.expect(t, result, err, "", 1) {
		m.addFulfillment(result.FulfillmentID, m.everythingLeft())
	}
}

// cancelFulfillment takes back one that is named, or all that stand.
func (w *world) cancelFulfillment(t *rapid.T) {
	id, m := w.pick(t)
	in, active := desk.TakeBack{OrderID: id}, m.active()
	want, gone := "", active
	switch {
	case m.cancelled:
		want = "ORDER_CANCELLED"
	case len(m.fulfillments) > 0 && rapid.Bool().Draw(t, "named"):
		named := rapid.SampledFrom(slices.Sorted(maps.Keys(m.fulfillments))).Draw(t, "fulfillment")
		in.FulfillmentID, gone = &named, []order.FulfillmentID{named}
		if !m.fulfillments[named].active {
			want = "FULFILLMENT_ALREADY_CANCELLED"
		}
	case len(active) == 0:
		want = "ORDER_NOT_FULFILLED"
	}
	result, err := w.do(in)
	if m.expect(t, result, err, want, len(gone)) {
		for _, f := range gone {
			m.takeBack(f)
		}
	}
}

// updateTracking may name a fulfillment that was taken back, and is refused then.
func (w *world) updateTracking(t *rapid.T) {
	id, m := w.pick(t)
	if len(m.fulfillments) == 0 {
		t.Skip("nothing to track")
	}
	named := rapid.SampledFrom(slices.Sorted(maps.Keys(m.fulfillments))).Draw(t, "fulfillment")
	want := ""
	if !m.fulfillments[named].active {
		want = "FULFILLMENT_ALREADY_CANCELLED"
	}
	result, err := w.do(desk.Track{OrderID: id, FulfillmentID: named,
		Tracking: []order.Tracking{{Number: "1Z 999"}}})
	m.expect(t, result, err, want, 1)
}

// cancel refunds or keeps what was paid.
func (w *world) cancel(t *rapid.T) {
	id, m := w.pick(t)
	refund := rapid.Bool().Draw(t, "refund")
	_, fulfilled := m.pieces()
	want, entries := "", 1
	switch {
	case m.cancelled:
		want = "ORDER_CANCELLED"
	case fulfilled > 0:
		want = "ORDER_FULFILLED"
	case refund && m.paid > m.back:
		entries = 2
	}
	result, err := w.do(desk.Cancel{OrderID: id, Reason: order.ReasonStaff, Refund: &refund})
	if m.expect(t, result, err, want, entries) {
		m.cancelled = true
		if refund {
			m.giveBack(m.paid - m.back)
		}
	}
}

// refund may ask for nothing, for a part, or for more than there is.
func (w *world) refund(t *rapid.T) {
	id, m := w.pick(t)
	amount := rapid.IntRange(0, 400).Draw(t, "amount")
	text := cents(amount)
	want := ""
	switch {
	case m.paid == m.back:
		want = "NOTHING_TO_REFUND"
	case amount == 0:
		want = "INVALID"
	case amount > m.paid-m.back:
		want = "AMOUNT_EXCEEDS_PAID"
	}
	result, err := w.do(desk.Refund{OrderID: id, Amount: &text})
	if m.expect(t, result, err, want, 1) {
		m.giveBack(amount)
	}
}

// markAsPaid takes in what is outstanding, or else what was forgiven.
func (w *world) markAsPaid(t *rapid.T) {
	id, m := w.pick(t)
	want := ""
	switch {
	case m.cancelled:
		want = "ORDER_CANCELLED"
	case m.balance() <= 0 && m.forgiven == 0:
		want = "ORDER_ALREADY_PAID"
	}
	amount := m.balance()
	if amount <= 0 {
		amount = m.forgiven
	}
	result, err := w.do(desk.Pay{OrderID: id})
	if m.expect(t, result, err, want, 1) {
		m.pay(amount)
	}
}

// editLines sets one line's quantity; 0 removes the line.
func (w *world) editLines(t *rapid.T) {
	id, m := w.pick(t)
	lineID := rapid.SampledFrom(slices.Sorted(maps.Keys(m.lines))).Draw(t, "line")
	l, to := m.lines[lineID], rapid.IntRange(0, 6).Draw(t, "quantity")
	live := 0
	for _, other := range m.lines {
		live += min(1, other.quantity)
	}
	want := ""
	switch {
	case m.cancelled:
		want = "ORDER_CANCELLED"
	case m.status() == "FULFILLED":
		want = "ORDER_FULFILLED"
	case l.quantity == 0:
		want = "LINE_NOT_FOUND"
	case to < l.fulfilled:
		want = "QUANTITY_BELOW_FULFILLED"
	case to == 0 && live == 1:
		want = "REQUIRED"
	}
	result, err := w.do(desk.Edit{OrderID: id, Lines: []order.LineEdit{{LineID: lineID, Quantity: to}}})
	if m.expect(t, result, err, want, 1) {
		m.total += (to - l.quantity) * l.price
		l.quantity = to
	}
}

// comment is always allowed.
func (w *world) comment(t *rapid.T) {
	id, m := w.pick(t)
	result, err := w.do(desk.Comment{OrderID: id, Body: "Noted."})
	m.expect(t, result, err, "", 1)
}

// annotate is the promise that what is written about an order can always change,
// and changes nothing else.
func (w *world) annotate(t *rapid.T) {
	id, m := w.pick(t)
	before := visible(w.order(t, id))
	in := desk.Edit{OrderID: id}
	if rapid.Bool().Draw(t, "tags") {
		tags := rapid.SliceOfN(rapid.SampledFrom([]string{"gift", "fragile"}), 0, 2).Draw(t, "tag")
		in.Tags = desk.Given[[]string]{Set: true, Value: tags}
	}
	for _, field := range []*desk.Given[string]{&in.Note, &in.Phone, &in.Email} {
		given := rapid.Bool().Draw(t, "given")
		*field = desk.Given[string]{Set: given, Value: rapid.SampledFrom([]string{"", "a@example.com"}).Draw(t, "text")}
	}
	result, err := w.do(in)
	m.expect(t, result, err, "", 1)
	if after := visible(w.order(t, id)); after != before {
		t.Fatalf("a note changed more than itself:\n%s\n%s", before, after)
	}
}

// visible is all of an order that a fulfillment and its cancellation leave as they were.
func visible(o *ent.SalesOrder) string {
	text := fmt.Sprint(o.Status, o.PaymentStatus, o.ItemCount, o.FulfilledCount,
		o.TotalMinor, o.CapturedMinor, o.RefundedMinor, o.CancelledAt != nil)
	for _, l := range o.Edges.Lines {
		text += fmt.Sprint(" ", l.ID, l.Quantity, l.FulfilledQuantity)
	}
	return text
}

// cents is an amount as decimal text.
func cents(n int) string { return fmt.Sprintf("%d.%02d", n/100, n%100) }
