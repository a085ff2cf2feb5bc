package graph_test

import (
	"context"
	"crypto/rand"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/coder/websocket"

	"waybill/desk"
	"waybill/graph"
	"waybill/internal/auth"
	"waybill/internal/store"
	"waybill/order"
)

func shopWith(t testing.TB, limits graph.Limits) *shop {
	return limitedShop(t, filepath.Join(t.TempDir(), "shop.db"), limits)
}

func TestAnAnswerTellsWhatItCost(t *testing.T) {
	s := newShop(t)
	s.place(nil)
	for document, cost := range map[string]int{
		"{ orders(first: 3) { nodes { lines { total { amount } } } } }":    1 + 3*(1+10*2),
		"mutation { fulfillOrders(input: {orderIds: []}) { __typename } }": 11,
	} {
		a := s.ask(document, nil)
		if want := fmt.Sprintf(`"extensions":{"cost":{"requested":%d,"limit":200000}}`, cost); !strings.Contains(string(a.Raw), want) {
			t.Errorf("%s: want %s in %s", document, want, a.Raw)
		}
	}
	if a := s.ask("{ nothing }", nil); strings.Contains(string(a.Raw), `"cost"`) {
		t.Errorf("what was not run has a cost: %s", a.Raw)
	}
}

// A dashboard must be able to ask for all that there is to know of the longest page.
func TestAPageOf100OrdersWithAllTheirDetailsIsAllowed(t *testing.T) {
	s := newShop(t)
	a := s.ask("{ orders(first: 100) { nodes { "+everything+" } pageInfo { endCursor } totalCount { count } } orderStatusCounts { count { count } } viewer { name } }", nil)
	if len(a.Errors) > 0 {
		t.Fatalf("%s", a.Raw)
	}
	if !strings.Contains(string(a.Raw), `"requested":195562,`) {
		t.Errorf("the price has changed: %s", a.Raw)
	}
	if a = s.ask("{ orders(first: 100) { nodes { "+everything+" timelines: timeline(first: 100) { nodes { id changes { field } actor { name } } } } } }", nil); !strings.Contains(string(a.Raw), "COMPLEXITY_LIMIT_EXCEEDED") {
		t.Errorf("twice as much is let through: %.300s", a.Raw)
	}
}

// Tools read the schema with a document that is as large as what people ask.
func TestTheSchemaCanBeReadAsToolsDo(t *testing.T) {
	const input, deep = "name description type { ...T } defaultValue", "kind name ofType { "
	s := newShop(t)
	s.must(`query IntrospectionQuery { __schema { description queryType { name } mutationType { name } subscriptionType { name } types { ...F }
		directives { name description locations isRepeatable args(includeDeprecated: true) { ...I } } } }
		fragment F on __Type { kind name description specifiedByURL isOneOf fields(includeDeprecated: true) { name description args(includeDeprecated: true) { ...I } type { ...T } isDeprecated deprecationReason }
			inputFields(includeDeprecated: true) { ...I } interfaces { ...T } enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason } possibleTypes { ...T } }
		fragment I on __InputValue { `+input+` isDeprecated deprecationReason } fragment T on __Type { `+strings.Repeat(deep, 9)+"kind name"+strings.Repeat(" }", 9)+" }", nil)
}

func TestWhoAsksForMoreThanTheirAllowanceHasToWait(t *testing.T) {
	query := func(first int) []byte {
		return asJSON(t, m{"query": "query($n: Int) { orders(first: $n) { nodes { id } } }", "variables": m{"n": first}})
	}
	var s *shop
	for _, accept := range []string{"application/json", "application/graphql-response+json"} {
		s = shopWith(t, graph.Limits{RateLimit: 10})
		if a := s.send(query(98)); len(a.Errors) > 0 { // 99 of the 100 that were saved up
			t.Fatalf("%s", a.Raw)
		}
		a := s.send(query(98), "Accept", accept)
		if wait := a.Header.Get("Retry-After"); a.Status != http.StatusTooManyRequests || wait != "10" && wait != "9" || a.Data != nil {
			t.Errorf("status %d, Retry-After %q: %s", a.Status, wait, a.Raw)
		}
		if e := a.Errors[0]; e.Extensions["code"] != "RATE_LIMITED" || fmt.Sprint(e.Extensions["retryAfter"]) != a.Header.Get("Retry-After") {
			t.Errorf("%s", a.Raw)
		}
	}
	if w := s.post(query(98), "Accept", "text/event-stream"); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "RATE_LIMITED") {
		t.Errorf("as events: status %d: %s", w.Code, w.Body)
	}
	if log := s.log.written(); !strings.Contains(log, "cost=99 reads=0 errors=[RATE_LIMITED]") {
		t.Errorf("the log says\n%s", log)
	}
}

