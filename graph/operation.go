package graph

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"log/slog"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"waybill/graph/guard"
	"waybill/internal/quota"
	"waybill/internal/store"
	"waybill/internal/transport"
)

// operation is what the fields of one operation share, or of one message of a subscription. A
// context carries it, and nothing else of ours but the viewer.
type operation struct {
	answer   *transport.Meter // counts the answer's bytes; nil for a message
	snapshot *store.Snapshot
	siblings *siblings
	records  *records
	event    *store.LogEntry // the event that a message is about; nil for other operations
}

type operationKey struct{}

// operationOf is the operation that ctx belongs to; nil for none.
func operationOf(ctx context.Context) *operation {
	o, _ := ctx.Value(operationKey{}).(*operation)
	return o
}

// withAnswer returns the context of an operation whose answer the meter counts.
func withAnswer(ctx context.Context, answer *transport.Meter) context.Context {
	return context.WithValue(ctx, operationKey{}, &operation{answer: answer})
}

// withEvent returns a context in which a subscription is run for one event.
func withEvent(ctx context.Context, event *store.LogEntry) context.Context {
	return context.WithValue(ctx, operationKey{}, &operation{event: event})
}

// eventOf answers a subscription for the event in ctx. Package live reads the
// arguments of a subscription when it is opened.
func eventOf(ctx context.Context) (<-chan *store.LogEntry, error) {
	o := operationOf(ctx)
	if o == nil || o.event == nil {
		return nil, errors.New("this transport has no subscriptions")
	}
	one := make(chan *store.LogEntry, 1)
	one <- o.event
	close(one)
	return one, nil
}

// fairSnapshots opens snapshots. One caller can have at most half of the store's readers at a time,
// so a caller that reads much waits, and others do not: without a reader, nobody could even
// sign in.
func fairSnapshots(db store.Store) func(context.Context) *store.Snapshot {
	turns := quota.NewTurns(max(1, db.Stats().Readers/2))
	return func(ctx context.Context) *store.Snapshot {
		caller := callerOf(ctx)
		return db.Snapshot(ctx, func(wait context.Context) (func(), error) { return turns.Wait(wait, caller) })
	}
}

// withSnapshot gives each response a snapshot of the store, and writes the operation's line in the
// log.
func withSnapshot(snapshotOf func(context.Context) *store.Snapshot, memory *quota.Budget, maxRecords int,
	log *slog.Logger) graphql.ResponseMiddleware {
	return func(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
		if !graphql.HasOperationContext(ctx) {
			return next(ctx) // a request that could not be run
		}
		start := time.Now()
		var o operation
		if outer := operationOf(ctx); outer != nil {
			o = *outer
		}
		o.siblings, o.records, o.snapshot = newSiblings(), openRecords(memory, callerOf(ctx), maxRecords), snapshotOf(ctx)
		defer o.snapshot.Close()
		defer o.records.memory.Release()
		ctx = context.WithValue(ctx, operationKey{}, &o)
		response := next(ctx)
		if response != nil {
			logOperation(ctx, log, response, start, o.snapshot.Statements())
		}
		return response
	}
}

// logOperation writes what ran or was refused, and how it ended; never its document, variables or
// answer.
func logOperation(ctx context.Context, log *slog.Logger, response *graphql.Response, start time.Time, statements int64) {
	operation := graphql.GetOperationContext(ctx)
	kind, name := "none", "" // for a document that could not be read
	if operation.Operation != nil {
		kind, name = string(operation.Operation.Operation), brief(operation.Operation.Name)
	}
	// The time includes reading and checking the document, except for a message of a subscription,
	// whose document was read long ago.
	if read := operation.Stats.Read.Start; !read.IsZero() && kind != string(ast.Subscription) {
		start = read
	}
	codes := make([]any, 0, len(response.Errors))
	for _, err := range response.Errors {
		codes = append(codes, err.Extensions["code"])
	}
	level := slog.LevelInfo
	if kind == string(ast.Subscription) && len(codes) == 0 {
		level = slog.LevelDebug // one of many messages
	}
	log.Log(ctx, level, "operation", "kind", kind, "name", name, "actor", actor(ctx).Name,
		"ms", float64(time.Since(start).Microseconds())/1000, "cost", guard.CostOf(operation), "reads", statements,
		"errors", codes, "request", requestID(ctx))
}

// requestID is the request's ID in the log; empty for none.
func requestID(ctx context.Context) string { return header(ctx, transport.RequestIDHeader) }

// header is a header of the HTTP request that brought the operation.
func header(ctx context.Context, name string) string {
	if !graphql.HasOperationContext(ctx) {
		return ""
	}
	return graphql.GetOperationContext(ctx).Headers.Get(name)
}

// maxKeyHeader is the longest idempotency key, in bytes.
const maxKeyHeader = 255

// idempotencyKey is the input's own key, or else the request's header Idempotency-Key. When the
// request has several mutations, a key of its own is made for each from the header and its
// alias, so that two of the same kind are not taken for one that was sent twice.
func idempotencyKey(ctx context.Context, own string) string {
	if own != "" {
		return own
	}
	key := header(ctx, "Idempotency-Key")
	if key == "" || len(rootFields(graphql.GetOperationContext(ctx))) < 2 {
		return key
	}
	name, ok := graphql.GetPath(ctx)[0].(ast.PathName)
	if !ok || len(key) > maxKeyHeader {
		return key // too long a key is refused as it is
	}
	sum := sha256.Sum256([]byte(key + "/" + string(name)))
	return hex.EncodeToString(sum[:])
}
