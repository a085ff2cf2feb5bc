package graph_test

import (
	"fmt"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
)

// Values of every kind that JSON has. A number or a text is no wrong type for
// an ID: it names nothing, which is tested apart.
var kinds = []struct {
	name  string
	value any
	fits  []string // the types for which it is no wrong type
}{

	{"a number", 1, []string{"Int", "ID"}},
	{"a fraction", 1.5, nil},
	{"a text", "text", []string{"String", "ID", "Decimal", "CurrencyCode", "DateTime"}},
	{"a number as text", "1", []string{"String", "ID", "Decimal", "CurrencyCode", "DateTime"}},
	{"true", true, nil},
	{"an object", m{}, []string{"AddressInput"}},
	{"an unknown field", m{"nothing": 1}, nil},
	{"a list in a list", []any{[]any{"text"}}, nil},
	{"null", nil, nil},
}

func fits(of *ast.Type, kind string, types []string) bool {
	switch {
	case kind == "null":
		return !of.NonNull
	case kind == "true":
		return of.NamedType == "Boolean"
	case of.Elem != nil:
		// GraphQL takes one value for a list of one.
		return fits(of.Elem, kind, types)
	}
	for _, name := range types {
		if of.NamedType == name {
			return true
		}
	}
	return false
}

func TestAValueOfAWrongTypeIsRefusedInEveryField(t *testing.T) {
	s := soundShop(t)
	for mutation := range complete() {
		for _, l := range leaves(inputName(mutation), "") {
			for _, kind := range kinds {
				if fits(l.of, kind.name, kind.fits) {
					continue
				}
				t.Run(fmt.Sprintf("%s as %s of %s", kind.name, l.path, mutation), func(t *testing.T) {
					input := complete()[mutation]
					set(input, l.path, kind.value)
					s.in(t).refused(withInput(t, mutation, input), l.name())
				})
			}
		}
	}
}

func TestAnArgumentOfAWrongTypeIsRefused(t *testing.T) {
	s := soundShop(t)
	document := `query($first: Int, $after: String, $search: String, $filter: OrderFilter, $sort: OrderSort, $limit: Int) {
		orders(first: $first, after: $after, search: $search, filter: $filter, sort: $sort) { totalCount(limit: $limit) { count } }
	}`
	types := map[string]string{"first": "Int", "after": "String", "search": "String", "filter": "OrderFilter", "sort": "OrderSort",
		"limit": "Int"}
	for name, of := range types {
		for _, kind := range kinds {
			if fits(ast.NamedType(of, nil), kind.name, kind.fits) || name == "filter" && kind.name == "an object" {
				continue
			}
			t.Run(fmt.Sprintf("%s as %s", kind.name, name), func(t *testing.T) {
				s.in(t).refused(asJSON(t, m{"query": document, "variables": m{name: kind.value}}), name)
			})
		}
	}
	for _, l := range leaves("OrderFilter", "") {
		for _, kind := range kinds {
			if fits(l.of, kind.name, kind.fits) {
				continue
			}
			t.Run(fmt.Sprintf("%s as filter.%s", kind.name, l.path), func(t *testing.T) {
				filter := m{"status": []any{"FULFILLED"}, "paymentStatus": []any{"PAID"}, "deliveryMethod": []any{"Express"},
					"tag": []any{"vip"}}
				set(filter, l.path, kind.value)
				s.in(t).refused(asJSON(t, m{"query": document, "variables": m{"filter": filter}}), l.name())
			})
		}
	}
}

func TestOneValueStandsForAListOfOne(t *testing.T) {
	s := soundShop(t)
	id := at(s.changed("createOrder", draft(m{"tags": "vip", "paid": nil,
		"lines": m{"title": "Tea", "quantity": 2, "unitPrice": "1.00"}}), "id"), "id")
	s.wants(s.must("query($id: ID!) { order(id: $id) { tags lines { quantity } } }", m{"id": id}),
		`{"order": {"tags": ["vip"], "lines": [{"quantity": 2}]}}`)
	s.wants(s.must("query($f: OrderFilter) { orders(filter: $f) { nodes { tags } } }", m{"f": m{"tag": "vip", "status": "UNFULFILLED"}}),
		`{"orders": {"nodes": [{"tags": ["vip"]}]}}`)
	s.wants(s.must("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", m{"ids": id}), fmt.Sprintf(`{"nodes": [{"id": %q}]}`, id))
}

func TestVariablesThatAreMissingAreNamed(t *testing.T) {
	s := soundShop(t)
	for _, c := range []struct{ body, field string }{
		{`{"query":"query($number: String!) { orderByNumber(number: $number) { id } }"}`, "number"},
		{`{"query":"query($number: String!) { orderByNumber(number: $number) { id } }","variables":null}`, "number"},
		{`{"query":"query($number: String!) { orderByNumber(number: $number) { id } }","variables":{"number":null}}`, "number"},
		{`{"query":"{ orderByNumber(number: $number) { id } }","variables":{"number":"1001"}}`, "number"},
		{`{"query":"{ orderByNumber { id } }"}`, "number"},
		{`{"query":"mutation { createOrder { order { id } } }"}`, "input"},
		{`{"query":"mutation($input: CreateOrderInput!) { createOrder(input: $input) { order { id } } }","variables":{"input":{}}}`,
			"currencyCode"},
		{`{"query":"mutation { cancelOrder(input: {orderId: \"x\"}) { order { id } } }"}`, "reason"},
		{`{"query":"query($number: Int!) { orderByNumber(number: $number) { id } }","variables":{"number":5}}`, "number"},
		{`{"query":"query($n: Int = 99999999999999999999) { orders(first: $n) { nodes { id } } }"}`, "n"},
	} {
		t.Run(c.body, func(t *testing.T) { s.in(t).refused([]byte(c.body), c.field) })
	}
}
