package graph_test

import (
	"strings"
	"testing"
)

// What a schema advertises must work; deferred fields would be read after the
// response's snapshot has ended.
func TestDeferIsNotOffered(t *testing.T) {
	s := newShop(t)
	id := s.place(nil)
	if got := s.ask(`{ order(id: "`+id+`") { id ... @defer { lines { title } } } }`, nil); !strings.Contains(string(got.Raw), "GRAPHQL_VALIDATION_FAILED") {
		t.Errorf("answered %s", got.Raw)
	}
	if got := s.ask("{ __schema { directives { name } } }", nil); strings.Contains(string(got.Raw), "defer") {
		t.Errorf("answered %s", got.Raw)
	}
}

// An order of 500 lines that was fulfilled and taken back 66 times has more
// fulfillment lines than one SQL statement can name.
func TestAnOrdersWholeHistoryCanBeRead(t *testing.T) {
	s := newShop(t)
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
