package guard

import (
	"encoding/json"
	"strconv"

	"github.com/vektah/gqlparser/v2/ast"
)

// These are the prices. One point is one object of the answer, with its scalars. A field that is an
// object costs 1 plus the cost of its selection. A list costs that for each of its objects; how
// many it has is taken from its arguments, see (bill).length.
const (
	// perChange is for each change that a mutation makes.
	perChange = 10
	// perSubscription is for opening a subscription.
	perSubscription = 10
	// perAlias is for a scalar under another name, in each object.
	perAlias = 1
	// perSchema is for __schema and for __type, whatever is selected of them.
	perSchema = 100
	// rowsPerPoint is how many rows are counted, or left out by an offset, for one point.
	rowsPerPoint = 1_000
	// defaultCountLimit is how many orders are counted at most unless a limit is given.
	defaultCountLimit = 10_000
	// maxOffset bounds an offset in this sum: a higher one is refused later with an error of its own.
	maxOffset = 10_000
	// maxSummed is how many orders a summary, a histogram or facets read at most.
	maxSummed = 1_000_000

	// defaultPage is how many objects a connection has unless told otherwise.
	defaultPage = 25
	// longestPage bounds the length of a page in this sum: a longer page is refused later with an
	// error of its own, before anything is read.
	longestPage = 250
	// usualLength is how many objects any other list is taken to have.
	usualLength = 10
)

// usualLengths are lengths of lists that are usually shorter than usualLength.
var usualLengths = map[string]int{
	"Order.actions":                 8,
	"PaymentBreakdown.transactions": 3,
	"PaymentTransaction.lines":      3,
	"Order.attributes":              3,
	"OrderLine.attributes":          2,
	"Fulfillment.tracking":          2,
	"TimelineEntry.changes":         3,
	"TimelineEntry.params":          1,
	"OrderAction.params":            1,
	"UserError.params":              2,
	"Customer.spent":                1,
	"Query.orderStatusCounts":       4,
	"OrderSummary.total":            1,
	"OrderSummary.paid":             1,
	"OrderSummary.refunded":         1,
	"OrderSummary.outstanding":      1,
}

// flatPrices are added for fields that cost more than their objects, or that cost something although
// they are scalars.
var flatPrices = map[string]int{
	"Query.orderStatusCounts": 4 * defaultCountLimit / rowsPerPoint,
	"Query.orderSummary":      maxSummed / rowsPerPoint,
	"Query.orderHistogram":    maxSummed / rowsPerPoint,
	"Query.orderFacets":       maxSummed / rowsPerPoint,
	"Customer.orderCount":     1,
	"Customer.spent":          1,
}

// bill adds up what one operation costs. Each fragment is added up once for each
// length of the page that it may stand in.
type bill struct {
	variables map[string]any
	fragments map[fragmentOfPage]int
	visited   int // how many selections were visited; tests bound the work by it
}

type fragmentOfPage struct {
	name string
	page int
}

func multiply(a, b int) int {
	if a > 0 && b > maxSum/a {
		return maxSum
	}
	return a * b
}

// operation is the cost of an operation. It is at least 1, so that nothing is free.
func (b *bill) operation(operation *ast.OperationDefinition) int {
	cost := b.selectionSet(operation.SelectionSet, usualLength)
	if operation.Operation == ast.Subscription {
		cost = add(cost, perSubscription)
	}
	return max(cost, 1)
}

// selectionSet is the cost of what is selected of one object. page is the length of the lists in the
// object if it is a page, see isPage.
func (b *bill) selectionSet(selections ast.SelectionSet, page int) int {
	cost := 0
	for _, selection := range selections {
		b.visited++
		switch selection := selection.(type) {
		case *ast.Field:
			cost = add(cost, b.field(selection, page))
		case *ast.InlineFragment:
			cost = add(cost, b.selectionSet(selection.SelectionSet, page))
		case *ast.FragmentSpread:
			key := fragmentOfPage{selection.Name, page}
			known, added := b.fragments[key]
			if !added {
				known = b.selectionSet(selection.Definition.SelectionSet, page)
				b.fragments[key] = known
			}
			cost = add(cost, known)
		}
	}
	return cost
}

func (b *bill) field(field *ast.Field, page int) int {
	if field.Name == "__schema" || field.Name == "__type" {
		return perSchema
	}
	name := field.ObjectDefinition.Name + "." + field.Name
	cost := flatPrices[name]
	switch {
	case name == "OrderConnection.totalCount", name == "CustomerConnection.totalCount":
		limit, given := b.number(field, "limit")
		if !given {
			limit = defaultCountLimit
		}
		cost += min(max(limit, 0), 100*defaultCountLimit) / rowsPerPoint
	case name == "Query.orders":
		offset, _ := b.number(field, "offset")
		cost += min(max(offset, 0), maxOffset) / rowsPerPoint
	case field.ObjectDefinition.Name == "Mutation":
		cost += multiply(perChange, b.changes(field, 1))
	}
	if len(field.SelectionSet) == 0 {
		if field.Alias != field.Name { // otherwise thirty copies of a scalar would be free
			cost = add(cost, perAlias)
		}
		return cost
	}
	if field.Definition.Type.Elem == nil { // an object, which may be a page
		return add(cost, add(1, b.selectionSet(field.SelectionSet, b.length(field, defaultPage))))
	}
	length, known := usualLengths[name]
	switch {
	case !known && isPage(field.ObjectDefinition), name == "FulfillOrdersPayload.results":
		length = page
	case !known:
		length = b.length(field, usualLength)
	}
	return add(cost, multiply(length, add(1, b.selectionSet(field.SelectionSet, usualLength))))
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

// items is how many values a list in the input has. A value that is no list counts as one, because
// GraphQL takes it for a list of one.
func (b *bill) items(value *ast.Value) int {
	if value.Kind == ast.Variable {
		list, _ := b.variables[value.Raw].([]any)
		return max(len(list), 1)
	}
	return max(len(value.Children), 1)
}

// number is a whole number in a field's arguments. A number that does not fit counts as maxSum.
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
			return int(min(value, maxSum)), true
		default:
			return 0, false
		}
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		return maxSum, true
	}
	return n, true
}
