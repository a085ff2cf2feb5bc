package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"runtime/pprof"

	"waybill/bench/reference"
	"waybill/desk"
	"waybill/ent"
	"waybill/ent/salesorder"
	"waybill/graph"
	"waybill/graph/scalar"
	"waybill/internal/auth"
	"waybill/internal/httpd"
	"waybill/internal/store"
	"waybill/internal/store/sqlite"
	"waybill/order"
	"waybill/timeline"
)

// side is a server that is measured.
type side struct {
	name    string
	address string
	stop    func() error
}

// bench is a store with both sides serving it.
type bench struct {
	db                  store.Store
	api                 *graph.API
	reference           *reference.Server
	waybill, byHand     *side
	orders, unfulfilled []string // IDs on the wire
	cursors             []string // places in the list; empty for its top
}

func newBench(ctx context.Context, path string, n int) (*bench, error) {
	db, err := sqlite.Open(ctx, path, sqlite.Options{})
	if err != nil {
		return nil, err
	}
	b := &bench{db: db}
	if err := b.start(ctx, path, n); err != nil {
		return nil, errors.Join(err, b.close())
	}
	return b, nil
}

func (b *bench) start(ctx context.Context, path string, n int) error {
	orders := desk.New(b.db, nil)
	if err := fill(ctx, orders, n); err != nil {
		return fmt.Errorf("fill the store: %w", err)
	}
	if err := b.findOrders(ctx); err != nil {
		return err
	}
	// Both write a line for every request to a log that nobody keeps.
	log := slog.New(slog.NewTextHandler(io.Discard, nil))
	var err error
	if b.reference, err = reference.Open(path, auth.Demo.Actor(), log); err != nil {
		return fmt.Errorf("open the store by hand: %w", err)
	}
	feed, err := timeline.NewFeed(ctx, b.db, log)
	if err != nil {
		return err
	}
	go feed.Run(ctx)
	b.api = graph.New(ctx, graph.Config{Store: b.db, Desk: orders, Feed: feed, Gate: auth.DemoGate(), Log: log})
	if b.waybill, err = serve(ctx, "waybill", httpd.Handler(b.api, auth.DemoGate(), b.db, httpd.Pictures{})); err != nil {
		return err
	}
	if b.byHand, err = serve(ctx, "reference", b.reference.Handler()); err != nil {
		return err
	}
	return b.walk()
}

// serve answers on an address of its own. The name is put on the server's part
// of a CPU profile: see pprof -tagfocus.
func serve(ctx context.Context, name string, handler http.Handler) (*side, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithCancel(ctx)
	stopped := make(chan error, 1)
	go pprof.Do(ctx, pprof.Labels("side", name), func(ctx context.Context) {
		stopped <- httpd.Serve(ctx, listener, handler, nil)
	})
	return &side{name: name, address: listener.Addr().String(), stop: func() error { cancel(); return <-stopped }}, nil
}

func (b *bench) close() error {
	var errs []error
	for _, s := range []*side{b.waybill, b.byHand} {
		if s != nil {
			errs = append(errs, s.stop())
		}
	}
	if b.api != nil {
		b.api.Close()
	}
	if b.reference != nil {
		errs = append(errs, b.reference.Close())
	}
	return errors.Join(append(errs, b.db.Close())...)
}

func (b *bench) findOrders(ctx context.Context) error {
	rows, err := b.db.Read().SalesOrder.Query().Order(ent.Asc(salesorder.FieldID)).
		Select(salesorder.FieldID, salesorder.FieldStatus).All(ctx)
	if err != nil {
		return err
	}
	for _, o := range rows {
		id := scalar.EncodeID(scalar.Order, int64(o.ID))
		b.orders = append(b.orders, id)
		if o.Status == order.Unfulfilled {
			b.unfulfilled = append(b.unfulfilled, id)
		}
	}
	return nil
}

// walk reads the whole list once, page by page, to know places at every depth.
func (b *bench) walk() error {
	c, err := connect(b.waybill)
	if err != nil {
		return err
	}
	defer c.close()
	for cursor := ""; ; {
		b.cursors = append(b.cursors, cursor)
		body, err := c.do(listCase.waybill(cursor))
		if err != nil {
			return fmt.Errorf("walk the list: %w", err)
		}
		var answer struct {
			Data struct {
				Orders struct {
					PageInfo struct {
						HasNextPage bool
						EndCursor   string
					}
				}
			}
		}
		if err := json.Unmarshal(body, &answer); err != nil {
			return err
		}
		if !answer.Data.Orders.PageInfo.HasNextPage {
			return nil
		}
		cursor = answer.Data.Orders.PageInfo.EndCursor
	}
}
