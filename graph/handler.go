package graph

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/vektah/gqlparser/v2/ast"

	"waybill/graph/generated"
	"waybill/graph/guard"
	"waybill/internal/auth"
	"waybill/internal/database"
	"waybill/internal/quota"
	"waybill/internal/transport"
	"waybill/timeline"
)

// API is the API over HTTP. Close it when done.
type API struct {
	http.Handler
	gate    *auth.Gate
	streams transport.Streams
	stop    context.CancelFunc
	running sync.WaitGroup // what stop ends
}

// NewAPI serves the API: queries, changes and what follows live. gate lets in
// WebSockets, whose token comes after the handshake.
func NewAPI(ctx context.Context, r *Resolver, gate *auth.Gate, log *slog.Logger, limits Limits) (*API, error) {
	limits = limits.orDefaults()
	r.tokens = auth.NewTokens(r.db, log, nil)
	feed, err := timeline.NewFeed(ctx, r.read, log)
	if err != nil {
		return nil, err
	}
	r.db.AfterCommit(feed.Ring)
	a := &API{gate: gate}
	ctx, a.stop = context.WithCancel(context.WithoutCancel(ctx))
	a.running.Go(func() { feed.Run(ctx) })
	a.running.Go(func() { a.shutOutRegularly(ctx, limits.ShutOut) })
	schema := generated.NewExecutableSchema(generated.Config{Resolvers: r})
	// What is deferred would be read after the response's snapshot has ended.
	delete(schema.Schema().Directives, "defer")
	server := handler.New(schema)
	subscriptions := &live{Resolver: r, feed: feed, messages: newMessages(feed, r.db.Identity, limits.MaxAnswer, limits.MaxEventCost), log: log}
	bounds := transport.Bounds{Caller: callerOf, Running: transport.NewRunning(limits.MaxRunning),
		Bodies: transport.NewBodies(limits.MaxBodies), Answers: transport.NewAnswers(limits.MaxAnswer, limits.MaxAnswers)}
	server.AddTransport(transport.WebSocket{SignIn: signIn(gate), StillIn: a.stillInUse, Bounds: bounds, Live: subscriptions, Streams: &a.streams,
		MaxMessage: limits.MaxMessage, MaxOperations: limits.MaxOperations, Times: limits.Times})
	server.AddTransport(transport.HTTP{MaxBody: limits.MaxBody, Bounds: bounds, Refused: logRefused(log), Live: subscriptions, Streams: &a.streams, Times: limits.Times})
	documents := guard.NewDocuments()
	server.SetParserTokenLimit(limits.Operation.Tokens)
	server.SetQueryCache(documents)
	server.SetErrorPresenter(present(log))
	server.SetRecoverFunc(recovered)
	allowance := quota.New(limits.RateLimit, nil)
	server.Use(toll{allowance})
	server.Use(introspection{})
	server.Use(guard.New(limits.Operation, documents))
	server.Use(charge{allowance})
	server.AroundOperations(onlyAllowed(log))
	server.AroundRootFields(measured)
	server.AroundResponses(ofOneMoment(r.db, quota.NewTurns(max(1, r.db.Readers()/2)), newCeiling(limits.MaxRecords), log))
	server.AroundResponses(inTime(limits.Timeout))      // within, so that it is in the log
	server.AroundResponses(fewErrors(limits.MaxErrors)) // likewise
	server.AroundResponses(inRoom(limits.MaxAnswer))    // likewise
	a.Handler = server
	return a, nil
}

// EndStreams ends WebSockets and event streams in such a way that their clients
// come back and resume. It waits until they are gone, or ctx ends.
func (a *API) EndStreams(ctx context.Context) { a.streams.End(ctx) }

