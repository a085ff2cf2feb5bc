package graph_test

import (
	"fmt"
	"testing"
)

func TestFulfillOrdersDoesEachOnItsOwn(t *testing.T) {
	s := newShop(t)
	free, unpaid, done, gone := s.place(nil), s.place(m{"paid": nil}), s.place(nil), s.place(nil)
	fulfilled(s, done)
	cancelled(s, gone)
	selection := "results { order { number status } fulfillment { name } notification { title message } userErrors { code field } }"
	s.wants(s.do("fulfillOrders", m{"orderIds": []any{gone, free, "nonsense", unpaid, done}}, selection), `{"results": [
		{"order": {"number": "1004", "status": "CANCELLED"}, "fulfillment": null, "notification": null, "userErrors": [{"code": "ORDER_CANCELLED", "field": null}]},
		{"order": {"number": "1001", "status": "FULFILLED"}, "fulfillment": {"name": "1001-F1"},
			"notification": {"title": "Order fulfilled", "message": "Order #1001 is fulfilled."}, "userErrors": []},
		{"order": null, "fulfillment": null, "notification": null, "userErrors": [{"code": "ORDER_NOT_FOUND", "field": ["orderIds", "2"]}]},
		{"order": {"number": "1002", "status": "UNFULFILLED"}, "fulfillment": null, "notification": null, "userErrors": [{"code": "ORDER_UNPAID", "field": null}]},
		{"order": {"number": "1003", "status": "FULFILLED"}, "fulfillment": null, "notification": null, "userErrors": [{"code": "ORDER_FULFILLED", "field": null}]}]}`)
	s.wants(s.do("fulfillOrders", m{"orderIds": []any{unpaid}, "allowUnpaid": true}, "results { order { status } userErrors { code } }"),
		`{"results": [{"order": {"status": "FULFILLED"}, "userErrors": []}]}`)
	s.wants(s.do("fulfillOrders", m{"orderIds": []any{}}, "results { order { status } }"), `{"results": []}`)
}

func TestTheSameOrderNamedTwiceIsFulfilledOnce(t *testing.T) {
	s := newShop(t)
	id := s.place(nil)
	got := s.do("fulfillOrders", m{"orderIds": []any{id, id}}, "results { order { status version } userErrors { code } }")
	codes := fmt.Sprint(at(got, "results.0.userErrors.0.code"), at(got, "results.1.userErrors.0.code"))
	if codes != "ORDER_FULFILLED <nil>" && codes != "<nil> ORDER_FULFILLED" && codes != "<nil>ORDER_FULFILLED" && codes != "ORDER_FULFILLED<nil>" {
		t.Errorf("the refusals are %s", codes)
	}
	s.tells(id, "Order placed.", "Demo fulfilled 3 items.")
}

func TestAPreviewTellsWhatFulfillOrderThenDoes(t *testing.T) {
	tea, cup := idOf("OrderLine", 1), idOf("OrderLine", 2)
	for _, c := range []struct {
		name    string
		changes m
		prepare func(*shop, string)
		input   m
	}{
		{"everything", nil, asPlaced, m{}},
		{"what is left", nil, partly, m{}},
		{"some lines", nil, asPlaced, m{"lines": []any{m{"lineId": cup, "quantity": 1}}}},
		{"the last lines", nil, partly, m{"lines": []any{m{"lineId": cup, "quantity": 1}, m{"lineId": tea, "quantity": 1}}}},
		{"an unpaid order", m{"paid": nil}, asPlaced, m{}},
		{"an unpaid order anyway", m{"paid": nil}, asPlaced, m{"allowUnpaid": true}},
		{"a cancelled order", nil, cancelled, m{}},
		{"a fulfilled order", nil, fulfilled, m{}},
		{"too much", nil, asPlaced, m{"lines": []any{m{"lineId": tea, "quantity": 3}}}},
		{"no line", nil, asPlaced, m{"lines": []any{}}},
		{"a bad address", nil, asPlaced, m{"shippingAddress": m{"countryCode": "XX"}}},
		{"a bad link", nil, asPlaced, m{"tracking": []any{m{"number": "1", "url": "javascript:x"}}}},
		{"another version", nil, asPlaced, m{"expectedVersion": 7}},
		{"an order that is not there", nil, asPlaced, m{"orderId": idOf("Order", 9)}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newShop(t)
			id := s.place(c.changes)
			c.prepare(s, id)
			input := with(m{"orderId": id}, c.input)
			before := s.contents()
			now := at(s.must("query($id: ID!) { order(id: $id) { status } }", m{"id": input["orderId"]}), "order")
			preview := at(s.must("query($input: FulfillOrderInput!) { fulfillmentPreview(input: $input) { status order { status } lines { quantity orderLine { id } } "+problems+" } }",
				m{"input": input}), "fulfillmentPreview")
			if s.contents() != before {
				t.Error("the preview wrote something")
			}
			s.wants(at(preview, "order"), string(asJSON(t, now)))
			did := s.do("fulfillOrder", input, "order { status } fulfillment { lines { quantity orderLine { id } } } "+problems)
			s.wants(at(preview, "userErrors"), string(asJSON(t, at(did, "userErrors"))))
			if len(at(did, "userErrors").([]any)) > 0 {
				s.wants(at(preview, "lines"), "[]")
			} else {
				s.wants(at(preview, "lines"), string(asJSON(t, at(did, "fulfillment.lines"))))
			}
			s.wants(at(preview, "status"), string(asJSON(t, at(did, "order.status"))))
		})
	}
}
