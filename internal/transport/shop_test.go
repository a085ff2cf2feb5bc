package transport_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"waybill/desk"
	"waybill/graph"
	"waybill/internal/auth"
	"waybill/internal/httpd"
	"waybill/internal/shoptest"
	"waybill/internal/store"
	"waybill/internal/store/sqlite"
	"waybill/order"
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

// shop is a whole server, reached over real connections, with one order.
type shop struct {
	testing.TB
	db      store.Store
	desk    *desk.Desk
	api     *graph.API
	address string // host and port
	order   order.ID
}

// settings are what a test wants to be different.
type settings struct {
	token       string // demo when empty
	limits      graph.Limits
	readTimeout time.Duration
}

func openShop(t testing.TB, with settings) *shop {
	t.Helper()
	db, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "shop.db"), sqlite.Options{Throwaway: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	gate := auth.DemoGate()
	if with.token != "" {
		gate = auth.NewGate(db, auth.Settings{AdminToken: with.token})
	}
	opened := shoptest.Of(t, db, "", shoptest.Options{Gate: gate, Limits: with.limits})
	s := &shop{TB: t, db: db, desk: opened.Desk, api: opened.API(t)}
	s.address = serve(t, httpd.Handler(s.api, gate, db.Ready, httpd.Pictures{}), with.readTimeout)
	t.Cleanup(func() { s.api.EndStreams(context.Background()) })
	result, err := s.desk.Do(t.Context(), ada, "", desk.Place{Draft: order.Draft{CurrencyCode: "USD", Note: strings.Repeat("x", 5_000),
		Lines: []order.DraftLine{{Title: "Mug", Quantity: 1, UnitPrice: "0"}}}})
	if err != nil || len(result.Problems) > 0 {
		t.Fatal(err, result.Problems)
	}
	s.order = result.OrderID
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

var ada = order.Actor{ID: "ada", Kind: order.ActorStaff, Name: "Ada"}

// comment makes an event.
func (s *shop) comment() {
	s.Helper()
	result, err := s.desk.Do(s.Context(), ada, "", desk.Comment{OrderID: s.order, Body: "Hello."})
	if err != nil || len(result.Problems) > 0 {
		s.Error(err, result.Problems)
	}
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
