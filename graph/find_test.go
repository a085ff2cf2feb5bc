package graph_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

const numbersOf = `query($filter: OrderFilter, $search: String) {
	orders(filter: $filter, search: $search, sort: {field: NUMBER, direction: ASC}) { nodes { number } totalCount { count precision } }
}`

// finds compares the numbers of the orders that are found, and that they are
// counted as they are listed.
func (s *shop) finds(variables m, numbers ...string) {
	s.Helper()
	found := s.must(numbersOf, variables)
	if got := texts(at(found, "orders.nodes"), "number"); !slices.Equal(got, numbers) {
		s.Errorf("found %v, want %v", got, numbers)
	}
	s.wants(at(found, "orders.totalCount"), fmt.Sprintf(`{"count": %d, "precision": "EXACT"}`, len(numbers)))
}

// findableShop has one order for each thing that is looked for.
func findableShop(t testing.TB) *shop {
	t.Helper()
	s := newShop(t)
	s.place(m{"number": "A1", "placedAt": "2026-01-01T00:00:00Z", "deliveryMethod": "Express", "tags": []any{"vip", "gift"}})
	s.place(m{"number": "A2", "placedAt": "2026-01-02T00:00:00Z", "paid": nil, "tags": []any{"gift"},
		"customer": m{"name": "Jürgen Müller", "email": "juergen@example.org", "phone": "+49 170 1234567"}})
	s.place(m{"number": "A3", "placedAt": "2026-01-03T00:00:00Z", "deliveryMethod": "express", "customer": nil,
		"shippingAddress": m{"name": "Grace Hopper"}, "lines": []any{m{"title": "Compiler", "sku": "COB-60/A", "quantity": 1,
			"unitPrice": "0"}}, "paid": nil})
	s.changed("fulfillOrder", m{"orderId": s.place(m{"number": "A4", "placedAt": "2026-01-04T00:00:00Z"}),
		"tracking": []any{m{"number": "1Z 999 AA1"}}}, "id")
	s.changed("cancelOrder", m{"orderId": s.place(m{"number": "A5", "placedAt": "2026-01-05T00:00:00Z", "customer": m{"name": "山田太郎"}}),
		"reason": "FRAUD"}, "id")
	return s
}

func TestFilters(t *testing.T) {
	s := findableShop(t)
	muller := at(s.must(`{ orderByNumber(number: "A2") { customer { id } } }`, nil), "orderByNumber.customer.id")
	none, all := []string{}, []string{"A1", "A2", "A3", "A4", "A5"}
	for _, c := range []struct {
		name   string
		filter any
		want   []string
	}{
		{"none", m{}, all},
		{"null", nil, all},
		{"a condition that is null", m{"status": nil, "tag": nil, "placedAfter": nil, "customerId": nil}, all},
		{"by status", m{"status": []any{"FULFILLED"}}, []string{"A4"}},
		{"by one of two statuses", m{"status": []any{"FULFILLED", "CANCELLED"}}, []string{"A4", "A5"}},
		{"by a status named twice", m{"status": []any{"FULFILLED", "FULFILLED"}}, []string{"A4"}},
		{"by payment status", m{"paymentStatus": []any{"PENDING", "REFUNDED"}}, []string{"A2", "A5"}},
		{"placed at this instant or later", m{"placedAfter": "2026-01-04T00:00:00Z"}, []string{"A4", "A5"}},
		{"placed before this instant", m{"placedBefore": "2026-01-02T00:00:00Z"}, []string{"A1"}},
		{"placed between", m{"placedAfter": "2026-01-02T00:00:00Z", "placedBefore": "2026-01-04T00:00:00Z"}, []string{"A2", "A3"}},
		{"placed between, in another zone", m{"placedAfter": "2026-01-02T02:00:00+02:00", "placedBefore": "2026-01-03T19:00:00-05:00"},
			[]string{"A2", "A3"}},
		{"placed within nothing", m{"placedAfter": "2026-01-04T00:00:00Z", "placedBefore": "2026-01-02T00:00:00Z"}, none},
		{"by the exact delivery method", m{"deliveryMethod": []any{"Express"}}, []string{"A1"}},
		{"by one of two delivery methods", m{"deliveryMethod": []any{"Express", "express"}}, []string{"A1", "A3"}},
		{"by tag", m{"tag": []any{"vip"}}, []string{"A1"}},
		{"by one of two tags, each order once", m{"tag": []any{"vip", "gift"}}, []string{"A1", "A2"}},
		{"by part of a tag", m{"tag": []any{"gif"}}, none},
		{"by customer", m{"customerId": muller}, []string{"A2"}},
		{"by a customer who is not there", m{"customerId": idOf("Customer", 99)}, none},
		{"by all of it together", m{"status": []any{"UNFULFILLED"}, "paymentStatus": []any{"PENDING"}, "tag": []any{"gift"},
			"placedAfter": "2026-01-01T00:00:00Z", "placedBefore": "2026-02-01T00:00:00Z", "customerId": muller}, []string{"A2"}},
		{"by things that no order has together", m{"status": []any{"FULFILLED"}, "tag": []any{"vip"}}, none},
		{"by an empty list of statuses, which counts as left out", m{"status": []any{}}, all},
		{"by an empty list of payment statuses", m{"paymentStatus": []any{}}, all},
		{"by an empty list of delivery methods", m{"deliveryMethod": []any{}}, all},
		{"by an empty list of tags", m{"tag": []any{}}, all},
	} {
		t.Run(c.name, func(t *testing.T) { s.in(t).finds(m{"filter": c.filter}, c.want...) })
	}
	t.Run("together with a search", func(t *testing.T) {
		s.in(t).finds(m{"search": "ada", "filter": m{"status": []any{"UNFULFILLED"}}}, "A1")
	})
}

