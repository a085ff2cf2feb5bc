package graph_test

import (
	"fmt"
	"testing"
)

// told is what an order's timeline tells in values, newest first.
const told = `timeline(first: 100) { nodes { kind fulfillment { name } quantity amount { amount currencyCode } reason params { name value }
	statusBefore statusAfter changes { field line { title } } } }`

func TestATimelineTellsInValuesWhatItsSentencesSay(t *testing.T) {
	s := newShop(t)
	id := s.place(nil)
	line := at(s.lines(id), "1.id")
	s.changed("updateOrder", m{"orderId": id, "addLines": []any{m{"title": "Pot", "quantity": 1, "unitPrice": "3.00"}}}, "id")
	s.changed("updateOrder", m{"orderId": id, "lines": []any{m{"lineId": line, "quantity": 0}}}, "id")
	s.changed("recordPayment", m{"orderId": id, "amount": "3.00", "gateway": "Bank"}, "id")
	s.changed("fulfillOrder", m{"orderId": id, "lines": []any{m{"lineId": at(s.lines(id), "0.id"), "quantity": 1}}}, "id")
	s.changed("cancelFulfillment", m{"orderId": id}, "id")
	s.changed("refundOrder", m{"orderId": id, "amount": "3.00", "reason": "Broken.", "stillOwed": true}, "id")
	s.changed("cancelOrder", m{"orderId": id, "reason": "STAFF", "note": "Late.", "refund": false}, "id")
	got := s.must("query($id: ID!) { order(id: $id) { "+told+" } }", m{"id": id})
	entry := func(kind, fulfillment, quantity, amount, reason, params, before, after, changes string) string {
		return fmt.Sprintf(`{"kind": %q, "fulfillment": %s, "quantity": %s, "amount": %s, "reason": %s, "params": [%s],
			"statusBefore": %s, "statusAfter": %q, "changes": [%s]}`,
			kind, fulfillment, quantity, amount, reason, params, before, after, changes)
	}
	const unfulfilled, partly, tea = `"UNFULFILLED"`, "PARTIALLY_FULFILLED", `{"field": "line: Tea", "line": {"title": "Tea"}}`
	change := func(field string) string { return fmt.Sprintf(`{"field": %q, "line": null}`, field) }
	usd := func(amount string) string { return `{"amount": "` + amount + `", "currencyCode": "USD"}` }
	param := func(name, value string) string { return fmt.Sprintf(`{"name": %q, "value": %q}`, name, value) }
	s.wants(at(got, "order.timeline.nodes"), "["+
		entry("CANCELLED", "null", "null", "null", `"STAFF"`, param("note", "Late."), unfulfilled, "CANCELLED", change("status"))+","+
		entry("REFUNDED", "null", "null", usd("3.00"), `"Broken."`, param("stillOwed", "true"), unfulfilled, "UNFULFILLED",
			change("paymentStatus")+","+change("refunded"))+","+
		entry("FULFILLMENT_CANCELLED", `{"name": "1001-F1"}`, "1", "null", "null", "", `"`+partly+`"`, "UNFULFILLED",
			change("status")+","+tea)+","+
		entry("FULFILLED", `{"name": "1001-F1"}`, "1", "null", "null", "", unfulfilled, partly, change("status")+","+tea)+","+
		entry("PAYMENT_RECORDED", "null", "null", usd("3.00"), "null", param("gateway", "Bank"), unfulfilled, "UNFULFILLED",
			change("paid"))+","+
		entry("EDITED", "null", "null", "null", "null", "", unfulfilled, "UNFULFILLED",
			change("paymentStatus")+`,{"field": "line: Cup", "line": {"title": "Cup"}},`+change("total")+","+change("due"))+","+
		entry("EDITED", "null", "null", "null", "null", "", unfulfilled, "UNFULFILLED",
			change("paymentStatus")+`,{"field": "line: Pot", "line": {"title": "Pot"}},`+change("total")+","+change("due"))+","+
		entry("PLACED", "null", "null", "null", "null", "", "null", "UNFULFILLED", "")+"]")
}

func TestWhatTimelinesTellTakesTheSameNumberOfStatementsHoweverLongTheyAre(t *testing.T) {
	s := busyShop(t, 10)
	document := "query($n: Int!) { orders(first: $n) { nodes { " + told + " } } }"
	one, ten := s.reads(document, m{"n": 1}), s.reads(document, m{"n": 10})
	if one != ten || ten != 4 {
		t.Errorf("%d statements for 1 order, %d for 10; want 1 for orders, timelines, fulfillments and lines each", one, ten)
	}
}

func TestARefusalTellsInValuesWhatItsMessageNames(t *testing.T) {
	s := newShop(t)
	id := s.place(nil)
	tea := at(s.lines(id), "0.id")
	for _, c := range []struct {
		name, mutation string
		input          m
		params         string
	}{
		{"more than is left of a line", "fulfillOrder", m{"lines": []any{m{"lineId": tea, "quantity": 3}}},
			`[{"name": "most", "value": "2"}]`},
		{"more than was paid", "refundOrder", m{"amount": "99.00"},
			`[{"name": "most", "value": "34.98"}, {"name": "currencyCode", "value": "USD"}]`},
		{"a version of before", "cancelOrder", m{"reason": "STAFF", "expectedVersion": 9}, `[{"name": "number", "value": "1001"}]`},
		{"a text that is too long", "updateOrder", m{"phone": fmt.Sprintf("%0300d", 1)}, `[{"name": "most", "value": "255"}]`},
		{"a payment of nothing", "recordPayment", m{"amount": "0"}, `[]`},
		{"what the order does not allow", "markOrderAsPaid", m{}, `[{"name": "number", "value": "1001"}]`},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := s.in(t)
			c.input["orderId"] = id
			got := s.do(c.mutation, c.input, "userErrors { params { name value } }")
			s.wants(at(got, "userErrors.0.params"), c.params)
		})
	}
	got := s.must("query($id: ID!) { order(id: $id) { actions { name allowed params { name value } } } }", m{"id": id})
	for _, action := range at(got, "order.actions").([]any) {
		want := `[{"name": "number", "value": "1001"}]`
		if at(action, "allowed") == true {
			want = `[]`
		}
		s.wants(at(action, "params"), want)
	}
}
