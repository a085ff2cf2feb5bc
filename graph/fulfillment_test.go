package graph_test

import (
	"testing"
)

const problems = "userErrors { code field message }"

// story is what an order's timeline tells, oldest first.
func (s *shop) story(id string) []string {
	s.Helper()
	got := s.must("query($id: ID!) { order(id: $id) { timeline(last: 100) { nodes { sequence message } } } }", m{"id": id})
	nodes := at(got, "order.timeline.nodes").([]any)
	var messages []string
	for i := len(nodes) - 1; i >= 0; i-- {
		messages = append(messages, at(nodes[i], "message").(string))
		if n := whole(at(nodes[i], "sequence")); n != len(messages) {
			s.Errorf("entry %d has the sequence %d", len(messages), n)
		}
	}
	return messages
}

// tells compares an order's whole story.
func (s *shop) tells(id string, want ...string) {
	s.Helper()
	s.wants(s.story(id), string(asJSON(s, want)))
}

func TestFulfillOrder(t *testing.T) {
	selection := `order { status version itemCount lines { fulfilledQuantity unfulfilledQuantity } shippingAddress { city } }
		fulfillment { name status tracking { number carrier url } createdBy { kind name } cancelledAt cancelledBy { name } lines { quantity orderLine { title } } }
		notification { title message } ` + problems

	t.Run("fulfills everything that is left", func(t *testing.T) {
		s := newShop(t)
		id := s.place(nil)
		s.wants(s.do("fulfillOrder", m{"orderId": id}, selection), `{
			"order": {"status": "FULFILLED", "version": 2, "itemCount": 3, "shippingAddress": null,
				"lines": [{"fulfilledQuantity": 2, "unfulfilledQuantity": 0}, {"fulfilledQuantity": 1, "unfulfilledQuantity": 0}]},
			"fulfillment": {"name": "1001-F1", "status": "ACTIVE", "tracking": [], "createdBy": {"kind": "STAFF", "name": "Demo"}, "cancelledAt": null, "cancelledBy": null,
				"lines": [{"quantity": 2, "orderLine": {"title": "Tea"}}, {"quantity": 1, "orderLine": {"title": "Cup"}}]},
			"notification": {"title": "Order fulfilled", "message": "Order #1001 is fulfilled."}, "userErrors": []}`)
		s.tells(id, "Order placed.", "Demo fulfilled 3 items.")
	})
	t.Run("fulfills the given lines, with tracking and an address", func(t *testing.T) {
		s := newShop(t)
		id := s.place(nil)
		cup := at(s.lines(id), "1.id")
		s.wants(s.do("fulfillOrder", m{"orderId": id, "lines": []any{m{"lineId": cup, "quantity": 1}}, "shippingAddress": m{"city": "London"},
			"tracking": []any{m{"number": "1Z", "carrier": "UPS", "url": "https://example.com/1Z"}, m{"number": "2Z"}}}, selection), `{
			"order": {"status": "PARTIALLY_FULFILLED", "version": 2, "itemCount": 3, "shippingAddress": {"city": "London"},
				"lines": [{"fulfilledQuantity": 0, "unfulfilledQuantity": 2}, {"fulfilledQuantity": 1, "unfulfilledQuantity": 0}]},
			"fulfillment": {"name": "1001-F1", "status": "ACTIVE", "createdBy": {"kind": "STAFF", "name": "Demo"}, "cancelledAt": null, "cancelledBy": null,
				"tracking": [{"number": "1Z", "carrier": "UPS", "url": "https://example.com/1Z"}, {"number": "2Z", "carrier": null, "url": null}],
				"lines": [{"quantity": 1, "orderLine": {"title": "Cup"}}]},
			"notification": {"title": "Order partially fulfilled", "message": "1 item of order #1001 is fulfilled. The order is now Partially Fulfilled."}, "userErrors": []}`)
		s.tells(id, "Order placed.", "Demo changed the shipping address.", "Demo fulfilled 1 item.")
	})
	t.Run("tells of what was not paid", func(t *testing.T) {
		s := newShop(t)
		id := s.place(m{"paid": "5.00"})
		s.changed("fulfillOrder", m{"orderId": id, "allowUnpaid": true}, "id")
		s.tells(id, "Order placed.", "Demo fulfilled 3 items although the order is not paid in full.")
	})
	t.Run("takes an empty address for none", func(t *testing.T) {
		s := newShop(t)
		id := s.place(m{"shippingAddress": m{"city": "London"}})
		s.wants(s.changed("fulfillOrder", m{"orderId": id, "shippingAddress": m{}}, "shippingAddress { city }"), `{"shippingAddress": null}`)
	})
	t.Run("leaves the address alone when it is null", func(t *testing.T) {
		s := newShop(t)
		id := s.place(m{"shippingAddress": m{"city": "London"}})
		input := m{"orderId": id}
		input["shippingAddress"], input["lines"], input["tracking"], input["allowUnpaid"] = nil, nil, nil, nil
		s.wants(s.changed("fulfillOrder", input, "status shippingAddress { city }"), `{"status": "FULFILLED", "shippingAddress": {"city": "London"}}`)
	})
}

