package fulfillment_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"waybill/ent"
	"waybill/fulfillment"
	"waybill/internal/database"
	"waybill/order"
)

// The model: what an order should be, kept in the plainest way. It shares no
// code with the rules that it checks.
type modelLine struct{ quantity, fulfilled, price int }

type modelFulfillment struct {
	active bool
	pieces map[order.LineID]int
}

type modelOrder struct {
	lines        map[order.LineID]*modelLine
	fulfillments map[order.FulfillmentID]*modelFulfillment
	cancelled    bool
	total        int
	paid, back   int
	version      int
	entries      int
}

func (m *modelOrder) pieces() (all, fulfilled int) {
	for _, l := range m.lines {
		all, fulfilled = all+l.quantity, fulfilled+l.fulfilled
	}
	return all, fulfilled
}

func (m *modelOrder) status() string {
	all, fulfilled := m.pieces()
	switch {
	case m.cancelled:
		return "CANCELLED"
	case fulfilled == 0:
		return "UNFULFILLED"
	case fulfilled < all:
		return "PARTIALLY_FULFILLED"
	}
	return "FULFILLED"
}

func (m *modelOrder) payment() string {
	switch {
	case m.back > 0 && m.back == m.paid:
		return "REFUNDED"
	case m.back > 0:
		return "PARTIALLY_REFUNDED"
	case m.paid >= m.total:
		return "PAID"
	case m.paid > 0:
		return "PARTIALLY_PAID"
	case m.cancelled:
		return "VOIDED"
	}
	return "PENDING"
}

// world drives commands against the desk and the model side by side.
type world struct {
	*shop
	orders map[order.ID]*modelOrder
	ids    []order.ID
}

// TestEverythingThatCanHappenKeepsTheInvariants drives random sequences of all
// commands and checks every invariant after each of them.
func TestEverythingThatCanHappenKeepsTheInvariants(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := &world{shop: openShop(t, database.Options{Throwaway: true}), orders: map[order.ID]*modelOrder{}}
		w.place(rt)
		rt.Repeat(map[string]func(*rapid.T){
			"place":             w.place,
			"fulfill":           w.fulfill,
			"fulfillEverything": w.fulfillEverything,
			"cancelFulfillment": w.cancelFulfillment,
			"fulfillAndUndo":    w.fulfillAndUndo,
			"updateTracking":    w.updateTracking,
			"cancel":            w.cancel,
			"refund":            w.refund,
			"markAsPaid":        w.markAsPaid,
			"editLines":         w.editLines,
			"annotate":          w.annotate,
			"comment":           w.comment,
			"":                  w.checkInvariants,
		})
	})
}

func (w *world) pick(t *rapid.T) (order.ID, *modelOrder) {
	id := rapid.SampledFrom(w.ids).Draw(t, "order")
	return id, w.orders[id]
}

// expect compares what the desk said with what the model says, and on success
// moves the model's version and entries.
func (m *modelOrder) expect(t *rapid.T, result fulfillment.Result, err error, want string, entries int) bool {
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	if len(result.Problems) > 0 {
		got = string(result.Problems[0].Code)
	}
	if got != want {
		t.Fatalf("the desk said %q, the model %q", got, want)
	}
	if want == "" {
		m.version++
		m.entries += entries
	}
	return want == ""
}

func (w *world) place(t *rapid.T) {
	d := order.Draft{CurrencyCode: "USD"}
	m := &modelOrder{lines: map[order.LineID]*modelLine{}, fulfillments: map[order.FulfillmentID]*modelFulfillment{}, version: 1, entries: 1}
	for range rapid.IntRange(1, 3).Draw(t, "lines") {
		l := &modelLine{quantity: rapid.IntRange(1, 4).Draw(t, "quantity"), price: rapid.IntRange(0, 300).Draw(t, "price")}
		d.Lines = append(d.Lines, order.DraftLine{Title: "Thing", Quantity: l.quantity, UnitPrice: cents(l.price)})
		m.total += l.quantity * l.price
	}
	m.paid = rapid.SampledFrom([]int{0, m.total / 2, m.total, m.total}).Draw(t, "paid")
	d.Paid = cents(m.paid)
	id := w.shop.place(t, d)
	for _, l := range w.order(t, id).Edges.Lines {
		m.lines[l.ID] = &modelLine{quantity: l.Quantity, price: int(l.UnitPriceMinor)}
	}
	w.orders[id], w.ids = m, append(w.ids, id)
}

func cents(n int) string { return fmt.Sprintf("%d.%02d", n/100, n%100) }

// refusal is what stands against fulfilling the order as a whole.
func (m *modelOrder) refusal(allowUnpaid bool) string {
	unpaid := m.paid < m.total || m.back > 0 && m.back == m.paid
	switch {
	case m.cancelled:
		return "ORDER_CANCELLED"
	case m.status() == "FULFILLED":
		return "ORDER_FULFILLED"
	case unpaid && !allowUnpaid:
		return "ORDER_UNPAID"
	}
	return ""
}

