package guard

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"waybill/graph/generated"
)

func newGuard(limits Limits) *Guard {
	g := New(limits, NewDocuments(nil))
	_ = g.Validate(generated.NewExecutableSchema(generated.Config{}))
	return g
}

// many joins n texts, which may use their number.
func many(n int, format string) string {
	var all strings.Builder
	for i := range n {
		all.WriteString(strings.ReplaceAll(strings.ReplaceAll(format, "#+", fmt.Sprint(i+1)), "#", fmt.Sprint(i)))
	}
	return all.String()
}

func within(outer string, n int, inner string) string {
	return strings.Repeat(outer+" { ", n) + inner + strings.Repeat(" }", n)
}

func TestTheShapeOfAnOperationIsLimited(t *testing.T) {
	g := newGuard(DefaultLimits)
	for _, c := range []struct{ name, document, refusal string }{
		{"12 fields deep", "{ " + within("a", 11, "a") + " }", ""},
		{"13 fields deep", "{ " + within("a", 12, "a") + " }", "at most 12 deep"},
		{"13 deep through fragments", "{ " + within("a", 6, "...F") + " } fragment F on Order { " + within("a", 6, "a") + " }",
			"at most 12 deep"},
		{"inline fragments are not deep", "{ " + within("... on Query", 40, "a") + " }", ""},
		{"the schema, 16 deep", "{ __schema { " + within("a", 14, "a") + " } }", ""},
		{"the schema, 17 deep", "{ __schema { " + within("a", 15, "a") + " } }", "schema may be read at most 16"},
		{"the schema, within another field, 17 deep", "{ a { __type { " + within("a", 15, "a") + " } } }", "schema may be read at most 16"},
		{"what is only called the schema", "{ __schema: a { " + within("a", 12, "a") + " } }", "at most 12 deep"},
		{"30 aliases", "{ a { " + many(30, "a#: b ") + "} }", ""},
		{"31 aliases", "{ a { " + many(31, "a#: b ") + "} }", "other names to at most 30"},
		{"an alias that is the name", "{ a { " + many(31, "b: b ") + "} }", ""},
		{"32 aliases by spreading", "{ a { " + many(8, "...F ") + "} } fragment F on Order { a: b c: d e: f g: h }",
			"other names to at most 30"},
		{"20 root fields", "{ " + many(20, "a ") + "}", ""},
		{"21 root fields", "{ " + many(21, "a ") + "}", "20 fields at its root"},
		{"22 root fields by spreading", "{ ...F ...F ... { ...F } } fragment F on Query { " + many(11, "a ") + "}",
			"20 fields at its root"},
		{"22 fields in a fragment that is for no root", "{ a { ...F } } fragment F on Order { " + many(22, "a ") + "}", ""},
		{"10 mutations", "mutation { " + many(10, "a ") + "}", ""},
		{"11 mutations", "mutation { " + many(11, "a ") + "}", "at most 10 changes"},
		{"11 mutations beside a query", "query A { a } mutation B { " + many(11, "a ") + "}", "at most 10 changes"},
		{"500 selections", "{ a { " + many(499, "b ") + "} }", ""},
		{"501 selections", "{ a { " + many(500, "b ") + "} }", "at most 500 fields"},
		{"501 selections in a fragment that nobody spreads", "{ a } fragment F on Order { " + many(501, "b ") + "}", "at most 500 fields"},
		{"26 doubling fragments", doubling(26), "at most 500 fields"},
		{"60 doubling fragments", doubling(60), "at most 500 fields"},
		{"100 directives", "{ a " + many(100, "@b ") + "}", ""},
		{"101 directives", "{ a " + many(101, "@b ") + "}", "at most 100 directives"},
		{"101 directives here and there", "query($v: Int " + many(25, "@b ") + ") " + many(25, "@b ") + "{ ... " +
			many(25, "@b ") + "{ a } ...F " + many(25, "@b ") +
			"} fragment F on Query @b { a }", "at most 100 directives"},
		{"a list of 250", "{ a(b: [" + many(250, "# ") + "]) }", ""},
		{"a list of 251", "{ a(b: [" + many(251, "# ") + "]) }", "b: a list may have at most 250 values"},
		{"a list of 251 within", "{ a(input: {b: [{c: [" + many(251, "# ") + "]}]}) }", "input.b.0.c: a list may have at most 250 values"},
		{"2,000 tokens", "{ " + many(1_998, "a ") + "}", "at most 500 fields"},
		{"2,001 tokens", "{ " + many(1_999, "a ") + "}", "token limit of 2000"},
		{"a name of 64 characters", "{ " + strings.Repeat("a", 64) + " }", ""},
		{"a name of 65 characters", "{ " + strings.Repeat("a", 65) + " }", "so long a name as aaaa"},
		{"an alias of 64 characters", "{ " + strings.Repeat("a", 64) + ": a }", ""},
		{"an alias of 65 characters", "{ " + strings.Repeat("a", 65) + ": a }", "at most 64 characters"},
		{"a fragment in itself", "{ ...F } fragment F on Query { a ...F }", "F spreads itself"},
		{"a fragment in itself by way of another",
			"{ a } fragment F on Query { a { ...G } } fragment G on Order { ... { ...F } }", "F spreads itself"},
		{"fragments that are not there", "{ ...F }", ""},
		{"no operation", "fragment F on Query { a }", ""},
		{"no document", "", ""},
		{"no GraphQL", "{", "Expected Name"},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := g.MutateOperationParameters(context.Background(), &graphql.RawParams{Query: c.document})
			if c.refusal == "" && err != nil || c.refusal != "" && (err == nil || !strings.Contains(err.Message, c.refusal)) {
				t.Errorf("refused with %v, want %q", err, c.refusal)
			}
			if err != nil && err.Extensions["code"] == nil {
				t.Errorf("%v has no code", err)
			}
		})
	}
}

