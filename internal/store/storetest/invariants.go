package storetest

import (
	"pgregory.net/rapid"

	"waybill/desk"
	"waybill/ent"
	"waybill/order"
)

// checkInvariants compares every stored order with the model, and with itself.
func (w *world) checkInvariants(t *rapid.T) {
	numbers := map[string]bool{}
	for _, id := range w.ids {
		o, m := w.order(t, id), w.orders[id]
		if numbers[o.Number] {
			t.Fatalf("number %s twice", o.Number)
		}
		numbers[o.Number] = true
		checkAgainstModel(t, o, m)
		checkComputed(t, o)
		checkLines(t, o, m)
		checkTimeline(t, o)
	}
}

// checkAgainstModel wants the stored order to be what the model says.
func checkAgainstModel(t *rapid.T, o *ent.SalesOrder, m *modelOrder) {
	all, fulfilled := m.pieces()
	switch {
	case o.Status.String() != m.status():
		t.Fatalf("#%s is %v, want %s", o.Number, o.Status, m.status())
	case o.PaymentStatus.String() != m.payment():
		t.Fatalf("#%s is %v, want %s", o.Number, o.PaymentStatus, m.payment())
	case o.Version != m.version:
		t.Fatalf("#%s has version %d, want %d", o.Number, o.Version, m.version)
	case o.LastSequence != m.entries:
		t.Fatalf("#%s has %d entries, want %d", o.Number, o.LastSequence, m.entries)
	case o.ItemCount != all || o.FulfilledCount != fulfilled:
		t.Fatalf("#%s: %d of %d, want %d of %d", o.Number, o.FulfilledCount, o.ItemCount, fulfilled, all)
	case int(o.OutstandingMinor-o.OverpaidMinor) != m.balance() || int(o.ForgivenMinor) != m.forgiven:
		t.Fatalf("#%s: outstanding %d, overpaid %d, forgiven %d; want a balance of %d, %d", o.Number,
			o.OutstandingMinor, o.OverpaidMinor, o.ForgivenMinor, m.balance(), m.forgiven)
	case int(o.TotalMinor) != m.total || int(o.SubtotalMinor) != m.total:
		t.Fatalf("#%s: total %d, want %d", o.Number, o.TotalMinor, m.total)
	}
}

// checkComputed holds what is stored for speed against what it follows from.
func checkComputed(t *rapid.T, o *ent.SalesOrder) {
	facts := desk.FactsOf(o)
	fold := order.Facts{Number: o.Number, Cancelled: facts.Cancelled, Currency: o.Currency, Total: o.TotalMinor}
	for _, tr := range o.Edges.Transactions {
		fold.CountTransaction(order.Transaction{Kind: tr.Kind, Amount: tr.AmountMinor, Forgiven: tr.ForgivenMinor})
	}
	fold.CountLines(linesOf(o))
	switch {
	case fold != facts:
		t.Fatalf("#%s: stored %+v, counted %+v", o.Number, facts, fold)
	case facts.Refunded < 0 || facts.Refunded > facts.Captured:
		t.Fatalf("#%s: %d of %d was refunded", o.Number, facts.Refunded, facts.Captured)
	case o.DueMinor != fold.Due() || o.OutstandingMinor != fold.Outstanding() || o.OverpaidMinor != fold.Overpaid():
		t.Fatalf("#%s: due %d, outstanding %d, overpaid %d of %+v", o.Number, o.DueMinor, o.OutstandingMinor, o.OverpaidMinor, fold)
	case o.DueMinor-fold.Net() != o.OutstandingMinor-o.OverpaidMinor:
		t.Fatalf("#%s: due %d, net %d, outstanding %d, overpaid %d", o.Number, o.DueMinor, fold.Net(), o.OutstandingMinor, o.OverpaidMinor)
	case facts.Status() != o.Status || facts.PaymentStatus() != o.PaymentStatus:
		t.Fatalf("#%s: stored %v, %v; computed %v, %v", o.Number, o.Status, o.PaymentStatus, facts.Status(), facts.PaymentStatus())
	}
}

// linesOf are the order's lines as the rules count them.
func linesOf(o *ent.SalesOrder) []order.Line {
	lines := make([]order.Line, len(o.Edges.Lines))
	for i, l := range o.Edges.Lines {
		lines[i] = order.Line{ID: l.ID, Quantity: l.Quantity, Fulfilled: l.FulfilledQuantity,
			Returned: l.ReturnedQuantity, Ships: l.RequiresShipping}
	}
	return lines
}

// checkLines counts each line's pieces again, from the fulfillments that stand.
func checkLines(t *rapid.T, o *ent.SalesOrder, m *modelOrder) {
	active := map[order.LineID]int{}
	for _, f := range o.Edges.Fulfillments {
		portions := f.Edges.Lines
		if len(portions) == 0 {
			t.Fatalf("%s holds nothing", f.Name)
		}
		if (f.Status == order.FulfillmentActive) != m.fulfillments[f.ID].active {
			t.Fatalf("%s is %s", f.Name, f.Status)
		}
		for _, p := range portions {
			if f.Status == order.FulfillmentActive {
				active[p.OrderLineID] += p.Quantity
			}
		}
	}
	for _, l := range o.Edges.Lines {
		want := m.lines[l.ID]
		switch {
		case l.FulfilledQuantity < 0 || l.FulfilledQuantity > l.Quantity:
			t.Fatalf("line %d: %d of %d", l.ID, l.FulfilledQuantity, l.Quantity)
		case l.FulfilledQuantity != active[l.ID]:
			t.Fatalf("line %d: %d fulfilled, but %d in active fulfillments", l.ID, l.FulfilledQuantity, active[l.ID])
		case l.Quantity != want.quantity || l.FulfilledQuantity != want.fulfilled:
			t.Fatalf("line %d: %d of %d, want %d of %d", l.ID, l.FulfilledQuantity, l.Quantity, want.fulfilled, want.quantity)
		}
	}
}

// checkTimeline wants 1, 2, 3 ..., ids that rise with it, and statuses that hand over.
func checkTimeline(t *rapid.T, o *ent.SalesOrder) {
	status := order.Unfulfilled
	var last order.EntryID
	for i, e := range o.Edges.Timeline {
		switch {
		case e.Sequence != i+1:
			t.Fatalf("#%s: entry %d has sequence %d", o.Number, i+1, e.Sequence)
		case e.ID <= last:
			t.Fatalf("#%s: entry %d comes before the one before it", o.Number, e.Sequence)
		case e.StatusBefore != status:
			t.Fatalf("#%s: entry %d goes on from %v, not %v", o.Number, e.Sequence, e.StatusBefore, status)
		}
		status, last = e.StatusAfter, e.ID
	}
	if status != o.Status {
		t.Fatalf("#%s: the timeline ends with %v, the order is %v", o.Number, status, o.Status)
	}
}