// Else the limit would hold for those only who ask for something sensible.
func TestWhatIsRefusedIsNotForFree(t *testing.T) {
	for name, document := range map[string]string{
		"what cannot be read":        "{",
		"what is not of the schema":  "{ nothing }",
		"what the guard refuses":     "{ " + strings.Repeat("viewer ", 1_000) + "}",
		"what a role does not allow": "{ tokens { nodes { id } } }",
	} {
		t.Run(name, func(t *testing.T) {
			s := shopWith(t, graph.Limits{RateLimit: 1}) // ten are saved up
			for n := 0; s.ask(document, nil).Status != http.StatusTooManyRequests; n++ {
				if n > 100 {
					t.Fatal("it may be asked for ever")
				}
			}
		})
	}
}

// A viewer who has nothing left still hears what they follow.
func TestASubscriptionIsPaidForWhenItIsOpened(t *testing.T) {
	s := shopWith(t, graph.Limits{RateLimit: 10})
	url, id := s.live(), s.place(nil)
	_, n, err := decodeID(id)
	if err != nil {
		t.Fatal(err)
	}
	l := s.listen(url, followAll, nil)
	if cost, _ := s.log.last("cost"); cost.Int64() != 10+3 {
		t.Errorf("it cost %v", cost)
	}
	for s.ask("{ orders(first: 50) { nodes { id } } }", nil).Status == http.StatusOK {
		continue // until nothing is left
	}
	for range 20 { // which would cost 60
		if _, err := s.desk.Do(t.Context(), order.Actor{Name: "Ada"}, "", desk.Comment{OrderID: order.ID(n), Body: "Sent."}); err != nil {
			t.Fatal(err)
		}
		s.wants(at(l.next(), "entry.kind"), `"COMMENTED"`)
	}
}

// busyWith keeps the server's one place for an operation taken until the test ends.
func (s *shop) busyWith(request m) {
	s.Helper()
	writing, goOn := make(chan struct{}), make(chan struct{})
	var busy sync.WaitGroup
	busy.Go(func() {
		_ = s.db.Write(context.Background(), func(context.Context, *store.Tx) error {
			close(writing)
			<-goOn
			return nil
		})
	})
	<-writing
	busy.Go(func() {
		for strings.Contains(s.post(asJSON(s, request)).Body.String(), "OVERLOADED") {
			continue // another has the place just now
		}
	})
	s.Cleanup(func() { close(goOn); busy.Wait() })
}

func TestNoMoreOperationsRunAtATimeThanAreAllowed(t *testing.T) {
	s := shopWith(t, graph.Limits{MaxRunning: 1})
	url, id := s.live(), s.place(nil)
	s.busyWith(withQuery(id))
	var a answered
	for a.Status != http.StatusServiceUnavailable { // the change may not have begun
		a = s.ask("{ viewer { name } }", nil)
	}
	if a.Header.Get("Retry-After") != "1" || a.Data != nil || a.Errors[0].Extensions["code"] != "OVERLOADED" {
		t.Errorf("Retry-After %q: %s", a.Header.Get("Retry-After"), a.Raw)
	}
	if w := s.post(asJSON(t, m{"query": follow}), "Accept", "text/event-stream"); !strings.Contains(w.Body.String(), "OVERLOADED") {
		t.Errorf("a stream was opened: %s", w.Body)
	}
	ws := s.dial(url)
	for _, document := range []string{"{ viewer { name } }", follow} {
		if got := s.over(ws, document); !strings.Contains(got, `"type":"error"`) || !strings.Contains(got, "OVERLOADED") {
			t.Errorf("over a WebSocket: %s", got)
		}
	}
}

