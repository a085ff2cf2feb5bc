// Package graph is the API: it asks the order desk and shows what it says.
//
// It promises the contract in *.graphqls, answers of one moment (all of a
// query's fields come from one snapshot of the store), a fixed number of SQL
// statements for a page however long it is, and errors without secrets.
//
// A resolver decodes, makes one call and builds a payload. It decides nothing
// about orders: that is package order's.
//
// # Usage
//
// New builds the API from a Config; it is an http.Handler. The feed is run by
// whoever made it.
//
// # Concurrency
//
// A context carries two values of ours: the viewer (package auth) and the operation
// (operation.go). Resolvers of one operation run at the same time; what they share
// is in the operation.
package graph

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"slices"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/vektah/gqlparser/v2/ast"

	"waybill/desk"
	"waybill/ent"
	"waybill/find"
	"waybill/graph/generated"
	"waybill/graph/guard"
	"waybill/graph/live"
	"waybill/graph/trusted"
	"waybill/internal/auth"
	"waybill/internal/quota"
	"waybill/internal/store"
	"waybill/internal/transport"
	"waybill/order"
	"waybill/timeline"
)

// Config is what the API is made of.
type Config struct {
	Store store.Store
	Desk  *desk.Desk
	// Feed carries what happens to subscriptions. Whoever made it runs it.
	Feed *timeline.Feed
	// Gate lets in WebSockets, whose token comes after the handshake.
	Gate   *auth.Gate
	Log    *slog.Logger
	Limits Limits
	// Documents are those that clients may name; nil for none.
	Documents *trusted.Documents
}

// Resolver answers every field that is not simply read from a record.
type Resolver struct {
	store  store.Store
	desk   *desk.Desk
	tokens *auth.Tokens
}

// NewResolver answers from the store and changes it through the desk.
func NewResolver(c Config) *Resolver {
	return &Resolver{store: c.Store, desk: c.Desk, tokens: auth.NewTokens(c.Store, c.Log, nil)}
}

// read is Ent's client on the moment that the operation shows.
func (r *Resolver) read(ctx context.Context) *ent.Client {
	if o := operationOf(ctx); o != nil && o.snapshot != nil {
		return o.snapshot.Client()
	}
	return r.store.Read()
}

// source is where the operation finds orders.
func (r *Resolver) source(ctx context.Context) find.Source {
	return find.Source{Read: r.read(ctx), Index: r.store.Index(), Dialect: r.store.Dialect()}
}

// actor is who this request changes orders as.
func actor(ctx context.Context) order.Actor {
	viewer, _ := auth.From(ctx)
	return viewer.Actor()
}

// callerOf tells apart the callers who each have a share of what operations share.
func callerOf(ctx context.Context) string {
	viewer, _ := auth.From(ctx)
	return viewer.ID
}

// API is the API over HTTP. Close it when done.
type API struct {
	http.Handler
	gate    *auth.Gate
	streams transport.Streams
	stop    context.CancelFunc
	running sync.WaitGroup // ends with stop
}

// New serves the API: queries, changes and live events.
func New(ctx context.Context, c Config) *API {
	c.Limits = c.Limits.orDefaults()
	a := &API{gate: c.Gate}
	ctx, a.stop = context.WithCancel(context.WithoutCancel(ctx))
	a.running.Go(func() { a.shutOutRegularly(ctx, c.Limits.ShutOut) })
	schema := generated.NewExecutableSchema(generated.Config{Resolvers: NewResolver(c)})
	serveReleased(schema.Schema())
	server := handler.New(schema)
	snapshotOf, memory := inTurn(c.Store), quota.Halved(c.Limits.MaxMemory)
	a.addTransports(server, c, snapshotOf, memory)
	addLimits(server, c, snapshotOf, memory)
	a.Handler = server
	return a
}

var released sync.Once

// serveReleased takes out of the schema, which is one for the whole process, what gqlparser's
// prelude has beyond GraphQL's releases: strict readers of introspection refuse a schema that
// has a place for directives which they do not know, and a deferred field would be read
// after the response's snapshot has ended.
func serveReleased(s *ast.Schema) {
	const draft = "DIRECTIVE_DEFINITION"
	released.Do(func() {
		delete(s.Directives, "defer")
		for _, d := range s.Directives {
			d.Locations = slices.DeleteFunc(d.Locations, func(l ast.DirectiveLocation) bool { return l == draft })
		}
		locations := s.Types["__DirectiveLocation"]
		locations.EnumValues = slices.DeleteFunc(locations.EnumValues, func(v *ast.EnumValueDefinition) bool { return v.Name == draft })
	})
}

