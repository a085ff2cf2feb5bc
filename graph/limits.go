package graph

import (
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

// Limits are what callers may ask of the server. What is 0 is the default.
type Limits struct {
	// Operation bounds the shape and the cost of one operation.
	Operation guard.Limits
	// MaxBody is the largest body of a POST in bytes; 0 is 256 kB.
	MaxBody int64
	// MaxBodies is how many bytes of bodies may be under way at a time, beside the
	// first 8 kB of each; 0 is 64 MB.
	MaxBodies int64
	// MaxRecords is how many lines, fulfillments and payments one operation may read;
	// 0 is 50,000. All that run may read three times as many together.
	MaxRecords int
	// MaxAnswer is how long one answer may be in bytes; 0 is 8 MB.
	MaxAnswer int64
	// MaxAnswers is how many bytes of answers there may be at a time, beside the first
	// 16 kB of each; 0 is 64 MB.
	MaxAnswers int64
	// MaxEventCost is how many points each event may cost for all subscriptions of one
	// caller to the events of all orders; 0 is 10,000.
	MaxEventCost int
	// MaxErrors is how many errors an answer tells at most; 0 is 10.
	MaxErrors int
	// MaxMessage is the largest message over a WebSocket in bytes; 0 is 64 kB.
	MaxMessage int64
	// MaxOperations is how many operations may be open in one WebSocket; 0 is 100.
	MaxOperations int
	// MaxRunning is how many operations may run at a time, over all connections; 0 is 500.
	MaxRunning int
	// Timeout is how long an operation may run; 0 is 10 s. A change that has begun
	// is not taken back.
	Timeout time.Duration
	// RateLimit is how many points a second each viewer may spend; 0 is without limit.
	RateLimit int
	// ShutOut is how often streams are looked through for those whose client is not let
	// in any more; 0 is 30 s. It is promised that they end within a minute.
	ShutOut time.Duration
	// Times bound the life of streams; the zero value is transport.DefaultTimes.
	Times transport.Times
}

func (l Limits) orDefaults() Limits {
	if l.Operation == (guard.Limits{}) {
		l.Operation = guard.DefaultLimits
	}
	orDefault(&l.MaxBody, 256<<10)
	orDefault(&l.MaxBodies, 64<<20)
	orDefault(&l.MaxRecords, 50_000)
	orDefault(&l.MaxAnswer, 8<<20)
	orDefault(&l.MaxEventCost, 10_000)
	orDefault(&l.MaxAnswers, 64<<20)
	orDefault(&l.MaxErrors, 10)
	orDefault(&l.MaxMessage, 64<<10)
	orDefault(&l.MaxOperations, 100)
	orDefault(&l.MaxRunning, 500)
	orDefault(&l.Timeout, 10*time.Second)
	orDefault(&l.ShutOut, 30*time.Second)
	return l
}

func orDefault[T comparable](limit *T, otherwise T) {
	var unset T
	if *limit == unset {
		*limit = otherwise
	}
}

// readingCharge takes points from the viewer's allowance for reading a document,
// before it is read: so a refused one is not for free.
type readingCharge struct{ left *quota.Quota }

// perPoint is how many bytes of a document are read for one point.
const perPoint = 1_000

func readingCosts(document string) int { return 1 + len(document)/perPoint }

func (readingCharge) ExtensionName() string                   { return "ReadingCharge" }
func (readingCharge) Validate(graphql.ExecutableSchema) error { return nil }

func (c readingCharge) MutateOperationParameters(ctx context.Context, request *graphql.RawParams) *gqlerror.Error {
	return pay(ctx, c.left, readingCosts(request.Query))
}

// runningCharge takes the rest of what an operation costs, before it is run.
type runningCharge struct{ left *quota.Quota }

func (runningCharge) ExtensionName() string                   { return "RunningCharge" }
func (runningCharge) Validate(graphql.ExecutableSchema) error { return nil }

func (c runningCharge) MutateOperationContext(ctx context.Context, operation *graphql.OperationContext) *gqlerror.Error {
	return pay(ctx, c.left, max(0, guard.CostOf(operation)-readingCosts(operation.RawQuery)))
}

// pay is free for a message of a subscription: it was the store that changed, and
// not the viewer who asked.
func pay(ctx context.Context, left *quota.Quota, points int) *gqlerror.Error {
	if o := operationOf(ctx); o != nil && o.event != nil {
		return nil
	}
	if wait := left.Take(callerOf(ctx), points); wait > 0 {
		return transport.Limited(wait)
	}
	return nil
}

// introspection shows the schema to viewers who signed in.
type introspection struct{}

func (introspection) ExtensionName() string                   { return "Introspection" }
func (introspection) Validate(graphql.ExecutableSchema) error { return nil }

func (introspection) MutateOperationContext(ctx context.Context, operation *graphql.OperationContext) *gqlerror.Error {
	_, known := auth.From(ctx)
	operation.DisableIntrospection = !known
	return nil
}

// fewErrors cuts the list of what is wrong: a document can have as many mistakes
// as words.
func fewErrors(most int) graphql.ResponseMiddleware {
	return func(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
		response := next(ctx)
		if response != nil && len(response.Errors) > most {
			response.Errors = response.Errors[:most]
		}
		return response
	}
}

// withTimeout ends operations that take too long. Only reading the store is
// interrupted: the records read are bounded, and so is the time that it takes to
// write them down. An answer that is ready too late is not sent, unless it tells
// what a change has done.
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
