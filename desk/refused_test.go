package desk_test

import (
	"context"
	"strings"
	"testing"

	"waybill/address"
	"waybill/desk"
	"waybill/internal/store/sqlite"
	"waybill/order"
)

// Every refusal of every command, on one store: each must name its reason and
// leave the store byte for byte as it was.
func TestARefusedCommandLeavesEverythingAsItWas(t *testing.T) {
	s := openShop(t, sqlite.Options{})
	ctx := context.Background()
	must := func(result desk.Result, err error) desk.Result {
		t.Helper()
		if err != nil || len(result.Problems) > 0 {
			t.Fatal(err, result.Problems)
		}
		return result
	}
	unpaidDraft := draft()
	unpaidDraft.Paid = ""
	sourced := draft()
	sourced.Number, sourced.Source, sourced.SourceID = "7", "shopify", "1"
	s.place(t, sourced)
	open, unpaid, done, ended, part := s.place(t, draft()), s.place(t, unpaidDraft), s.place(t, draft()), s.place(t, draft()),
		s.place(t, draft())
	standing := must(s.Do(ctx, ada, "", desk.Fulfill{OrderID: done})).FulfillmentID
	must(s.Do(ctx, ada, "", desk.Cancel{OrderID: ended, Reason: order.ReasonFraud}))
	mug, tea := s.order(t, part).Edges.Lines[0].ID, s.order(t, part).Edges.Lines[1].ID
	must(s.Do(ctx, ada, "", desk.Fulfill{OrderID: part, Lines: []order.Portion{{LineID: mug, Quantity: 2}}}))
	takenBack := must(s.Do(ctx, ada, "", desk.Fulfill{OrderID: part, Lines: []order.Portion{{LineID: tea, Quantity: 1}}})).FulfillmentID
	must(s.Do(ctx, ada, "", desk.TakeBack{OrderID: part, FulfillmentID: &takenBack}))
	elsewhere := order.FulfillmentID(12345)

	fulfill := func(in desk.Fulfill) func() (desk.Result, error) {
		return func() (desk.Result, error) { return s.Do(ctx, ada, "", in) }
	}
	takeBack := func(id order.ID, named *order.FulfillmentID) func() (desk.Result, error) {
		return func() (desk.Result, error) {
			return s.Do(ctx, ada, "", desk.TakeBack{OrderID: id, FulfillmentID: named})
		}
	}
	update := func(in desk.Edit) func() (desk.Result, error) {
		return func() (desk.Result, error) { return s.Do(ctx, ada, "", in) }
	}
	cancel := func(id order.ID, note string) func() (desk.Result, error) {
		return func() (desk.Result, error) {
			return s.Do(ctx, ada, "", desk.Cancel{OrderID: id, Reason: order.ReasonOther, Note: note})
		}
	}
	track := func(id order.ID, f order.FulfillmentID, tracking ...order.Tracking) func() (desk.Result, error) {
		return func() (desk.Result, error) {
			return s.Do(ctx, ada, "", desk.Track{OrderID: id, FulfillmentID: f, Tracking: tracking})
		}
	}
	refund := func(id order.ID, amount string) func() (desk.Result, error) {
		return func() (desk.Result, error) {
			return s.Do(ctx, ada, "", desk.Refund{OrderID: id, Amount: &amount})
		}
	}
	pay := func(id order.ID) func() (desk.Result, error) {
		return func() (desk.Result, error) { return s.Do(ctx, ada, "", desk.Pay{OrderID: id}) }
	}
	comment := func(id order.ID, body string) func() (desk.Result, error) {
		return func() (desk.Result, error) {
			return s.Do(ctx, ada, "", desk.Comment{OrderID: id, Body: body})
		}
	}
	create := func(change func(*order.Draft)) func() (desk.Result, error) {
		d := draft()
		change(&d)
		return func() (desk.Result, error) { return s.Do(ctx, ada, "", desk.Place{Draft: d}) }
	}
	stale := desk.Guard{ExpectedVersion: new(int)}
	oddAddress := &address.Address{CountryCode: new(string)}
	*oddAddress.CountryCode = "ZZ"
	long := strings.Repeat("x", 5001)
	text := func(s string) desk.Given[string] { return desk.Given[string]{Set: true, Value: s} }

	for _, c := range []struct {
		name string
		do   func() (desk.Result, error)
		want string
	}{
		{"fulfil an order that is not there", fulfill(desk.Fulfill{OrderID: 999}), "ORDER_NOT_FOUND@orderId"},
		{"fulfil a cancelled order", fulfill(desk.Fulfill{OrderID: ended}), "ORDER_CANCELLED"},
		{"fulfil a fulfilled order", fulfill(desk.Fulfill{OrderID: done}), "ORDER_FULFILLED"},
		{"fulfil an unpaid order", fulfill(desk.Fulfill{OrderID: unpaid}), "ORDER_UNPAID"},
		{"fulfil a line of another order", fulfill(desk.Fulfill{OrderID: open, Lines: []order.Portion{{LineID: mug, Quantity: 1}}}),
			"LINE_NOT_FOUND@lines.0.lineId"},
		{"fulfil more than is left", fulfill(desk.Fulfill{OrderID: part, Lines: []order.Portion{{LineID: mug, Quantity: 1}}}),
			"QUANTITY_EXCEEDS_UNFULFILLED@lines.0.quantity"},
		{"fulfil a line twice", fulfill(desk.Fulfill{OrderID: part,
			Lines: []order.Portion{{LineID: tea, Quantity: 1}, {LineID: tea, Quantity: 1}}}), "DUPLICATE_LINE@lines.1.lineId"},
		{"fulfil to a country that is none", fulfill(desk.Fulfill{OrderID: open, ShippingAddress: oddAddress}),
			"INVALID@shippingAddress.countryCode"},
		{"fulfil with an empty tracking number", fulfill(desk.Fulfill{OrderID: open, Tracking: []order.Tracking{{}}}),
			"REQUIRED@tracking.0.number"},
		{"fulfil an order that changed meanwhile", fulfill(desk.Fulfill{OrderID: open, Guard: stale}), "VERSION_CONFLICT@expectedVersion"},
		{"take back what was not fulfilled", takeBack(open, nil), "ORDER_NOT_FULFILLED"},
		{"take back from a cancelled order", takeBack(ended, nil), "ORDER_CANCELLED"},
		{"take back an unknown fulfillment", takeBack(done, &elsewhere), "FULFILLMENT_NOT_FOUND@fulfillmentId"},
		{"take back another order's fulfillment", takeBack(part, &standing), "FULFILLMENT_NOT_FOUND@fulfillmentId"},
		{"take back twice", takeBack(part, &takenBack), "FULFILLMENT_ALREADY_CANCELLED@fulfillmentId"},
		{"edit a fulfilled order", update(desk.Edit{OrderID: done, Note: text("x"), DeliveryMethod: text("x")}), "ORDER_FULFILLED"},
		{"edit a cancelled order", update(desk.Edit{OrderID: ended, Note: text("x"), DeliveryMethod: text("x")}), "ORDER_CANCELLED"},
		{"edit everything wrongly", update(desk.Edit{OrderID: open, Email: text("x"), Note: text(long),
			ShippingAddress: desk.Given[*address.Address]{Set: true, Value: oddAddress}}),
			"INVALID@email TOO_LONG@note INVALID@shippingAddress.countryCode"},
		{"edit a line below what is fulfilled", update(desk.Edit{OrderID: part, Tags: desk.Given[[]string]{Set: true, Value: []string{"a"}},
			Lines: []order.LineEdit{{LineID: mug, Quantity: 1}}}), "QUANTITY_BELOW_FULFILLED@lines.0.quantity"},
		{"add a line without a price", update(desk.Edit{OrderID: open, AddLines: []order.DraftLine{{Title: "Cup", Quantity: 1}}}),
			"INVALID@addLines.0.unitPrice"},
		{"cancel a fulfilled order", cancel(done, ""), "ORDER_FULFILLED"},
		{"cancel a partly fulfilled order", cancel(part, ""), "ORDER_FULFILLED"},
		{"cancel twice", cancel(ended, ""), "ORDER_CANCELLED"},
		{"cancel with too long a note", cancel(open, long), "TOO_LONG@note"},
		{"track a fulfillment that was taken back", track(part, takenBack), "FULFILLMENT_ALREADY_CANCELLED@fulfillmentId"},
		{"track another order's fulfillment", track(part, standing), "FULFILLMENT_NOT_FOUND@fulfillmentId"},
		{"track with eleven numbers", track(done, standing, make([]order.Tracking, 11)...), "TOO_LONG@tracking"},
		{"refund more than was paid", refund(open, "34.99"), "AMOUNT_EXCEEDS_PAID@amount"},
		{"refund half a cent", refund(open, "0.005"), "INVALID@amount"},
		{"refund nothing", refund(open, "0"), "INVALID@amount"},
		{"refund an unpaid order", refund(unpaid, "1"), "NOTHING_TO_REFUND"},
		{"refund twice", refund(ended, "1"), "NOTHING_TO_REFUND"},
		{"pay a paid order", pay(open), "ORDER_ALREADY_PAID"},
		{"pay a cancelled order", pay(ended), "ORDER_CANCELLED"},
		{"say nothing", comment(open, " \n"), "REQUIRED@body"},
		{"say too much", comment(open, long), "TOO_LONG@body"},
		{"place an order under a number that is taken", create(func(d *order.Draft) { d.Number = "7" }), "DUPLICATE_NUMBER@number"},
		{"place an order that is here already", create(func(d *order.Draft) { d.Source, d.SourceID = "shopify", "1" }),
			"DUPLICATE_SOURCE@sourceId"},
		{"place an order without lines", create(func(d *order.Draft) { d.Lines = nil }), "REQUIRED@lines"},
	} {
		t.Run(c.name, func(t *testing.T) {
			before := s.opened.Contents(t)
			result, err := c.do()
			if err != nil {
				t.Fatal(err)
			}
			if got := codes(result.Problems); got != c.want {
				t.Errorf("refused with %q, want %q", got, c.want)
			}
			for _, p := range result.Problems {
				if !strings.HasSuffix(p.Message, ".") {
					t.Errorf("not a sentence: %q", p.Message)
				}
			}
			if after := s.opened.Contents(t); after != before {
				t.Error("the store changed")
			}
		})
	}
}
