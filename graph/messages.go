package graph

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

	"waybill/ent"
	"waybill/internal/auth"
	"waybill/internal/quota"
	"waybill/internal/transport"
	"waybill/order"
	"waybill/timeline"
)

const (
	// maxRemembered bounds the memory of messages that are kept for others, in bytes.
	maxRemembered = 16 << 20
	// maxMessages bounds their number.
	maxMessages = 10_000
	// maxDocument is the longest document of a subscription, in bytes, because it is
	// kept for as long as the subscription is open ...
	maxDocument = 8 << 10
	// ... and maxDocuments bounds them all together, with their variables. Equal ones
	// are kept once.
	maxDocuments = 16 << 20
)

// messages makes the messages of subscriptions. Equal subscriptions (the same
// document, variables and rights) get the same message: it is made once, for the
// first that asks, and kept for the others.
type messages struct {
	feed  *timeline.Feed
	store string // its identity, for cursors
	most  int64  // bytes that one may have

	perEvent  *quota.Pool // points that each event may cost, for the subscriptions of one caller
	mu        sync.Mutex
	kinds     map[string]*kind
	documents int // bytes, of all kinds
	made      *simplelru.LRU[messageKey, *message]
	bytes     int // of all in made
}

// kind is what equal subscriptions have in common.
type kind struct {
	key         string
	subscribers int
	params      graphql.RawParams
	size        int         // of the document and the variables, in bytes
	viewer      auth.Viewer // the rights that they have, and nothing that tells one from another
	callers     map[string]int
	cost        int // of the message about any event; 0 for one order's only
}

type messageKey struct {
	kind  string
	entry order.EntryID
}

// message is one that is being made, or was.
type message struct {
	since order.EntryID // its order is shown as of this entry, or later
	done  chan struct{} // closed when made or err is there
	made  *transport.Message
	err   error
	size  int // in messages.bytes
}

func newMessages(feed *timeline.Feed, store string, most int64, perEvent int) *messages {
	m := &messages{feed: feed, store: store, most: most, perEvent: quota.NewPool(math.MaxInt64, int64(perEvent)), kinds: map[string]*kind{}}
	// The size is positive, which is all that could be wrong.
	m.made, _ = simplelru.NewLRU(maxMessages, func(_ messageKey, old *message) { m.bytes -= old.size })
	return m
}

// open counts a subscriber in, of whom each event costs so much; close it when done.
// It refuses what is one too many: for all, or for the caller.
func (m *messages) open(ctx context.Context, request transport.Request, cost int) (*kind, *gqlerror.Error) {
	viewer, _ := auth.From(ctx)
	key := keyOf(request, viewer.Role)
	m.mu.Lock()
	defer m.mu.Unlock()
	k := m.kinds[key]
	if k == nil {
		k = &kind{key: key, viewer: auth.Viewer{Role: viewer.Role}, params: *request.Params, callers: map[string]int{}, cost: cost}
		k.params.Headers, k.params.Extensions = nil, nil // they are one subscriber's, with its token
		k.params.Variables = declared(request)
		k.size = len(k.params.Query)
		if len(k.params.Variables) > 0 {
			text, _ := json.Marshal(k.params.Variables) // they came as JSON, so they can be written as such
			k.size += len(text)
		}
		if m.documents+k.size > maxDocuments {
			return nil, &gqlerror.Error{Message: "The server is busy. Try again.", Extensions: map[string]any{"code": "OVERLOADED"}}
		}
	}
	if k.callers[viewer.ID] == 0 && !m.perEvent.Take(viewer.ID, int64(k.cost)) {
		return nil, &gqlerror.Error{Message: "With this, each event would cost more points than one caller's subscriptions may. Select less of each order, or follow one order.",
			Extensions: map[string]any{"code": "COMPLEXITY_LIMIT_EXCEEDED"}}
	}
	if k.subscribers == 0 {
		m.kinds[key] = k
		m.documents += k.size
	}
	k.callers[viewer.ID]++
	k.subscribers++
	return k, nil
}

