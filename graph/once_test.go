package graph_test

import (
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
	s.wants(s.do("addOrderComment", m{"orderId": id, "body": "two", "idempotencyKey": "k"},
		"order { version } entry { id } userErrors { code field }"),
		`{"order": {"version": 2}, "entry": null, "userErrors": [{"code": "IDEMPOTENCY_KEY_REUSED", "field": ["idempotencyKey"]}]}`)
	if s.contents() != before {
		t.Error("something was written")
	}
	// Another mutation has keys of its own.
	s.changed("updateOrder", m{"orderId": id, "note": "x", "idempotencyKey": "k"}, "id")
	// Left out, empty and null are different inputs, where they mean different things.
	s.wants(s.do("updateOrder", m{"orderId": id, "note": nil, "idempotencyKey": "k"}, "userErrors { code }"),
		`{"userErrors": [{"code": "IDEMPOTENCY_KEY_REUSED"}]}`)
	s.wants(s.do("updateOrder", m{"orderId": id, "idempotencyKey": "k"}, "userErrors { code }"),
		`{"userErrors": [{"code": "IDEMPOTENCY_KEY_REUSED"}]}`)
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
	want := `{"one": {"entry": {"sequence": 2}, "userErrors": []}, "two": {"entry": {"sequence": 3}, "userErrors": []}, "same": {"entry":
		{"sequence": 4}, "userErrors": []}}`
	for range 2 {
		s.wants(s.must(document, m{"id": id}, "Idempotency-Key", "k"), want)
	}
	s.tells(id, "Order placed.", "one", "two", "two")
}

func TestAKeyThatIsTooLongIsRefusedWhereverItStands(t *testing.T) {
	s := soundShop(t)
	before := s.contents()
	for _, key := range []string{strings.Repeat("k", 256), "k\xffk"} {
		a := s.ask(`mutation($id: ID!) { addOrderComment(input: {orderId: $id, body: "x"}) { userErrors { field } } }`,
			m{"id": idOf("Order", 1)}, "Idempotency-Key", key)
		s.wants(at(a.Data, "addOrderComment"), `{"userErrors": [{"field": ["idempotencyKey"]}]}`)
	}
	if s.contents() != before {
		t.Error("something was written")
	}
}
