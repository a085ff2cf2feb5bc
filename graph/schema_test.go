package graph_test

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"

	"waybill/graph/generated"
	"waybill/internal/auth"
)

// Tools read the schema with a document that is as large as what people ask.
func TestTheSchemaCanBeReadAsToolsDo(t *testing.T) {
	const input, deep = "name description type { ...T } defaultValue", "kind name ofType { "
	s := newShop(t)
	s.must(`query IntrospectionQuery { __schema { description queryType { name } mutationType { name } subscriptionType { name } types {
		...F }
		directives { name description locations isRepeatable args(includeDeprecated: true) { ...I } } } }
		fragment F on __Type { kind name description specifiedByURL isOneOf fields(includeDeprecated: true) { name description
			args(includeDeprecated: true) { ...I } type { ...T } isDeprecated deprecationReason }
			inputFields(includeDeprecated: true) { ...I } interfaces { ...T } enumValues(includeDeprecated: true) { name description
				isDeprecated
				deprecationReason } possibleTypes { ...T } }
		fragment I on __InputValue { `+input+` isDeprecated deprecationReason } fragment T on __Type { `+strings.Repeat(deep,
		9)+"kind name"+strings.Repeat(" }", 9)+" }", nil)
}

// Over HTTP and WebSocket, nobody comes so far without signing in; this is the
// second lock.
func TestTheSchemaIsForThoseWhoSignedIn(t *testing.T) {
	s := newShop(t)
	for _, signedIn := range []bool{true, false} {
		ctx := t.Context()
		if signedIn {
			ctx = auth.With(ctx, auth.Demo)
		}
		r := httptest.NewRequestWithContext(ctx, http.MethodPost, "/graphql",
			strings.NewReader(`{"query":"{ __schema { queryType { name } } }"}`))
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		s.graph.ServeHTTP(w, r)
		if got := strings.Contains(w.Body.String(), `"name":"Query"`); got != signedIn {
			t.Errorf("signed in %t: %s", signedIn, w.Body)
		}
	}
}

// The places of directives in the specification of October 2021 and in that of September 2025.
var directiveLocations = []string{
	"QUERY", "MUTATION", "SUBSCRIPTION", "FIELD", "FRAGMENT_DEFINITION", "FRAGMENT_SPREAD", "INLINE_FRAGMENT", "VARIABLE_DEFINITION",
	"SCHEMA", "SCALAR", "OBJECT", "FIELD_DEFINITION", "ARGUMENT_DEFINITION", "INTERFACE", "UNION", "ENUM", "ENUM_VALUE", "INPUT_OBJECT",
	"INPUT_FIELD_DEFINITION",
}

// graphql-core for Python, for one, refuses a whole schema for a place that it does not know.
func TestIntrospectionHasOnlyPlacesThatAreReleased(t *testing.T) {
	s := newShop(t)
	data := s.must(`{ __schema { directives { name locations } } __type(name: "__DirectiveLocation") { enumValues { name } } }`, nil)
	var names []string
	for _, value := range at(data, "__type.enumValues").([]any) {
		names = append(names, at(value, "name").(string))
	}
	slices.Sort(names)
	if want := slices.Sorted(slices.Values(directiveLocations)); !slices.Equal(names, want) {
		t.Errorf("places %v, want %v", names, want)
	}
	for _, d := range at(data, "__schema.directives").([]any) {
		for _, place := range at(d, "locations").([]any) {
			if !slices.Contains(directiveLocations, place.(string)) {
				t.Errorf("@%s may stand on %s", at(d, "name"), place)
			}
		}
	}
}

const goldenSchema = "schema.golden.graphql"

func schema() *ast.Schema {
	return generated.NewExecutableSchema(generated.Config{}).Schema()
}