// refusal is a mutation that must be refused on the order as the others left it.
type refusal struct {
	name     string
	prepare  func(s *shop, id string)
	mutation string
	input    m // orderId is added
	want     string
}

func fulfilled(s *shop, id string) { s.changed("fulfillOrder", m{"orderId": id}, "id") }
func takenBack(s *shop, id string) {
	fulfilled(s, id)
	s.changed("cancelFulfillment", m{"orderId": id}, "id")
}
func cancelled(s *shop, id string) {
	s.changed("cancelOrder", m{"orderId": id, "reason": "STAFF"}, "id")
}
func partly(s *shop, id string) {
	s.changed("fulfillOrder", m{"orderId": id, "lines": []any{m{"lineId": idOf("OrderLine", 1), "quantity": 1}}}, "id")
}
func asPlaced(*shop, string) {}

func TestRefusals(t *testing.T) {
	tea, cup := idOf("OrderLine", 1), idOf("OrderLine", 2)
	line := func(id string, quantity int) m { return m{"lineId": id, "quantity": quantity} }
	for _, c := range []refusal{
		{"fulfilling what is cancelled", cancelled, "fulfillOrder", m{}, `[{"code":"ORDER_CANCELLED","field":null,"message":"Order #1001 is cancelled."}]`},
		{"fulfilling twice", fulfilled, "fulfillOrder", m{}, `[{"code":"ORDER_FULFILLED","field":null,"message":"Order #1001 is already fulfilled."}]`},
		{"fulfilling more than what is left", partly, "fulfillOrder", m{"lines": []any{line(cup, 1), line(tea, 2)}},
			`[{"code":"QUANTITY_EXCEEDS_UNFULFILLED","field":["lines","1","quantity"],"message":"Only 1 of this line can still be fulfilled."}]`},
		{"fulfilling a line twice", asPlaced, "fulfillOrder", m{"lines": []any{line(tea, 1), line(tea, 1)}},
			`[{"code":"DUPLICATE_LINE","field":["lines","1","lineId"],"message":"The line is named twice."}]`},
		{"fulfilling another order's line", func(s *shop, _ string) { s.place(nil) }, "fulfillOrder", m{"lines": []any{line(idOf("OrderLine", 3), 1)}},
			`[{"code":"LINE_NOT_FOUND","field":["lines","0","lineId"],"message":"The order has no such line."}]`},
		{"taking back what was not fulfilled", asPlaced, "cancelFulfillment", m{}, `[{"code":"ORDER_NOT_FULFILLED","field":null,"message":"Order #1001 has no fulfillment to cancel."}]`},
		{"taking back what is cancelled", cancelled, "cancelFulfillment", m{}, `[{"code":"ORDER_CANCELLED","field":null,"message":"Order #1001 is cancelled."}]`},
		{"taking back twice", takenBack, "cancelFulfillment", m{"fulfillmentId": idOf("Fulfillment", 1)},
			`[{"code":"FULFILLMENT_ALREADY_CANCELLED","field":["fulfillmentId"],"message":"Fulfillment 1001-F1 is already cancelled."}]`},
		{"taking back another order's fulfillment", func(s *shop, _ string) { fulfilled(s, s.place(nil)) }, "cancelFulfillment", m{"fulfillmentId": idOf("Fulfillment", 1)},
			`[{"code":"FULFILLMENT_NOT_FOUND","field":["fulfillmentId"],"message":"The order has no such fulfillment."}]`},
		{"tracking what was taken back", takenBack, "updateTracking", m{"fulfillmentId": idOf("Fulfillment", 1), "tracking": []any{}},
			`[{"code":"FULFILLMENT_ALREADY_CANCELLED","field":["fulfillmentId"],"message":"Fulfillment 1001-F1 is already cancelled."}]`},
		{"editing what is cancelled", cancelled, "updateOrder", m{"note": "x", "deliveryMethod": "Courier"}, `[{"code":"ORDER_CANCELLED","field":null,"message":"Order #1001 is cancelled."}]`},
		{"editing what is fulfilled", fulfilled, "updateOrder", m{"note": "x", "deliveryMethod": "Courier"},
			`[{"code":"ORDER_FULFILLED","field":null,"message":"Order #1001 is fulfilled and cannot be edited. Cancel the fulfillment first."}]`},
		{"editing a line below what is fulfilled", partly, "updateOrder", m{"lines": []any{line(tea, 0)}},
			`[{"code":"QUANTITY_BELOW_FULFILLED","field":["lines","0","quantity"],"message":"The quantity cannot fall below 1: that many are fulfilled already."}]`},
		{"removing every line", asPlaced, "updateOrder", m{"lines": []any{line(tea, 0), line(cup, 0)}},
			`[{"code":"REQUIRED","field":["lines"],"message":"An order needs at least one line."}]`},
		{"cancelling twice", cancelled, "cancelOrder", m{"reason": "STAFF"}, `[{"code":"ORDER_CANCELLED","field":null,"message":"Order #1001 is cancelled."}]`},
		{"cancelling what is fulfilled", fulfilled, "cancelOrder", m{"reason": "STAFF"},
			`[{"code":"ORDER_FULFILLED","field":null,"message":"Items of order #1001 are fulfilled. Cancel the fulfillment first."}]`},
		{"cancelling what is partly fulfilled", partly, "cancelOrder", m{"reason": "STAFF"},
			`[{"code":"ORDER_FULFILLED","field":null,"message":"Items of order #1001 are fulfilled. Cancel the fulfillment first."}]`},
		{"paying twice", asPlaced, "markOrderAsPaid", m{}, `[{"code":"ORDER_ALREADY_PAID","field":null,"message":"Order #1001 is already paid."}]`},
		{"paying what is cancelled", cancelled, "markOrderAsPaid", m{}, `[{"code":"ORDER_CANCELLED","field":null,"message":"Order #1001 is cancelled."}]`},
		{"refunding more than was paid", asPlaced, "refundOrder", m{"amount": "34.99"},
			`[{"code":"AMOUNT_EXCEEDS_PAID","field":["amount"],"message":"At most $34.98 can be refunded."}]`},
		{"refunding nothing", asPlaced, "refundOrder", m{"amount": "0.00"}, `[{"code":"INVALID","field":["amount"],"message":"The amount must be more than zero."}]`},
		{"refunding twice", func(s *shop, id string) { s.changed("refundOrder", m{"orderId": id}, "id") }, "refundOrder", m{},
			`[{"code":"NOTHING_TO_REFUND","field":null,"message":"Nothing was paid for order #1001 that could be refunded."}]`},
		{"saying nothing", asPlaced, "addOrderComment", m{"body": " \n "}, `[{"code":"REQUIRED","field":["body"],"message":"This must not be empty."}]`},
		{"another version", partly, "fulfillOrder", m{"expectedVersion": 1},
			`[{"code":"VERSION_CONFLICT","field":["expectedVersion"],"message":"Order #1001 was changed meanwhile. Look at it again before you change it."}]`},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newShop(t)
			id := s.place(nil)
			c.prepare(s, id)
			before := s.contents()
			now := at(s.must("query($id: ID!) { order(id: $id) { "+everything+" } }", m{"id": id}), "order")
			got := s.do(c.mutation, with(c.input, m{"orderId": id}), "order { "+everything+" } "+problems)
			s.wants(at(got, "userErrors"), c.want)
			// The order is shown as it is now, not as it would be or was before.
			s.wants(at(got, "order"), string(asJSON(t, now)))
			if s.contents() != before {
				t.Error("something was written")
			}
		})
	}
}

