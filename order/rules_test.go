package order

import (
	"testing"

	"waybill/refusal"
)

// facts of an order of 3 pieces for $34.98, paid unless changed.
func facts(change func(*Facts)) Facts {
	f := Facts{Number: "1001", Quantity: 3, ToShip: 3, Currency: "USD", Total: 3498, Captured: 3498}
	if change != nil {
		change(&f)
	}
	return f
}

func cancelledOrder(f *Facts)  { f.Cancelled = true }
func fulfilledOrder(f *Facts)  { f.Fulfilled, f.Shipped = 3, 3 }
func partlyFulfilled(f *Facts) { f.Fulfilled, f.Shipped = 1, 1 }
func unpaid(f *Facts)          { f.Captured = 0 }
func partlyPaid(f *Facts)      { f.Captured = 1000 }
func refunded(f *Facts)        { f.Refunded, f.Forgiven = 3498, 3498 }
func partlyRefunded(f *Facts)  { f.Refunded, f.Forgiven = 100, 100 }
func sentBack(f *Facts)        { f.Refunded = 3498 }
func overpaid(f *Facts)        { f.Captured = 5000 }
func empty(f *Facts)           { f.Quantity, f.ToShip = 0, 0 }
func free(f *Facts)            { f.Total, f.Captured = 0, 0 }

func codeOf(p *refusal.Problem) refusal.Code {
	if p == nil {
		return ""
	}
	return p.Code
}

