package graph_test

import (
	"fmt"
	"strings"
	"testing"

	"waybill/graph"
)

func TestHowManyErrorsAnAnswerTellsCanBeSet(t *testing.T) {
	s := shopWith(t, graph.Limits{MaxErrors: 3})
	for _, document := range []string{"{ a b c d e }", `{ ` + numbered(`a%d: order(id: "x") { id } `, 9) + `}`} {
		if a := s.ask(document, nil); len(a.Errors) != 3 {
			t.Errorf("%d errors: %s", len(a.Errors), a.Raw)
		}
	}
}

// A document of many mistakes does not make for an answer many times its size.
func TestManyMistakesMakeAShortAnswer(t *testing.T) {
	s := soundShop(t)
	for name, document := range map[string]string{
		"unknown fields":     "{ orders { nodes { " + strings.Repeat("nothing ", 490) + "} } }",
		"different fields":   "{ orders { nodes { " + numbered("n%d ", 490) + "} } }",
		"unknown directives": "{ __typename " + strings.Repeat("@a ", 90) + "}",
		"unknown arguments":  "{ orders(" + numbered("a%d: 1 ", 600) + ") { nodes { id } } }",
		"unused variables":   "query(" + numbered("$a%d: Int ", 450) + ") { __typename }",
		"unused fragments":   "{ __typename } " + numbered("fragment f%d on Query { __typename } ", 250),
		"conflicting fields": "{ " + strings.Repeat("a: viewer { id } a: eventCursor ", 10) + "}",
		"a long name":        "{ " + strings.Repeat("x", 90_000) + " }",
		"a long text":        `{ orders(first: "` + strings.Repeat("x", 90_000) + `") { nodes { id } } }`,
		"too many words":     "{ " + strings.Repeat("__typename ", 9_000) + "}",
		"deep nesting":       strings.Repeat("{ a ", 900),
		"deep lists":         "{ orders(filter: {tag: " + strings.Repeat("[", 900) + strings.Repeat("]", 900) + "}) { nodes { id } } }",
		"a cycle":            "{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }",
	} {
		t.Run(name, func(t *testing.T) {
			s := s.in(t)
			a := s.send(asJSON(t, m{"query": document}))
			if len(a.Errors) == 0 || len(a.Errors) > 10 || len(a.Raw) > longestAnswer {
				t.Errorf("%d errors in %d bytes: %.200s", len(a.Errors), len(a.Raw), a.Raw)
			}
			for _, e := range a.Errors {
				if e.Extensions["code"] == "INTERNAL_SERVER_ERROR" {
					t.Errorf("%.300s", a.Raw)
				}
			}
		})
	}
}

