package graph

import (
	"cmp"
	"context"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"waybill/graph/guard"
	"waybill/internal/auth"
	"waybill/internal/quota"
	"waybill/internal/transport"
)

// Limits bound what callers may ask of the server. A limit of 0 is the default, except for the
// rate. Limits with a help text are flags of the command line, because they depend on the
// machine or the shop. The others are the same everywhere but in tests, where they are lower.
type Limits struct {
	// Operation bounds the shape and the cost of one operation.
	Operation guard.Limits `embed:""`
	// MaxMemory is how many bytes all callers may hold together: bodies that are being
	// sent, records that an operation has read, answers until their clients have taken them,
	// open subscriptions and remembered messages. No caller may hold more than half.
	MaxMemory int64 `type:"size" default:"${max_memory}" help:"Memory that callers hold together; half of it for one."`
	// MaxBody is the largest body of a POST in bytes.
	MaxBody int64 `type:"size" default:"${max_body}" help:"Largest body of a request, in bytes, kB or MB."`
	// MaxEventCost is how many points each event may cost for all subscriptions of one
	// caller to the events of all orders.
	MaxEventCost int `default:"${max_event_cost}" help:"Points of each event, for all subscriptions of one caller."`
	// MaxRunning is how many operations may run at a time, over all connections.
	MaxRunning int `default:"${max_running}" help:"Operations that run at a time; half of them for one caller."`
	// Timeout is how long an operation may run. A change that has begun is not taken back.
	Timeout time.Duration `name:"operation-timeout" default:"${operation_timeout}" help:"How long an operation may run."`
	// RateLimit is how many points a second each viewer may spend; 0 is without limit.
	RateLimit int `default:"${rate_limit}" help:"Points a second that a caller may spend. 0: without limit."`

	// MaxRecords is how many lines, fulfillments, payments and timeline entries one operation
	// may read: a page of 100 orders with all of their lines, in every order of up to 500.
	MaxRecords int `kong:"-"`
	// MaxAnswer is how long one answer may be in bytes. A page of 100 orders with all their fields
	// has less than one megabyte, unless its texts are long.
	MaxAnswer int64 `kong:"-"`
	// MaxErrors is how many errors an answer tells: a document can have as many mistakes as
	// words, and nobody reads more than a few.
	MaxErrors int `kong:"-"`
	// MaxMessage is the largest message over a WebSocket in bytes. It is less than MaxBody, because
	// every idle connection could hold a message that is half sent.
	MaxMessage int64 `kong:"-"`
	// MaxOperations is how many operations may be open in one WebSocket: a screen has a few
	// subscriptions, and a program that follows single orders can open another connection.
	MaxOperations int `kong:"-"`
	// ShutOut is how often streams are checked for viewers that are not let in any more. The API
	// promises that these streams end within a minute.
	ShutOut time.Duration `kong:"-"`
	// Times bound the life of streams; the zero value is transport.DefaultTimes.
	Times transport.Times `kong:"-"`
}

// DefaultLimits allow every page of the dashboard. The memory is enough for two callers who each
// read as much as two operations may, and for many bodies and answers beside them; it is a
// quarter of what a small machine has.
var DefaultLimits = Limits{
	Operation: guard.DefaultLimits, MaxMemory: 256 << 20, MaxBody: 256 << 10, MaxEventCost: 10_000, MaxRunning: 500,
	Timeout: 10 * time.Second, RateLimit: 1_000_000,
	MaxRecords: 50_000, MaxAnswer: 8 << 20, MaxErrors: 10, MaxMessage: 64 << 10, MaxOperations: 100, ShutOut: 30 * time.Second,
}

