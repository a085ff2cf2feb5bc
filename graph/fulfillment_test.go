package graph_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"waybill/graph"
)

func TestFulfillOrder(t *testing.T) {
	selection := `order { status version itemCount lines { fulfilledQuantity unfulfilledQuantity } shippingAddress { city } }
		fulfillment { name status tracking { number carrier url } createdBy { kind name } cancelledAt cancelledBy { name } lines { quantity
			orderLine { title } } }
		notification { title message } ` + problems

	t.Run("fulfills everything that is left", func(t *testing.T) {
		s := newShop(t)
		id := s.place(nil)
		s.golden(s.do("fulfillOrder", m{"orderId": id}, selection))
		s.tells(id, "Order placed.", "Demo fulfilled 3 items.")
	})
	t.Run("fulfills the given lines, with tracking and an address", func(t *testing.T) {
		s := newShop(t)
		id := s.place(nil)
		cup := at(s.lines(id), "1.id")
		s.golden(s.do("fulfillOrder", m{"orderId": id, "lines": []any{m{"lineId": cup, "quantity": 1}},
			"shippingAddress": m{"city": "London"},
			"tracking":        []any{m{"number": "1Z", "carrier": "UPS", "url": "https://example.com/1Z"}, m{"number": "2Z"}}}, selection))
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
		s.wants(s.changed("fulfillOrder", m{"orderId": id, "shippingAddress": m{}}, "shippingAddress { city }"),
			`{"shippingAddress": null}`)
	})
	t.Run("leaves the address alone when it is null", func(t *testing.T) {
		s := newShop(t)
		id := s.place(m{"shippingAddress": m{"city": "London"}})
		input := m{"orderId": id}
		input["shippingAddress"], input["lines"], input["tracking"], input["allowUnpaid"] = nil, nil, nil, nil
		s.wants(s.changed("fulfillOrder", input, "status shippingAddress { city }"),
			`{"status": "FULFILLED", "shippingAddress": {"city": "London"}}`)
	})
}

func TestCancelFulfillment(t *testing.T) {
	selection := "order { status version lines { fulfilledQuantity } fulfillments { name status cancelledBy { kind name } } } " +
		"notification " +
		"{ title message } " + problems
	t.Run("takes back everything", func(t *testing.T) {
		s := newShop(t)
		id := s.place(nil)
		fulfilled(s, id)
		s.golden(s.do("cancelFulfillment", m{"orderId": id, "fulfillmentId": nil}, selection))
		s.tells(id, "Order placed.", "Demo fulfilled 3 items.", "Demo cancelled the fulfillment 1001-F1 (3 items).")
	})
	t.Run("takes back one of two", func(t *testing.T) {
		s := newShop(t)
		id := s.place(nil)
		partly(s, id)
		fulfilled(s, id)
		s.golden(s.do("cancelFulfillment", m{"orderId": id, "fulfillmentId": idOf("Fulfillment", 2)}, selection))
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
		s.wants(s.must("query($id: ID!) { order(id: $id) { fulfillments { name } two: fulfillments(first: 2) { name } } }", m{"id": id}),
			`{"order": {
			"fulfillments": [{"name": "1001-F4"}, {"name": "1001-F2"}, {"name": "1001-F3"}, {"name": "1001-F1"}],
				"two": [{"name": "1001-F4"},
				{"name": "1001-F2"}]}}`)
	})
}

func TestUpdateTrackingReplacesTheNumbers(t *testing.T) {
	s := newShop(t)
	id := s.place(nil)
	fulfilled(s, id)
	input := m{"orderId": id, "fulfillmentId": idOf("Fulfillment", 1), "tracking": []any{m{"number": " 1Z ", "carrier": "", "url": nil}}}
	s.wants(s.do("updateTracking", input, "order { version } fulfillment { name tracking { number carrier url } } "+problems),
		`{"order": {"version": 3}, "fulfillment": {"name": "1001-F1", "tracking": [{"number": "1Z", "carrier": null, "url": null}]},
			"userErrors": []}`)
	s.wants(s.do("updateTracking", with(input, m{"tracking": []any{}}), "fulfillment { tracking { number } } "+problems),
		`{"fulfillment": {"tracking": []}, "userErrors": []}`)
	s.tells(id, "Order placed.", "Demo fulfilled 3 items.", "Demo updated the tracking of fulfillment 1001-F1.",
		"Demo updated the tracking of fulfillment 1001-F1.")
}

// An order of 500 lines that was fulfilled and taken back 66 times has more
// fulfillment lines than one SQL statement can name.
func TestAnOrdersWholeHistoryCanBeRead(t *testing.T) {
	s := shopWith(t, graph.Limits{Timeout: time.Minute}) // for a busy machine
	lines := make([]any, 500)
	for i := range lines {
		lines[i] = m{"title": "Thing", "quantity": 1, "unitPrice": "1"}
	}
	id := s.place(m{"lines": lines, "paid": "500"})
	const times = 66
	for range times {
		s.changed("fulfillOrder", m{"orderId": id}, "status")
		s.changed("cancelFulfillment", m{"orderId": id}, "status")
	}
	for first, want := range map[string]int{"1": 500, "250": times * 500} {
		got := s.ask(`{ order(id: "`+id+`") { fulfillments(first: `+first+`) { name lines { quantity orderLine { id } } } } }`, nil)
		if n := strings.Count(string(got.Raw), `"orderLine"`); n != want || strings.Contains(string(got.Raw), `"errors"`) {
			t.Errorf("first %s: %d lines, want %d", first, n, want)
		}
	}
}

func TestFulfillOrdersDoesEachOnItsOwn(t *testing.T) {
	s := newShop(t)
	free, unpaid, done, gone := s.place(nil), s.place(m{"paid": nil}), s.place(nil), s.place(nil)
	fulfilled(s, done)
	cancelled(s, gone)
	selection := "results { order { number status } fulfillment { name } notification { title message } userErrors { code field } }"
	s.golden(s.do("fulfillOrders", m{"orderIds": []any{gone, free, "nonsense", unpaid, done}}, selection))
	s.wants(s.do("fulfillOrders", m{"orderIds": []any{unpaid}, "allowUnpaid": true}, "results { order { status } userErrors { code } }"),
		`{"results": [{"order": {"status": "FULFILLED"}, "userErrors": []}]}`)
	s.wants(s.do("fulfillOrders", m{"orderIds": []any{}}, "results { order { status } }"), `{"results": []}`)
}

func TestTheSameOrderNamedTwiceIsFulfilledOnce(t *testing.T) {
	s := newShop(t)
	id := s.place(nil)
	got := s.do("fulfillOrders", m{"orderIds": []any{id, id}}, "results { order { status version } userErrors { code } }")
	codes := fmt.Sprint(at(got, "results.0.userErrors.0.code"), at(got, "results.1.userErrors.0.code"))
	if codes != "ORDER_FULFILLED <nil>" && codes != "<nil> ORDER_FULFILLED" && codes != "<nil>ORDER_FULFILLED" &&
		codes != "ORDER_FULFILLED<nil>" {
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
			preview := at(s.must("query($input: FulfillOrderInput!) { fulfillmentPreview(input: $input) { status order { status } lines { "+
				"quantity orderLine { id } } "+problems+" } }",
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
