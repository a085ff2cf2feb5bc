package guard

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
)

type m = map[string]any

func ids(n int) []any {
	all := make([]any, n)
	for i := range all {
		all[i] = "x"
	}
	return all
}

func TestTheCostOfAnOperation(t *testing.T) {
	g := newGuard(DefaultLimits)
	for _, c := range []struct {
		name, document string
		variables      m
		cost           int
	}{
		{"nothing is for free", "{ __typename }", nil, 1},
		{"an object with scalars", "{ order(id: 1) { id number } }", nil, 1},
		{"scalars under other names", "{ orders(first: 3) { nodes { a: id b: id number } } }", nil, 1 + 3*(1+2)},
		{"objects within", "{ order(id: 1) { total { amount } customer { name } } }", nil, 3},
		{"a page of the usual length", "{ orders { nodes { id } } }", nil, 1 + 25},
		{"a page behind others", "{ orders(first: 3, offset: 7000) { nodes { id } } }", nil, 7 + 1 + 3},
		{"a page behind more than are allowed", "{ orders(first: 3, offset: 9999999999) { nodes { id } } }", nil, 10 + 1 + 3},
		{"a page of 3", "{ orders(first: 3) { nodes { id } } }", nil, 1 + 3},
		{"the last 3", "{ orders(last: 3) { nodes { id } } }", nil, 1 + 3},
		{"3 by a variable", "query($n: Int) { orders(first: $n) { nodes { id } } }", m{"n": json.Number("3")}, 1 + 3},
		{"3 by a variable that was read", "query($n: Int) { orders(first: $n) { nodes { id } } }", m{"n": int64(3)}, 1 + 3},
		{"3 by a text", "query($n: Int) { orders(first: $n) { nodes { id } } }", m{"n": "3"}, 1 + 3},
		{"a variable that was left out", "query($n: Int) { orders(first: $n) { nodes { id } } }", nil, 1 + 25},
		{"a variable that is null", "query($n: Int) { orders(first: $n) { nodes { id } } }", m{"n": nil}, 1 + 25},
		{"null", "{ orders(first: null, last: 4) { nodes { id } } }", nil, 1 + 4},
		{"less than one", "{ orders(first: -5) { nodes { id } } }", nil, 1 + 1},
		{"a number that fits nowhere", "{ orders(first: 99999999999999999999) { nodes { id } } }", nil, 1 + 250},
		{"nodes and edges", "{ orders(first: 3) { nodes { id } edges { cursor node { id } } pageInfo { endCursor } } }", nil,
			1 + 3 + 3*2 + 1},
		{"through fragments", "{ orders(first: 3) { ...P } } fragment P on OrderConnection { ... { nodes { ...O } } } " +
			"fragment O on Order { total { amount } }", nil, 1 + 3*2},
		{"the same fragment in pages of two lengths", "{ a: orders(first: 3) { ...P } b: orders(first: 5) { ...P } } " +
			"fragment P on OrderConnection { nodes { id } }", nil, 1 + 3 + 1 + 5},
		{"pages in a page", "{ orders(first: 3) { nodes { timeline(first: 7) { nodes { changes { field } } } } } }", nil,
			1 + 3*(1+1+7*(1+3))},
		{"a list that is no page", "{ order(id: 1) { lines { total { amount } } } }", nil, 1 + 10*2},
		{"a list of which so many are asked for", "{ order(id: 1) { fulfillments(first: 200) { id } } }", nil, 1 + 200},
		{"a list that has so many unless told otherwise", "{ order(id: 1) { fulfillments { id } } }", nil, 1 + 50},
		{"a list that is shorter", "{ order(id: 1) { actions { name } } }", nil, 1 + 8},
		{"by their IDs", `{ nodes(ids: ["a", "b", "c"]) { id } }`, nil, 3},
		{"by one ID", `{ nodes(ids: "a") { id } }`, nil, 1},
		{"by IDs in a variable", "query($i: [ID!]!) { nodes(ids: $i) { id } }", m{"i": ids(40)}, 40},
		{"by IDs in variables", "query($i: ID!) { nodes(ids: [$i, $i]) { id } }", m{"i": "x"}, 2},
		{"counting", "{ orders(first: 1) { totalCount { count } } }", nil, 1 + 1 + 10},
		{"counting far", "{ orders(first: 1) { totalCount(limit: 100000) { count } } }", nil, 1 + 1 + 100},
		{"counting a customer's orders", "{ orders(first: 50) { nodes { customer { orderCount } } } }", nil, 1 + 50*3},
		{"the tabs above the list", "{ orderStatusCounts { count { count } } }", nil, 40 + 4*2},
		{"a change", "mutation($i: FulfillOrderInput!) { fulfillOrder(input: $i) { order { id } } }", m{"i": m{}}, 10 + 1 + 1},
		{"many changes", "mutation($i: FulfillOrdersInput!) { fulfillOrders(input: $i) { results { order { id } } } }",
			m{"i": m{"orderIds": ids(7)}}, 7*10 + 1 + 7*2},
		{"many changes in the document", `mutation { fulfillOrders(input: {orderIds: ["a", "b"]}) { results { order { id } } } }`,
			nil, 2*10 + 1 + 2*2},
		{"many changes by a variable within",
			"mutation($i: [ID!]!) { fulfillOrders(input: {orderIds: $i}) { results { order { id } } } }", m{"i": ids(7)}, 7*10 + 1 + 7*2},
		{"a subscription", "subscription { orderEvents { cursor order { id } } }", nil, 10 + 2},
		{"the schema", "{ __schema { types { fields { type { name } } } } a: __type(name: \"Order\") { name } }", nil, 200},
		{"what is skipped", "{ orders(first: 3) @skip(if: true) { nodes { id } } }", nil, 1 + 3},
	} {
		t.Run(c.name, func(t *testing.T) {
			document := validated(t, c.document)
			operation := &graphql.OperationContext{Operation: document.Operations[0], Variables: c.variables}
			if err := g.MutateOperationContext(context.Background(), operation); err != nil {
				t.Fatal(err)
			}
			if got := CostOf(operation); got != c.cost {
				t.Errorf("costs %d, want %d", got, c.cost)
			}
		})
	}
}