func TestSearch(t *testing.T) {
	s := findableShop(t)
	all := []string{"A1", "A2", "A3", "A4", "A5"}
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"the number", "A1", []string{"A1"}},
		{"the number with its sign", "#A1", []string{"A1"}},
		{"the number in small letters", "a1", []string{"A1"}},
		{"part of the number", "#A", all},
		{"a name without its accents", "muller", []string{"A2"}},
		{"a name in capitals", "MÜLLER", []string{"A2"}},
		{"parts of the name", "ada love", []string{"A1", "A4"}},
		{"parts of the name in another order", "love ada", []string{"A1", "A4"}},
		{"the name of a guest, from the parcel", "hopper", []string{"A3"}},
		{"a given name written without spaces", "太郎", []string{"A5"}},
		{"the middle of a name", "ovelace", nil},
		{"a word too many", "ada hopper", nil},
		{"the e-mail", "juergen@example.org", []string{"A2"}},
		{"part of the e-mail", "juergen@", []string{"A2"}},
		{"the SKU", "COB-60/A", []string{"A3"}},
		{"the SKU without separators", "cob60a", []string{"A3"}},
		{"the tracking number", "1Z999AA1", []string{"A4"}},
		{"the tracking number in parts", "1z 999", []string{"A4"}},
		{"the phone", "+491701234567", []string{"A2"}},
		{"the phone as written", "+49 170 1234567", []string{"A2"}},
		{"name and number together", "muller a2", []string{"A2"}},
		{"nothing", "", all},
		{"only space", "  \t\n ", all},
		{"only signs", `"*'-+()%_:;^~`, all},
	} {
		t.Run(c.name, func(t *testing.T) { s.in(t).finds(m{"search": c.text}, c.want...) })
	}
}

