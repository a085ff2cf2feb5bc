package live

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math"
	"regexp"
	"strings"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/hashicorp/golang-lru/v2/simplelru"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"waybill/internal/auth"
	"waybill/internal/quota"
	"waybill/internal/transport"
	"waybill/timeline"
)

const (
	// maxRemembered bounds the messages that are kept for other subscriptions, in bytes: a cache
	// must not take much of the memory that callers need.
	maxRemembered = 16 << 20
	// maxMessages bounds their number.
	maxMessages = 10_000
	// maxDocument is the longest document of a subscription, in bytes, because it is
	// kept for as long as the subscription is open.
	maxDocument = 8 << 10
)

// messages makes the messages of subscriptions. Equal subscriptions (the same
// document, variables and rights) get the same message: it is made once, for the
// first that asks, and kept for the others.
type messages struct {
	Config
	perEvent *quota.Budget // points that each event may cost, for all subscriptions of one caller
	mu       sync.Mutex
	topics   map[string]*topic
	cache    *simplelru.LRU[messageKey, *message]
	bytes    int // of all in made
}

// topic is one document with its variables and rights, which equal subscriptions share.
type topic struct {
	key         string
	subscribers int
	params      graphql.RawParams
	memory      *quota.Hold // for the document and the variables; charged to the first subscriber
	viewer      auth.Viewer // has the role of the subscribers, and no name or ID
	callers     map[string]*charge
	cost        int // points of each event's message; 0 for a topic that follows one order
}

// charge is how many points each event costs one caller; equal subscriptions count once.
type charge struct {
	subscribers int
	points      *quota.Hold
}

type messageKey struct {
	topic string
	event timeline.Position
}

// message is a message that is being made or was made.
type message struct {
	since timeline.Position // it shows its order as of this position, or later
	done  chan struct{}     // closed when made or err is set
	made  *transport.Message
	err   error
	size  int // in messages.bytes
	// memory is charged to no caller, because the message is kept only to save work.
	memory *quota.Hold
}

func newMessages(c Config) *messages {
	m := &messages{Config: c, perEvent: quota.NewBudget(math.MaxInt64, int64(c.MaxEventCost)), topics: map[string]*topic{}}
	// The size is positive, which is all that could be wrong.
	m.cache, _ = simplelru.NewLRU(maxMessages, func(_ messageKey, old *message) {
		m.bytes -= old.size
		old.memory.Release()
	})
	return m
}

// open registers a subscriber; the cost of each event is charged to its viewer until close. It
// refuses when the memory is used up, or when the viewer's events would cost too much.
func (m *messages) open(viewer auth.Viewer, request transport.Request, cost int) (*topic, *gqlerror.Error) {
	key := keyOf(request, viewer.Role)
	m.mu.Lock()
	defer m.mu.Unlock()
	t := m.topics[key]
	if t == nil {
		t = &topic{key: key, viewer: auth.Viewer{Role: viewer.Role}, params: *request.Params, callers: map[string]*charge{},
			cost: cost, memory: m.Memory.Open(viewer.ID)}
		t.params.Headers, t.params.Extensions = nil, nil // they are one subscriber's, with its token
		t.params.Variables = declared(request)
		if !t.memory.Take(sizeOf(t.params)) {
			return nil, &gqlerror.Error{Message: "The server is busy. Try again.", Extensions: map[string]any{"code": "OVERLOADED"}}
		}
	}
	mine := t.callers[viewer.ID]
	if mine == nil {
		mine = &charge{points: m.perEvent.Open(viewer.ID)}
	}
	if mine.subscribers == 0 && !mine.points.Take(int64(t.cost)) {
		if t.subscribers == 0 {
			t.memory.Release()
		}
		return nil, &gqlerror.Error{Message: "With this, each event would cost more points than one caller's subscriptions may. " +
			"Select less of each order, or follow one order.", Extensions: map[string]any{"code": "COMPLEXITY_LIMIT_EXCEEDED"}}
	}
	m.topics[key], t.callers[viewer.ID] = t, mine
	mine.subscribers++
	t.subscribers++
	return t, nil
}

// sizeOf is how many bytes a document and its variables have.
func sizeOf(params graphql.RawParams) int64 {
	if len(params.Variables) == 0 {
		return int64(len(params.Query))
	}
	text, _ := json.Marshal(params.Variables) // they came as JSON, so they can be written as such
	return int64(len(params.Query) + len(text))
}

// close ends what open began.
func (m *messages) close(k *topic, caller string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	mine := k.callers[caller]
	if mine.subscribers--; mine.subscribers == 0 {
		delete(k.callers, caller)
		mine.points.Release()
	}
	if k.subscribers--; k.subscribers == 0 {
		k.memory.Release()
		delete(m.topics, k.key)
	}
}

// declared leaves out variables that the document does not declare: they would be kept in memory
// as long as the subscription is open.
func declared(request transport.Request) map[string]any {
	variables := map[string]any{}
	for _, d := range request.Operation.Operation.VariableDefinitions {
		if value, sent := request.Params.Variables[d.Variable]; sent {
			variables[d.Variable] = value
		}
	}
	return variables
}

