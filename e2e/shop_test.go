package e2e

import (
	"bytes"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// shop is a store at an address to which its servers come back.
type shop struct {
	*server // as its customers see it: always at the same URL
	t       *testing.T
	address string
	dir     string
	running *server // the one that is there now

	common  string // the ID of an order that everybody comments on
	changes atomic.Int64
}

var portsGiven atomic.Int32

// newShop opens a shop. Its port lies below those that the kernel gives to
// clients, of which one could take it while the server is away.
func newShop(t *testing.T) *shop {
	t.Helper()
	s := &shop{t: t, dir: t.TempDir()}
	for s.address == "" {
		address := fmt.Sprintf("127.0.0.1:%d", 19400+(int(portsGiven.Add(1))+os.Getpid())%100)
		if listener, err := net.Listen("tcp", address); err == nil {
			s.address = address
			_ = listener.Close()
		}
	}
	s.server = &server{url: "http://" + s.address, token: testToken}
	s.open()
	placed := s.do(place, map[string]any{})
	s.common = at(placed, "data.did.order.id").(string)
	return s
}

func (s *shop) open() {
	s.t.Helper()
	s.running = mustStart(s.t, s.dir, withToken, "serve", "--listen", s.address)
}

const (
	place = `mutation($key: String) { did: createOrder(input: {currencyCode: "USD", paid: "1",
		lines: [{title: "Mug", quantity: 1, unitPrice: "1"}], idempotencyKey: $key}) { order { id } userErrors { message } } }`
	comment = `mutation($id: ID!, $key: String) { did: addOrderComment(input: {orderId: $id, body: "Soon.", idempotencyKey: $key}) {
		entry { id } userErrors { message } } }`
	fulfill = `mutation($id: ID!, $key: String) { did: fulfillOrder(input: {orderId: $id, idempotencyKey: $key}) { userErrors {
		message } } }`
	takeBack = `mutation($id: ID!, $key: String) { did: cancelFulfillment(input: {orderId: $id, idempotencyKey: $key}) {
		userErrors { message } } }`
)

// do makes a change, and asks until it is answered.
func (s *shop) do(mutation string, variables map[string]any) (answer any) {
	variables["key"] = rand.Text()
	for end := time.Now().Add(patience); ; time.Sleep(5 * time.Millisecond) {
		status, text, err := s.ask(mutation, variables)
		switch {
		case err == nil && status == http.StatusOK && json.Unmarshal(text, &answer) == nil && at(answer, "errors") == nil:
			if refused, _ := at(answer, "data.did.userErrors").([]any); len(refused) > 0 {
				s.t.Errorf("a change was refused: %s", text)
			}
			s.changes.Add(1)
			return answer
		case time.Now().After(end):
			s.t.Errorf("a change was not made: %d %s %v", status, text, err)
			return nil
		}
	}
}

// employ lets hands make a change for each job, with an order of their own each.
func (s *shop) employ(hands int) (jobs chan<- struct{}, finish func()) {
	list := make(chan struct{})
	var all sync.WaitGroup
	for range hands {
		all.Go(func() {
			own, shipped := "", false
			for n := 0; ; n++ {
				if _, more := <-list; !more {
					return
				}
				switch {
				case n == 0:
					own, _ = at(s.do(place, map[string]any{}), "data.did.order.id").(string)
				case n%2 == 0:
					s.do(comment, map[string]any{"id": s.common})
				case shipped:
					s.do(takeBack, map[string]any{"id": own})
					shipped = false
				default:
					s.do(fulfill, map[string]any{"id": own})
					shipped = true
				}
			}
		})
	}
	return list, func() {
		close(list)
		all.Wait()
	}
}

// read asks, and wants to know.
func (s *shop) read(query string, variables map[string]any) (answer any) {
	s.t.Helper()
	status, text, err := s.ask(query, variables)
	if err != nil || status != http.StatusOK || json.Unmarshal(text, &answer) != nil || at(answer, "errors") != nil {
		s.t.Fatalf("the shop cannot be asked: %d %s %v", status, text, err)
	}
	return answer
}

// cursor is the place in the event log up to which things have happened.
func (s *shop) cursor() string {
	s.t.Helper()
	return at(s.read(`{ eventCursor }`, nil), "data.eventCursor").(string)
}

// timelines are the entries of each order, oldest first, by the orders' numbers.
func (s *shop) timelines() map[string][]string {
	s.t.Helper()
	const page = `query($number: String!, $after: String) { orderByNumber(number: $number) {
		timeline(first: 100, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } } }`
	entries := map[string][]string{}
	for _, o := range at(s.read(`{ orders(first: 100) { nodes { number } } }`, nil), "data.orders.nodes").([]any) {
		number := at(o, "number").(string)
		for more, after := any(true), any(nil); more == true; {
			timeline := at(s.read(page, map[string]any{"number": number, "after": after}), "data.orderByNumber.timeline")
			for _, entry := range at(timeline, "nodes").([]any) {
				entries[number] = append(entries[number], at(entry, "id").(string))
			}
			more, after = at(timeline, "pageInfo.hasNextPage"), at(timeline, "pageInfo.endCursor")
		}
		slices.Reverse(entries[number])
	}
	return entries
}

// follow starts all examples of docs/clients.md and waits until each has a place
// in the log from which on it wants to hear everything.
func (s *shop) follow() (all []*example) {
	s.t.Helper()
	for _, name := range []string{"short.js", "graphql-ws.js", "graphql-sse.js", "urql.js", "apollo.js", "relay.run.js", "follow.sh",
		"event-source.js"} {
		address := s.address
		if name == "event-source.js" { // it cannot send a token
			address = gateway(s.t, s.address, testToken, func(*http.Response) {})
		}
		all = append(all, start(s.t, examplesFor(s.t, address), name))
	}
	await(s.t, "begin", all, (*example).hasBegun)
	return all
}

// tellAll makes a last change, waits until the examples were told of it, and
// compares all that they were told with all that happened since.
func (s *shop) tellAll(all []*example, since map[string][]string) {
	s.t.Helper()
	s.tell(all)
	happened := s.timelines()
	for number, entries := range since {
		happened[number] = happened[number][len(entries):]
	}
	for _, e := range all {
		if err := e.exactly(happened); err != nil {
			s.t.Error(err)
		}
		if n := e.readOrders(); n > 1 {
			s.t.Errorf("%s had to begin %d times", e.name, n)
		}
	}
}

// tell makes a change and waits until the examples were told of it.
func (s *shop) tell(examples []*example) {
	s.t.Helper()
	entry := at(s.do(comment, map[string]any{"id": s.common}), "data.did.entry.id")
	await(s.t, "hear of the last change", examples, func(e *example) bool { return e.knows(entry) })
}

// rawStream is an event stream as it comes.
func (s *shop) rawStream() io.Reader {
	s.t.Helper()
	request, err := http.NewRequest(http.MethodGet, s.url+"/graphql?query="+url.QueryEscape("subscription { orderEvents { cursor } }"), nil)
	if err != nil {
		s.t.Fatal(err)
	}
	request.Header.Set("Accept", "text/event-stream")
	request.Header.Set("Authorization", "Bearer "+testToken)
	response, err := http.DefaultClient.Do(request)
	if err != nil || response.StatusCode != http.StatusOK {
		s.t.Fatalf("no event stream: %v, %v", response, err)
	}
	s.t.Cleanup(func() { _ = response.Body.Close() })
	return response.Body
}

// post sends a request as it is, and is its answer.
func (s *shop) post(body []byte) (answer any) {
	s.t.Helper()
	request, err := http.NewRequest(http.MethodPost, s.url+"/graphql", bytes.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Authorization", "Bearer "+testToken)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		s.t.Fatal(err)
	}
	defer response.Body.Close()
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		s.t.Fatal(err)
	}
	return answer
}
