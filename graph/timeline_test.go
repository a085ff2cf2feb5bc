package graph_test

import (
	"fmt"
	"testing"
)

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

func TestATimelineIsReadInPagesNewestFirst(t *testing.T) {
	s := newShop(t)
	id := s.place(nil)
	for i := range 6 {
		s.changed("addOrderComment", m{"orderId": id, "body": fmt.Sprint(i)}, "id")
	}
	document := `query($id: ID!, $first: Int, $after: String, $last: Int, $before: String) { order(id: $id) { timeline(first: $first, after:
		$after, last: $last, before: $before) {
		nodes { sequence } edges { cursor } pageInfo { hasNextPage hasPreviousPage } } } }`
	page := func(variables m) any { return at(s.must(document, with(variables, m{"id": id})), "order.timeline") }
	var cursors []any // of the sequences 7 to 1
	for _, edge := range at(page(nil), "edges").([]any) {
		cursors = append(cursors, at(edge, "cursor"))
	}
	for _, c := range []struct {
		variables      m
		want           string
		next, previous bool
	}{
		{nil, "[7 6 5 4 3 2 1]", false, false},
		{m{"first": 3}, "[7 6 5]", true, false},
		{m{"first": 3, "after": cursors[2]}, "[4 3 2]", true, true},
		{m{"first": 3, "after": cursors[5]}, "[1]", false, true},
		{m{"first": 3, "after": cursors[6]}, "[]", false, true},
		{m{"last": 2}, "[2 1]", false, true},
		{m{"last": 2, "before": cursors[2]}, "[7 6]", true, false},
		{m{"last": 3, "before": cursors[1]}, "[7]", true, false},
		{m{"after": cursors[1], "before": cursors[5]}, "[5 4 3]", true, true},
	} {
		got := page(c.variables)
		if sequences := fmt.Sprint(texts(at(got, "nodes"), "sequence")); sequences != c.want || at(got, "pageInfo.hasNextPage") != c.next ||
			at(got, "pageInfo.hasPreviousPage") != c.previous {
			t.Errorf("%v: %s %v, want %s, next %t, previous %t", c.variables, sequences, at(got, "pageInfo"), c.want, c.next, c.previous)
		}
	}
}

func TestAddOrderCommentGivesTheEntry(t *testing.T) {
	s := newShop(t)
	id := s.place(nil)
	cancelled(s, id)
	s.wants(s.do("addOrderComment", m{"orderId": id, "body": "  They called.\nTwice. "},
		"order { version } entry { sequence kind message actor { kind name } changes { field } } "+problems),
		`{"order": {"version": 3}, "entry": {"sequence": 4, "kind": "COMMENTED", "message": "They called.\nTwice.",
			"actor": {"kind": "STAFF",
			"name": "Demo"}, "changes": []}, "userErrors": []}`)
	s.wants(s.do("addOrderComment", m{"orderId": idOf("Order", 9), "body": "x"}, "order { version } entry { id } userErrors { code }"),
		`{"order": null, "entry": null, "userErrors": [{"code": "ORDER_NOT_FOUND"}]}`)
}

// A line may be called whatever a change of another line is called.
func TestAChangeTellsWhichFigureOfALineItIsOf(t *testing.T) {
	s := newShop(t)
	id := s.place(m{"lines": []any{
		m{"title": "Tea, tax", "quantity": 2, "unitPrice": "10", "discount": "2"},
		m{"title": "Pot, attributes", "quantity": 2, "unitPrice": "5"}}, "paid": nil})
	tea, pot := s.line(id, 0), s.line(id, 1)
	s.changed("updateOrder", m{"orderId": id, "lines": []any{
		m{"lineId": tea, "quantity": 3, "unitPrice": "9", "discount": "1", "tax": "1"},
		m{"lineId": pot, "quantity": 2, "attributes": []any{m{"name": "Lid", "value": "no"}}}},
		"addLines": []any{m{"title": "Cup, refunded", "quantity": 1, "unitPrice": "1"}}}, "id")
	s.figures(id, `{"line: Tea, tax": "QUANTITY", "line: Tea, tax, unit price": "UNIT_PRICE", "line: Tea, tax, discount": "DISCOUNT",
		"line: Tea, tax, tax": "TAX", "line: Pot, attributes, attributes": "ATTRIBUTES", "line: Cup, refunded": "QUANTITY",
		"discount": null, "tax": null, "total": null, "due": null}`)
	s.changed("fulfillOrder", m{"orderId": id, "allowUnpaid": true}, "id")
	s.figures(id, `{"status": null, "line: Tea, tax": "FULFILLED", "line: Pot, attributes": "FULFILLED",
		"line: Cup, refunded": "FULFILLED"}`)
	s.changed("recordPayment", m{"orderId": id}, "id")
	s.changed("refundOrder", m{"orderId": id, "lines": []any{m{"lineId": tea, "quantity": 1}}}, "id")
	s.figures(id, `{"paymentStatus": null, "line: Tea, tax, refunded": "REFUNDED", "due": null, "refunded": null}`)
}

// figures checks the figure of each change in the newest entry.
func (s *shop) figures(id, want string) {
	s.Helper()
	changes := at(s.must("query($id: ID!) { order(id: $id) { timeline(first: 1) { nodes { changes { field figure } } } } }", m{"id": id}),
		"order.timeline.nodes.0.changes")
	got := m{}
	for _, change := range changes.([]any) {
		got[at(change, "field").(string)] = at(change, "figure")
	}
	s.wants(got, want)
}