func (a *API) addTransports(server *handler.Server, c Config, snapshotOf func(context.Context) *store.Snapshot, memory *quota.Budget) {
	subscriptions := live.New(live.Config{Store: c.Store, Feed: c.Feed, Log: c.Log, Snapshot: snapshotOf,
		ForEvent: withEvent, Recovered: recovered,
		Admit:   func(ctx context.Context) *graphql.Response { return notAllowed(ctx, c.Log) },
		Timeout: c.Limits.Timeout, Memory: memory, MaxAnswer: c.Limits.MaxAnswer, MaxEventCost: c.Limits.MaxEventCost})
	bounds := transport.Bounds{Caller: callerOf, Running: quota.Halved(int64(c.Limits.MaxRunning)), Memory: memory,
		MaxAnswer: c.Limits.MaxAnswer, Begin: withAnswer}
	server.AddTransport(transport.WebSocket{SignIn: signIn(a.gate), StillIn: a.stillInUse, Bounds: bounds, Live: subscriptions,
		Streams: &a.streams, MaxMessage: c.Limits.MaxMessage, MaxOperations: c.Limits.MaxOperations, Times: c.Limits.Times})
	server.AddTransport(transport.HTTP{MaxBody: c.Limits.MaxBody, Bounds: bounds, Refused: logRefused(c.Log), Live: subscriptions,
		Streams: &a.streams, Times: c.Limits.Times})
}

// addLimits puts what every operation passes before it runs, from the outside in.
func addLimits(server *handler.Server, c Config, snapshotOf func(context.Context) *store.Snapshot, memory *quota.Budget) {
	limits, documents := c.Limits, guard.NewDocuments(c.Documents)
	server.SetParserTokenLimit(limits.Operation.Tokens)
	server.SetQueryCache(documents)
	server.SetErrorPresenter(present(c.Log))
	server.SetRecoverFunc(recovered)
	allowance := quota.PerSecond(limits.RateLimit, nil)
	server.Use(readingCharge{allowance})
	server.Use(persisted{c.Documents})
	server.Use(introspection{})
	server.Use(guard.New(limits.Operation, documents))
	server.Use(runningCharge{allowance})
	server.AroundOperations(onlyAllowed(c.Log))
	server.AroundRootFields(measured)
	server.AroundResponses(ofOneMoment(snapshotOf, memory, limits.MaxRecords, c.Log))
	server.AroundResponses(withTimeout(limits.Timeout))    // within, so that it is in the log
	server.AroundResponses(fewErrors(limits.MaxErrors))    // likewise
	server.AroundResponses(wholeAnswers(limits.MaxAnswer)) // likewise
}

// EndStreams ends WebSockets and event streams in such a way that their clients
// come back and resume. It waits until they are gone, or ctx ends.
func (a *API) EndStreams(ctx context.Context) { a.streams.End(ctx) }

// ShutOut ends the streams of viewers who are not let in any more, because their
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

// stillInUse tells whether a viewer who was let in before would be let in now, and
// notes that the viewer wants something.
func (a *API) stillInUse(ctx context.Context) (bool, error) {
	viewer, _ := auth.From(ctx)
	valid, err := a.gate.StillValid(ctx, viewer)
	if valid {
		a.gate.NoteUse(viewer)
	}
	return valid, err
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

// Close ends what goes on in the background. Streams are ended by EndStreams.
func (a *API) Close() {
	a.stop()
	a.running.Wait()
}

// signIn tells who a WebSocket acts as: the bearer of the token in its connection_init, else
// the viewer of its handshake. Like the header of a request, a token stands above a cookie,
// and one that is wrong is not passed over.
func signIn(gate *auth.Gate) func(*http.Request, map[string]json.RawMessage) (context.Context, bool) {
	return func(r *http.Request, payload map[string]json.RawMessage) (context.Context, bool) {
		viewer, known := auth.From(r.Context())
		stranger := !known
		switch tokens := tokensIn(payload); len(tokens) {
		case 0:
		case 1:
			viewer, known = gate.RecogniseToken(r.Context(), tokens[0])
		default:
			known = false // it cannot be told as whom to act
		}
		if !known && stranger {
			// A wrong token in a message is another request in vain.
			gate.Strangers.Take(quota.NetworkOf(r.RemoteAddr).String(), 1)
		}
		return auth.With(context.Background(), viewer), known
	}
}

// logRefused tells the log of a request that is no operation, or that cannot be
// run at all.
func logRefused(log *slog.Logger) func(*http.Request, int, string) {
	return func(r *http.Request, status int, code string) {
		log.InfoContext(r.Context(), "request refused", "status", status, "actor", actor(r.Context()).Name,
			"errors", []any{code}, "request", r.Header.Get(transport.RequestIDHeader))
	}
}
