package graph_test

import (
	"fmt"
	"slices"
	"testing"
)

func TestNodesOfEveryType(t *testing.T) {
	s, order := fullOrder(t)
	for tag, field := range map[string]string{"Order": "number", "OrderLine": "title", "Fulfillment": "name", "TimelineEntry": "message",
		"Customer": "name"} {
		t.Run(tag, func(t *testing.T) {
			s := s.in(t)
			id := idOf(tag, 1)
			document := fmt.Sprintf("query($id: ID!, $ids: [ID!]!) { node(id: $id) { __typename id ... on %[1]s { %[2]s } } nodes(ids: "+
				"$ids) { "+
				"__typename id ... on %[1]s { %[2]s } } }", tag, field)
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
		s.wants(s.must("query($id: ID!) { node(id: $id) { id } order(id: $id) { id } }", m{"id": idOf("Order", 999)}),
			`{"node": null, "order": null}`)
		s.wants(s.must("{ nodes(ids: []) { id } }", nil), `{"nodes": []}`)
	})
	t.Run("in the order asked for, whatever their types", func(t *testing.T) {
		s := s.in(t)
		ids := []any{idOf("Customer", 1), idOf("Order", 1), idOf("TimelineEntry", 1), idOf("OrderLine", 1), idOf("Fulfillment", 1)}
		s.wants(s.must("query($ids: [ID!]!) { nodes(ids: $ids) { __typename } }", m{"ids": ids}),
			`{"nodes": [{"__typename": "Customer"}, {"__typename": "Order"},
			{"__typename": "TimelineEntry"}, {"__typename": "OrderLine"}, {"__typename": "Fulfillment"}]}`)
	})
}

// everyNode is a shop with something of every type of node, and with five things
// in every list.
func everyNode(t testing.TB) *shop {
	t.Helper()
	s := newShop(t)
	for range 5 {
		s.changed("fulfillOrder", m{"orderId": s.place(nil)}, "id")
		s.do("createToken", m{"name": fmt.Sprint("Robot ", s.now.look().Unix()), "role": "STAFF"}, "token { id }")
	}
	for i := range 3 {
		s.changed("addOrderComment", m{"orderId": idOf("Order", 1), "body": fmt.Sprint(i)}, "id")
	}
	return s
}

func TestWhateverHasAnIDForNodeIsFetchedAgainByIt(t *testing.T) {
	s := everyNode(t)
	found := s.must(`{ orders { nodes { __typename id lines { __typename id } fulfillments { __typename id } customer { __typename id }
		timeline { nodes { __typename id } } } } tokens { nodes { __typename id } } }`, nil)
	order := at(found, "orders.nodes.0")
	examples := []any{order, at(order, "lines.0"), at(order, "fulfillments.0"), at(order, "customer"), at(order, "timeline.nodes.0"),
		at(found, "tokens.nodes.0")}
	for _, possible := range at(s.introspected()["Node"], "possibleTypes").([]any) {
		name := at(possible, "name").(string)
		t.Run(name, func(t *testing.T) {
			s := s.in(t)
			i := slices.IndexFunc(examples, func(one any) bool { return at(one, "__typename") == name })
			if i < 0 {
				t.Fatal("there is none among the examples; add one")
			}
			id := at(examples[i], "id").(string)
			want := fmt.Sprintf(`{"__typename": %q, "id": %q}`, name, id)
			again := s.must(`query($id: ID!, $ids: [ID!]!) { node(id: $id) { __typename id } nodes(ids: $ids) { __typename id } }`,
				m{"id": id, "ids": []any{id, idOf(name, 999), id}})
			s.wants(again, `{"node": `+want+`, "nodes": [`+want+`, null, `+want+`]}`)
			s.wants(s.must(`query($id: ID!) { node(id: $id) { id } }`, m{"id": idOf(name, 999)}), `{"node": null}`)
		})
	}
}