func TestARefusedMutationHasNoNotification(t *testing.T) {
	s := newShop(t)
	id := s.place(m{"paid": nil})
	s.wants(s.do("fulfillOrder", m{"orderId": id}, "fulfillment { id } notification { message } order { status } userErrors { code field }"),
		`{"fulfillment": null, "notification": null, "order": {"status": "UNFULFILLED"}, "userErrors": [{"code": "ORDER_UNPAID", "field": null}]}`)
	s.wants(s.do("cancelFulfillment", m{"orderId": id}, "notification { message } userErrors { code }"),
		`{"notification": null, "userErrors": [{"code": "ORDER_NOT_FULFILLED"}]}`)
	s.wants(s.do("cancelOrder", m{"orderId": idOf("Order", 9), "reason": "OTHER"}, "order { id } notification { message } userErrors { code field message }"),
		`{"order": null, "notification": null, "userErrors": [{"code": "ORDER_NOT_FOUND", "field": ["orderId"], "message": "There is no such order."}]}`)
}

func TestCancelFulfillment(t *testing.T) {
	selection := "order { status version lines { fulfilledQuantity } fulfillments { name status cancelledBy { kind name } } } notification { title message } " + problems
	t.Run("takes back everything", func(t *testing.T) {
		s := newShop(t)
		id := s.place(nil)
		fulfilled(s, id)
		s.wants(s.do("cancelFulfillment", m{"orderId": id, "fulfillmentId": nil}, selection), `{
			"order": {"status": "UNFULFILLED", "version": 3, "lines": [{"fulfilledQuantity": 0}, {"fulfilledQuantity": 0}],
				"fulfillments": [{"name": "1001-F1", "status": "CANCELLED", "cancelledBy": {"kind": "STAFF", "name": "Demo"}}]},
			"notification": {"title": "Fulfillment cancelled", "message": "Fulfillment of order #1001 is cancelled. The order is now Unfulfilled."}, "userErrors": []}`)
		s.tells(id, "Order placed.", "Demo fulfilled 3 items.", "Demo cancelled the fulfillment 1001-F1 (3 items).")
	})
	t.Run("takes back one of two", func(t *testing.T) {
		s := newShop(t)
		id := s.place(nil)
		partly(s, id)
		fulfilled(s, id)
		s.wants(s.do("cancelFulfillment", m{"orderId": id, "fulfillmentId": idOf("Fulfillment", 2)}, selection), `{
			"order": {"status": "PARTIALLY_FULFILLED", "version": 4, "lines": [{"fulfilledQuantity": 1}, {"fulfilledQuantity": 0}],
				"fulfillments": [{"name": "1001-F1", "status": "ACTIVE", "cancelledBy": null}, {"name": "1001-F2", "status": "CANCELLED", "cancelledBy": {"kind": "STAFF", "name": "Demo"}}]},
			"notification": {"title": "Fulfillment cancelled", "message": "Fulfillment of order #1001 is cancelled. The order is now Partially Fulfilled."}, "userErrors": []}`)
	})
	t.Run("shows active fulfillments first, each kind newest first", func(t *testing.T) {
		s := newShop(t)
		id := s.place(m{"lines": []any{m{"title": "Tea", "quantity": 4, "unitPrice": "0"}}, "paid": nil})
		one := []any{m{"lineId": idOf("OrderLine", 1), "quantity": 1}}
		for range 4 {
			s.changed("fulfillOrder", m{"orderId": id, "lines": one}, "id")
		}
		for _, n := range []int64{1, 3} {
			s.changed("cancelFulfillment", m{"orderId": id, "fulfillmentId": idOf("Fulfillment", n)}, "id")
		}
		s.wants(s.must("query($id: ID!) { order(id: $id) { fulfillments { name } two: fulfillments(first: 2) { name } } }", m{"id": id}), `{"order": {
			"fulfillments": [{"name": "1001-F4"}, {"name": "1001-F2"}, {"name": "1001-F3"}, {"name": "1001-F1"}], "two": [{"name": "1001-F4"}, {"name": "1001-F2"}]}}`)
	})
}

func TestUpdateTrackingReplacesTheNumbers(t *testing.T) {
	s := newShop(t)
	id := s.place(nil)
	fulfilled(s, id)
	input := m{"orderId": id, "fulfillmentId": idOf("Fulfillment", 1), "tracking": []any{m{"number": " 1Z ", "carrier": "", "url": nil}}}
	s.wants(s.do("updateTracking", input, "order { version } fulfillment { name tracking { number carrier url } } "+problems),
		`{"order": {"version": 3}, "fulfillment": {"name": "1001-F1", "tracking": [{"number": "1Z", "carrier": null, "url": null}]}, "userErrors": []}`)
	s.wants(s.do("updateTracking", with(input, m{"tracking": []any{}}), "fulfillment { tracking { number } } "+problems),
		`{"fulfillment": {"tracking": []}, "userErrors": []}`)
	s.tells(id, "Order placed.", "Demo fulfilled 3 items.", "Demo updated the tracking of fulfillment 1001-F1.", "Demo updated the tracking of fulfillment 1001-F1.")
}
