package transport_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"waybill/internal/transport"
)

// stage is a WebSocket whose server side does what a test says. A document is a
// name; those that begin with "live" are subscriptions.
type stage struct {
	t         testing.TB
	address   string
	streams   transport.Streams
	signIn    func() bool
	run       func(ctx context.Context, name string) string // what a query is answered with, as JSON
	subscribe func(name string) stream
	reported  atomic.Int32
}

// stream is what Next gives.
type stream func() (*transport.Message, error)

func (s stream) Next(context.Context) (*transport.Message, error) { return s() }
func (stream) Close()                                             {}

func newStage(t testing.TB, maxOperations int) *stage {
	t.Helper()
	s := &stage{t: t, signIn: func() bool { return true }}
	ws := transport.WebSocket{Live: s, Streams: &s.streams, MaxMessage: 1 << 10, MaxOperations: maxOperations,
		SignIn: func(*http.Request, map[string]json.RawMessage) (context.Context, bool) {
			return context.Background(), s.signIn()
		}}
	s.address = serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { ws.Do(w, r, s) }), 0)
	t.Cleanup(func() { s.streams.End(context.Background()) })
	return s
}

func (s *stage) CreateOperationContext(_ context.Context, params *graphql.RawParams) (*graphql.OperationContext, gqlerror.List) {
	kind := ast.Query
	if strings.HasPrefix(params.Query, "live") {
		kind = ast.Subscription
	}
	if params.Query == "panic" {
		panic(params.Query)
	}
	return &graphql.OperationContext{RawQuery: params.Query, Operation: &ast.OperationDefinition{Operation: kind}}, nil
}

func (s *stage) DispatchOperation(ctx context.Context, operation *graphql.OperationContext) (graphql.ResponseHandler, context.Context) {
	return func(ctx context.Context) *graphql.Response {
		return &graphql.Response{Data: []byte(s.run(ctx, operation.RawQuery))}
	}, ctx
}

func (s *stage) DispatchError(context.Context, gqlerror.List) *graphql.Response {
	s.reported.Add(1)
	return &graphql.Response{Errors: gqlerror.List{{Message: "Something went wrong."}}}
}

func (s *stage) Subscribe(_ context.Context, _ graphql.GraphExecutor, request transport.Request, _ func()) (transport.Stream, *graphql.Response) {
	return s.subscribe(request.Params.Query), nil
}

func (w *wire) subscribe(id, name string) {
	w.Helper()
	w.send(fmt.Sprintf(`{"id":%q,"type":"subscribe","payload":{"query":%q}}`, id, name))
}

func (w *wire) complete(id string) {
	w.Helper()
	w.send(fmt.Sprintf(`{"id":%q,"type":"complete"}`, id))
}

// while lets the server do what it can do meanwhile: it answers another
// connection many times.
func (s *stage) while() {
	s.t.Helper()
	w := join(s.t, s.address)
	for range 100 {
		w.send(`{"type":"ping"}`)
		w.wants(`{"type":"pong"}`)
	}
}

func TestWhatAClientCompletesKeepsItsPlaceUntilItIsDone(t *testing.T) {
	s := newStage(t, 2)
	var running, most atomic.Int32
	release := make(chan struct{})
	s.run = func(context.Context, string) string {
		for n := running.Add(1); ; {
			if before := most.Load(); n <= before || most.CompareAndSwap(before, n) {
				break
			}
		}
		<-release
		running.Add(-1)
		return `"done"`
	}
	w := join(t, s.address)
	for i := range 20 {
		w.subscribe(fmt.Sprint(i), "slow")
		w.complete(fmt.Sprint(i))
	}
	eventually(t, "a query", func() bool { return running.Load() > 1 })
	s.while()
	close(release)
	w.subscribe("last", "slow")
	for got := ""; got != `{"type":"complete","id":"last"}`; { // others may be answered before their complete is read
		var err error
		if _, got, err = w.read(); err != nil || strings.Contains(got, "error") {
			t.Fatal(got, err)
		}
	}
	if most.Load() > 2 {
		t.Errorf("%d queries were run at a time, of 2 that may be", most.Load())
	}
}

func TestAnIDIsNotUsedAgainWhileItsFormerBearerMaySpeak(t *testing.T) {
	s := newStage(t, 10)
	var opened atomic.Int32
	release, asked := make(chan struct{}), make(chan struct{})
	s.subscribe = func(name string) stream {
		opened.Add(1)
		if name == "live old" {
			return func() (*transport.Message, error) {
				close(asked)
				<-release
				return &transport.Message{Payload: []byte(`"old"`)}, nil
			}
		}
		done := false
		return func() (*transport.Message, error) {
			if done {
				return nil, nil //nolint:nilnil // no more
			}
			done = true
			return &transport.Message{Payload: []byte(`"new"`)}, nil
		}
	}
	w := join(t, s.address)
	w.subscribe("1", "live old")
	<-asked
	w.complete("1")
	w.send(`{"type":"ping"}`)
	w.wants(`{"type":"pong"}`) // so the complete was heard
	w.subscribe("1", "live new")
	s.while()
	if opened.Load() != 1 {
		t.Error("the new subscription was opened while the old one was about to send")
	}
	close(release)
	w.wants(`{"type":"next","id":"1","payload":"new"}`)
}

func TestNobodyWorksForAClientThatIsGone(t *testing.T) {
	s := newStage(t, 10)
	begun := make(chan struct{})
	s.run = func(ctx context.Context, _ string) string {
		close(begun)
		<-ctx.Done()
		return `"too late"`
	}
	w := join(t, s.address)
	w.subscribe("1", "slow")
	<-begun
	w.hangUp()
	eventually(t, "the end of the query", func() bool { return s.streams.Open() == 0 })
}

func TestAPanicEndsNoMoreThanWhatItConcerns(t *testing.T) {
	s := newStage(t, 10)
	s.run = func(_ context.Context, name string) string {
		if name == "bad" {
			panic(name)
		}
		return `"done"`
	}
	s.subscribe = func(name string) stream {
		if name == "live bad" {
			panic(name)
		}
		return func() (*transport.Message, error) {
			if name == "live failing" {
				return nil, errors.New("the store is gone")
			}
			panic(name)
		}
	}
	healthy := join(t, s.address)
	for _, name := range []string{"bad", "live bad", "panic"} {
		w := join(t, s.address)
		w.subscribe("1", name)
		w.wants(`{"type":"error","id":"1","payload":[{"message":"Something went wrong."}]}`)
		w.subscribe("1", "good")
		w.wants(`{"type":"next","id":"1","payload":{"data":"done"}}`)
	}
	// A subscription that cannot go on is one that its client resumes.
	for _, name := range []string{"live panicking", "live failing"} {
		w := join(t, s.address)
		w.subscribe("1", name)
		w.wantsClose(1013)
	}
	s.signIn = func() bool { panic("no gate") }
	w := dial(t, s.address)
	w.send(`{"type":"connection_init"}`)
	w.wantsClose(1013)
	if got := s.reported.Load(); got != 5 {
		t.Errorf("%d panics were reported, want 5", got)
	}
	healthy.subscribe("1", "good")
	healthy.wants(`{"type":"next","id":"1","payload":{"data":"done"}}`)
}
