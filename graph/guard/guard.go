// Package guard refuses operations that ask for too much.
//
// It promises that
//
//   - an operation's shape is judged before anything that takes longer than reading it, above
//     all before validation, and its cost before anything is run;
//   - both take time in proportion to the length of what was sent, however its fragments are nested;
//   - a refusal says which limit was passed.
//
// The limits and prices are in docs/limits.md.
package guard

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"waybill/graph/trusted"
)

// Limits of one operation. A fragment counts wherever it is spread, and fields that are skipped by a
// directive count, too. A limit of 0 is the default. Only the cost, in points, is a flag of the
// command line.
type Limits struct {
	Tokens     int `kong:"-"` // of the document, as the parser reads it
	Depth      int `kong:"-"` // of fields in fields; introspection has a limit of its own
	Aliases    int `kong:"-"` // fields that are given another name
	RootFields int `kong:"-"` // fields of Query, Mutation or Subscription
	Mutations  int `kong:"-"` // fields of Mutation
	Selections int `kong:"-"` // fields and fragments
	Directives int `kong:"-"`
	List       int `kong:"-"` // values of a list in the input, save for the lines of an order
	Cost       int `name:"max-cost" default:"${max_cost}" help:"Cost of one operation in points, see docs/limits.md."`
}

// DefaultLimits allow every operation of the dashboard.
var DefaultLimits = Limits{
	Tokens: 2_000, Depth: 12, Aliases: 30, RootFields: 20, Mutations: 10, Selections: 500, Directives: 100, List: 250, Cost: 200_000,
}

// OrDefaults are the limits with the default of each that is 0.
func (l Limits) OrDefaults() Limits {
	return Limits{
		Tokens: cmp.Or(l.Tokens, DefaultLimits.Tokens), Depth: cmp.Or(l.Depth, DefaultLimits.Depth),
		Aliases: cmp.Or(l.Aliases, DefaultLimits.Aliases), RootFields: cmp.Or(l.RootFields, DefaultLimits.RootFields),
		Mutations: cmp.Or(l.Mutations, DefaultLimits.Mutations), Selections: cmp.Or(l.Selections, DefaultLimits.Selections),
		Directives: cmp.Or(l.Directives, DefaultLimits.Directives), List: cmp.Or(l.List, DefaultLimits.List),
		Cost: cmp.Or(l.Cost, DefaultLimits.Cost),
	}
}

const (
	// introspectionDepth is enough for the query that tools read the schema with.
	introspectionDepth = 16
	// remembered is how many documents are kept, so that each is parsed and validated once.
	remembered = 1_000
	// longestRemembered is the longest document that is kept, in bytes: longer ones would fill
	// the memory.
	longestRemembered = 16 << 10
)

// Guard is the extension of gqlgen's server that keeps the limits.
type Guard struct {
	limits    Limits
	documents *Documents
	schema    *ast.Schema
}

// New makes a guard that keeps limits. documents must be the server's query cache: the shape of a
// document that is in it is not judged again.
func New(limits Limits, documents *Documents) *Guard {
	return &Guard{limits: limits, documents: documents}
}

// Documents are those that have passed the guard and validation, by their text.
type Documents struct {
	*lru.LRU[*ast.QueryDocument]
	trusted *trusted.Documents
}

// NewDocuments remembers the trusted documents, and none of strangers yet.
func NewDocuments(known *trusted.Documents) *Documents {
	return &Documents{lru.New[*ast.QueryDocument](remembered), known}
}

// Get finds a document that has passed. A trusted one is never forgotten.
func (d *Documents) Get(ctx context.Context, text string) (*ast.QueryDocument, bool) {
	if document, isTrusted := d.trusted.Document(text); isTrusted {
		return document, true
	}
	return d.LRU.Get(ctx, text)
}

// Add remembers a document, if it is not too long.
func (d *Documents) Add(ctx context.Context, text string, document *ast.QueryDocument) {
	if len(text) <= longestRemembered {
		d.LRU.Add(ctx, text, document)
	}
}

