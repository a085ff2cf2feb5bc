package graph_test

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestTheSameKeyAndInputHaveOneEffect(t *testing.T) {
	for mutation, input := range sound() {
		for how, way := range map[string]struct {
			input   m
			headers []string
		}{
			"key in the input":  {m{"idempotencyKey": "k"}, nil},
			"key in the header": {nil, []string{"Idempotency-Key", "k"}},
			"key in both":       {m{"idempotencyKey": "k"}, []string{"Idempotency-Key", "other"}},
		} {
			t.Run(mutation+" with the "+how, func(t *testing.T) {
				s := soundShop(t)
				selection := "order { id version } " + problems
				if mutation == "fulfillOrders" {
					selection = "results { order { id version } fulfillment { id } notification { message } userErrors { code } }"
				}
				first := s.do(mutation, with(input, way.input), selection, way.headers...)
				done := s.contents()
				s.wants(s.do(mutation, with(input, way.input), selection, way.headers...), string(asJSON(t, first)))
				if s.contents() != done {
					t.Error("it was done twice")
				}
			})
		}
	}
}

func TestTheSecondTimeGivesTheFirstResult(t *testing.T) {
	s := newShop(t)
	id := s.place(nil)
	input := m{"orderId": id, "idempotencyKey": "k"}
	selection := "fulfillment { id name } notification { title message } " + problems
	first := s.do("fulfillOrder", input, selection)
	s.changed("cancelFulfillment", m{"orderId": id}, "id")
	s.wants(s.do("fulfillOrder", input, selection), string(asJSON(t, first)))
	// The order, by contrast, is shown as it is now.
	s.wants(s.do("fulfillOrder", input, "order { status }"), `{"order": {"status": "UNFULFILLED"}}`)
}

func TestAKeyIsRefusedForOtherInput(t *testing.T) {
	s := newShop(t)
	id := s.place(nil)
	s.changed("addOrderComment", m{"orderId": id, "body": "one", "idempotencyKey": "k"}, "id")
	before := s.contents()
	s.wants(s.do("addOrderComment", m{"orderId": id, "body": "two", "idempotencyKey": "k"}, "order { version } entry { id } userErrors { code field }"),
		`{"order": {"version": 2}, "entry": null, "userErrors": [{"code": "IDEMPOTENCY_KEY_REUSED", "field": ["idempotencyKey"]}]}`)
	if s.contents() != before {
		t.Error("something was written")
	}
	// Another mutation has keys of its own.
	s.changed("updateOrder", m{"orderId": id, "note": "x", "idempotencyKey": "k"}, "id")
	// Left out, empty and null are different inputs, where they mean different things.
	s.wants(s.do("updateOrder", m{"orderId": id, "note": nil, "idempotencyKey": "k"}, "userErrors { code }"), `{"userErrors": [{"code": "IDEMPOTENCY_KEY_REUSED"}]}`)
	s.wants(s.do("updateOrder", m{"orderId": id, "idempotencyKey": "k"}, "userErrors { code }"), `{"userErrors": [{"code": "IDEMPOTENCY_KEY_REUSED"}]}`)
}

func TestARefusalIsNotRemembered(t *testing.T) {
	s := newShop(t)
	id := s.place(m{"paid": nil})
	input := m{"orderId": id, "idempotencyKey": "k"}
	s.wants(s.do("fulfillOrder", input, "userErrors { code }"), `{"userErrors": [{"code": "ORDER_UNPAID"}]}`)
	s.changed("markOrderAsPaid", m{"orderId": id}, "id")
	s.wants(s.changed("fulfillOrder", input, "status"), `{"status": "FULFILLED"}`)
}

func TestOneHeaderStandsForEachMutationOfARequestApart(t *testing.T) {
	s := newShop(t)
	id := s.place(nil)
	document := `mutation($id: ID!) {
		one: addOrderComment(input: {orderId: $id, body: "one"}) { entry { sequence } ` + problems + ` }
		two: addOrderComment(input: {orderId: $id, body: "two"}) { entry { sequence } ` + problems + ` }
		same: addOrderComment(input: {orderId: $id, body: "two"}) { entry { sequence } ` + problems + ` }
	}`
	want := `{"one": {"entry": {"sequence": 2}, "userErrors": []}, "two": {"entry": {"sequence": 3}, "userErrors": []}, "same": {"entry": {"sequence": 4}, "userErrors": []}}`
	for range 2 {
		s.wants(s.must(document, m{"id": id}, "Idempotency-Key", "k"), want)
	}
	s.tells(id, "Order placed.", "one", "two", "two")
}

func TestAKeyThatIsTooLongIsRefusedWhereverItStands(t *testing.T) {
	s := soundShop(t)
	before := s.contents()
	for _, key := range []string{strings.Repeat("k", 256), "k\xffk"} {
		a := s.ask(`mutation($id: ID!) { addOrderComment(input: {orderId: $id, body: "x"}) { userErrors { field } } }`, m{"id": idOf("Order", 1)}, "Idempotency-Key", key)
		s.wants(at(a.Data, "addOrderComment"), `{"userErrors": [{"field": ["idempotencyKey"]}]}`)
	}
	if s.contents() != before {
		t.Error("something was written")
	}
}

