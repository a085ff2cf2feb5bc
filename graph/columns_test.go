package graph_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
)

// Only the columns that a query needs are read, so each field is asked for
// alone here: one whose columns were forgotten would show nothing, or zero.

// selectionOf names a field with everything under it. What leads back to an order, and what an
// entry of its timeline is about, is taken by its ID, or there would be no end.
func selectionOf(field *ast.FieldDefinition) string {
	of := schema().Types[field.Type.Name()]
	switch {
	case len(of.Fields) == 0:
		return field.Name
	case of.Name == "Order", field.Name == "line", field.Name == "fulfillment":
		return field.Name + " { id }"
	}
	return field.Name + " { " + strings.Join(fieldsOf(of.Name), " ") + " }"
}

// fieldsOf are all fields of a type with everything under them.
func fieldsOf(name string) []string {
	selections := []string{"__typename"}
	for _, field := range schema().Types[name].Fields {
		if !strings.HasPrefix(field.Name, "__") {
			selections = append(selections, selectionOf(field))
		}
	}
	return selections
}

// fullOrder is an order of which no field is empty, and its ID.
func fullOrder(t testing.TB) (*shop, string) {
	t.Helper()
	s := newShop(t)
	input := complete()["createOrder"]
	input["tax"], input["discount"], input["shipping"], input["paid"], input["taxesIncluded"] = "1.50", "2.00", "3.00", "10.00", true
	id := at(s.changed("createOrder", input, "id"), "id").(string)
	s.changed("markOrderAsPaid", m{"orderId": id, "reference": "bank"}, "id")
	s.changed("fulfillOrder", m{"orderId": id, "tracking": complete()["fulfillOrder"]["tracking"]}, "id")
	s.changed("cancelFulfillment", m{"orderId": id}, "id")
	s.changed("cancelOrder", m{"orderId": id, "reason": "INVENTORY", "refund": false}, "id")
	s.changed("refundOrder", m{"orderId": id, "amount": "5.00"}, "id")
	return s, id
}

func TestAFieldAskedAloneSaysTheSameAsAmongAllOthers(t *testing.T) {
	s, id := fullOrder(t)
	ways := map[string]struct{ document, path string }{
		"orders.nodes":       {"{ orders { nodes { %s } } }", "orders.nodes.0"},
		"orders.edges":       {"{ orders(sort: {field: TOTAL}) { edges { node { %s } } } }", "orders.edges.0.node"},
		"order":              {"{ order(id: \"" + id + "\") { %s } }", "order"},
		"orderByNumber":      {"{ orderByNumber(number: \"A-1\") { %s } }", "orderByNumber"},
		"node":               {"{ node(id: \"" + id + "\") { ... on Order { %s } } }", "node"},
		"nodes":              {"{ nodes(ids: [\"" + id + "\"]) { ... on Order { %s } } }", "nodes.0"},
		"a refused mutation": {"mutation { markOrderAsPaid(input: {orderId: \"" + id + "\"}) { order { %s } } }", "markOrderAsPaid.order"},
		"a refused one of many": {"mutation { fulfillOrders(input: {orderIds: [\"" + id + "\"]}) { results { order { %s } } } }",
			"fulfillOrders.results.0.order"},
		"a preview": {"{ fulfillmentPreview(input: {orderId: \"" + id + "\"}) { order { %s } } }", "fulfillmentPreview.order"},
	}
	all := at(s.must("{ order(id: \""+id+"\") { "+strings.Join(fieldsOf("Order"), " ")+" } }", nil), "order")
	for _, field := range schema().Types["Order"].Fields {
		value := at(all, field.Name)
		if list, isList := value.([]any); value == nil || isList && len(list) == 0 {
			t.Fatalf("%s is empty, so nothing would be compared", field.Name)
		}
		want := string(asJSON(t, value))
		for name, way := range ways {
			t.Run(field.Name+" through "+name, func(t *testing.T) {
				s := s.in(t)
				s.wants(at(s.must(fmt.Sprintf(way.document, selectionOf(field)), nil), way.path+"."+field.Name), want)
			})
		}
	}
}

func TestAFieldAskedAloneSaysTheSameAfterASuccessfulMutation(t *testing.T) {
	for _, field := range schema().Types["Order"].Fields {
		t.Run(field.Name, func(t *testing.T) {
			s := newShop(t)
			for _, c := range []struct {
				mutation string
				input    m
			}{
				{"createOrder", complete()["createOrder"]},
				{"updateOrder", m{"orderId": idOf("Order", 1), "phone": "030"}},
				{"addOrderComment", m{"orderId": idOf("Order", 1), "body": "Hello."}},
			} {
				got := s.changed(c.mutation, c.input, "same: id "+selectionOf(field))
				want := s.must("query($id: ID!) { order(id: $id) { "+strings.Join(fieldsOf("Order"), " ")+" } }", m{"id": at(got, "same")})
				s.wants(at(got, field.Name), string(asJSON(t, at(want, "order."+field.Name))))
			}
		})
	}
}

func TestALinesFieldAskedAloneSaysTheSameAsAmongAllOthers(t *testing.T) {
	s, id := fullOrder(t)
	line := at(s.lines(id), "0.id").(string)
	all := at(s.must("{ order(id: \""+id+"\") { lines { "+strings.Join(fieldsOf("OrderLine"), " ")+" } } }", nil), "order.lines.0")
	for _, field := range schema().Types["OrderLine"].Fields {
		if at(all, field.Name) == nil {
			t.Fatalf("%s is empty, so nothing would be compared", field.Name)
		}
		for name, way := range map[string]struct{ document, path string }{
			"order":  {"{ order(id: \"" + id + "\") { lines { %s } } }", "order.lines.0"},
			"orders": {"{ orders { edges { node { lines { %s } } } } }", "orders.edges.0.node.lines.0"},
			"node":   {"{ node(id: \"" + line + "\") { ... on OrderLine { %s } } }", "node"},
			"a fulfillment": {"{ order(id: \"" + id + "\") { fulfillments { lines { orderLine { %s } } } } }",
				"order.fulfillments.0.lines.0.orderLine"},
			"a refused mutation": {"mutation { cancelOrder(input: {orderId: \"" + id + "\", reason: OTHER}) { order { lines { %s } } } }",
				"cancelOrder.order.lines.0"},
		} {
			t.Run(field.Name+" through "+name, func(t *testing.T) {
				s := s.in(t)
				got := at(s.must(fmt.Sprintf(way.document, selectionOf(field)), nil), way.path+"."+field.Name)
				s.wants(got, string(asJSON(t, at(all, field.Name))))
			})
		}
	}
	t.Run("through a preview", func(t *testing.T) {
		s := s.in(t)
		other := s.place(nil)
		want := s.must("{ order(id: \""+other+"\") { lines { "+strings.Join(fieldsOf("OrderLine"), " ")+" } } }", nil)
		for _, field := range schema().Types["OrderLine"].Fields {
			got := s.must("query($id: ID!) { fulfillmentPreview(input: {orderId: $id}) { lines { orderLine "+
				"{ "+selectionOf(field)+" } } } }",
				m{"id": other})
			s.wants(at(got, "fulfillmentPreview.lines.0.orderLine."+field.Name), string(asJSON(t, at(want, "order.lines.0."+field.Name))))
		}
	})
}
