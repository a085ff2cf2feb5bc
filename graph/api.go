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
// New builds the API from a Config; it is an http.Handler. The caller also makes and runs the
// feed.
//
// # Concurrency
//
// A context carries two values of ours: the viewer (package auth) and the operation
// (operation.go). Resolvers of one operation run at the same time; everything that they share
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
	// Feed brings new timeline entries to subscriptions. The caller runs it.
	Feed *timeline.Feed
	// Gate checks the tokens of WebSockets, which come after the handshake.
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

// read is an Ent client that reads the operation's snapshot.
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

// actor is the person or program in whose name this request changes orders.
func actor(ctx context.Context) order.Actor {
	viewer, _ := auth.From(ctx)
	return viewer.Actor()
}

// callerOf is the ID by which limits tell callers apart: each has a share of memory, turns and
// points.
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
	a.running.Go(func() { a.shutOutLoop(ctx, c.Limits.ShutOut) })
	schema := generated.NewExecutableSchema(generated.Config{Resolvers: NewResolver(c)})
	dropDraftFeatures(schema.Schema())
	server := handler.New(schema)
	snapshotOf, memory := fairSnapshots(c.Store), quota.Halved(c.Limits.MaxMemory)
	a.addTransports(server, c, snapshotOf, memory)
	addLimits(server, c, snapshotOf, memory)
	a.Handler = server
	return a
}

var dropDraftsOnce sync.Once

// dropDraftFeatures removes from the schema what gqlparser's prelude has of GraphQL's drafts.
// Strict readers of introspection refuse a schema with a location of directives that they do not
// know, and a deferred field would be read after the response's snapshot has ended. The schema
// is one for the whole process, so this is done once.
func dropDraftFeatures(s *ast.Schema) {
	const draft = "DIRECTIVE_DEFINITION"
	dropDraftsOnce.Do(func() {
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
		Admit:   func(ctx context.Context) *graphql.Response { return refuseAccess(ctx, c.Log) },
		Timeout: c.Limits.Timeout, Memory: memory, MaxAnswer: c.Limits.MaxAnswer, MaxEventCost: c.Limits.MaxEventCost})
	bounds := transport.Bounds{Caller: callerOf, Running: quota.Halved(int64(c.Limits.MaxRunning)), Memory: memory,
		MaxAnswer: c.Limits.MaxAnswer, Begin: withAnswer}
	server.AddTransport(transport.WebSocket{SignIn: signIn(a.gate), StillIn: a.stillInUse, Bounds: bounds, Live: subscriptions,
		Streams: &a.streams, MaxMessage: c.Limits.MaxMessage, MaxOperations: c.Limits.MaxOperations, Times: c.Limits.Times})
	server.AddTransport(transport.HTTP{MaxBody: c.Limits.MaxBody, Bounds: bounds, Refused: logRefused(c.Log), Live: subscriptions,
		Streams: &a.streams, Times: c.Limits.Times})
}

// addLimits adds the checks that every operation passes before it runs, from the outside in.
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
	server.AroundOperations(withAccess(c.Log))
	server.AroundRootFields(withMeter)
	server.AroundResponses(withSnapshot(snapshotOf, memory, limits.MaxRecords, c.Log))
	// These stand within withSnapshot, so that its line in the log has their errors.
	server.AroundResponses(withTimeout(limits.Timeout))
	server.AroundResponses(withMaxErrors(limits.MaxErrors))
	server.AroundResponses(withWholeAnswer(limits.MaxAnswer))
}

// EndStreams ends WebSockets and event streams with the codes that make clients come back and
// resume. It waits until all are gone, or ctx ends.
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

// stillInUse tells whether the viewer in ctx would be let in now, and notes that the viewer's
// token or session is used.
func (a *API) stillInUse(ctx context.Context) (bool, error) {
	viewer, _ := auth.From(ctx)
	valid, err := a.gate.StillValid(ctx, viewer)
	if valid {
		a.gate.NoteUse(viewer)
	}
	return valid, err
}

func (a *API) shutOutLoop(ctx context.Context, every time.Duration) {
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

// signIn finds the viewer of a WebSocket: the owner of the token in its connection_init, or else
// the viewer of its handshake. A token comes before a cookie, as in the headers of a request, and
// a wrong token is refused even where the cookie would do.
func signIn(gate *auth.Gate) func(*http.Request, map[string]json.RawMessage) (context.Context, bool) {
	return func(r *http.Request, payload map[string]json.RawMessage) (context.Context, bool) {
		viewer, known := auth.From(r.Context())
		stranger := !known
		switch tokens := connectionTokens(payload); len(tokens) {
		case 0:
		case 1:
			viewer, known = gate.RecogniseToken(r.Context(), tokens[0])
		default:
			known = false // nobody can tell which of them is meant
		}
		if !known && stranger {
			// Guessing tokens in messages counts like guessing them in requests.
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