func TestMutationsOfARequestSeeEachOther(t *testing.T) {
	s := newShop(t)
	id := s.place(nil)
	s.wants(s.must(`mutation($id: ID!) {
		a: fulfillOrder(input: {orderId: $id}) { order { status version } }
		b: cancelFulfillment(input: {orderId: $id}) { order { status version } }
		c: cancelOrder(input: {orderId: $id, reason: STAFF}) { order { status version fulfillments { status } } }
	}`, m{"id": id}), `{"a": {"order": {"status": "FULFILLED", "version": 2}}, "b": {"order": {"status": "UNFULFILLED", "version": 3}},
		"c": {"order": {"status": "CANCELLED", "version": 4, "fulfillments": [{"status": "CANCELLED"}]}}}`)
}

func TestTheEventCursorMovesWithEveryChangeAndOnlyThen(t *testing.T) {
	s := newShop(t)
	cursor := func() string { return at(s.must("{ eventCursor }", nil), "eventCursor").(string) }
	empty := cursor()
	id := s.place(nil)
	now := cursor()
	if now == empty {
		t.Error("the cursor did not move with the first order")
	}
	s.do("refundOrder", m{"orderId": id, "amount": "99"}, "order { id }")
	s.must("{ orders { nodes { id } } }", nil)
	if cursor() != now {
		t.Error("the cursor moved although nothing happened")
	}
	s.must(`mutation { addOrderComment(input: {orderId: "`+id+`", body: "x"}) { entry { id } } }`, nil)
	if cursor() == now {
		t.Error("the cursor did not move with a comment")
	}
	if at(newShop(t).must("{ eventCursor }", nil), "eventCursor") == empty {
		t.Error("two stores have the same cursor")
	}
}

func TestNodesOfEveryType(t *testing.T) {
	s, order := fullOrder(t)
	for tag, field := range map[string]string{"Order": "number", "OrderLine": "title", "Fulfillment": "name", "TimelineEntry": "message", "Customer": "name"} {
		t.Run(tag, func(t *testing.T) {
			s := s.in(t)
			id := idOf(tag, 1)
			document := fmt.Sprintf("query($id: ID!, $ids: [ID!]!) { node(id: $id) { __typename id ... on %[1]s { %[2]s } } nodes(ids: $ids) { __typename id ... on %[1]s { %[2]s } } }", tag, field)
			got := s.must(document, m{"id": id, "ids": []any{idOf(tag, 999), id, id}})
			if at(got, "node.__typename") != tag || at(got, "node.id") != id || at(got, "node."+field) == nil {
				t.Errorf("node is %v", at(got, "node"))
			}
			node := string(asJSON(t, at(got, "node")))
			s.wants(at(got, "nodes"), "[null, "+node+", "+node+"]")
		})
	}
	t.Run("what is no Node is not found", func(t *testing.T) {
		s := s.in(t)
		transaction := at(s.must(`{ order(id: "`+order+`") { payment { transactions { id } } } }`, nil), "order.payment.transactions.0.id")
		s.wants(s.must("query($id: ID!) { node(id: $id) { id } }", m{"id": transaction}), `{"node": null}`)
		s.wants(s.must("query($id: ID!) { node(id: $id) { id } order(id: $id) { id } }", m{"id": idOf("Order", 999)}), `{"node": null, "order": null}`)
		s.wants(s.must("{ nodes(ids: []) { id } }", nil), `{"nodes": []}`)
	})
	t.Run("in the order asked for, whatever their types", func(t *testing.T) {
		s := s.in(t)
		ids := []any{idOf("Customer", 1), idOf("Order", 1), idOf("TimelineEntry", 1), idOf("OrderLine", 1), idOf("Fulfillment", 1)}
		s.wants(s.must("query($ids: [ID!]!) { nodes(ids: $ids) { __typename } }", m{"ids": ids}), `{"nodes": [{"__typename": "Customer"}, {"__typename": "Order"},
			{"__typename": "TimelineEntry"}, {"__typename": "OrderLine"}, {"__typename": "Fulfillment"}]}`)
	})
}

// A browser that is closed while its request is under way must not make noise,
// and what it asked for either happens wholly or not at all.
func TestAClientThatWentAwayDoesNotBreakTheServer(t *testing.T) {
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	for name, document := range map[string]string{
		"reading":  "{ orders { nodes { id lines { id } } } }",
		"writing":  `mutation { addOrderComment(input: {orderId: "` + idOf("Order", 1) + `", body: "x"}) { order { id } } }`,
		"mistaken": "{ nothing }",
	} {
		t.Run(name, func(t *testing.T) {
			s := soundShop(t)
			r := httptest.NewRequestWithContext(gone, http.MethodPost, "/graphql", bytes.NewReader(asJSON(t, m{"query": document})))
			r.Header.Set("Content-Type", "application/json")
			w := httptest.NewRecorder()
			s.api.ServeHTTP(w, r)
			if cause, found := s.log.last("error"); w.Code >= http.StatusInternalServerError || found {
				t.Errorf("status %d, and the log has %.200v", w.Code, cause)
			}
			s.must("{ orders { nodes { id } } }", nil)
		})
	}
}