// doubling is n fragments that each spread the next one twice.
func doubling(n int) string {
	return "{ a { ...F0 } } " + many(n, "fragment F# on Order { ...F#+ ...F#+ } ") + fmt.Sprintf("fragment F%d on Order { b }", n)
}

// Each selection is looked at once, however often its fragment is spread: 60
// fragments that double are 2^60 fields, and 121 steps.
func TestTheWorkOfJudgingGrowsWithTheTextAndNotWithWhatItSpreads(t *testing.T) {
	g := newGuard(DefaultLimits)
	g.limits.Selections = maxSum + 1
	for _, n := range []int{1, 10, 60, 240} {
		document, err := parser.ParseQuery(&ast.Source{Input: doubling(n)})
		if err != nil {
			t.Fatal(err)
		}
		s := newSurvey(g, document)
		measured := s.selectionSet(document.Operations[0].SelectionSet)
		if want := 2*n + 3; s.visited != want {
			t.Errorf("%d fragments: %d steps, want %d", n, s.visited, want)
		}
		if n >= 60 && measured.selections != maxSum {
			t.Errorf("%d fragments select %d fields", n, measured.selections)
		}
		real := strings.NewReplacer("{ a {", "{ orders { nodes {", "} } f", "} } } f", "{ b }", "{ total { amount } }")
		b := bill{fragments: map[fragmentOfPage]int{}}
		if b.operation(validated(t, real.Replace(doubling(n))).Operations[0]); b.visited != 2*n+5 {
			t.Errorf("%d fragments: the bill took %d steps, want %d", n, b.visited, 2*n+5)
		}
	}
}

// validated is a document as gqlgen hands it on, with its types found. All rules
// together would take years for what doubles sixty times.
func validated(t testing.TB, text string) *ast.QueryDocument {
	t.Helper()
	document, err := parser.ParseQuery(&ast.Source{Input: text})
	if err != nil {
		t.Fatal(err)
	}
	schema := generated.NewExecutableSchema(generated.Config{}).Schema()
	if errs := validator.ValidateWithRules(schema, document,
		rules.NewRules(rules.ScalarLeafsRule, rules.KnownArgumentNamesRule)); len(errs) > 0 {
		t.Fatal(errs)
	}
	return document
}
