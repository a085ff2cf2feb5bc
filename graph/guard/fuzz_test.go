package guard

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator"
	"github.com/vektah/gqlparser/v2/validator/rules"
)

// Whatever is sent, judging it takes no more steps than its text is long, and the
// bill of what passes no more than its limit of selections. Steps are counted,
// because time depends on the machine.
func FuzzGuard(f *testing.F) {
	for _, document := range []string{
		"{ orders(first: 3) { nodes { id ...L } edges { node { ...L } } pageInfo { endCursor } totalCount(limit: 5) { count } } } " +
			"fragment L on Order { lines { total { amount } } }",
		"query($i: [ID!]! = [\"a\"], $n: Int = 3) @skip(if: false) " +
			"{ nodes(ids: $i) { ... on Order @include(if: true) { a: fulfillments(first: $n) { lines { orderLine { id } } } } } }",
		`mutation { fulfillOrders(input: {orderIds: ["a", "b"]}) { results { order { id } } } }`,
		"subscription { orderEvents { cursor order { actions { name } } } }",
		"{ __schema { types { name } } __type(name: \"A\") { name } }",
		"{ ...F } fragment F on Query { ...G } fragment G on Query { ...F }", doubling(60),
		"{ " + within("a", 13, "a") + " }", "{ a(b: [[{c: [1]}]]) }", "{ \"",
	} {
		for _, variables := range []string{"{}", `{"n":250,"i":["a",{"b":null}]}`, `{"n":1e99,"i":{"orderIds":[1,2]}}`,
			`{"n":"-5","i":"a"}`, "["} {
			f.Add(document, variables)
		}
	}
	g := newGuard(DefaultLimits)
	f.Fuzz(func(t *testing.T, text, sent string) {
		document, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: text}, g.limits.Tokens)
		refused := g.MutateOperationParameters(context.Background(), &graphql.RawParams{Query: text})
		if err != nil {
			if refused == nil {
				t.Fatal("what cannot be read has passed")
			}
			return
		}
		s := newSurvey(g, document)
		for _, fragment := range document.Fragments {
			s.fragment(fragment)
		}
		for _, operation := range document.Operations {
			s.selectionSet(operation.SelectionSet)
		}
		if s.visited > len(text) {
			t.Fatalf("%d steps for a text of %d bytes", s.visited, len(text))
		}
		if refused != nil || len(validator.ValidateWithRules(g.schema, document, rules.NewDefaultRules())) > 0 {
			return
		}
		var variables map[string]any
		decoder := json.NewDecoder(strings.NewReader(sent)) // as a request is read
		decoder.UseNumber()
		_ = decoder.Decode(&variables)
		for _, operation := range document.Operations {
			b := bill{variables: variables, fragments: map[fragmentOfPage]int{}}
			if cost := b.operation(operation); cost < 1 || cost > maxSum {
				t.Fatalf("costs %d", cost)
			}
			if b.visited > g.limits.Selections {
				t.Fatalf("the bill took %d steps", b.visited)
			}
		}
	})
}
