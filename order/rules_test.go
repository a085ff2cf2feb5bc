package order

import (
	"testing"

	"waybill/money"
	"waybill/refusal"
)

// facts of an order of 3 pieces for $34.98, paid unless changed.
func facts(change func(*Facts)) Facts {
	f := Facts{Number: "1001", Quantity: 3, Currency: "USD", Total: 3498, Captured: 3498}
	if change != nil {
		change(&f)
	}
	return f
}

func cancelledOrder(f *Facts)  { f.Cancelled = true }
func fulfilledOrder(f *Facts)  { f.Fulfilled = 3 }
func partlyFulfilled(f *Facts) { f.Fulfilled = 1 }
func unpaid(f *Facts)          { f.Captured = 0 }
func partlyPaid(f *Facts)      { f.Captured = 1000 }
func refunded(f *Facts)        { f.Refunded = 3498 }
func partlyRefunded(f *Facts)  { f.Refunded = 100 }
func empty(f *Facts)           { f.Quantity = 0 }
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
	annotate := updateOf("tags", "note", "email", "phone")
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
		{"being fulfilled is told before being unpaid", fulfill, func(f *Facts) { f.Fulfilled, f.Captured = 3, 0 }, refusal.OrderFulfilled},

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
		{"a refunded order owes nothing", CanMarkAsPaid, refunded, refusal.OrderAlreadyPaid},
		{"a cancelled order cannot be marked as paid", CanMarkAsPaid,
			func(f *Facts) { f.Cancelled, f.Captured = true, 0 }, refusal.OrderCancelled},

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

func TestPaymentStatusFollowsFromTheTransactions(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*Facts)
		want   PaymentStatus
	}{
		{"nothing paid", unpaid, Pending},
		{"some paid", partlyPaid, PartiallyPaid},
		{"all paid", nil, Paid},
		{"more than all paid", func(f *Facts) { f.Captured = 5000 }, Paid},
		{"a free order is paid", free, Paid},
		{"some given back", partlyRefunded, PartiallyRefunded},
		{"all given back", refunded, Refunded},
		{"all of a part given back", func(f *Facts) { f.Captured, f.Refunded = 1000, 1000 }, Refunded},
		{"promised", func(f *Facts) { f.Captured, f.Authorized = 0, true }, Authorized},
		{"promised and partly taken", func(f *Facts) { f.Captured, f.Authorized = 10, true }, PartiallyPaid},
		{"promised and let go", func(f *Facts) { f.Captured, f.Voided = 0, true }, Voided},
		{"cancelled before it was paid", func(f *Facts) { f.Captured, f.Cancelled = 0, true }, Voided},
		{"promised, then cancelled", func(f *Facts) { f.Captured, f.Authorized, f.Cancelled = 0, true, true }, Voided},
		{"cancelled and kept", cancelledOrder, Paid},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := facts(c.change).PaymentStatus(); got != c.want {
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

func TestPlanningARefund(t *testing.T) {
	dollars := func(cents int64) *money.Money { return &money.Money{Minor: cents, Currency: "USD"} }
	for _, c := range []struct {
		name   string
		change func(*Facts)
		asked  *money.Money
		back   int64
		code   refusal.Code
	}{
		{"without an amount all of it goes back", nil, nil, 3498, ""},
		{"without an amount all that is left goes back", partlyRefunded, nil, 3398, ""},
		{"a part can go back", nil, dollars(100), 100, ""},
		{"the last cent can go back", nil, dollars(3498), 3498, ""},
		{"more than was paid cannot", nil, dollars(3499), 0, refusal.AmountExceedsPaid},
		{"more than is left cannot", partlyRefunded, dollars(3399), 0, refusal.AmountExceedsPaid},
		{"nothing is no refund", nil, dollars(0), 0, refusal.Invalid},
		{"less than nothing is no refund", nil, dollars(-1), 0, refusal.Invalid},
		{"without payment there is no refund", unpaid, dollars(1), 0, refusal.NothingToRefund},
	} {
		t.Run(c.name, func(t *testing.T) {
			back, p := PlanRefund(facts(c.change), c.asked)
			if back.Minor != c.back || codeOf(p) != c.code {
				t.Errorf("got %v, %q, want %v, %q", back.Minor, codeOf(p), c.back, c.code)
			}
		})
	}
}

func TestActionsSayWhatTheRulesSay(t *testing.T) {
	for _, change := range []func(*Facts){nil, cancelledOrder, fulfilledOrder, partlyFulfilled, unpaid, refunded, empty} {
		f := facts(change)
		want := map[ActionName]*refusal.Problem{
			ActionFulfill: CanFulfill(f, false), ActionCancelFulfillment: CanCancelFulfillment(f, false), ActionEdit: CanEdit(f),
			ActionCancel: CanCancel(f), ActionRefund: CanRefund(f), ActionMarkAsPaid: CanMarkAsPaid(f),
			ActionComment: nil, ActionAnnotate: nil,
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