func TestAPlaceIsFreeAgainWhenAnOperationHasEnded(t *testing.T) {
	s := shopWith(t, graph.Limits{MaxRunning: 1})
	url, id := s.live(), s.place(nil)
	ws := s.dial(url)
	comment := asJSON(t, withQuery(id))
	for range 3 { // what is open does not count, nor what was refused
		for _, again := range []func() string{
			func() string { return s.over(ws, "{ nothing }") },
			func() string { return string(s.ask("{ nothing }", nil).Raw) },
			func() string { return s.over(ws, "{ viewer { name } }") },
			func() string { s.listen(url, followAll, nil); return "" },
			func() string { return string(s.send(comment).Raw) },
		} {
			for strings.Contains(again(), "OVERLOADED") {
				continue // an answer arrives a moment before its place is free
			}
		}
	}
}

func withQuery(order string) m {
	return m{"query": `mutation { addOrderComment(input: {orderId: "` + order + `", body: "x"}) { __typename } }`}
}

// dial opens a WebSocket and signs in.
func (s *shop) dial(url string) *websocket.Conn {
	s.Helper()
	ws, _, err := websocket.Dial(s.Context(), url, &websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}}) //nolint:bodyclose // it has none
	if err != nil {
		s.Fatal(err)
	}
	s.Cleanup(func() { _ = ws.CloseNow() })
	s.tell(ws, m{"type": "connection_init"})
	return ws
}

// over sends an operation through a WebSocket, and is the next message that comes back.
func (s *shop) over(ws *websocket.Conn, document string) string {
	s.Helper()
	return s.tell(ws, m{"type": "subscribe", "id": rand.Text(), "payload": m{"query": document}})
}

func (s *shop) tell(ws *websocket.Conn, message m) string {
	s.Helper()
	if err := ws.Write(s.Context(), websocket.MessageText, asJSON(s, message)); err != nil {
		s.Fatal(err)
	}
	for {
		_, answer, err := ws.Read(s.Context())
		if err != nil {
			s.Fatal(err)
		}
		if !strings.Contains(string(answer), `"type":"complete"`) { // of the operation before
			return string(answer)
		}
	}
}

func TestWhatTakesTooLongIsStoppedAndAChangeIsNotTakenBack(t *testing.T) {
	s := shopWith(t, graph.Limits{Timeout: time.Nanosecond})
	for document, written := range map[string]int{
		"{ orders { nodes { id } } }": 0,
		"{ viewer { name } }":         0, // which reads nothing
		`mutation { createOrder(input: {currencyCode: "USD", lines: [{title: "Tea", quantity: 1, unitPrice: "1"}]}) { order { id } } }`: 1,
	} {
		a := s.ask(document, nil)
		if len(a.Errors) != 1 || a.Errors[0].Extensions["code"] != "OVERLOADED" || !strings.Contains(a.Errors[0].Message, "took too long") {
			t.Errorf("%s", a.Raw)
		}
		if n, err := s.db.Read().SalesOrder.Query().Count(t.Context()); err != nil || n != written {
			t.Errorf("%d orders, %v; want %d", n, err, written)
		}
		if _, found := s.log.last("errorId"); found {
			t.Errorf("it is logged as a fault: %s", s.log.written())
		}
		s = shopWith(t, graph.Limits{Timeout: time.Nanosecond})
	}
}

// Over HTTP and WebSocket, nobody comes so far without signing in; this is the
// second lock.
func TestTheSchemaIsForThoseWhoSignedIn(t *testing.T) {
	s := newShop(t)
	for _, signedIn := range []bool{true, false} {
		ctx := t.Context()
		if signedIn {
			ctx = auth.With(ctx, auth.Demo)
		}
		r := httptest.NewRequestWithContext(ctx, http.MethodPost, "/graphql", strings.NewReader(`{"query":"{ __schema { queryType { name } } }"}`))
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		s.graph.ServeHTTP(w, r)
		if got := strings.Contains(w.Body.String(), `"name":"Query"`); got != signedIn {
			t.Errorf("signed in %t: %s", signedIn, w.Body)
		}
	}
}

func TestHowManyErrorsAnAnswerTellsCanBeSet(t *testing.T) {
	s := shopWith(t, graph.Limits{MaxErrors: 3})
	for _, document := range []string{"{ a b c d e }", `{ ` + numbered(`a%d: order(id: "x") { id } `, 9) + `}`} {
		if a := s.ask(document, nil); len(a.Errors) != 3 {
			t.Errorf("%d errors: %s", len(a.Errors), a.Raw)
		}
	}
}