// keyOf is the key of a topic. It leaves out the cursor at which each subscriber begins.
func keyOf(request transport.Request, rights auth.Role) string {
	variables := maps.Clone(request.Operation.Variables)
	delete(variables, cursorVariable(request.Operation))
	// Variables came as JSON, so they can be written as such.
	text, _ := json.Marshal([]any{request.Params.Query, request.Params.OperationName, variables, rights})
	sum := sha256.Sum256(text)
	return string(sum[:])
}

// spaced finds a variable with a space behind its $, which cursorVariable would not count.
var spaced = regexp.MustCompile(`\$[^_A-Za-z]`)

// cursorVariable is the variable that is used for the argument after and for nothing else; empty if
// there is none. It occurs twice in the document: where it is declared, and in the argument.
func cursorVariable(operation *graphql.OperationContext) string {
	if spaced.MatchString(operation.RawQuery) {
		return ""
	}
	for _, field := range rootFields(operation) {
		after := field.Arguments.ForName("after")
		if after != nil && after.Value.Kind == ast.Variable && strings.Count(operation.RawQuery, "$"+after.Value.Raw) == 2 {
			return after.Value.Raw
		}
	}
	return ""
}

// messageFor is the message about an event for the subscriptions of a topic. It is kept only for
// a topic with several subscribers.
func (m *messages) messageFor(exec graphql.GraphExecutor, k *topic, event timeline.LogEntry) (*transport.Message, error) {
	key := messageKey{topic: k.key, event: event.Position}
	m.mu.Lock()
	if k.subscribers == 1 {
		m.mu.Unlock()
		return m.make(exec, k, event)
	}
	// A message that was made before the order changed again would show it as it was.
	if known, ok := m.cache.Get(key); ok && m.Feed.UnchangedSince(event.OrderID, known.since) {
		m.mu.Unlock()
		<-known.done
		return known.made, known.err
	}
	fresh := &message{since: m.Feed.Head(), done: make(chan struct{}), memory: m.Memory.Open("")}
	m.cache.Remove(key)
	m.cache.Add(key, fresh)
	m.mu.Unlock()
	fresh.made, fresh.err = m.make(exec, k, event)
	close(fresh.done)
	m.remember(key, fresh)
	return fresh.made, fresh.err
}

func (m *messages) make(exec graphql.GraphExecutor, k *topic, event timeline.LogEntry) (*transport.Message, error) {
	payload, err := m.run(exec, k, event)
	if err == nil && int64(len(payload)) > m.MaxAnswer {
		payload, err = transport.Encode(&graphql.Response{Errors: gqlerror.List{transport.TooLong(m.MaxAnswer)}})
	}
	if err != nil {
		return nil, err
	}
	return &transport.Message{Cursor: timeline.Cursor(m.Store, event), Payload: payload}, nil
}

// remember counts the memory of a message that was made. A message that failed, or that does not
// fit, is dropped from the cache.
func (m *messages) remember(key messageKey, fresh *message) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if known, ok := m.cache.Peek(key); !ok || known != fresh {
		return
	}
	if fresh.err != nil || !fresh.memory.Take(int64(len(fresh.made.Payload))) {
		m.cache.Remove(key)
		return
	}
	fresh.size = len(fresh.made.Payload)
	m.bytes += fresh.size
	for m.bytes > maxRemembered {
		m.cache.RemoveOldest()
	}
}

// run answers a topic's subscription for one event. It returns errors of the server and does not
// put them into the message: the stream ends then, and the client comes back for this event.
func (m *messages) run(exec graphql.GraphExecutor, k *topic, event timeline.LogEntry) (text []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = m.Recovered(context.Background(), p)
		}
	}()
	ctx := graphql.StartOperationTrace(auth.With(context.Background(), k.viewer))
	ctx = m.ForEvent(ctx, &event)
	params := k.params
	operation, errs := exec.CreateOperationContext(ctx, &params)
	if errs != nil {
		return nil, fmt.Errorf("prepare a message: %w", errs)
	}
	responses, ctx := exec.DispatchOperation(ctx, operation)
	// gqlgen does not keep the subscription's field, with which the path of each error begins.
	field := rootFields(operation)[0]
	ctx = graphql.WithFieldContext(ctx, &graphql.FieldContext{Object: "Subscription", Field: field})
	response := responses(ctx)
	if response == nil {
		return nil, errors.New("make a message: there is none")
	}
	for _, failure := range response.Errors {
		if code := failure.Extensions["code"]; code == "INTERNAL_SERVER_ERROR" || code == "OVERLOADED" {
			return nil, fmt.Errorf("make a message: %w", failure)
		}
	}
	if string(response.Data) == `{"`+field.Alias+`":null}` {
		response.Data = nil // the field must not be null, and gqlgen does not handle that here
	}
	return transport.Encode(response)
}
