// Package live opens subscriptions and makes their messages.
//
// It promises that a subscription gets every event that its arguments ask for, once, in the order
// of commits, from the cursor that it names; that between two messages, only its position in the
// log is kept for it; and that the message for equal subscriptions (the same document,
// variables and rights) is made once.
//
// # Usage
//
// New makes a transport.Live. Its Subscribe reads the arguments of a subscription
// and begins at the right place. Each message is then an operation of its own: the
// subscription's resolver is run for one event, and answers it.
//
// # Concurrency
//
// A Live may be used by many goroutines. A stream may be used by one goroutine at a time.
package live

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"waybill/ent/salesorder"
	"waybill/graph/guard"
	"waybill/graph/scalar"
	"waybill/internal/auth"
	"waybill/internal/quota"
	"waybill/internal/store"
	"waybill/internal/transport"
	"waybill/order"
	"waybill/timeline"
)

// Config is what subscriptions are made of.
type Config struct {
	Store store.Store
	Feed  *timeline.Feed
	Log   *slog.Logger
	// Snapshot opens a snapshot of the store, which waits for a turn of ctx's viewer.
	Snapshot func(ctx context.Context) *store.Snapshot
	// Admit refuses an operation that the viewer may not run; nil admits it.
	Admit func(ctx context.Context) *graphql.Response
	// ForEvent returns a context in which the resolver answers one event.
	ForEvent func(ctx context.Context, event *store.LogEntry) context.Context
	// Recovered turns a panic into an error.
	Recovered graphql.RecoverFunc
	// Memory holds the documents of open subscriptions, and messages that are remembered.
	Memory *quota.Budget
	// Timeout is how long opening a subscription may take.
	Timeout time.Duration
	// MaxAnswer is how long a message may be, in bytes.
	MaxAnswer int64
	// MaxEventCost is how many points each event may cost for all of one viewer's
	// subscriptions to the events of all orders; equal ones count once.
	MaxEventCost int
}

// Live opens subscriptions; it is a transport.Live.
type Live struct {
	Config
	messages  *messages
	allowance *allowance
	pacer     *openingPacer
}

// New opens subscriptions to what the feed carries.
func New(c Config) *Live {
	return &Live{Config: c, messages: newMessages(c), allowance: newAllowance(c.Memory), pacer: newOpeningPacer()}
}

// Subscribe opens a subscription, see transport.Live.
func (l *Live) Subscribe(ctx context.Context, exec graphql.GraphExecutor, request transport.Request,
	wake func()) (transport.Stream, *graphql.Response) {
	ctx = graphql.WithOperationContext(ctx, request.Operation)
	fields := rootFields(request.Operation)
	if len(fields) != 1 || strings.HasPrefix(fields[0].Name, "__") {
		return nil, exec.DispatchError(ctx, gqlerror.List{{Message: "A subscription selects exactly one field of Subscription.",
			Extensions: map[string]any{"code": errcode.ValidationFailed}}})
	}
	if len(request.Params.Query) > maxDocument {
		return nil, exec.DispatchError(ctx, gqlerror.List{{
			Message:    fmt.Sprintf("The document of a subscription may have at most %d bytes.", maxDocument),
			Extensions: map[string]any{"code": "COMPLEXITY_LIMIT_EXCEEDED"}}})
	}
	if refused := l.Admit(ctx); refused != nil {
		return nil, refused
	}
	ctx, cancel := context.WithTimeout(ctx, l.Timeout)
	defer cancel()
	viewer, _ := auth.From(ctx)
	opened, err := l.pacer.begin(ctx, viewer.ID)
	if err != nil {
		return nil, exec.DispatchError(ctx, gqlerror.List{transport.Busy("The server is busy. Try again.", time.Second)})
	}
	defer opened()
	filter, position, err := l.begin(ctx, request, fields[0])
	if err != nil {
		ctx = graphql.WithFieldContext(ctx, &graphql.FieldContext{Object: "Subscription", Field: fields[0]})
		return nil, exec.DispatchError(ctx, gqlerror.List{asGraphQL(err)})
	}
	cost := 0 // the events of one order are few
	if filter.Order == 0 {
		cost = guard.CostOf(request.Operation)
	}
	place, refused := l.allowance.open(viewer.ID)
	if refused != nil {
		return nil, exec.DispatchError(ctx, gqlerror.List{refused})
	}
	topic, refused := l.messages.open(viewer, request, cost)
	if refused != nil {
		place.release()
		return nil, exec.DispatchError(ctx, gqlerror.List{refused})
	}
	s := &stream{live: l, exec: exec, topic: topic, caller: viewer.ID, reservation: place,
		subscriber: l.Feed.Subscribe(filter, position, wake)}
	s.subscriber.UseSnapshots(l.sharedSnapshot)
	l.Log.InfoContext(ctx, "subscribed", "name", brief(request.Operation.Operation.Name), "actor", viewer.Name,
		"field", fields[0].Name, "cost", guard.CostOf(request.Operation), "request", request.Params.Headers.Get(transport.RequestIDHeader))
	return s, nil
}

