package guard

import (
	"strings"

	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// For an unknown name, validation suggests similar names. It compares every letter of the name with
// every letter of all others, which takes long for a long name. So names that are too long to be
// in the schema are refused here, and so are unknown types.

// longestName is far longer than any name of the schema, in bytes.
const longestName = 64

// checkName refuses a name that is too long to be in the schema.
func (s *survey) checkName(kind, name string, at *ast.Position) {
	if len(name) > longestName {
		s.refused = invalid("There is no "+kind+" with so long a name as "+brief(name), at)
	}
}

// knowsType refuses a type that the schema does not have.
func (s *survey) knowsType(name string, at *ast.Position) {
	if s.guard.schema.Types[name] == nil {
		s.refused = invalid("There is no type "+brief(name)+".", at)
	}
}

// directives counts and checks them.
func (s *survey) directives(list ast.DirectiveList) int {
	for _, directive := range list {
		s.checkName("directive", directive.Name, directive.Position)
		s.checkArguments(directive.Arguments)
	}
	return len(list)
}

func (s *survey) checkArguments(arguments ast.ArgumentList) {
	for _, argument := range arguments {
		s.checkName("argument", argument.Name, argument.Position)
		if at := s.guard.longLiteral(argument.Value, argument.Name); at != "" {
			s.refused = s.guard.tooLong(at)
		}
		s.checkValue(argument.Value)
	}
}

func (s *survey) checkValue(value *ast.Value) {
	if value == nil {
		return
	}
	s.visited++
	if value.Kind == ast.EnumValue {
		s.checkName("value", value.Raw, value.Position)
	}
	for _, child := range value.Children {
		s.checkName("field", child.Name, child.Position)
		s.checkValue(child.Value)
	}
}

func invalid(message string, at *ast.Position) *gqlerror.Error {
	err := &gqlerror.Error{Message: message, Extensions: map[string]any{"code": errcode.ValidationFailed}}
	if at != nil {
		err.Locations = []gqlerror.Location{{Line: at.Line, Column: at.Column}}
	}
	return err
}

// brief shortens a name that a client chose.
func brief(name string) string {
	const longest = 100
	if len(name) <= longest {
		return name
	}
	return strings.ToValidUTF8(name[:longest], "") + "…"
}
