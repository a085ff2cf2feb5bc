package graph

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"waybill/ent"
	"waybill/ent/salesorder"
	"waybill/graph/guard"
	"waybill/graph/list"
	"waybill/graph/scalar"
	"waybill/internal/transport"
	"waybill/order"
	"waybill/timeline"
)

// live opens subscriptions. A subscription is run twice over: once, when it is
// opened, to read and check its arguments, and then once for each message, with
// the entry that the message is about. So gqlgen does what it does for a query,
// and holds nothing between two messages.
type live struct {
	*Resolver
	feed     *timeline.Feed
	messages *messages
	log      *slog.Logger
}

// hearing is what a subscription's resolver is run for.
type hearing struct {
	entry *ent.TimelineEntry // make the message about it; nil: read the arguments
	after string             // the cursor that stands above the argument's, if any

	filter   timeline.Filter // what the arguments say
	position order.EntryID
}

type hearingKey struct{}

// listen is what the resolvers of all subscriptions do.
func (r *Resolver) listen(ctx context.Context, f timeline.Filter, orderID, after *string) (<-chan *ent.TimelineEntry, error) {
	h, ok := ctx.Value(hearingKey{}).(*hearing)
	if !ok {
		return nil, errors.New("this transport has no subscriptions")
	}
	one := make(chan *ent.TimelineEntry, 1)
	defer close(one)
	if h.entry != nil {
		one <- h.entry
		return one, nil
	}
	if h.after != "" {
		after = &h.after
	}
	var err error
	if h.position, err = r.placeAfter(ctx, after); err != nil {
		return nil, err
	}
	h.filter = f
	if orderID != nil {
		h.filter.Order, err = r.orderToFollow(ctx, *orderID)
	}
	return one, err
}

// orderToFollow refuses an ID that names no order, which would be followed in
// vain for ever.
func (r *Resolver) orderToFollow(ctx context.Context, id string) (order.ID, error) {
	tag, n, err := scalar.DecodeID(id)
	if err != nil || tag != scalar.Order {
		return 0, list.Argument(scalar.Bad("is not the ID of an order"), "orderId")
	}
	known, err := r.read.SalesOrder.Query().Where(salesorder.ID(order.ID(n))).Exist(ctx)
	switch {
	case err != nil:
		return 0, fmt.Errorf("look for the order: %w", err)
	case !known:
		return 0, list.Argument(scalar.Bad("there is no such order"), "orderId")
	}
	return order.ID(n), nil
}

// placeAfter is the place in the event log from which to tell what happened.
func (r *Resolver) placeAfter(ctx context.Context, after *string) (order.EntryID, error) {
	head, err := timeline.Position(ctx, r.read)
	if err != nil || after == nil {
		return head, err
	}
	position, err := timeline.ParseCursor(r.db.Identity, *after)
	if err == nil && position > head {
		err = timeline.ErrCursorExpired // the store was put back to an earlier time
	}
	switch {
	case errors.Is(err, timeline.ErrCursorExpired):
		return 0, &gqlerror.Error{Message: "after: " + err.Error() + ". Read what you show again, with a new eventCursor.",
			Extensions: map[string]any{"code": "CURSOR_EXPIRED", "argument": "after"}}
	case err != nil:
		return 0, list.Argument(scalar.Bad("%s", err), "after")
	}
	return position, nil
}

func (r *Resolver) numberOf(ctx context.Context, id order.ID) (string, error) {
	o, err := r.read.SalesOrder.Query().Where(salesorder.ID(id)).Select(salesorder.FieldNumber).Only(ctx)
	if err != nil {
		return "", fmt.Errorf("read the order's number: %w", err)
	}
	return o.Number, nil
}

// Subscribe opens a subscription, see transport.Live.
func (l *live) Subscribe(ctx context.Context, exec graphql.GraphExecutor, request transport.Request, wake func()) (transport.Stream, *graphql.Response) {
	if fields := rootFields(request.Operation); len(fields) != 1 || strings.HasPrefix(fields[0].Name, "__") {
		ctx = graphql.WithOperationContext(ctx, request.Operation)
		return nil, exec.DispatchError(ctx, gqlerror.List{{Message: "A subscription selects exactly one field of Subscription.",
			Extensions: map[string]any{"code": errcode.ValidationFailed}}})
	}
	if len(request.Params.Query) > maxDocument {
		ctx = graphql.WithOperationContext(ctx, request.Operation)
		return nil, exec.DispatchError(ctx, gqlerror.List{{Message: fmt.Sprintf("The document of a subscription may have at most %d bytes.", maxDocument),
			Extensions: map[string]any{"code": "COMPLEXITY_LIMIT_EXCEEDED"}}})
	}
	h := &hearing{after: request.LastEventID}
	responses, ctx := exec.DispatchOperation(context.WithValue(ctx, hearingKey{}, h), request.Operation)
	if response := responses(ctx); response != nil {
		return nil, response // what is wrong with the arguments
	}
	cost := 0 // the events of one order are few
	if h.filter.Order == 0 {
		cost = guard.CostOf(request.Operation)
	}
	kind, refused := l.messages.open(ctx, request, cost)
	if refused != nil {
		return nil, exec.DispatchError(ctx, gqlerror.List{refused})
	}
	s := &stream{live: l, exec: exec, kind: kind, caller: callerOf(ctx)}
	s.subscriber = l.feed.Subscribe(h.filter, h.position, wake)
	l.log.InfoContext(ctx, "subscribed", "name", brief(request.Operation.Operation.Name), "actor", actor(ctx).Name,
		"field", rootFields(request.Operation)[0].Name, "cost", guard.CostOf(request.Operation), "request", RequestID(ctx))
	return s, nil
}

// stream is an open subscription.
type stream struct {
	live       *live
	exec       graphql.GraphExecutor
	kind       *kind
	caller     string
	subscriber *timeline.Subscriber
}

// Next is the next message, see transport.Stream.
func (s *stream) Next(ctx context.Context) (*transport.Message, error) {
	entry, err := s.subscriber.Next(ctx)
	if err != nil && ctx.Err() == nil {
		s.live.log.ErrorContext(ctx, "a subscriber could not be told what happened, and has to come back", "error", err)
	}
	if entry == nil || err != nil {
		return nil, err
	}
	return s.live.messages.about(s.exec, s.kind, entry) // an error is in the log
}

func (s *stream) Close() {
	s.subscriber.Close()
	s.live.messages.close(s.kind, s.caller)
}