// close counts a caller's subscriber out.
func (m *messages) close(k *kind, caller string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if k.callers[caller]--; k.callers[caller] == 0 {
		delete(k.callers, caller)
		m.perEvent.Give(caller, int64(k.cost))
	}
	if k.subscribers--; k.subscribers == 0 {
		m.documents -= k.size
		delete(m.kinds, k.key)
	}
}

// declared are the variables that the document has. What else was sent would be kept
// for as long as the subscription is open.
func declared(request transport.Request) map[string]any {
	variables := map[string]any{}
	for _, d := range request.Operation.Operation.VariableDefinitions {
		if value, sent := request.Params.Variables[d.Variable]; sent {
			variables[d.Variable] = value
		}
	}
	return variables
}

// keyOf tells kinds of subscriptions apart. Where each subscriber begins is no
// part of it.
func keyOf(request transport.Request, rights auth.Role) string {
	variables := maps.Clone(request.Operation.Variables)
	delete(variables, cursorVariable(request.Operation))
	// Variables came as JSON, so they can be written as such.
	text, _ := json.Marshal([]any{request.Params.Query, request.Params.OperationName, variables, rights})
	sum := sha256.Sum256(text)
	return string(sum[:])
}

// spaced finds variables that are not written in one, and so not counted.
var spaced = regexp.MustCompile(`\$[^_A-Za-z]`)

// cursorVariable is the variable that holds the argument after, and nothing else.
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

// about is the message about an entry for subscriptions of this kind.
func (m *messages) about(exec graphql.GraphExecutor, k *kind, entry *ent.TimelineEntry) (*transport.Message, error) {
	key := messageKey{kind: k.key, entry: entry.ID}
	m.mu.Lock()
	if k.subscribers == 1 {
		m.mu.Unlock()
		return m.make(exec, k, entry)
	}
	// What was made before the order changed again would show it as it was.
	if known, ok := m.made.Get(key); ok && m.feed.Untouched(entry.OrderID, known.since) {
		m.mu.Unlock()
		<-known.done
		return known.made, known.err
	}
	fresh := &message{since: m.feed.Head(), done: make(chan struct{})}
	m.made.Remove(key)
	m.made.Add(key, fresh)
	m.mu.Unlock()
	fresh.made, fresh.err = m.make(exec, k, entry)
	close(fresh.done)
	m.remember(key, fresh)
	return fresh.made, fresh.err
}

func (m *messages) make(exec graphql.GraphExecutor, k *kind, entry *ent.TimelineEntry) (*transport.Message, error) {
	payload, err := k.make(exec, entry)
	if err == nil && int64(len(payload)) > m.most {
		payload, err = transport.Encode(&graphql.Response{Errors: gqlerror.List{tooLong(m.most)}})
	}
	if err != nil {
		return nil, err
	}
	return &transport.Message{Cursor: timeline.Cursor(m.store, entry.ID), Payload: payload}, nil
}

// remember counts in a message that was made, unless it went wrong or was
// dropped meanwhile.
func (m *messages) remember(key messageKey, fresh *message) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if known, ok := m.made.Peek(key); !ok || known != fresh {
		return
	}
	if fresh.err != nil {
		m.made.Remove(key)
		return
	}
	fresh.size = len(fresh.made.Payload)
	m.bytes += fresh.size
	for m.bytes > maxRemembered {
		m.made.RemoveOldest()
	}
}

// make runs the subscription for one entry. An error is one of the server's: the
// stream ends, so that the client asks again, instead of taking it for an answer.
func (k *kind) make(exec graphql.GraphExecutor, entry *ent.TimelineEntry) (text []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = recovered(context.Background(), p)
		}
	}()
	ctx := graphql.StartOperationTrace(auth.With(context.Background(), k.viewer))
	ctx = context.WithValue(ctx, hearingKey{}, &hearing{entry: entry})
	params := k.params
	operation, errs := exec.CreateOperationContext(ctx, &params)
	if errs != nil {
		return nil, fmt.Errorf("prepare a message: %w", errs)
	}
	responses, ctx := exec.DispatchOperation(ctx, operation)
	// gqlgen forgets the field that the message is about, and with it the
	// beginning of each error's path.
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
		response.Data = nil // it must not be null, which gqlgen does not see to here
	}
	return transport.Encode(response)
}