func (l Limits) orDefaults() Limits {
	l.Operation = l.Operation.OrDefaults()
	l.MaxMemory = cmp.Or(l.MaxMemory, DefaultLimits.MaxMemory)
	l.MaxBody = cmp.Or(l.MaxBody, DefaultLimits.MaxBody)
	l.MaxEventCost = cmp.Or(l.MaxEventCost, DefaultLimits.MaxEventCost)
	l.MaxRunning = cmp.Or(l.MaxRunning, DefaultLimits.MaxRunning)
	l.Timeout = cmp.Or(l.Timeout, DefaultLimits.Timeout)
	l.MaxRecords = cmp.Or(l.MaxRecords, DefaultLimits.MaxRecords)
	l.MaxAnswer = cmp.Or(l.MaxAnswer, DefaultLimits.MaxAnswer)
	l.MaxErrors = cmp.Or(l.MaxErrors, DefaultLimits.MaxErrors)
	l.MaxMessage = cmp.Or(l.MaxMessage, DefaultLimits.MaxMessage)
	l.MaxOperations = cmp.Or(l.MaxOperations, DefaultLimits.MaxOperations)
	l.ShutOut = cmp.Or(l.ShutOut, DefaultLimits.ShutOut)
	return l
}

// readingCharge charges the viewer for reading a document, before it is read, so that a document
// that is refused costs something, too.
type readingCharge struct{ left *quota.Rate }

// perPoint is how many bytes of a document are read for one point.
const perPoint = 1_000

func readingCosts(document string) int { return 1 + len(document)/perPoint }

func (readingCharge) ExtensionName() string                   { return "ReadingCharge" }
func (readingCharge) Validate(graphql.ExecutableSchema) error { return nil }

func (c readingCharge) MutateOperationParameters(ctx context.Context, request *graphql.RawParams) *gqlerror.Error {
	graphql.GetOperationContext(ctx).Headers = request.Headers // for the log, in case it is refused
	return charge(ctx, c.left, readingCosts(request.Query))
}

// runningCharge charges the viewer for the rest of an operation's cost, before it is run.
type runningCharge struct{ left *quota.Rate }

func (runningCharge) ExtensionName() string                   { return "RunningCharge" }
func (runningCharge) Validate(graphql.ExecutableSchema) error { return nil }

func (c runningCharge) MutateOperationContext(ctx context.Context, operation *graphql.OperationContext) *gqlerror.Error {
	return charge(ctx, c.left, max(0, guard.CostOf(operation)-readingCosts(operation.RawQuery)))
}

// charge takes points from a viewer's rate, or refuses when there are too few. A message of a
// subscription costs nothing: the store changed, and the viewer did not ask.
func charge(ctx context.Context, left *quota.Rate, points int) *gqlerror.Error {
	if o := operationOf(ctx); o != nil && o.event != nil {
		return nil
	}
	if wait := left.Take(callerOf(ctx), points); wait > 0 {
		return transport.Limited(wait)
	}
	return nil
}

// introspection shows the schema only to viewers who are signed in.
type introspection struct{}

func (introspection) ExtensionName() string                   { return "Introspection" }
func (introspection) Validate(graphql.ExecutableSchema) error { return nil }

func (introspection) MutateOperationContext(ctx context.Context, operation *graphql.OperationContext) *gqlerror.Error {
	_, known := auth.From(ctx)
	operation.DisableIntrospection = !known
	return nil
}

// withMaxErrors cuts the list of errors, see Limits.MaxErrors.
func withMaxErrors(most int) graphql.ResponseMiddleware {
	return func(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
		response := next(ctx)
		if response != nil && len(response.Errors) > most {
			response.Errors = response.Errors[:most]
		}
		return response
	}
}

// withTimeout ends operations that take too long. It interrupts only reading the store: the number
// of records is bounded, so writing the answer is, too. A query's answer that is ready too late
// is not sent; the answer of a mutation always is, because it tells what was done.
func withTimeout(limit time.Duration) graphql.ResponseMiddleware {
	return func(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
		ctx, cancel := context.WithTimeout(ctx, limit)
		defer cancel()
		response := next(ctx)
		if response != nil && len(response.Errors) == 0 && ctx.Err() != nil && isQuery(ctx) {
			return &graphql.Response{Errors: gqlerror.List{tookTooLong(nil)}, Extensions: response.Extensions}
		}
		return response
	}
}

func isQuery(ctx context.Context) bool {
	if !graphql.HasOperationContext(ctx) {
		return false // it could not be run
	}
	operation := graphql.GetOperationContext(ctx).Operation
	return operation != nil && operation.Operation == ast.Query
}

func tookTooLong(path ast.Path) *gqlerror.Error {
	return &gqlerror.Error{Message: "This took too long and was stopped. Ask for less, or try again.", Path: path,
		Extensions: map[string]any{"code": "OVERLOADED"}}
}
