package graph_test

import (
	"fmt"
	"slices"
	"testing"
)

// buys places an order of a customer for so many dollars, all paid, and returns its ID.
func (s *shop) buys(name, email, placed, dollars string) string {
	s.Helper()
	return s.place(m{"customer": m{"name": name, "email": email}, "placedAt": placed + "T00:00:00Z", "paid": dollars,
		"lines": []any{m{"title": "Tea", "quantity": 1, "unitPrice": dollars}}})
}

// customerShop has four customers: Ada with three orders, Ärne with two, Bob and another Ada with one.
func customerShop(t testing.TB) *shop {
	t.Helper()
	s := newShop(t)
	s.buys("bob", "bob@example.com", "2026-01-05", "5")
	s.buys("Ada", "ada@example.com", "2026-01-03", "1")
	s.buys("Ärne", "arne@example.org", "2026-01-09", "7")
	s.buys("Ada", "ada@example.com", "2026-01-04", "2")
	s.buys("Ada", "ada@example.com", "2026-01-01", "3")
	s.buys("Ärne", "arne@example.org", "2026-01-02", "7")
	s.buys("Ada", "other@example.com", "2026-01-07", "9")
	return s
}

func TestCustomersAreSortedAndReadInPagesBothWays(t *testing.T) {
	s := customerShop(t)
	for field, want := range map[string][]string{
		"NAME":          {"ada@example.com", "other@example.com", "arne@example.org", "bob@example.com"},
		"ORDER_COUNT":   {"bob@example.com", "other@example.com", "arne@example.org", "ada@example.com"},
		"LAST_ORDER_AT": {"ada@example.com", "bob@example.com", "other@example.com", "arne@example.org"},
	} {
		for _, direction := range []string{"ASC", "DESC"} {
			if direction == "DESC" {
				want = slices.Clone(want)
				slices.Reverse(want)
			}
			sort := m{"field": field, "direction": direction}
			for _, way := range []struct{ size, from, edge, more string }{
				{"first", "after", "endCursor", "hasNextPage"}, {"last", "before", "startCursor", "hasPreviousPage"},
			} {
				var got []string
				var cursor any
				for more := any(true); more == true; {
					page := at(s.must(fmt.Sprintf(`query($sort: CustomerSort, $cursor: String) {
						customers(%s: 1, %s: $cursor, sort: $sort) { nodes { email } edges { cursor node { email } }
							pageInfo { startCursor endCursor hasNextPage hasPreviousPage } } }`, way.size, way.from),
						m{"sort": sort, "cursor": cursor}), "customers")
					got = append(got, fmt.Sprint(at(page, "nodes.0.email")))
					cursor, more = at(page, "pageInfo."+way.edge), at(page, "pageInfo."+way.more)
					if at(page, "edges.0.cursor") != cursor {
						t.Errorf("the edge's cursor is %v, want %v", at(page, "edges.0.cursor"), cursor)
					}
				}
				if way.size == "last" {
					slices.Reverse(got)
				}
				if !slices.Equal(got, want) {
					t.Errorf("by %s %s with %s: %v, want %v", field, direction, way.size, got, want)
				}
			}
		}
	}
	unsorted := at(s.must("{ customers { nodes { name } totalCount { count precision } } }", nil), "customers")
	s.wants(unsorted, `{"nodes": [{"name": "Ada"}, {"name": "Ada"}, {"name": "Ärne"}, {"name": "bob"}],
		"totalCount": {"count": 4, "precision": "EXACT"}}`)
}

func TestCustomersAreFoundByTheirOwnWords(t *testing.T) {
	s := customerShop(t)
	s.place(m{"customer": m{"name": "Li Ming", "phone": "+49 (30) 12-34"}})
	for search, want := range map[string][]string{
		"ada":             {"ada@example.com", "other@example.com"},
		"ADA other":       {"other@example.com"},
		"arne":            {"arne@example.org"},
		"example.org":     {"arne@example.org"},
		"4930":            {"<nil>"},
		"0049 30 1234":    {"<nil>"},
		"030 12 34":       {"<nil>"},
		"liming":          {"<nil>"},
		"tea":             nil,
		"1001":            nil,
		"nobody":          nil,
		"--":              {"ada@example.com", "other@example.com", "arne@example.org", "bob@example.com", "<nil>"},
		"ada example com": {"ada@example.com", "other@example.com"},
	} {
		found := s.must("query($s: String) { customers(search: $s) { nodes { email } } }", m{"s": search})
		got := texts(at(found, "customers.nodes"), "email")
		if !slices.Equal(got, want) {
			t.Errorf("%q finds %v, want %v", search, got, want)
		}
	}
}