func TestAnOperationThatCostsTooMuchIsRefusedWithItsCost(t *testing.T) {
	g := newGuard(DefaultLimits)
	g.limits.Cost = 100
	for _, c := range []struct{ document, says string }{
		{"{ orders(first: 99) { nodes { id } } }", ""},
		{"{ orders(first: 100) { nodes { id } } }", "costs 101 points, but at most 100"},
		{"{ orders(first: 250) { nodes { ...A } } } fragment A on Order { " +
			many(9, "a#: timeline(first: 250) { nodes { changes { field } } } ") + "}", "costs 2252501 points"},
		{"{ orders(first: 250) { nodes { fulfillments(first: 250) { lines { orderLine { id } } } ...A } } } fragment A on Order { " +
			strings.Repeat("fulfillments(first: 250) { lines { orderLine { id } } } ", 900) + "}", "costs far more than the 100"},
	} {
		operation := &graphql.OperationContext{Operation: validated(t, c.document).Operations[0]}
		err := g.MutateOperationContext(context.Background(), operation)
		if (err == nil) != (c.says == "") || err != nil && !strings.Contains(err.Message, c.says) {
			t.Errorf("%.60s: %v, want %q", c.document, err, c.says)
		}
		if err != nil && (err.Extensions["code"] != "COMPLEXITY_LIMIT_EXCEEDED" || err.Extensions["cost"].(Cost).Limit != 100) {
			t.Errorf("extensions %v", err.Extensions)
		}
	}
}

// Every name in the price list must be one of the schema, or it is the price of nothing.
func TestThePriceListIsOfTheSchema(t *testing.T) {
	g := newGuard(DefaultLimits)
	for _, list := range []map[string]int{usualLengths, flatPrices, {"OrderConnection.totalCount": 0, "FulfillOrdersPayload.results": 0,
		"Mutation.fulfillOrders": 0}} {
		for name := range list {
			of, field, _ := strings.Cut(name, ".")
			if definition := g.schema.Types[of]; definition == nil || definition.Fields.ForName(field) == nil {
				t.Errorf("the schema has no %s", name)
			}
		}
	}
	for _, name := range lineTypes {
		if g.schema.Types[name] == nil {
			t.Errorf("the schema has no %s", name)
		}
	}
}

func TestListsInVariablesAreLimited(t *testing.T) {
	g := newGuard(DefaultLimits)
	line := make([]any, 501)
	for i := range line {
		line[i] = m{"title": "Tea"}
	}
	for _, c := range []struct {
		name, document string
		variables      m
		at             string
	}{
		{"250", "query($i: [ID!]!) { nodes(ids: $i) { id } }", m{"i": ids(250)}, ""},
		{"251", "query($i: [ID!]!) { nodes(ids: $i) { id } }", m{"i": ids(251)}, "i"},
		{"251 within", "query($f: OrderFilter) { orders(filter: $f) { nodes { id } } }", m{"f": m{"tag": ids(251)}}, "f.tag"},
		{"the lines of an order", "mutation($i: CreateOrderInput!) { createOrder(input: $i) { order { id } } }",
			m{"i": m{"lines": line}}, ""},
		{"its tags", "mutation($i: CreateOrderInput!) { createOrder(input: $i) { order { id } } }", m{"i": m{"tags": ids(251)}}, "i.tags"},
		{"lists in a value of one of its lines", "mutation($i: CreateOrderInput!) { createOrder(input: $i) { order { id } } }",
			m{"i": m{"lines": []any{m{"unitPrice": ids(251)}}}}, "i.lines.0.unitPrice"},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := g.MutateOperationContext(context.Background(),
				&graphql.OperationContext{Operation: validated(t, c.document).Operations[0], Variables: c.variables})
			switch {
			case c.at == "" && err != nil:
				t.Error(err)
			case c.at != "" && (err == nil || err.Extensions["argument"] != c.at || err.Extensions["code"] != "BAD_USER_INPUT"):
				t.Errorf("refused with %v, want %s", err, c.at)
			}
		})
	}
}
