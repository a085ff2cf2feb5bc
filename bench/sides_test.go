package bench

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"runtime/pprof"
	"testing"

	"waybill/bench/reference"
	"waybill/ent"
	"waybill/ent/salesorder"
	"waybill/graph/scalar"
	"waybill/internal/auth"
	"waybill/internal/httpd"
	"waybill/internal/shoptest"
	"waybill/order"
)

// side is a server that is measured.
type side struct {
	name    string
	address string
}

// comparison is a store with both sides serving it.
type comparison struct {
	shop            *shoptest.Shop
	waybill, byHand *side
	entered         int      // orders, until now
	orders          []string // IDs on the wire
	unfulfilled     []string // ... of those that no request has spent yet
	cursors         []string // places in the list; empty for its top
	customers       []string // their names
}

// newComparison fills a store, serves it from both sides until the test ends, and
// compares their answers.
func newComparison(t testing.TB) *comparison {
	t.Helper()
	// Both write a line for every request to a log that nobody keeps.
	log := slog.New(slog.NewTextHandler(io.Discard, nil))
	c := &comparison{shop: shoptest.Open(t, shoptest.Options{Log: log})}
	if err := c.enter(t.Context(), *orderCount); err != nil {
		t.Fatal(err)
	}
	byHand, err := reference.Open(c.shop.Path, auth.Demo.Actor(), log)
	if err != nil {
		t.Fatalf("open the store by hand: %v", err)
	}
	t.Cleanup(func() { _ = byHand.Close() })
	c.waybill = serve(t, "waybill", httpd.Handler(c.shop.API(t), auth.DemoGate(), c.shop.Store.Ready, httpd.Pictures{}, httpd.Origins{}))
	c.byHand = serve(t, "reference", byHand.Handler())
	for i := range customerCount() {
		c.customers = append(c.customers, customerName(i))
	}
	if err := c.walk(); err != nil {
		t.Fatal(err)
	}
	if err := c.compare(); err != nil {
		t.Fatalf("nothing was timed, because the answers differ: %v", err)
	}
	return c
}

// serve answers on an address of its own until the test ends. The name is put on
// the server's part of a CPU profile: see pprof -tagfocus.
func serve(t testing.TB, name string, handler http.Handler) *side {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	stopped := make(chan error, 1)
	go pprof.Do(ctx, pprof.Labels("side", name), func(ctx context.Context) {
		stopped <- httpd.Serve(ctx, listener, handler, nil)
	})
	t.Cleanup(func() {
		cancel()
		if err := <-stopped; err != nil {
			t.Errorf("%s: %v", name, err)
		}
	})
	return &side{name: name, address: listener.Addr().String()}
}

// enter enters n more orders.
func (c *comparison) enter(ctx context.Context, n int) error {
	if err := fill(ctx, c.shop.Desk, c.entered, c.entered+n); err != nil {
		return fmt.Errorf("fill the store: %w", err)
	}
	c.entered += n
	rows, err := c.shop.Store.Read().SalesOrder.Query().Order(ent.Desc(salesorder.FieldID)).Limit(n).
		Select(salesorder.FieldID, salesorder.FieldStatus).All(ctx)
	if err != nil {
		return err
	}
	for i := len(rows) - 1; i >= 0; i-- {
		id := scalar.EncodeID(scalar.Order, int64(rows[i].ID))
		c.orders = append(c.orders, id)
		if rows[i].Status == order.Unfulfilled {
			c.unfulfilled = append(c.unfulfilled, id)
		}
	}
	return nil
}

// walk reads the whole list once, page by page, to know places at every depth.
func (c *comparison) walk() error {
	to, err := connect(c.waybill)
	if err != nil {
		return err
	}
	defer to.close()
	for cursor := ""; ; {
		c.cursors = append(c.cursors, cursor)
		body, err := to.do(listCase.waybill(cursor))
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