func numbered(format string, n int) string {
	var all strings.Builder
	for i := range n {
		fmt.Fprintf(&all, format, i)
	}
	return all.String()
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
		{"fulfilling what is cancelled", cancelled, "fulfillOrder", m{},
			`[{"code":"ORDER_CANCELLED","field":null,"message":"Order #1001 is cancelled."}]`},
		{"fulfilling twice", fulfilled, "fulfillOrder", m{},
			`[{"code":"ORDER_FULFILLED","field":null,"message":"Order #1001 is already fulfilled."}]`},
		{"fulfilling more than what is left", partly, "fulfillOrder", m{"lines": []any{line(cup, 1), line(tea, 2)}},
			`[{"code":"QUANTITY_EXCEEDS_UNFULFILLED","field":["lines","1","quantity"],
				"message":"Only 1 of this line can still be fulfilled."}]`},
		{"fulfilling a line twice", asPlaced, "fulfillOrder", m{"lines": []any{line(tea, 1), line(tea, 1)}},
			`[{"code":"DUPLICATE_LINE","field":["lines","1","lineId"],"message":"The line is named twice."}]`},
		{"fulfilling another order's line", func(s *shop, _ string) { s.place(nil) }, "fulfillOrder",
			m{"lines": []any{line(idOf("OrderLine", 3), 1)}},
			`[{"code":"LINE_NOT_FOUND","field":["lines","0","lineId"],"message":"The order has no such line."}]`},
		{"taking back what was not fulfilled", asPlaced, "cancelFulfillment", m{},
			`[{"code":"ORDER_NOT_FULFILLED","field":null,"message":"Order #1001 has no fulfillment to cancel."}]`},
		{"taking back what is cancelled", cancelled, "cancelFulfillment", m{},
			`[{"code":"ORDER_CANCELLED","field":null,"message":"Order #1001 is cancelled."}]`},
		{"taking back twice", takenBack, "cancelFulfillment", m{"fulfillmentId": idOf("Fulfillment", 1)},
			`[{"code":"FULFILLMENT_ALREADY_CANCELLED","field":["fulfillmentId"],"message":"Fulfillment 1001-F1 is already cancelled."}]`},
		{"taking back another order's fulfillment", func(s *shop, _ string) { fulfilled(s, s.place(nil)) }, "cancelFulfillment",
			m{"fulfillmentId": idOf("Fulfillment", 1)},
			`[{"code":"FULFILLMENT_NOT_FOUND","field":["fulfillmentId"],"message":"The order has no such fulfillment."}]`},
		{"tracking what was taken back", takenBack, "updateTracking", m{"fulfillmentId": idOf("Fulfillment", 1), "tracking": []any{}},
			`[{"code":"FULFILLMENT_ALREADY_CANCELLED","field":["fulfillmentId"],"message":"Fulfillment 1001-F1 is already cancelled."}]`},
		{"editing what is cancelled", cancelled, "updateOrder", m{"note": "x", "deliveryMethod": "Courier"},
			`[{"code":"ORDER_CANCELLED","field":null,"message":"Order #1001 is cancelled."}]`},
		{"editing what is fulfilled", fulfilled, "updateOrder", m{"note": "x", "deliveryMethod": "Courier"},
			`[{"code":"ORDER_FULFILLED","field":null,
				"message":"Order #1001 is fulfilled and cannot be edited. Cancel the fulfillment first."}]`},
		{"editing a line below what is fulfilled", partly, "updateOrder", m{"lines": []any{line(tea, 0)}},
			`[{"code":"QUANTITY_BELOW_FULFILLED","field":["lines","0","quantity"],
				"message":"The quantity cannot fall below 1: that many are fulfilled already."}]`},
		{"removing every line", asPlaced, "updateOrder", m{"lines": []any{line(tea, 0), line(cup, 0)}},
			`[{"code":"REQUIRED","field":["lines"],"message":"An order needs at least one line."}]`},
		{"cancelling twice", cancelled, "cancelOrder", m{"reason": "STAFF"},
			`[{"code":"ORDER_CANCELLED","field":null,"message":"Order #1001 is cancelled."}]`},
		{"cancelling what is fulfilled", fulfilled, "cancelOrder", m{"reason": "STAFF"},
			`[{"code":"ORDER_FULFILLED","field":null,"message":"Items of order #1001 are fulfilled. Cancel the fulfillment first."}]`},
		{"cancelling what is partly fulfilled", partly, "cancelOrder", m{"reason": "STAFF"},
			`[{"code":"ORDER_FULFILLED","field":null,"message":"Items of order #1001 are fulfilled. Cancel the fulfillment first."}]`},
		{"paying twice", asPlaced, "markOrderAsPaid", m{},
			`[{"code":"ORDER_ALREADY_PAID","field":null,"message":"Order #1001 is already paid."}]`},
		{"paying what is cancelled", cancelled, "markOrderAsPaid", m{},
			`[{"code":"ORDER_CANCELLED","field":null,"message":"Order #1001 is cancelled."}]`},
		{"refunding more than was paid", asPlaced, "refundOrder", m{"amount": "34.99"},
			`[{"code":"AMOUNT_EXCEEDS_PAID","field":["amount"],"message":"At most $34.98 can be refunded."}]`},
		{"refunding nothing", asPlaced, "refundOrder", m{"amount": "0.00"},
			`[{"code":"INVALID","field":["amount"],"message":"The amount must be more than zero."}]`},
		{"refunding twice", func(s *shop, id string) { s.changed("refundOrder", m{"orderId": id}, "id") }, "refundOrder", m{},
			`[{"code":"NOTHING_TO_REFUND","field":null,"message":"Nothing was paid for order #1001 that could be refunded."}]`},
		{"saying nothing", asPlaced, "addOrderComment", m{"body": " \n "},
			`[{"code":"REQUIRED","field":["body"],"message":"This must not be empty."}]`},
		{"another version", partly, "fulfillOrder", m{"expectedVersion": 1},
			`[{"code":"VERSION_CONFLICT","field":["expectedVersion"],
				"message":"Order #1001 was changed meanwhile. Look at it again before you change it."}]`},
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
	s.wants(s.do("fulfillOrder", m{"orderId": id},
		"fulfillment { id } notification { message } order { status } userErrors { code field }"),
		`{"fulfillment": null, "notification": null, "order": {"status": "UNFULFILLED"}, "userErrors": [{"code": "ORDER_UNPAID", "field":
			null}]}`)
	s.wants(s.do("cancelFulfillment", m{"orderId": id}, "notification { message } userErrors { code }"),
		`{"notification": null, "userErrors": [{"code": "ORDER_NOT_FULFILLED"}]}`)
	s.wants(s.do("cancelOrder", m{"orderId": idOf("Order", 9), "reason": "OTHER"},
		"order { id } notification { message } userErrors { code field message }"),
		`{"order": null, "notification": null, "userErrors": [{"code": "ORDER_NOT_FOUND", "field": ["orderId"], "message":
			"There is no such order."}]}`)
}

// A refusal is short, whatever was sent.
func TestARefusalRepeatsNothingLong(t *testing.T) {
	s := newShop(t)
	long := strings.Repeat("x", 200_000)
	lines := make([]any, 500)
	for i := range lines {
		lines[i] = m{"title": "", "quantity": 0, "unitPrice": "-1"}
	}
	for _, c := range []struct {
		name, document string
		variables      m
	}{
		{"an unknown field in a variable", "query($f: OrderFilter) { orders(filter: $f) { nodes { id } } }", m{"f": m{long: 1}}},
		{"an order of which every line is wrong",
			"mutation($i: CreateOrderInput!) { createOrder(input: $i) { userErrors { code field message " +
				"} } }", m{"i": m{"currencyCode": "USD", "lines": lines}}},
	} {
		if a := s.ask(c.document, c.variables); len(a.Raw) > 10_000 || !strings.Contains(string(a.Raw), "rrors") {
			t.Errorf("%s: %d bytes: %.300s", c.name, len(a.Raw), a.Raw)
		}
	}
}
