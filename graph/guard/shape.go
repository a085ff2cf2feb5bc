package guard

import (
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// shape is how much a selection set asks for, with its fragments spread.
type shape struct {
	depth         int // of fields
	introspection int // of fields within __schema and __type, which count as one above
	aliases       int
	fields        int // of the set itself, without fields in fields
	selections    int
	directives    int
}

// maxSum is where counting ends: sixty fragments that each spread the one before twice would count
// to more than an int holds.
const maxSum = 1 << 30

func add(a, b int) int { return min(a+b, maxSum) }

// combined is the shape of two selection sets that are read as one.
func (s shape) combined(o shape) shape {
	return shape{
		depth:         max(s.depth, o.depth),
		introspection: max(s.introspection, o.introspection),
		aliases:       add(s.aliases, o.aliases),
		fields:        add(s.fields, o.fields),
		selections:    add(s.selections, o.selections),
		directives:    add(s.directives, o.directives),
	}
}

// survey measures one document. Each fragment is measured once.
type survey struct {
	guard     *Guard
	named     map[string]*ast.FragmentDefinition
	fragments map[string]*shape // nil while it is being measured
	refused   *gqlerror.Error   // a refusal that does not depend on the sums
	visited   int               // how many selections and values were visited; tests bound the work by it
}

func newSurvey(g *Guard, document *ast.QueryDocument) *survey {
	s := &survey{guard: g, named: make(map[string]*ast.FragmentDefinition, len(document.Fragments)), fragments: map[string]*shape{}}
	for _, fragment := range document.Fragments {
		s.named[fragment.Name] = fragment
	}
	return s
}

// judge refuses a document when any of its operations or fragments is over a limit, because
// validation looks at all of them, whichever is to be run.
func (g *Guard) judge(document *ast.QueryDocument) *gqlerror.Error {
	s := newSurvey(g, document)
	for _, fragment := range document.Fragments {
		measured := s.fragment(fragment)
		if s.refused != nil {
			return s.refused
		}
		// The depth of a fragment counts only where an operation spreads it.
		measured.depth, measured.introspection = 0, 0
		if err := g.judgeShape(measured); err != nil {
			return err
		}
	}
	for _, operation := range document.Operations {
		measured := s.selectionSet(operation.SelectionSet)
		measured.directives = add(measured.directives, s.directives(operation.Directives))
		for _, variable := range operation.VariableDefinitions {
			measured.directives = add(measured.directives, s.directives(variable.Directives))
			s.knowsType(variable.Type.Name(), variable.Position)
			s.checkValue(variable.DefaultValue)
		}
		if s.refused != nil {
			return s.refused
		}
		if err := g.judgeShape(measured); err != nil {
			return err
		}
		if measured.fields > g.limits.RootFields {
			return refuse("An operation may have at most %d fields at its root.", g.limits.RootFields)
		}
		if operation.Operation == ast.Mutation && measured.fields > g.limits.Mutations {
			return refuse("One request may make at most %d changes. Send several requests.", g.limits.Mutations)
		}
	}
	return nil
}

func (g *Guard) judgeShape(s shape) *gqlerror.Error {
	switch {
	case s.selections > g.limits.Selections:
		return refuse(
			"An operation may select at most %d fields and fragments, counted wherever a fragment is spread.",
			g.limits.Selections,
		)
	case s.depth > g.limits.Depth:
		return refuse("Fields may be nested at most %d deep.", g.limits.Depth)
	case s.introspection > introspectionDepth:
		return refuse("The schema may be read at most %d fields deep.", introspectionDepth)
	case s.aliases > g.limits.Aliases:
		return refuse("An operation may give other names to at most %d fields.", g.limits.Aliases)
	case s.directives > g.limits.Directives:
		return refuse("An operation may have at most %d directives.", g.limits.Directives)
	}
	return nil
}

func (s *survey) selectionSet(selections ast.SelectionSet) shape {
	var all shape
	for _, selection := range selections {
		s.visited++
		one := shape{}
		switch selection := selection.(type) {
		case *ast.Field:
			one = s.field(selection)
		case *ast.InlineFragment:
			one = s.selectionSet(selection.SelectionSet)
			one.directives = add(one.directives, s.directives(selection.Directives))
			if selection.TypeCondition != "" {
				s.knowsType(selection.TypeCondition, selection.Position)
			}
		case *ast.FragmentSpread:
			if fragment := s.named[selection.Name]; fragment != nil {
				one = s.fragment(fragment)
			}
			one.directives = add(one.directives, s.directives(selection.Directives))
		}
		one.selections = add(one.selections, 1)
		all = all.combined(one)
	}
	return all
}

func (s *survey) field(field *ast.Field) shape {
	one := s.selectionSet(field.SelectionSet)
	one.depth++
	if field.Name == "__schema" || field.Name == "__type" {
		one.depth, one.introspection = 1, max(one.depth, one.introspection)
	}
	one.fields = 1
	if field.Alias != field.Name {
		one.aliases = add(one.aliases, 1)
	}
	one.directives = add(one.directives, s.directives(field.Directives))
	s.checkName("field", field.Name, field.Position)
	if field.Alias != field.Name && len(field.Alias) > longestName { // which would be in the answer once for each object
		s.refused = refuse("Another name of a field may have at most %d characters.", longestName)
	}
	s.checkArguments(field.Arguments)
	return one
}

// fragment measures each fragment once, and refuses one that spreads itself.
func (s *survey) fragment(fragment *ast.FragmentDefinition) shape {
	known, begun := s.fragments[fragment.Name]
	switch {
	case begun && known == nil:
		s.refused = invalid("The fragment "+brief(fragment.Name)+" spreads itself, perhaps by way of others.", fragment.Position)
		return shape{}
	case begun:
		return *known
	}
	s.fragments[fragment.Name] = nil
	measured := s.selectionSet(fragment.SelectionSet)
	measured.directives = add(measured.directives, s.directives(fragment.Directives))
	s.knowsType(fragment.TypeCondition, fragment.Position)
	s.fragments[fragment.Name] = &measured
	return measured
}
