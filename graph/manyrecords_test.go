package graph_test

import (
	"strings"
	"testing"

	"waybill/graph"
)

// The price of an operation goes by the usual length of lists. What is really read
// must have a bound all the same.
func TestWhatOneOperationReadsIsBounded(t *testing.T) {
	lines := make([]any, 30)
	for i := range lines {
		lines[i] = m{"title": "Thing", "quantity": 2, "unitPrice": "1"}
	}
	s := shopWith(t, graph.Limits{MaxRecords: 100})
	for range 3 {
		id := s.place(m{"lines": lines, "paid": "60"})
		for range 2 {
			s.changed("fulfillOrder", m{"orderId": id}, "status")
			s.changed("cancelFulfillment", m{"orderId": id}, "status")
		}
	}
	for _, c := range []struct {
		name, query string
		passes      bool
	}{
		{"three orders of 30 lines", "{ orders { nodes { lines { title } } } }", true},
		{"the same twice", "{ orders { nodes { lines { title } } } again: orders { nodes { lines { title } } } }", false},
		{"the lines of one order's fulfillments", "{ orders(first: 1) { nodes { fulfillments { lines { quantity } } } } }", true},
		{"the lines of three orders' fulfillments", "{ orders { nodes { fulfillments { lines { quantity } } } } }", false},
		{"what those lines are of", "{ orders(first: 1) { nodes { fulfillments { lines { orderLine { title } } } } } }", true},
		{"and once more", "{ orders(first: 1) { nodes { fulfillments { lines { orderLine { title } } } lines { id } } } }", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := s.in(t).ask(c.query, nil)
			switch {
			case c.passes && len(a.Errors) > 0:
				t.Errorf("refused: %s", a.Raw)
			case !c.passes && (len(a.Errors) == 0 || a.Errors[0].Extensions["code"] != "COMPLEXITY_LIMIT_EXCEEDED" || !strings.Contains(a.Errors[0].Message, "fewer orders")):
				t.Errorf("answered %.300s", a.Raw)
			}
		})
	}
	// What was held was released each time, or nobody could read anything by now.
	for range 20 {
		s.must("{ orders { nodes { lines { title } } } }", nil)
	}
}