func TestWhatMayBeDone(t *testing.T) {
	fulfill := func(f Facts) *refusal.Problem { return CanFulfill(f, false) }
	anyway := func(f Facts) *refusal.Problem { return CanFulfill(f, true) }
	takeBack := func(f Facts) *refusal.Problem { return CanCancelFulfillment(f, false) }
	updateOf := func(fields ...string) func(Facts) *refusal.Problem {
		return func(f Facts) *refusal.Problem { return CanUpdate(f, fields) }
	}
	annotate := updateOf("tags", "note", "email", "phone", "attributes")
	for _, c := range []struct {
		name   string
		rule   func(Facts) *refusal.Problem
		change func(*Facts)
		want   refusal.Code
	}{
		{"a paid order can be fulfilled", fulfill, nil, ""},
		{"the rest of a partly fulfilled order can be fulfilled", fulfill, partlyFulfilled, ""},
		{"a free order can be fulfilled", fulfill, free, ""},
		{"a partly refunded order is still paid and can be fulfilled", fulfill, partlyRefunded, ""},
		{"a cancelled order cannot be fulfilled", fulfill, cancelledOrder, refusal.OrderCancelled},
		{"a fulfilled order cannot be fulfilled again", fulfill, fulfilledOrder, refusal.OrderFulfilled},
		{"an order without items cannot be fulfilled", fulfill, empty, refusal.NothingToFulfill},
		{"an unpaid order cannot be fulfilled without saying so", fulfill, unpaid, refusal.OrderUnpaid},
		{"a partly paid order counts as unpaid", fulfill, partlyPaid, refusal.OrderUnpaid},
		{"a wholly refunded order counts as unpaid", fulfill, refunded, refusal.OrderUnpaid},
		{"an unpaid order can be fulfilled when that is wanted", anyway, unpaid, ""},
		{"a cancelled order stays unfulfilled even when unpaid is allowed", anyway, cancelledOrder, refusal.OrderCancelled},
		{"an order whose money was sent back and is still owed is unpaid", fulfill, sentBack, refusal.OrderUnpaid},
		{"an overpaid order can be fulfilled", fulfill, overpaid, ""},
		{"an order that owes something after a refund cannot be fulfilled without saying so", fulfill,
			func(f *Facts) { f.Total, f.Refunded, f.Forgiven = 5000, 100, 100 }, refusal.OrderUnpaid},
		{"an order that was refunded and paid again can be fulfilled", fulfill,
			func(f *Facts) { f.Captured, f.Refunded = 2*3498, 3498 }, ""},
		{"when all that is left came back and had been refunded, nothing is to fulfil", fulfill,
			func(f *Facts) { f.ToShip = 0 }, refusal.NothingToFulfill},
		{"being fulfilled is told before being unpaid", fulfill,
			func(f *Facts) { f.Fulfilled, f.Shipped, f.Captured = 3, 3, 0 }, refusal.OrderFulfilled},

		{"a fulfillment can be taken back", takeBack, fulfilledOrder, ""},
		{"part of an order can be taken back", takeBack, partlyFulfilled, ""},
		{"without a fulfillment there is nothing to take back", takeBack, nil, refusal.OrderNotFulfilled},
		{"nothing is taken back from a cancelled order", takeBack, cancelledOrder, refusal.OrderCancelled},

		{"an unfulfilled order can be edited", CanEdit, nil, ""},
		{"a partly fulfilled order can be edited", CanEdit, partlyFulfilled, ""},
		{"a fulfilled order cannot be edited", CanEdit, fulfilledOrder, refusal.OrderFulfilled},
		{"a cancelled order cannot be edited", CanEdit, cancelledOrder, refusal.OrderCancelled},

		{"an unfulfilled order can be annotated", annotate, nil, ""},
		{"a fulfilled order can be annotated", annotate, fulfilledOrder, ""},
		{"a cancelled order can be annotated", annotate, cancelledOrder, ""},
		{"an update that names nothing is no edit", updateOf(), fulfilledOrder, ""},
		{"a fulfilled order keeps its address", updateOf("shippingAddress"), fulfilledOrder, refusal.OrderFulfilled},
		{"a note beside an address is an edit", updateOf("note", "billingAddress"), fulfilledOrder, refusal.OrderFulfilled},
		{"a delivery method is an edit", updateOf("deliveryMethod"), cancelledOrder, refusal.OrderCancelled},
		{"lines are an edit", updateOf("lines"), cancelledOrder, refusal.OrderCancelled},
		{"a discount is an edit", updateOf("discount"), cancelledOrder, refusal.OrderCancelled},
		{"new lines are an edit", updateOf("addLines", "tags"), fulfilledOrder, refusal.OrderFulfilled},
		{"a field of which the rules know nothing is an edit", updateOf("colour"), cancelledOrder, refusal.OrderCancelled},
		{"an address can change before everything has left", updateOf("shippingAddress", "note"), partlyFulfilled, ""},

		{"an unfulfilled order can be cancelled", CanCancel, nil, ""},
		{"an unpaid order can be cancelled", CanCancel, unpaid, ""},
		{"a fulfilled order cannot be cancelled", CanCancel, fulfilledOrder, refusal.OrderFulfilled},
		{"a partly fulfilled order cannot be cancelled", CanCancel, partlyFulfilled, refusal.OrderFulfilled},
		{"a cancelled order cannot be cancelled again", CanCancel, cancelledOrder, refusal.OrderCancelled},

		{"an unpaid order can be marked as paid", CanMarkAsPaid, unpaid, ""},
		{"a partly paid order can be marked as paid", CanMarkAsPaid, partlyPaid, ""},
		{"a paid order cannot be marked as paid", CanMarkAsPaid, nil, refusal.OrderAlreadyPaid},
		{"what was forgiven can be marked as paid", CanMarkAsPaid, refunded, ""},
		{"what is still owed can be marked as paid", CanMarkAsPaid, sentBack, ""},
		{"an overpaid order cannot be marked as paid", CanMarkAsPaid, overpaid, refusal.OrderAlreadyPaid},
		{"a cancelled order cannot be marked as paid", CanMarkAsPaid,
			func(f *Facts) { f.Cancelled, f.Captured = true, 0 }, refusal.OrderCancelled},

		{"a payment can be recorded for an unpaid order", CanRecordPayment, unpaid, ""},
		{"a payment can be recorded for a paid order, and is overpaid", CanRecordPayment, nil, ""},
		{"a payment can be recorded for a fulfilled order", CanRecordPayment, fulfilledOrder, ""},
		{"a payment cannot be recorded for a cancelled order", CanRecordPayment, cancelledOrder, refusal.OrderCancelled},

		{"what was paid can be refunded", CanRefund, nil, ""},
		{"what is left of it can be refunded", CanRefund, partlyRefunded, ""},
		{"a cancelled order can still be refunded", CanRefund, cancelledOrder, ""},
		{"without payment there is no refund", CanRefund, unpaid, refusal.NothingToRefund},
		{"nothing is refunded twice", CanRefund, refunded, refusal.NothingToRefund},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := codeOf(c.rule(facts(c.change))); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestStatusFollowsFromTheFacts(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*Facts)
		want   Status
	}{
		{"nothing fulfilled", nil, Unfulfilled},
		{"some fulfilled", partlyFulfilled, PartiallyFulfilled},
		{"all fulfilled", fulfilledOrder, Fulfilled},
		{"cancelled", cancelledOrder, Cancelled},
		{"no items", empty, Unfulfilled},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := facts(c.change).Status(); got != c.want {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestEveryStatusCanBeReached(t *testing.T) {
	reached := map[Status]bool{}
	for _, change := range []func(*Facts){nil, partlyFulfilled, fulfilledOrder, cancelledOrder} {
		reached[facts(change).Status()] = true
	}
	for _, s := range Statuses {
		if !reached[s] {
			t.Errorf("%v is never reached", s)
		}
	}
}

func TestActionsSayWhatTheRulesSay(t *testing.T) {
	for _, change := range []func(*Facts){nil, cancelledOrder, fulfilledOrder, partlyFulfilled, unpaid, refunded, empty} {
		f := facts(change)
		want := map[ActionName]*refusal.Problem{
			ActionFulfill: CanFulfill(f, false), ActionCancelFulfillment: CanCancelFulfillment(f, false), ActionEdit: CanEdit(f),
			ActionCancel: CanCancel(f), ActionRefund: CanRefund(f), ActionMarkAsPaid: CanMarkAsPaid(f),
			ActionRecordPayment: CanRecordPayment(f),
			ActionComment:       nil, ActionAnnotate: nil, ActionUpdateTracking: CanUpdateTracking(f),
		}
		actions := Actions(f)
		if len(actions) != len(want) {
			t.Fatalf("%d actions, want %d", len(actions), len(want))
		}
		for _, a := range actions {
			if codeOf(a.Refusal) != codeOf(want[a.Name]) {
				t.Errorf("%s: %v, want %v", a.Name, a.Refusal, want[a.Name])
			}
		}
	}
}