// ShutOut ends the streams of those who are not let in any more, because their
// token was revoked or their session has ended.
func (a *API) ShutOut() {
	asked := map[auth.Viewer]bool{} // many streams of one viewer are one question
	a.streams.ShutOut(func(ctx context.Context) bool {
		viewer, _ := auth.From(ctx)
		isLetIn, known := asked[viewer]
		if !known {
			// One stream that is just ending must not speak for the others. Nobody is
			// shut out because the store could not be asked: it will be, next time.
			valid, err := a.gate.StillValid(context.WithoutCancel(ctx), viewer)
			isLetIn = valid || err != nil
			asked[viewer] = isLetIn
		}
		return isLetIn
	})
}

// stillInUse tells whether who was let in before would be let in now, and that they
// want something.
func (a *API) stillInUse(ctx context.Context) (bool, error) {
	viewer, _ := auth.From(ctx)
	valid, err := a.gate.StillValid(ctx, viewer)
	if valid {
		a.gate.NoteUse(viewer)
	}
	return valid, err
}

// callerOf is who has a share of what operations share.
func callerOf(ctx context.Context) string {
	viewer, _ := auth.From(ctx)
	return viewer.ID
}

// logRefused tells the log of a request that is no operation, or of which nothing
// could be run.
func logRefused(log *slog.Logger) func(context.Context, int, string) {
	return func(ctx context.Context, status int, code string) {
		log.InfoContext(ctx, "request refused", "status", status, "actor", actor(ctx).Name, "errors", []any{code}, "request", RequestID(ctx))
	}
}

func (a *API) shutOutRegularly(ctx context.Context, every time.Duration) {
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			a.ShutOut()
		case <-ctx.Done():
			return
		}
	}
}

// Close stops following the store.
func (a *API) Close() {
	a.stop()
	a.running.Wait()
}

// signIn tells who a WebSocket acts as: who carries the token in its
// connection_init, as {"Authorization": "Bearer TOKEN"}, or else whom its handshake
// named. Like the header of a request, a token stands above a cookie, and one that
// is wrong is not passed over.
func signIn(gate *auth.Gate) func(*http.Request, map[string]json.RawMessage) (context.Context, bool) {
	return func(r *http.Request, payload map[string]json.RawMessage) (context.Context, bool) {
		viewer, known := auth.From(r.Context())
		told := 0
		for name, value := range payload {
			if !strings.EqualFold(name, "Authorization") || string(value) == "null" {
				continue
			}
			var text string
			_ = json.Unmarshal(value, &text) // what is no text is no token
			viewer, known = gate.RecogniseToken(r.Context(), auth.BearerToken(text))
			told++
		}
		known = known && told <= 1
		if !known {
			auth.Refused(r.Context())
		}
		return auth.With(WithRequestID(context.Background(), RequestID(r.Context())), viewer), known
	}
}

// ofOneMoment gives each response one snapshot of the store, and tells the log
// what it cost. Who reads much at a time waits for their own turns, and not others:
// without a reader connection, nobody could even sign in.
func ofOneMoment(db *database.DB, turns *quota.Turns, records *ceiling, log *slog.Logger) graphql.ResponseMiddleware {
	return func(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
		if !graphql.HasOperationContext(ctx) {
			return next(ctx) // a request that could not be run
		}
		start := time.Now()
		ctx, view := db.View(withTogether(ctx))
		defer view.Close()
		view.Turn = func(wait context.Context) (func(), error) { return turns.Wait(wait, callerOf(ctx)) }
		ctx, letGo := records.counting(ctx)
		defer letGo()
		response := next(ctx)
		if response != nil {
			logOperation(ctx, log, response, start, view.Statements())
		}
		return response
	}
}

// logOperation names what ran, or was refused, and how it went; never its document,
// variables or answer.
func logOperation(ctx context.Context, log *slog.Logger, response *graphql.Response, start time.Time, statements int64) {
	operation := graphql.GetOperationContext(ctx)
	kind, name := "none", "" // what could not be read is no operation
	if operation.Operation != nil {
		kind, name = string(operation.Operation.Operation), brief(operation.Operation.Name)
	}
	// With reading and judging its document; that of a subscription's message was read long ago.
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
		"ms", float64(time.Since(start).Microseconds())/1000, "cost", guard.CostOf(operation), "reads", statements, "errors", codes, "request", RequestID(ctx))
}
