package guard

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// lineTypes are the input types for lines of an order. A list of them may be longer than other
// lists: package order bounds it, with an error of its own, and the size of the request bounds it
// before that.
var lineTypes = []string{"OrderLineInput", "OrderLineEdit", "FulfillmentLineInput"}

// judgeVariables refuses lists in variables that are too long, before their values are read one by
// one.
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

// longValue is the path of a list in value that is too long, beginning with name; empty for none. of
// is the type of the value, or of its items.
func (g *Guard) longValue(value any, of *ast.Definition, name string) string {
	switch value := value.(type) {
	case []any:
		if len(value) > g.limits.List && !slices.Contains(lineTypes, of.Name) {
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

// longLiteral is longValue for a list that stands in the document itself, where types are not known
// yet. So it bounds lines of an order, too; but the limit of tokens allows fewer than 250 of these
// by default.
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