// asGraphQL makes a GraphQL error that wraps err, so that the error presenter can log it.
func asGraphQL(err error) *gqlerror.Error {
	var coded *gqlerror.Error
	if errors.As(err, &coded) {
		return coded
	}
	return gqlerror.Wrap(err)
}

// statusChanges are the fields that tell of changes of an order's status only.
var statusChanges = map[string]bool{"orderStatusChanged": true}

// begin reads the arguments of a subscription: which events it asks for, and the
// place in the log after which to begin.
func (l *Live) begin(ctx context.Context, request transport.Request,
	field graphql.CollectedField) (filter timeline.Filter, position timeline.Position, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = l.Recovered(ctx, p)
		}
	}()
	snapshot := l.Snapshot(ctx)
	defer snapshot.Close()
	arguments := field.ArgumentMap(request.Operation.Variables)
	filter.StatusChanges = statusChanges[field.Name]
	after, _ := arguments["after"].(string)
	if request.LastEventID != "" {
		after = request.LastEventID // a client that reconnects sends it, and the old argument as well
	}
	position, err = l.positionAfter(ctx, snapshot, after, arguments["after"] != nil || after != "")
	if err != nil {
		return filter, position, err
	}
	if id := arguments["orderId"]; id != nil {
		filter.Order, err = orderToFollow(ctx, snapshot, id)
	}
	return filter, position, err
}

// orderToFollow refuses an ID that names no order: its subscription would never get a message.
func orderToFollow(ctx context.Context, snapshot *store.Snapshot, given any) (order.ID, error) {
	text, _ := given.(string)
	tag, n, err := scalar.DecodeID(text)
	if err != nil || tag != scalar.Order {
		return 0, badArgument("orderId", "is not the ID of an order")
	}
	known, err := snapshot.Client().SalesOrder.Query().Where(salesorder.ID(order.ID(n))).Exist(ctx)
	switch {
	case err != nil:
		return 0, fmt.Errorf("look for the order: %w", err)
	case !known:
		return 0, badArgument("orderId", "there is no such order")
	}
	return order.ID(n), nil
}

// positionAfter is the position in the event log after which a subscription begins: the log's end,
// unless a cursor is given.
func (l *Live) positionAfter(ctx context.Context, snapshot *store.Snapshot, after string, given bool) (timeline.Position, error) {
	if !given {
		return l.Store.Log().Head(ctx, snapshot.Client())
	}
	position, err := timeline.Locate(ctx, l.Store, snapshot.Client(), after)
	switch {
	case errors.Is(err, timeline.ErrCursorExpired):
		return position, &gqlerror.Error{Message: "after: " + err.Error() + ". Read what you show again, with a new eventCursor.",
			Extensions: map[string]any{"code": "CURSOR_EXPIRED", "argument": "after"}}
	case errors.Is(err, timeline.ErrNotACursor):
		return position, badArgument("after", err.Error())
	}
	return position, err
}

func badArgument(name, reason string) error {
	return &gqlerror.Error{Message: name + ": " + reason, Extensions: map[string]any{"code": "BAD_USER_INPUT", "argument": name}}
}

func rootFields(operation *graphql.OperationContext) []graphql.CollectedField {
	return graphql.CollectFields(operation, operation.Operation.SelectionSet, []string{"Subscription"})
}

// stream is an open subscription.
type stream struct {
	live        *Live
	exec        graphql.GraphExecutor
	topic       *topic
	caller      string
	reservation reservation
	subscriber  *timeline.Subscriber
}

// sharedSnapshot opens a snapshot for messages. All messages share one turn, because a worker that
// makes them must not wait for the queries of one caller.
func (l *Live) sharedSnapshot(ctx context.Context) *store.Snapshot {
	return l.Snapshot(auth.With(ctx, auth.Viewer{}))
}

// Next is the next message, see transport.Stream.
func (s *stream) Next(ctx context.Context) (*transport.Message, error) {
	event, err := s.subscriber.Next(ctx)
	if err != nil && ctx.Err() == nil {
		s.live.Log.ErrorContext(ctx, "a subscriber could not be told what happened, and has to come back", "error", err)
	}
	if event.TimelineEntry == nil || err != nil {
		return nil, err
	}
	return s.live.messages.messageFor(s.exec, s.topic, event) // it has logged its error
}

// Close ends the wake-up calls.
func (s *stream) Close() {
	s.subscriber.Close()
	s.live.messages.close(s.topic, s.caller)
	s.reservation.release()
}

// brief shortens a name that a client chose.
func brief(name string) string {
	const longest = 100
	if len(name) <= longest {
		return name
	}
	return name[:longest] + "…"
}