func (w *world) fulfill(t *rapid.T) {
	id, m := w.pick(t)
	in := fulfillment.Fulfill{OrderID: id, AllowUnpaid: rapid.Bool().Draw(t, "allowUnpaid"), Lines: []order.Portion{}}
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
	result, err := w.Fulfill(context.Background(), ada, in)
	if m.expect(t, result, err, want, 1) {
		m.addFulfillment(result.FulfillmentID, portions)
	}
}

func (m *modelOrder) addFulfillment(id order.FulfillmentID, portions map[order.LineID]int) {
	m.fulfillments[id] = &modelFulfillment{true, portions}
	for lineID, n := range portions {
		m.lines[lineID].fulfilled += n
	}
}

func (m *modelOrder) everythingLeft() map[order.LineID]int {
	left := map[order.LineID]int{}
	for id, l := range m.lines {
		if l.quantity > l.fulfilled {
			left[id] = l.quantity - l.fulfilled
		}
	}
	return left
}

func (w *world) fulfillEverything(t *rapid.T) {
	id, m := w.pick(t)
	result, err := w.Fulfill(context.Background(), ada, fulfillment.Fulfill{OrderID: id, AllowUnpaid: true})
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
	result, err := w.CancelFulfillment(context.Background(), ada, fulfillment.CancelFulfillment{OrderID: id, FulfillmentID: &newest})
	m.expect(t, result, err, "", 1)
	m.takeBack(newest)
	after := w.order(t, id)
	if got, want := visible(after), visible(before); got != want {
		t.Fatalf("not as it was:\n%s\n%s", want, got)
	}
}

func visible(o *ent.SalesOrder) string {
	text := fmt.Sprint(o.Status, o.PaymentStatus, o.ItemCount, o.FulfilledCount, o.TotalMinor, o.CapturedMinor, o.RefundedMinor, o.CancelledAt != nil)
	for _, l := range o.Edges.Lines {
		text += fmt.Sprint(" ", l.ID, l.Quantity, l.FulfilledQuantity)
	}
	return text
}

func (w *world) fulfillEverythingOf(t *rapid.T, id order.ID, m *modelOrder) {
	result, err := w.Fulfill(context.Background(), ada, fulfillment.Fulfill{OrderID: id, AllowUnpaid: true})
	if m.expect(t, result, err, "", 1) {
		m.addFulfillment(result.FulfillmentID, m.everythingLeft())
	}
}

func (m *modelOrder) takeBack(id order.FulfillmentID) {
	f := m.fulfillments[id]
	f.active = false
	for lineID, n := range f.pieces {
		m.lines[lineID].fulfilled -= n
	}
}

func (m *modelOrder) active() []order.FulfillmentID {
	var ids []order.FulfillmentID
	for id, f := range m.fulfillments {
		if f.active {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

func (w *world) cancelFulfillment(t *rapid.T) {
	id, m := w.pick(t)
	in, active := fulfillment.CancelFulfillment{OrderID: id}, m.active()
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
	result, err := w.CancelFulfillment(context.Background(), ada, in)
	if m.expect(t, result, err, want, len(gone)) {
		for _, f := range gone {
			m.takeBack(f)
		}
	}
}

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
	result, err := w.UpdateTracking(context.Background(), ada, fulfillment.UpdateTracking{OrderID: id, FulfillmentID: named,
		Tracking: []order.Tracking{{Number: "1Z 999"}}})
	m.expect(t, result, err, want, 1)
}

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
	result, err := w.Cancel(context.Background(), ada, fulfillment.Cancel{OrderID: id, Reason: order.ReasonStaff, Refund: &refund})
	if m.expect(t, result, err, want, entries) {
		m.cancelled = true
		if refund {
			m.back = m.paid
		}
	}
}

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
	result, err := w.Refund(context.Background(), ada, fulfillment.Refund{OrderID: id, Amount: &text})
	if m.expect(t, result, err, want, 1) {
		m.back += amount
	}
}

func (w *world) markAsPaid(t *rapid.T) {
	id, m := w.pick(t)
	want := ""
	switch {
	case m.cancelled:
		want = "ORDER_CANCELLED"
	case m.paid >= m.total:
		want = "ORDER_ALREADY_PAID"
	}
	result, err := w.MarkAsPaid(context.Background(), ada, fulfillment.MarkAsPaid{OrderID: id})
	if m.expect(t, result, err, want, 1) {
		m.paid = m.total
	}
}

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
	result, err := w.Update(context.Background(), ada, fulfillment.Update{OrderID: id, Lines: []order.Portion{{LineID: lineID, Quantity: to}}})
	if m.expect(t, result, err, want, 1) {
		m.total += (to - l.quantity) * l.price
		l.quantity = to
	}
}

func (w *world) comment(t *rapid.T) {
	id, m := w.pick(t)
	result, err := w.Comment(context.Background(), ada, fulfillment.Comment{OrderID: id, Body: "Noted."})
	m.expect(t, result, err, "", 1)
}