// ExtensionName is the extension's name in gqlgen.
func (*Guard) ExtensionName() string { return "Guard" }

// Validate is called by gqlgen before anything else.
func (g *Guard) Validate(schema graphql.ExecutableSchema) error {
	g.schema = schema.Schema()
	return nil
}

// MutateOperationParameters judges the shape of a document that is not known yet.
func (g *Guard) MutateOperationParameters(ctx context.Context, params *graphql.RawParams) *gqlerror.Error {
	if _, known := g.documents.Get(ctx, params.Query); known {
		return nil
	}
	_, err := g.parse(params.Query)
	return err
}

// parse reads a document and judges its shape.
func (g *Guard) parse(text string) (*ast.QueryDocument, *gqlerror.Error) {
	document, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: text}, g.limits.Tokens)
	if err != nil {
		var malformed *gqlerror.Error
		if !errors.As(err, &malformed) {
			malformed = gqlerror.Wrap(err)
		}
		errcode.Set(malformed, errcode.ParseFailed)
		return nil, malformed
	}
	return document, g.judge(document)
}

// Pass reads a document and judges all of it that does not depend on variables: its shape, and
// whether the schema has what it asks for.
func Pass(schema *ast.Schema, limits Limits, text string) (*ast.QueryDocument, error) {
	g := &Guard{limits: limits, schema: schema}
	document, refused := g.parse(text)
	if refused != nil {
		return nil, refused
	}
	if len(document.Operations) == 0 {
		return nil, errors.New("it has no operation")
	}
	if wrong := validator.ValidateWithRules(schema, document, rules.NewDefaultRules()); len(wrong) > 0 {
		return nil, wrong
	}
	return document, nil
}

// MutateOperationContext judges the cost of a valid operation.
func (g *Guard) MutateOperationContext(_ context.Context, operation *graphql.OperationContext) *gqlerror.Error {
	if err := g.judgeVariables(operation); err != nil {
		return err
	}
	b := bill{variables: operation.Variables, fragments: map[fragmentOfPage]int{}}
	cost := b.operation(operation.Operation)
	operation.Stats.SetExtension(costKey, cost)
	if cost <= g.limits.Cost {
		return nil
	}
	const less = "Ask for shorter pages, or for less of each order."
	err := refuse("The operation costs %d points, but at most %d are allowed. "+less, cost, g.limits.Cost)
	if cost >= maxSum {
		err.Message = fmt.Sprintf("The operation costs far more than the %d points that are allowed. "+less, g.limits.Cost)
	}
	err.Extensions["cost"] = g.costOf(cost)
	return err
}

const costKey = "cost"

// CostOf is the cost of an operation in points; 0 for one whose cost was not judged.
func CostOf(operation *graphql.OperationContext) int {
	cost, _ := operation.Stats.GetExtension(costKey).(int)
	return cost
}

// InterceptResponse tells the cost of what was run, except in each message of a
// subscription, which is paid for when it is opened.
func (g *Guard) InterceptResponse(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	if graphql.HasOperationContext(ctx) {
		operation := graphql.GetOperationContext(ctx)
		if cost := CostOf(operation); cost > 0 && operation.Operation.Operation != ast.Subscription {
			graphql.RegisterExtension(ctx, "cost", g.costOf(cost))
		}
	}
	return next(ctx)
}

// Cost is the form in which extensions.cost tells an operation's cost.
type Cost struct {
	Requested int `json:"requested"`
	Limit     int `json:"limit"`
}

func (g *Guard) costOf(cost int) Cost { return Cost{Requested: cost, Limit: g.limits.Cost} }

func refuse(format string, args ...any) *gqlerror.Error {
	return &gqlerror.Error{Message: fmt.Sprintf(format, args...), Extensions: map[string]any{"code": "COMPLEXITY_LIMIT_EXCEEDED"}}
}
