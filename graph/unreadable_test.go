package graph_test

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestWhatIsWrongWithAVariableIsASentenceThatNamesIt(t *testing.T) {
	s := soundShop(t)
	const (
		list = `query($sort: OrderSort, $first: Int, $filter: OrderFilter) { 
			orders(sort: $sort, first: $first, filter: $filter) { nodes { id } } }`
		number  = `query($n: Int!) { orders(first: $n) { nodes { id } } }`
		fulfill = `mutation($input: FulfillOrderInput!) { fulfillOrder(input: $input) { order { id } } }`
		ids     = `query($ids: [ID!]!) { nodes(ids: $ids) { id } }`
		skipped = `query($b: Boolean!) { __typename @skip(if: $b) }`
		words   = `query($q: String) { orders(search: $q) { nodes { id } } }`
		whole   = "must be a whole number from -2147483648 to 2147483647, without a decimal point."
	)
	line := func(change m) m { return m{"orderId": "x", "lines": []any{change}} }
	for _, c := range []struct {
		name, document string
		variables      m
		says, argument string
	}{
		{"a field left out", list, m{"sort": m{"direction": "ASC"}}, `Variable "$sort": sort.field is missing.`, "sort.field"},
		{"a field that there is not", list, m{"sort": m{"field": "TOTAL", "by": 1}},
			`Variable "$sort": sort.by is no field of its type.`, "sort.by"},
		{"a value that the enum has not", list, m{"sort": m{"field": "NOPE"}},
			`Variable "$sort": sort.field is none of the values of OrderSortField.`, "sort.field"},
		{"an enum as an object", list, m{"sort": m{"field": m{}}},
			`Variable "$sort": sort.field must be the name of a value, which is a text.`, "sort.field"},
		{"a value within a list", list, m{"filter": m{"status": []any{"UNFULFILLED", "X"}}},
			`Variable "$filter": filter.status[1] is none of the values of OrderStatus.`, "filter.status[1]"},
		{"a text for an object", list, m{"sort": "TOTAL"}, `Variable "$sort": sort must be an object, OrderSort.`, "sort"},
		{"a number with a decimal point", list, m{"first": json.Number("2.0")}, `Variable "$first": first ` + whole, "first"},
		{"a variable left out", number, nil, `Variable "$n": n is missing.`, "n"},
		{"null where there must be something", number, m{"n": nil}, `Variable "$n": n must not be null.`, "n"},
		{"an input left out", fulfill, m{"input": m{}}, `Variable "$input": input.orderId is missing.`, "input.orderId"},
		{"a number within a list", fulfill, m{"input": line(m{"lineId": "x", "quantity": json.Number("2.0")})},
			`Variable "$input": input.lines[0].quantity ` + whole, "input.lines[0].quantity"},
		{"null in a list", ids, m{"ids": []any{"x", nil}}, `Variable "$ids": ids[1] must not be null.`, "ids[1]"},
		{"an object for an ID", ids, m{"ids": []any{m{}}}, `Variable "$ids": ids[0] must be an ID, which is a text.`, "ids[0]"},
		{"a text for a condition", skipped, m{"b": "yes"}, `Variable "$b": b must be true or false.`, "b"},
		{"an object for a text", words, m{"q": m{}}, `Variable "$q": q must be a text.`, "q"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := s.in(t).ask(c.document, c.variables)
			if len(a.Errors) != 1 {
				t.Fatalf("%s", a.Raw)
			}
			e := a.Errors[0]
			if e.Message != c.says || e.Extensions["argument"] != c.argument || e.Path != nil ||
				e.Extensions["code"] != "GRAPHQL_VALIDATION_FAILED" {
				t.Errorf("%s", a.Raw)
			}
		})
	}
}

func TestAnOperationThatCannotBeChosenIsToldInASentence(t *testing.T) {
	s := soundShop(t)
	const two = "query A { __typename } query B { __typename }"
	for _, c := range []struct{ name, document, operation, says string }{
		{"none of two", two, "", "The document has several operations: operationName must tell which of them to run."},
		{"one that there is not", two, "C", `The document has no operation "C", which operationName asks for.`},
		{"one of fragments only", "fragment F on Query { __typename }", "", "The document has no operation: it has fragments only."},
		{"two without a name", "{ __typename } { __typename }", "", "This anonymous operation must be the only defined operation."},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := s.in(t).send(asJSON(t, m{"query": c.document, "operationName": c.operation}))
			if len(a.Errors) == 0 || a.Errors[0].Message != c.says || a.Errors[0].Path != nil ||
				strings.Contains(string(a.Raw), `"data"`) {
				t.Errorf("%s", a.Raw)
			}
		})
	}
}