// The full-text index and SQL have signs and words of their own.
func TestASearchMeansNothingButItsWords(t *testing.T) {
	s := findableShop(t)
	before := s.contents()
	ada, all, none := []string{"A1", "A4"}, []string{"A1", "A2", "A3", "A4", "A5"}, []string{}
	for text, want := range map[string][]string{
		`"ada l"`: ada, `ada l*`: ada, `^ada l`: ada, `-ada l`: ada, `(ada l`: ada, `ada) l`: ada, `'ada l`: ada, `ada l;`: ada,
		"ada\x00 l": ada, "ada\u200b l": ada, `ada% l_`: ada,
		`ada OR hopper`: none, `ada AND lovelace`: none, `NOT ada`: none, `ada NEAR lovelace`: none, `NEAR/2`: none, `words:ada`: none,
		`docid:1`: none, `ada' OR '1'='1`: none, `x'); DROP TABLE orders; --`: none, `\`: all, "\uFFFD": all,
		strings.Repeat("a-", 100): all, strings.Repeat("a ", 20): all, strings.Repeat("李", 200): none, strings.Repeat("x", 200): none,
	} {
		t.Run(fmt.Sprintf("%.20q", text), func(t *testing.T) {
			s := s.in(t)
			if got := texts(at(s.must(numbersOf, m{"search": text}), "orders.nodes"), "number"); !slices.Equal(got, want) {
				t.Errorf("found %v, want %v", got, want)
			}
			s.must("query($s: String) { orderStatusCounts(search: $s) { status } }", m{"s": text})
		})
	}
	for _, text := range []string{strings.Repeat("x", 201), strings.Repeat("a ", 21), strings.Repeat("é", 1_000)} {
		t.Run("too long", func(t *testing.T) {
			s.in(t).refused(asJSON(t, m{"query": numbersOf, "variables": m{"search": text}}), "search")
			s.in(t).refused(asJSON(t, m{"query": "query($s: String) { orderStatusCounts(search: $s) { status } }",
				"variables": m{"s": text}}),
				"search")
		})
	}
	if s.contents() != before {
		t.Error("something was written")
	}
}

func TestASearchFindsAnOrderByWhatItHoldsNow(t *testing.T) {
	s := newShop(t)
	id := s.place(m{"number": "7", "email": "old@example.com"})
	s.changed("updateOrder", m{"orderId": id, "email": "new@example.net", "addLines": []any{m{"title": "Pot", "sku": "POT-9", "quantity": 1,
		"unitPrice": "0"}}}, "id")
	s.finds(m{"search": "new@example.net"}, "7")
	s.finds(m{"search": "old@example.com"})
	s.finds(m{"search": "pot9"}, "7")
	f := at(s.do("fulfillOrder", m{"orderId": id, "tracking": []any{m{"number": "FIRST1"}}}, "fulfillment { id }"), "fulfillment.id")
	s.changed("updateTracking", m{"orderId": id, "fulfillmentId": f, "tracking": []any{m{"number": "SECOND2"}}}, "id")
	s.finds(m{"search": "second2"}, "7")
	s.finds(m{"search": "first1"})
}

func TestAnOrderIsFoundByItsNumber(t *testing.T) {
	s := newShop(t)
	s.place(nil)
	s.place(m{"number": "#EU-7"})
	for number, want := range map[string]any{"1001": "1001", "#1001": "1001", " #1001 ": "1001", "EU-7": "EU-7", "#EU-7": "EU-7",
		"eu-7": nil, "100": nil, "": nil, "#": nil} {
		if got := at(s.must("query($n: String!) { orderByNumber(number: $n) { number } }", m{"n": number}),
			"orderByNumber.number"); got != want {
			t.Errorf("%q finds %v, want %v", number, got, want)
		}
	}
}

func TestCountsTellWhetherTheyAreTheWholeTruth(t *testing.T) {
	s := findableShop(t)
	for _, c := range []struct{ query, want string }{
		{`{ orders { totalCount { count precision } } }`, `{"count": 5, "precision": "EXACT"}`},
		{`{ orders { totalCount(limit: 5) { count precision } } }`, `{"count": 5, "precision": "EXACT"}`},
		{`{ orders { totalCount(limit: 4) { count precision } } }`, `{"count": 4, "precision": "AT_LEAST"}`},
		{`{ orders { totalCount(limit: 1) { count precision } } }`, `{"count": 1, "precision": "AT_LEAST"}`},
		{`{ orders { totalCount(limit: 100000) { count precision } } }`, `{"count": 5, "precision": "EXACT"}`},
		{`{ orders(first: 1, sort: {field: TOTAL}) { totalCount { count precision } } }`, `{"count": 5, "precision": "EXACT"}`},
		{`{ orders(search: "ada") { totalCount { count precision } } }`, `{"count": 2, "precision": "EXACT"}`},
		{`{ orders(search: "nobody") { totalCount(limit: 1) { count precision } } }`, `{"count": 0, "precision": "EXACT"}`},
		{`{ orders(filter: {tag: ["vip", "gift"]}) { totalCount(limit: 1) { count precision } } }`,
			`{"count": 1, "precision": "AT_LEAST"}`},
	} {
		t.Run(c.query, func(t *testing.T) { s.in(t).wants(at(s.must(c.query, nil), "orders.totalCount"), c.want) })
	}
	t.Run("on a later page", func(t *testing.T) {
		s := s.in(t)
		cursor := at(s.must("{ orders(first: 3) { pageInfo { endCursor } } }", nil), "orders.pageInfo.endCursor")
		s.wants(s.must("query($c: String) { orders(after: $c) { totalCount { count } nodes { number } } }", m{"c": cursor}),
			`{"orders": {"totalCount": {"count": 5}, "nodes": [{"number": "A2"}, {"number": "A1"}]}}`)
	})
	t.Run("of each status, in the order of an order's life", func(t *testing.T) {
		s := s.in(t)
		s.golden(s.must("{ orderStatusCounts { status count { count precision } } }", nil))
		s.wants(s.must(`{ orderStatusCounts(search: "ada") { status count { count } } }`, nil), `{"orderStatusCounts": [
			{"status": "UNFULFILLED", "count": {"count": 1}}, {"status": "PARTIALLY_FULFILLED", "count": {"count": 0}},
			{"status": "FULFILLED", "count": {"count": 1}}, {"status": "CANCELLED", "count": {"count": 0}}]}`)
	})
	t.Run("of each status, of those that a filter leaves", func(t *testing.T) {
		s := s.in(t)
		for _, filter := range []string{"{}", `{tag: ["vip", "gift"]}`, "{status: [FULFILLED]}", "{status: []}",
			"{paymentStatus: [PAID]}"} {
			answer := s.must("{ orders(filter: "+filter+") { nodes { status } } orderStatusCounts(filter: "+filter+") { status count { "+
				"count } } "+
				"}", nil)
			for _, counted := range at(answer, "orderStatusCounts").([]any) {
				listed := slices.DeleteFunc(texts(at(answer, "orders.nodes"), "status"), func(status string) bool {
					return status != at(counted, "status")
				})
				if fmt.Sprint(at(counted, "count.count")) != fmt.Sprint(len(listed)) {
					t.Errorf("%s: listed are %d, counted %v", filter, len(listed), counted)
				}
			}
		}
	})
}

func TestAnEmptyStoreHasEmptyLists(t *testing.T) {
	s := newShop(t)
	s.wants(s.must("{ orders { nodes { id } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount { "+
		"count precision } } }", nil),
		`{"orders": {"nodes": [], "edges": [], "pageInfo": {"hasNextPage": false, "hasPreviousPage": false, "startCursor": null,
			"endCursor":
			null},
		"totalCount": {"count": 0, "precision": "EXACT"}}}`)
}

func TestOrdersAreFoundByWhenTheyChanged(t *testing.T) {
	s := findableShop(t)
	changedAt := at(s.must(`{ orderByNumber(number: "A3") { updatedAt } }`, nil), "orderByNumber.updatedAt")
	numbers := func(filter m) []string {
		return texts(at(s.must(numbersOf, m{"filter": filter}), "orders.nodes"), "number")
	}
	after, before := numbers(m{"updatedAfter": changedAt}), numbers(m{"updatedBefore": changedAt})
	if !slices.Contains(after, "A3") || slices.Contains(before, "A3") || len(after)+len(before) != 5 || len(before) == 0 {
		t.Errorf("changed since then: %v, before: %v", after, before)
	}
}