func TestACustomerHasTheirOrdersAndWhatTheySpent(t *testing.T) {
	s := customerShop(t)
	id := at(s.must(`{ customers(search: "ada@example") { nodes { id } } }`, nil), "customers.nodes.0.id").(string)
	euros := s.place(m{"customer": m{"name": "Ada", "email": "ada@example.com"}, "currencyCode": "EUR", "paid": "4", "lines": []any{
		m{"title": "Tea", "quantity": 1, "unitPrice": "10"}}})
	s.changed("refundOrder", m{"orderId": euros, "amount": "1.50"}, "id")
	got := s.must(`query($id: ID!) { customer(id: $id) { name orderCount lastOrderAt spent { amount currencyCode }
		newest: orders(first: 2) { nodes { number } pageInfo { hasNextPage endCursor } totalCount { count } }
		oldest: orders(last: 1) { nodes { number customer { orders(first: 1) { nodes { number } } } } }
		dear: orders(sort: {field: TOTAL, direction: DESC}, first: 1) { edges { node { number } } }
		owing: orders(filter: {owing: true}) { nodes { number } } } }`, m{"id": id})
	next := at(got, "customer.newest.pageInfo.endCursor")
	delete(at(got, "customer.newest.pageInfo").(m), "endCursor")
	delete(at(got, "customer").(m), "lastOrderAt")
	s.wants(at(got, "customer"), `{"name": "Ada", "orderCount": 4,
		"spent": [{"amount": "2.50", "currencyCode": "EUR"}, {"amount": "6.00", "currencyCode": "USD"}],
		"newest": {"nodes": [{"number": "1008"}, {"number": "1004"}], "pageInfo": {"hasNextPage": true}, "totalCount": {"count": 4}},
		"oldest": {"nodes": [{"number": "1005", "customer": {"orders": {"nodes": [{"number": "1008"}]}}}]},
		"dear": {"edges": [{"node": {"number": "1008"}}]}, "owing": {"nodes": [{"number": "1008"}]}}`)
	got = s.must("query($id: ID!, $a: String) { customer(id: $id) { orders(after: $a) { nodes { number } } } }", m{"id": id, "a": next})
	s.wants(at(got, "customer.orders.nodes"), `[{"number": "1002"}, {"number": "1005"}]`)

	s.wants(s.must(`{ customer(id: "`+idOf("Customer", 99)+`") { id } }`, nil), `{"customer": null}`)
	if a := s.ask(`{ customer(id: "`+euros+`") { id } }`, nil); len(a.Errors) != 1 || a.Errors[0].Extensions["code"] != "BAD_USER_INPUT" {
		t.Errorf("an order's ID: %s", a.Raw)
	}
	for _, bad := range []string{`{ customers(first: 101) { nodes { id } } }`, `{ customers(after: "x") { nodes { id } } }`,
		`{ customers { nodes { orders(first: 101) { nodes { id } } } } }`} {
		if a := s.ask(bad, nil); len(a.Errors) == 0 || a.Errors[0].Extensions["code"] != "BAD_USER_INPUT" {
			t.Errorf("%s: %s", bad, a.Raw)
		}
	}
}

// Every customer's page must be what the list of orders of that customer shows.
func TestThePagesOfManyCustomersAreThoseOfEach(t *testing.T) {
	s := customerShop(t)
	const page = "(first: 2, sort: {field: TOTAL, direction: ASC}) { nodes { number lines { title } } " +
		"pageInfo { hasNextPage startCursor endCursor } }"
	all := at(s.must("{ customers { nodes { id orders"+page+" } } }", nil), "customers.nodes").([]any)
	for _, c := range all {
		one := s.must(`{ orders(filter: {customerId: "`+at(c, "id").(string)+`"}, `+page[1:]+" }", nil)
		s.wants(at(c, "orders"), string(asJSON(t, at(one, "orders"))))
	}
	if len(all) != 4 {
		t.Errorf("%d customers", len(all))
	}
	document := "query($n: Int!) { customers(first: $n) { nodes { orderCount spent { amount } orders" + page + " } } }"
	one, four := s.reads(document, m{"n": 1}), s.reads(document, m{"n": 4})
	if one != four || four != 4 {
		t.Errorf("%d statements for one customer, %d for four; want 1 for customers, spent, orders and lines each", one, four)
	}
}

// A filter with many values must not need more values than a statement can have.
func TestManyCustomersOrdersAreFilteredByManyValues(t *testing.T) {
	s := customerShop(t)
	for i := range 100 {
		s.buys(fmt.Sprintf("Zoe %d", i), fmt.Sprintf("zoe%d@example.com", i), "2026-02-01", "1")
	}
	many, statuses, payments := make([]any, 100), make([]any, 100), make([]any, 100)
	for i := range many {
		many[i], statuses[i], payments[i] = fmt.Sprint("value ", i), "UNFULFILLED", "PAID"
	}
	got := s.must(`query($filter: OrderFilter) { customers(first: 100, sort: {field: ORDER_COUNT, direction: DESC}) { nodes {
		orders(first: 1, filter: $filter) { nodes { number } } } } }`,
		m{"filter": m{"tag": many, "deliveryMethod": many, "status": statuses, "paymentStatus": payments}})
	if n := len(at(got, "customers.nodes").([]any)); n != 100 {
		t.Errorf("%d customers", n)
	}
	s.wants(at(got, "customers.nodes.0.orders.nodes"), "[]")
}
