package guard

import (
	"encoding/json"
	"strconv"

	"github.com/vektah/gqlparser/v2/ast"
)

// The prices. One point is one object of the answer; scalars come with it. So a
// field that is an object costs 1 and what is selected of it, and a list that as
// many times as it has objects: as many as are asked for, see (bill).length.
const (
	// perChange is for each change that a mutation makes.
	perChange = 10
	// perSubscription is for opening one, whatever comes of it.
	perSubscription = 10
	// perAlias is for a scalar under another name, in each object.
	perAlias = 1
	// perSchema is for __schema and __type, with all that is selected of them.
	perSchema = 100
	// counted is how many rows are counted for one point.
	counted = 1_000
	// toCount is how many orders are counted at most unless a limit is given.
	toCount = 10_000

	// defaultPage is how many objects a connection has unless told otherwise.
	defaultPage = 25
	// longestPage bounds what is taken for a page's length: longer ones are refused
	// by name later on, before anything is read.
	longestPage = 250
	// usual is how many objects any other list is taken to have.
	usual = 10
)

// lengths are those of lists that are known to be shorter than usual.
var lengths = map[string]int{
	"Order.actions":                 8,
	"PaymentBreakdown.transactions": 3,
	"PaymentTransaction.lines":      3,
	"Order.attributes":              3,
	"OrderLine.attributes":          2,
	"Fulfillment.tracking":          2,
	"TimelineEntry.changes":         3,
	"Query.orderStatusCounts":       4,
}

// flat are prices of fields that cost more than the objects they are, or
// something although they are none.
var flat = map[string]int{
	"Query.orderStatusCounts": 4 * toCount / counted,
	"Customer.orderCount":     1,
}

// bill adds up what one operation costs. Each fragment is added up once for each
// length of the page that it may stand in.
type bill struct {
	variables map[string]any
	fragments map[fragmentOfPage]int
	seen      int // selections that were looked at: the work that was done
}

type fragmentOfPage struct {
	name string
	page int
}

func times(a, b int) int {
	if a > 0 && b > most/a {
		return most
	}
	return a * b
}

// operation is at least 1, so that nothing is for free.
func (b *bill) operation(operation *ast.OperationDefinition) int {
	cost := b.set(operation.SelectionSet, usual)
	if operation.Operation == ast.Subscription {
		cost = plus(cost, perSubscription)
	}
	return max(cost, 1)
}

// set is the cost of what is selected of one object. page is the length of the
// page that it is, if it is one.
func (b *bill) set(selections ast.SelectionSet, page int) int {
	cost := 0
	for _, selection := range selections {
		b.seen++
		switch selection := selection.(type) {
		case *ast.Field:
			cost = plus(cost, b.field(selection, page))
		case *ast.InlineFragment:
			cost = plus(cost, b.set(selection.SelectionSet, page))
		case *ast.FragmentSpread:
			key := fragmentOfPage{selection.Name, page}
			known, added := b.fragments[key]
			if !added {
				known = b.set(selection.Definition.SelectionSet, page)
				b.fragments[key] = known
			}
			cost = plus(cost, known)
		}
	}
	return cost
}

func (b *bill) field(field *ast.Field, page int) int {
	if field.Name == "__schema" || field.Name == "__type" {
		return perSchema
	}
	name := field.ObjectDefinition.Name + "." + field.Name
	cost := flat[name]
	switch {
	case name == "OrderConnection.totalCount":
		limit, given := b.number(field, "limit")
		if !given {
			limit = toCount
		}
		cost += min(max(limit, 0), 100*toCount) / counted
	case field.ObjectDefinition.Name == "Mutation":
		cost += times(perChange, b.changes(field, 1))
	}
	if len(field.SelectionSet) == 0 {
		if field.Alias != field.Name { // or thirty copies of a scalar came with it for nothing
			cost = plus(cost, perAlias)
		}
		return cost
	}
	if field.Definition.Type.Elem == nil { // an object, which may be a page
		return plus(cost, plus(1, b.set(field.SelectionSet, b.length(field, defaultPage))))
	}
	length, known := lengths[name]
	switch {
	case !known && isPage(field.ObjectDefinition), name == "FulfillOrdersPayload.results":
		length = page
	case !known:
		length = b.length(field, usual)
	}
	return plus(cost, times(length, plus(1, b.set(field.SelectionSet, usual))))
}

// isPage tells whether an object's lists are as long as the object's own
// arguments say, as Relay's connections are.
func isPage(of *ast.Definition) bool { return of.Fields.ForName("pageInfo") != nil }

// length is how many objects a field's arguments ask for.
func (b *bill) length(field *ast.Field, otherwise int) int {
	for _, name := range []string{"first", "last"} {
		if n, given := b.number(field, name); given {
			return min(max(n, 1), longestPage)
		}
	}
	if ids := field.Arguments.ForName("ids"); ids != nil {
		return b.items(ids.Value)
	}
	return b.changes(field, otherwise)
}

// changes is how many orders the field of a mutation names.
func (b *bill) changes(field *ast.Field, otherwise int) int {
	input := field.Arguments.ForName("input")
	if field.Name != "fulfillOrders" || input == nil {
		return otherwise
	}
	if input.Value.Kind == ast.Variable {
		object, _ := b.variables[input.Value.Raw].(map[string]any)
		list, _ := object["orderIds"].([]any)
		return max(len(list), 1)
	}
	if ids := input.Value.Children.ForName("orderIds"); ids != nil {
		return b.items(ids)
	}
	return otherwise
}

// items is how many values a list in the input has; one that is no list is one.
func (b *bill) items(value *ast.Value) int {
	if value.Kind == ast.Variable {
		list, _ := b.variables[value.Raw].([]any)
		return max(len(list), 1)
	}
	return max(len(value.Children), 1)
}

// number is a whole number in a field's arguments. One that does not fit is as
// large as can be.
func (b *bill) number(field *ast.Field, name string) (n int, given bool) {
	var value *ast.Value
	if argument := field.Arguments.ForName(name); argument != nil {
		value = argument.Value
	} else if defined := field.Definition.Arguments.ForName(name); defined != nil {
		value = defined.DefaultValue
	}
	if value == nil || value.Kind == ast.NullValue {
		return 0, false
	}
	text := value.Raw
	if value.Kind == ast.Variable {
		switch value := b.variables[value.Raw].(type) {
		case json.Number:
			text = value.String()
		case string:
			text = value
		case int64:
			return int(min(value, most)), true
		default:
			return 0, false
		}
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		return most, true
	}
	return n, true
}
