package transport_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"go.uber.org/goleak"

	"waybill/internal/transport"
)

// No connection, however it behaved, leaves anything behind.
func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// patience is how long anything may take before it counts as broken: far more
// than is ever needed, so that a busy machine fails no test.
const patience = 30 * time.Second

// eventually waits for something that another goroutine does.
func eventually(t testing.TB, what string, reached func() bool) {
	t.Helper()
	for end := time.Now().Add(patience); !reached(); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("%s never happened", what)
		}
	}
}

// contract is a small API. A change with a note is half a megabyte long.
var contract = gqlparser.MustLoadSchema(&ast.Source{Input: `
	type Query { viewer: Viewer! broken: String }
	type Viewer { name: String! }
	type Mutation { change: Int }
	type Subscription { changes(after: String): Change! }
	type Change { kind: String! note: String! }`})

// stage is a server that does what a test says, reached over real connections: the
// transports, with an executor and a Live that need no store.
type stage struct {
	testing.TB
	*executor.Executor
	address string // host and port
	streams transport.Streams
	signIn  func(*http.Request, map[string]json.RawMessage) bool
	// run answers the query or the mutation of this name with data, as JSON.
	run func(ctx context.Context, name string) string
	// subscribe opens the subscription of this name; nil follows what happens.
	subscribe func(name string) stream
	reported  atomic.Int32 // panics

	mu        sync.Mutex
	happened  int
	followers map[*follower]bool
}

// settings are what a test wants to be different from the usual.
type settings struct {
	times         transport.Times
	maxOperations int
	readTimeout   time.Duration
}

func newStage(t testing.TB, with settings) *stage {
	t.Helper()
	if with.maxOperations == 0 {
		with.maxOperations = 100
	}
	s := &stage{TB: t, followers: map[*follower]bool{}}
	s.Executor = executor.New(s)
	s.signIn = func(*http.Request, map[string]json.RawMessage) bool { return true }
	ws := transport.WebSocket{Live: s, Streams: &s.streams, MaxMessage: 64 << 10, MaxOperations: with.maxOperations, Times: with.times,
		SignIn: func(r *http.Request, payload map[string]json.RawMessage) (context.Context, bool) {
			return context.Background(), s.signIn(r, payload)
		}}
	plain := transport.HTTP{Live: s, Streams: &s.streams, MaxBody: 256 << 10, Times: with.times}
	s.address = serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if ws.Supports(r) {
			ws.Do(w, r, s)
			return
		}
		plain.Do(w, r.WithContext(graphql.StartOperationTrace(r.Context())), s) // as gqlgen's server does
	}), with.readTimeout)
	t.Cleanup(func() { s.streams.End(context.Background()) })
	return s
}

// serve returns the address at which handler answers until the test ends.
func serve(t testing.TB, handler http.Handler, readTimeout time.Duration) string {
	t.Helper()
	server := httptest.NewUnstartedServer(handler)
	server.Config.ReadTimeout = readTimeout
	server.Start()
	t.Cleanup(server.Close)
	return server.Listener.Addr().String()
}

// Schema is the contract.
func (*stage) Schema() *ast.Schema { return contract }

// Complexity is not known.
func (*stage) Complexity(context.Context, string, string, int, map[string]any) (int, bool) {
	return 0, false
}

// CreateOperationContext reads a document, unless its name is panic.
func (s *stage) CreateOperationContext(ctx context.Context, params *graphql.RawParams) (*graphql.OperationContext, gqlerror.List) {
	if strings.HasPrefix(params.Query, "query panic") {
		panic("in the executor")
	}
	return s.Executor.CreateOperationContext(ctx, params)
}

// Exec runs a query or a mutation.
func (s *stage) Exec(context.Context) graphql.ResponseHandler {
	return func(ctx context.Context) *graphql.Response {
		operation := graphql.GetOperationContext(ctx)
		if name := operation.Operation.Name; name != "" && s.run != nil {
			return &graphql.Response{Data: []byte(s.run(ctx, name))}
		}
		field := operation.Operation.SelectionSet[0].(*ast.Field).Name
		if field == "broken" {
			graphql.AddError(ctx, errors.New("it is broken"))
		}
		answers := map[string]string{"viewer": `{"name":"Ada"}`, "broken": `null`, "change": `1`, "__typename": `"Query"`}
		return &graphql.Response{Data: fmt.Appendf(nil, `{%q:%s}`, field, answers[field])}
	}
}

// DispatchError counts panics, and shows none.
func (s *stage) DispatchError(ctx context.Context, errs gqlerror.List) *graphql.Response {
	if strings.HasPrefix(errs[0].Message, "panic: ") {
		s.reported.Add(1)
		errs = gqlerror.List{{Message: "Something went wrong."}}
	}
	return s.Executor.DispatchError(ctx, errs)
}

// Subscribe opens a subscription to what happens after a number.
func (s *stage) Subscribe(ctx context.Context, exec graphql.GraphExecutor, request transport.Request,
	wake func()) (transport.Stream, *graphql.Response) {
	if s.subscribe != nil {
		return s.subscribe(request.Operation.Operation.Name), nil
	}
	field := request.Operation.Operation.SelectionSet[0].(*ast.Field)
	after, given := field.ArgumentMap(request.Operation.Variables)["after"].(string)
	if request.LastEventID != "" {
		after, given = request.LastEventID, true
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	f := &follower{stage: s, heard: s.happened, wake: wake, payload: []byte(`{"data":{"changes":{"kind":"CHANGED"}}}`)}
	if strings.Contains(request.Params.Query, "note") {
		f.payload = []byte(`{"data":{"changes":{"note":"` + strings.Repeat("x", 500_000) + `"}}}`)
	}
	if given {
		var err error
		if f.heard, err = strconv.Atoi(after); err != nil {
			return nil, exec.DispatchError(ctx, gqlerror.List{{Message: "after: is not a cursor"}})
		}
	}
	s.followers[f] = true
	return f, nil
}

// stream is what Next gives.
type stream func() (*transport.Message, error)

func (s stream) Next(context.Context) (*transport.Message, error) { return s() }
func (stream) Close()                                             {}

// happen has one more thing happen.
func (s *stage) happen() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.happened++
	for f := range s.followers {
		if f.isWaiting {
			f.isWaiting = false
			f.wake()
		}
	}
}

// follower is a subscription that hears of everything that happens.
type follower struct {
	stage     *stage
	heard     int
	isWaiting bool
	wake      func()
	payload   []byte
}

// Next is the next thing that happened.
func (f *follower) Next(context.Context) (*transport.Message, error) {
	f.stage.mu.Lock()
	defer f.stage.mu.Unlock()
	if f.isWaiting = f.heard >= f.stage.happened; f.isWaiting {
		return nil, nil //nolint:nilnil // there is none
	}
	f.heard++
	return &transport.Message{Cursor: strconv.Itoa(f.heard), Payload: f.payload}, nil
}

// Close ends the wake-up calls.
func (f *follower) Close() {
	f.stage.mu.Lock()
	defer f.stage.mu.Unlock()
	delete(f.stage.followers, f)
}

// sockets counts this process's; 0 where the system does not tell.
func sockets() int {
	files, _ := os.ReadDir("/proc/self/fd")
	n := 0
	for _, f := range files {
		if to, err := os.Readlink("/proc/self/fd/" + f.Name()); err == nil && strings.HasPrefix(to, "socket:") {
			n++
		}
	}
	return n
}