func parsed(t *testing.T, file string) *ast.Schema {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	s, err := gqlparser.LoadSchema(&ast.Source{Name: file, Input: string(text)})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// The golden file makes every change of the API visible in one place of a change's review.
func TestTheSchemaIsTheOneThatWasReviewed(t *testing.T) {
	var printed bytes.Buffer
	formatter.NewFormatter(&printed, formatter.WithIndent("  ")).FormatSchema(schema())
	if *update {
		if err := os.WriteFile(goldenSchema, printed.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	golden, err := os.ReadFile(goldenSchema)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(golden, printed.Bytes()) {
		t.Errorf("the schema is not %s any more; if that is meant, run go test ./graph -run Reviewed -update", goldenSchema)
	}
}

func TestTheSchemaCarriesTheWholeContract(t *testing.T) {
	for _, missing := range lacking(parsed(t, "testdata/contract.graphql"), schema()) {
		t.Error(missing)
	}
}

func TestTheGoldenSchemaCarriesTheWholeContract(t *testing.T) {
	for _, missing := range lacking(parsed(t, "testdata/contract.graphql"), parsed(t, goldenSchema)) {
		t.Error(missing)
	}
}

// A comparison that finds nothing missing anywhere would prove nothing.
func TestWhatTheContractHasAndASchemaLacksIsNamed(t *testing.T) {
	contract := `interface Node { id: ID! } type Query implements Node { id: ID! a(n: Int = 5): String } enum E { ONE TWO }
		input I { x: Int = 1 }`
	for _, c := range []struct{ name, schema string }{
		{"a type", `interface Node { id: ID! } type Query implements Node { id: ID! a(n: Int = 5): String } enum E { ONE TWO }`},
		{"a field", `interface Node { id: ID! } type Query implements Node { id: ID! b: Int } enum E { ONE TWO } input I { x: Int = 1 }`},
		{"a field's type", `interface Node { id: ID! } type Query implements Node { id: ID! a(n: Int = 5): String! } enum E { ONE TWO }
			input I { x: Int = 1 }`},
		{"an argument", `interface Node { id: ID! } type Query implements Node { id: ID! a: String } enum E { ONE TWO } input I { x: Int
			= 1 }`},
		{"an argument's default", `interface Node { id: ID! } type Query implements Node { id: ID! a(n: Int = 6): String } enum E { ONE
			TWO }
			input I { x: Int = 1 }`},
		{"a new required argument",
			`interface Node { id: ID! } type Query implements Node { id: ID! a(n: Int = 5, m: Int!): String } enum E { ONE TWO }
			input I { x: Int = 1 }`},
		{"an enum value", `interface Node { id: ID! } type Query implements Node { id: ID! a(n: Int = 5): String } enum E { ONE }
			input I { x: Int = 1 }`},
		{"an input's default", `interface Node { id: ID! } type Query implements Node { id: ID! a(n: Int = 5): String } enum E { ONE TWO }
			input I { x: Int }`},
		{"a new required input field", `interface Node { id: ID! } type Query implements Node { id: ID! a(n: Int = 5): String } enum E {
			ONE TWO }
			input I { x: Int = 1 y: Int! }`},
		{"an interface", `type Query { id: ID! a(n: Int = 5): String } enum E { ONE TWO } input I { x: Int = 1 } interface Node {
			id: ID! }`},
		{"the kind of a type", `interface Node { id: ID! } type Query implements Node { id: ID! a(n: Int = 5): String } scalar E
			input I { x: Int = 1 }`},
	} {
		t.Run(c.name, func(t *testing.T) {
			want := gqlparser.MustLoadSchema(&ast.Source{Input: contract})
			has := gqlparser.MustLoadSchema(&ast.Source{Input: c.schema})
			if missing := lacking(want, has); len(missing) != 1 {
				t.Errorf("found %q", missing)
			}
		})
	}
}

// lacking names what the contract has and the schema has not, or has otherwise.
func lacking(contract, has *ast.Schema) []string {
	var found []string
	for name, want := range contract.Types {
		got := has.Types[name]
		switch {
		case want.BuiltIn:
		case got == nil:
			found = append(found, fmt.Sprintf("%s %s is missing", want.Kind, name))
		case got.Kind != want.Kind:
			found = append(found, fmt.Sprintf("%s is %s, want %s", name, got.Kind, want.Kind))
		default:
			found = append(found, lackingInType(want, got)...)
		}
	}
	slices.Sort(found)
	return found
}

func lackingInType(want, got *ast.Definition) []string {
	var found []string
	for _, name := range want.Interfaces {
		if !slices.Contains(got.Interfaces, name) {
			found = append(found, fmt.Sprintf("%s does not implement %s", want.Name, name))
		}
	}
	for _, value := range want.EnumValues {
		if got.EnumValues.ForName(value.Name) == nil {
			found = append(found, fmt.Sprintf("%s.%s is missing", want.Name, value.Name))
		}
	}
	for _, field := range want.Fields {
		if field.Name == "__schema" || field.Name == "__type" {
			continue
		}
		name := want.Name + "." + field.Name
		other := got.Fields.ForName(field.Name)
		if other == nil {
			found = append(found, name+" is missing")
			continue
		}
		found = append(found, different(name, field.Type, other.Type, field.DefaultValue, other.DefaultValue)...)
		found = append(found, lackingInArguments(name, field.Arguments, other.Arguments)...)
	}
	// What is added must not break those who do not send it.
	if want.Kind == ast.InputObject {
		for _, field := range got.Fields {
			if want.Fields.ForName(field.Name) == nil && field.Type.NonNull && field.DefaultValue == nil {
				found = append(found, fmt.Sprintf("%s.%s is required, and not in the contract", want.Name, field.Name))
			}
		}
	}
	return found
}

func lackingInArguments(name string, want, got ast.ArgumentDefinitionList) []string {
	var found []string
	for _, argument := range want {
		other := got.ForName(argument.Name)
		at := name + "(" + argument.Name + ":)"
		if other == nil {
			found = append(found, at+" is missing")
			continue
		}
		found = append(found, different(at, argument.Type, other.Type, argument.DefaultValue, other.DefaultValue)...)
	}
	for _, argument := range got {
		if want.ForName(argument.Name) == nil && argument.Type.NonNull && argument.DefaultValue == nil {
			found = append(found, fmt.Sprintf("%s(%s:) is required, and not in the contract", name, argument.Name))
		}
	}
	return found
}

func different(name string, want, got *ast.Type, wantDefault, gotDefault *ast.Value) []string {
	var found []string
	if want.String() != got.String() {
		found = append(found, fmt.Sprintf("%s is %s, want %s", name, got, want))
	}
	if wantDefault.String() != gotDefault.String() {
		found = append(found, fmt.Sprintf("%s is %s when left out, want %s", name, gotDefault, wantDefault))
	}
	return found
}

// What a schema advertises must work; deferred fields would be read after the
// response's snapshot has ended.
func TestDeferIsNotOffered(t *testing.T) {
	s := newShop(t)
	id := s.place(nil)
	if got := s.ask(`{ order(id: "`+id+`") { id ... @defer { lines { title } } } }`, nil); !strings.Contains(string(got.Raw),
		"GRAPHQL_VALIDATION_FAILED") {
		t.Errorf("answered %s", got.Raw)
	}
	if got := s.ask("{ __schema { directives { name } } }", nil); strings.Contains(string(got.Raw), "defer") {
		t.Errorf("answered %s", got.Raw)
	}
}

// One fragment on MutationPayload reads every refusal.
func TestEveryPayloadWithUserErrorsIsAMutationPayload(t *testing.T) {
	for name, one := range schema().Types {
		if strings.HasSuffix(name, "Payload") && one.Kind == ast.Object && one.Fields.ForName("userErrors") != nil &&
			!slices.Contains(one.Interfaces, "MutationPayload") {
			t.Errorf("%s is no MutationPayload", name)
		}
	}
	s := newShop(t)
	s.wants(s.must(`mutation { commented: addOrderComment(input: {orderId: "nothing", body: "Beep."}) { ...R }
		cancelled: cancelOrder(input: {orderId: "nothing", reason: STAFF}) { __typename ...R } }
		fragment R on MutationPayload { userErrors { code } }`, nil), `{"commented": {"userErrors": [{"code": "ORDER_NOT_FOUND"}]},
		"cancelled": {"__typename": "CancelOrderPayload", "userErrors": [{"code": "ORDER_NOT_FOUND"}]}}`)
}

func TestEveryScalarOfOursNamesItsSpecification(t *testing.T) {
	for name, one := range schema().Types {
		if one.Kind == ast.Scalar && !one.BuiltIn && one.Directives.ForName("specifiedBy") == nil {
			t.Errorf("%s has no @specifiedBy", name)
		}
	}
}
