// Package stock serves Waybill's subscriptions with gqlgen as it comes: its
// WebSocket transport, and a resolver that holds a channel for each subscriber.
//
// It promises the same schema, resolvers and messages as Waybill, so that only
// the way of telling subscribers differs. It has no replay: a cursor is ignored.
package stock

import (
	"context"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/99designs/gqlgen/graphql/handler/transport"
	"github.com/vektah/gqlparser/v2/ast"

	"waybill/graph"
	"waybill/graph/generated"
	"waybill/graph/scalar"
	"waybill/internal/store"
	"waybill/order"
	"waybill/timeline"
)

// Handler serves the API of r, with subscriptions that hear of what is committed
// to db until ctx ends.
func Handler(ctx context.Context, r *graph.Resolver, db store.Store, log *slog.Logger) (http.Handler, error) {
	position, err := db.Log().Head(ctx, db.Read())
	if err != nil {
		return nil, err
	}
	h := &hub{listeners: map[chan *store.LogEntry]timeline.Filter{}}
	bell := make(chan struct{}, 1)
	db.AfterCommit(func() {
		select {
		case bell <- struct{}{}:
		default: // it is ringing already
		}
	})
	go h.follow(ctx, db, position, bell, log)
	server := handler.New(generated.NewExecutableSchema(generated.Config{Resolvers: root{r, h}}))
	server.AddTransport(transport.Websocket{InitTimeout: 10 * time.Second, PingPongInterval: 20 * time.Second})
	server.AddTransport(transport.POST{})
	server.SetQueryCache(lru.New[*ast.QueryDocument](1000))
	return server, nil
}

// root is Waybill's resolvers, but for subscriptions.
type root struct {
	*graph.Resolver
	hub *hub
}

func (r root) Subscription() generated.SubscriptionResolver { return r.hub }

// hub sends each new entry to all who listen.
type hub struct {
	mu        sync.Mutex
	listeners map[chan *store.LogEntry]timeline.Filter
}

func (h *hub) follow(ctx context.Context, db store.Store, position timeline.Position, bell <-chan struct{}, log *slog.Logger) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-bell:
		}
		entries, err := db.Log().Tail(ctx, db.Read(), timeline.Filter{}, position, 1000)
		if err != nil {
			log.Error("the event log could not be read", "error", err)
			return
		}
		for _, e := range entries {
			h.send(&e)
			position = e.Position
		}
	}
}

func (h *hub) send(e *store.LogEntry) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for listener, filter := range h.listeners {
		if !filter.Wants(e.TimelineEntry) {
			continue
		}
		select {
		case listener <- e:
		default: // a reader who is behind loses it
		}
	}
}

func (h *hub) listen(ctx context.Context, f timeline.Filter, orderID *string) (<-chan *store.LogEntry, error) {
	if orderID != nil {
		_, n, err := scalar.DecodeID(*orderID)
		if err != nil {
			return nil, err
		}
		f.Order = order.ID(n)
	}
	listener := make(chan *store.LogEntry, 16)
	h.mu.Lock()
	h.listeners[listener] = f
	h.mu.Unlock()
	context.AfterFunc(ctx, func() {
		h.mu.Lock()
		defer h.mu.Unlock()
		delete(h.listeners, listener)
		close(listener)
	})
	return listener, nil
}

func (h *hub) OrderStatusChanged(ctx context.Context, orderID, _ *string) (<-chan *store.LogEntry, error) {
	return h.listen(ctx, timeline.Filter{StatusChanges: true}, orderID)
}

func (h *hub) OrderEvents(ctx context.Context, orderID, _ *string) (<-chan *store.LogEntry, error) {
	return h.listen(ctx, timeline.Filter{}, orderID)
}
