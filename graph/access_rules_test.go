package graph

import (
	"maps"
	"slices"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"waybill/graph/generated"
	"waybill/internal/auth"
	"waybill/order"
)

// unruled names what a schema lets people reach and the rules do not know, and
// what the rules know and is not there any more.
func unruled(schema *ast.Schema, fields, nodes map[string]auth.Role) []string {
	var wrong []string
	left, leftNodes := maps.Clone(fields), maps.Clone(nodes)
	for _, root := range []*ast.Definition{schema.Query, schema.Mutation, schema.Subscription} {
		if root == nil {
			continue
		}
		for _, field := range root.Fields {
			name := root.Name + "." + field.Name
			if field.Name == "__schema" || field.Name == "__type" {
				continue // see leastRole
			}
			if !slices.Contains(auth.Roles, fields[name]) {
				wrong = append(wrong, name+" has no rule")
			}
			delete(left, name)
		}
	}
	for _, of := range schema.GetPossibleTypes(schema.Types["Node"]) {
		if !slices.Contains(auth.Roles, nodes[of.Name]) {
			wrong = append(wrong, of.Name+" has no rule")
		}
		delete(leftNodes, of.Name)
	}
	for _, rules := range []map[string]auth.Role{left, leftNodes} {
		for name := range rules {
			wrong = append(wrong, name+" is not there")
		}
	}
	slices.Sort(wrong)
	return wrong
}

func TestEveryRootFieldAndNodeTypeHasARule(t *testing.T) {
	schema := generated.NewExecutableSchema(generated.Config{}).Schema()
	for _, wrong := range unruled(schema, access, nodeAccess) {
		t.Errorf("access.go: %s", wrong)
	}
}

// A walk that finds nothing wrong anywhere would prove nothing.
func TestAMissingAndAStaleRuleAreNamed(t *testing.T) {
	schema := gqlparser.MustLoadSchema(&ast.Source{Input: `interface Node { id: ID! } type Order implements Node { id: ID! } type Token
		implements Node { id: ID! }
		type Query { node(id: ID!): Node } type Mutation { pay: Int } type Subscription { events: Int }`})
	fields := map[string]auth.Role{"Query.node": auth.RoleViewer, "Mutation.pay": "", "Query.gone": auth.RoleAdmin}
	nodes := map[string]auth.Role{"Order": "OWNER", "Parcel": auth.RoleViewer, "Token": auth.RoleAdmin}
	want := []string{"Mutation.pay has no rule", "Order has no rule", "Parcel is not there", "Query.gone is not there",
		"Subscription.events has no rule"}
	if got := unruled(schema, fields, nodes); !slices.Equal(got, want) {
		t.Errorf("named %q, want %q", got, want)
	}
}

func TestEveryActionStandsForAMutation(t *testing.T) {
	for _, a := range order.Actions(order.Facts{}) {
		if access[actionField[a.Name]] == "" {
			t.Errorf("access.go does not say which mutation %s stands for", a.Name)
		}
	}
}
