package guard

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// lines are the types of which an input lists the lines of an order. There may be
// more of them than other lists may have values: package order knows how many,
// and says so in its own words. The size of the request bounds them before.
var lines = []string{"OrderLineInput", "OrderLineEdit", "FulfillmentLineInput"}

// judgeVariables refuses lists that are too long for anything, before each of
// their values is read.
func (g *Guard) judgeVariables(operation *graphql.OperationContext) *gqlerror.Error {
	for _, variable := range operation.Operation.VariableDefinitions {
		if at := g.longValue(operation.Variables[variable.Variable], variable.Definition, variable.Variable); at != "" {
			return g.tooLong(at)
		}
	}
	return nil
}

func (g *Guard) tooLong(at string) *gqlerror.Error {
	return &gqlerror.Error{
		Message:    fmt.Sprintf("%s: a list may have at most %d values", at, g.limits.List),
		Extensions: map[string]any{"code": "BAD_USER_INPUT", "argument": at},
	}
}

// longValue is the path of a list that is too long, beginning with the value's
// name; empty for none. of is the type of the value, or of what it lists.
func (g *Guard) longValue(value any, of *ast.Definition, name string) string {
	switch value := value.(type) {
	case []any:
		if len(value) > g.limits.List && !slices.Contains(lines, of.Name) {
			return name
		}
		for i, item := range value {
			if at := g.longValue(item, of, strconv.Itoa(i)); at != "" {
				return name + "." + at
			}
		}
	case map[string]any:
		for _, field := range of.Fields { // none when it is no input object
			if at := g.longValue(value[field.Name], g.schema.Types[field.Type.Name()], field.Name); at != "" {
				return name + "." + at
			}
		}
	}
	return ""
}

// longLiteral is the same for a list that stands in the document itself, of which
// the type is not known yet. There, 250 lines of an order are more than the
// tokens allow by default.
func (g *Guard) longLiteral(value *ast.Value, name string) string {
	if value.Kind == ast.ListValue && len(value.Children) > g.limits.List {
		return name
	}
	for i, child := range value.Children {
		inner := child.Name
		if value.Kind == ast.ListValue {
			inner = strconv.Itoa(i)
		}
		if at := g.longLiteral(child.Value, inner); at != "" {
			return name + "." + at
		}
	}
	return ""
}
