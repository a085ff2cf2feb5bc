package graph_test

import (
	"bufio"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"waybill/timeline"
)

// listener is a subscription over Server-Sent Events.
type listener struct {
	*shop
	events chan any    // what arrives, closed at the end of the stream
	over   atomic.Bool // the test has ended
}

// live serves the shop over a real connection, as streams need.
func (s *shop) live() string {
	s.Helper()
	server := httptest.NewServer(s.api)
	s.Cleanup(func() {
		s.graph.EndStreams(context.Background())
		server.Close()
		http.DefaultClient.CloseIdleConnections()
	})
	return server.URL + "/graphql"
}

// listen subscribes, and returns once the server has opened the stream.
func (s *shop) listen(url, document string, variables m, headers ...string) *listener {
	s.Helper()
	r, err := http.NewRequestWithContext(s.Context(), http.MethodPost, url, strings.NewReader(string(asJSON(s, m{"query": document,
		"variables": variables}))))
	if err != nil {
		s.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "text/event-stream")
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		s.Fatal(err)
	}
	l := &listener{shop: s, events: make(chan any, 10_000)}
	s.Cleanup(func() {
		l.over.Store(true)
		_ = response.Body.Close()
	})
	lines := bufio.NewScanner(response.Body)
	lines.Buffer(nil, 1<<20)
	if !lines.Scan() {
		s.Fatal("the stream did not begin")
	}
	go l.read(lines, lines.Text())
	return l
}

func (l *listener) read(lines *bufio.Scanner, line string) {
	defer close(l.events)
	for more := true; more; more = lines.Scan() {
		if data, ok := strings.CutPrefix(line, "data: {"); ok {
			decoder := json.NewDecoder(strings.NewReader("{" + data))
			decoder.UseNumber()
			var event any
			if decoder.Decode(&event) == nil {
				l.events <- event
			}
		}
		line = lines.Text()
	}
	// Unless it was the test that ended, in the middle of an event.
	if data, ok := strings.CutPrefix(line, "data: {"); ok && !l.over.Load() {
		l.Errorf("the stream broke off in %s", data)
	}
}

// next is what the next event says of the one field that is subscribed to.
func (l *listener) next() any {
	l.Helper()
	event, open := <-l.events
	if !open {
		l.Fatal("the stream has ended")
	}
	if at(event, "errors") != nil {
		l.Fatalf("the event has errors: %s", asJSON(l, event))
	}
	for _, value := range at(event, "data").(m) {
		return value
	}
	return nil
}

const follow = `subscription($order: ID, $after: String) { orderStatusChanged(orderId: $order, after: $after) {
	cursor previousStatus status order { number status version } entry { kind message } notification { title message } } }`

const followAll = `subscription($order: ID, $after: String) { orderEvents(orderId: $order, after: $after) { cursor order { number version
	} entry { kind sequence } } }`

func TestAStatusChangeTellsWhatItLedToAndWhatTheOrderIsNow(t *testing.T) {
	s := newShop(t)
	id := s.place(nil)
	cursor := at(s.must(`{ eventCursor }`, nil), "eventCursor")
	s.changed("fulfillOrder", m{"orderId": id}, "id")
	s.changed("addOrderComment", m{"orderId": id, "body": "Sent by noon."}, "id")
	s.changed("cancelFulfillment", m{"orderId": id}, "id")
	s.changed("cancelOrder", m{"orderId": id, "reason": "CUSTOMER"}, "id")
	l := s.listen(s.live(), follow, m{"after": cursor})
	var told []any
	for range 3 {
		event := l.next().(m)
		delete(event, "cursor")
		told = append(told, event)
	}
	s.golden(told)
}

// Whatever happens between reading a list and subscribing, and between one
// connection and the next, a client that goes on from its last cursor hears of
// everything once.
func TestNothingIsMissedBetweenReadingAndSubscribingNorBetweenConnections(t *testing.T) {
	s := newShop(t)
	url := s.live()
	ids := []string{s.place(nil), s.place(nil), s.place(nil)}
	page := s.must(`{ orders { nodes { id version } } eventCursor }`, nil)
	cursor := at(page, "eventCursor")
	versions := map[string]int{}
	for _, o := range at(page, "orders.nodes").([]any) {
		versions[at(o, "id").(string)] = 1
	}
	var working sync.WaitGroup
	const each = 40
	for _, id := range ids {
		working.Go(func() {
			for i := range each {
				s.changed("addOrderComment", m{"orderId": id, "body": fmt.Sprint("No. ", i)}, "id")
			}
		})
	}
	heard := map[string]int{}
	for range len(ids) * each / 10 { // ten events to a connection
		l := s.listen(url, `subscription($after: String) { orderEvents(after: $after) { cursor order { id } entry { sequence } } }`,
			m{"after": cursor})
		for range 10 {
			event := l.next()
			id := at(event, "order.id").(string)
			if got, want := fmt.Sprint(at(event, "entry.sequence")), fmt.Sprint(versions[id]+heard[id]+1); got != want {
				t.Fatalf("heard entry %s of an order, want %s", got, want)
			}
			heard[id]++
			cursor = at(event, "cursor")
		}
	}
	working.Wait()
	for _, id := range ids {
		if heard[id] != each {
			t.Errorf("heard %d entries of an order, want %d", heard[id], each)
		}
	}
}

// messagesMade is how often a subscription was run for an event.
func (s *shop) messagesMade() int {
	return strings.Count(s.log.written(), "operation kind=subscription")
}

func TestEqualSubscriptionsAreRunOnceForEachEvent(t *testing.T) {
	s := newShop(t)
	url := s.live()
	id, cursor := s.place(nil), at(s.must(`{ eventCursor }`, nil), "eventCursor")
	var listeners []*listener
	for i := range 20 {
		variables := m{"order": id}
		if i%2 == 0 {
			variables["after"] = cursor // where each begins makes no difference
		}
		listeners = append(listeners, s.listen(url, follow, variables))
	}
	others := []*listener{
		s.listen(url, follow, m{"after": cursor}), // of all orders
		s.listen(url, followAll, m{"order": id}),  // another document
	}
	s.changed("fulfillOrder", m{"orderId": id}, "id")
	first := asJSON(t, listeners[0].next())
	for _, l := range listeners[1:] {
		s.wants(l.next(), string(first))
	}
	for _, l := range others {
		l.next()
	}
	if n := s.messagesMade(); n != 3 {
		t.Errorf("%d messages were made, want 3: one for the 20, one each for the others", n)
	}
}

// Where a subscriber begins is no part of what it is told, unless it asks for it.
func TestACursorThatIsUsedForMoreTellsSubscriptionsApart(t *testing.T) {
	for _, variable := range []string{"$after", "$ after", "$,after", "$#\nafter"} {
		s := newShop(t)
		url := s.live()
		document := `subscription($after: String) { orderEvents(after: $after) { order { timeline(first: 1, after: ` + variable +
			`) { nodes { kind } } } } }`
		id, cursor := s.place(nil), at(s.must(`{ eventCursor }`, nil), "eventCursor")
		// The cursor of the event log is none of a timeline.
		wrong, right := s.listen(url, document, m{"after": cursor}), s.listen(url, document, nil)
		s.changed("fulfillOrder", m{"orderId": id}, "id")
		if event := <-wrong.events; at(event, "errors.0.extensions.code") != "BAD_USER_INPUT" {
			t.Errorf("%q: heard %s", variable, asJSON(t, event))
		}
		s.wants(at(right.next(), "order.timeline.nodes.0.kind"), `"FULFILLED"`)
	}
}

func TestAMessageThatWasKeptIsMadeAnewWhenTheOrderHasChangedSince(t *testing.T) {
	s := newShop(t)
	url := s.live()
	id, cursor := s.place(nil), at(s.must(`{ eventCursor }`, nil), "eventCursor")
	early, other := s.listen(url, follow, m{"after": cursor}), s.listen(url, follow, m{"after": cursor})
	s.changed("fulfillOrder", m{"orderId": id}, "id")
	for _, l := range []*listener{early, other} {
		s.wants(at(l.next(), "order.version"), "2")
	}
	all := s.listen(url, followAll, nil)
	s.changed("addOrderComment", m{"orderId": id, "body": "Sent."}, "id")
	all.next() // so the feed knows of it
	late := s.listen(url, follow, m{"after": cursor})
	s.wants(at(late.next(), "order.version"), "3")
}

func TestASubscriberToOneOrderCostsNothingWhileOthersChange(t *testing.T) {
	s := newShop(t)
	url := s.live()
	quiet, busy := s.place(nil), s.place(nil)
	l := s.listen(url, followAll, m{"order": quiet})
	for i := range 20 {
		s.changed("addOrderComment", m{"orderId": busy, "body": fmt.Sprint("No. ", i)}, "id")
	}
	s.changed("addOrderComment", m{"orderId": quiet, "body": "At last."}, "id")
	s.wants(at(l.next(), "order.number"), `"1001"`)
	if n := s.messagesMade(); n != 1 {
		t.Errorf("%d messages were made, want 1", n)
	}
}

func TestALastEventIDStandsAboveTheArgument(t *testing.T) {
	s := newShop(t)
	id, cursor := s.place(nil), at(s.must(`{ eventCursor }`, nil), "eventCursor")
	s.changed("fulfillOrder", m{"orderId": id}, "id")
	later := at(s.must(`{ eventCursor }`, nil), "eventCursor").(string)
	s.changed("cancelFulfillment", m{"orderId": id}, "id")
	l := s.listen(s.live(), follow, m{"after": cursor}, "Last-Event-ID", later)
	s.wants(at(l.next(), "status"), `"UNFULFILLED"`)
}

func TestASubscriptionThatMakesNoSenseIsRefused(t *testing.T) {
	s := newShop(t)
	id := s.place(nil)
	ours := at(s.must(`{ eventCursor }`, nil), "eventCursor").(string)
	url, elsewhere := s.live(), at(newShop(t).must(`{ eventCursor }`, nil), "eventCursor")
	for _, c := range []struct {
		name, document string
		variables      m
		code, says     string
	}{
		{"a cursor of another store", follow, m{"after": elsewhere}, "CURSOR_EXPIRED",
			"with a new eventCursor"},
		{"a cursor from beyond the end", follow,
			m{"after": timeline.Cursor(s.db, timeline.LogEntry{Position: timeline.Position{Entry: 99}})},
			"CURSOR_EXPIRED",
			"with a new eventCursor"},
		{"a cursor of a list", follow, m{"after": "WzEsIlRPVEFMIiwiREVTQyIsMzQ5ODAwLDFd"}, "BAD_USER_INPUT",
			"after: is not a cursor of the event log"},
		{"an empty cursor", follow, m{"after": ""}, "BAD_USER_INPUT", "after: is not a cursor"},
		{"an order that is not there", follow, m{"order": idOf("Order", 99)}, "BAD_USER_INPUT", "orderId: there is no such order"},
		{"something else than an order", follow, m{"order": idOf("Customer", 1)}, "BAD_USER_INPUT", "orderId: is not the ID of an order"},
		{"no ID", follow, m{"order": "1001"}, "BAD_USER_INPUT", "orderId: is not the ID of an order"},
		{"a field that is not there", `subscription { orderPlaced { id } }`, nil, "GRAPHQL_VALIDATION_FAILED", "orderPlaced"},
		{"two fields", `subscription { orderEvents { cursor } orderStatusChanged { cursor } }`, nil, "GRAPHQL_VALIDATION_FAILED", "one"},
		{"no field after all", `subscription { orderEvents @skip(if: true) { cursor } }`, nil, "GRAPHQL_VALIDATION_FAILED",
			"exactly one field"},
		{"the name of the type", `subscription { __typename }`, nil, "GRAPHQL_VALIDATION_FAILED", "introspection"},
		{"a document that is too long to be kept", `subscription { orderEvents { cursor } } #` + strings.Repeat("x", 8<<10), nil,
			"COMPLEXITY_LIMIT_EXCEEDED", "at most 8192 bytes"},
		{"a variable of the wrong type", follow, m{"after": m{}}, "GRAPHQL_VALIDATION_FAILED", "must be a text"},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := s.listen(url, c.document, c.variables)
			event := <-l.events
			if code := at(event, "errors.0.extensions.code"); code != c.code || at(event, "data") != nil ||
				!strings.Contains(fmt.Sprint(at(event, "errors.0.message")), c.says) {
				t.Errorf("answered %s", asJSON(t, event))
			}
			if more, open := <-l.events; open {
				t.Errorf("and then %s", asJSON(t, more))
			}
		})
	}
	// The last good cursor is one, even when nothing has happened since.
	l := s.listen(url, follow, m{"after": ours})
	s.changed("fulfillOrder", m{"orderId": id}, "id")
	s.wants(at(l.next(), "status"), `"FULFILLED"`)
}

// An event whose message cannot be made is not passed over: the stream ends, and
// the client asks again from where it was.
func TestAStoreThatFailsEndsTheStreamAndLosesNothing(t *testing.T) {
	s := newShop(t)
	url := s.live()
	id, cursor := s.place(nil), at(s.must(`{ eventCursor }`, nil), "eventCursor")
	s.changed("fulfillOrder", m{"orderId": id}, "id")
	behind, err := sql.Open("sqlite3", "file:"+s.opened.Path+"?_busy_timeout=5000")
	if err != nil {
		t.Fatal(err)
	}
	defer behind.Close() //nolint:errcheck // a test's
	rename := func(from, to string) {
		if _, err := behind.ExecContext(t.Context(), "ALTER TABLE "+from+" RENAME TO "+to); err != nil {
			t.Fatal(err)
		}
	}
	rename("orders", "misplaced")
	l := s.listen(url, follow, m{"after": cursor})
	if event, open := <-l.events; open {
		t.Errorf("heard %s", asJSON(t, event))
	}
	if logged := s.log.written(); !strings.Contains(logged, "internal error") {
		t.Errorf("nobody was told:\n%s", logged)
	}
	rename("misplaced", "orders")
	s.wants(at(s.listen(url, follow, m{"after": cursor}).next(), "status"), `"FULFILLED"`)
}

func TestTheEventCursorMovesWithEveryChangeAndOnlyThen(t *testing.T) {
	s := newShop(t)
	cursor := func() string { return at(s.must("{ eventCursor }", nil), "eventCursor").(string) }
	empty := cursor()
	id := s.place(nil)
	now := cursor()
	if now == empty {
		t.Error("the cursor did not move with the first order")
	}
	s.do("refundOrder", m{"orderId": id, "amount": "99"}, "order { id }")
	s.must("{ orders { nodes { id } } }", nil)
	if cursor() != now {
		t.Error("the cursor moved although nothing happened")
	}
	s.must(`mutation { addOrderComment(input: {orderId: "`+id+`", body: "x"}) { entry { id } } }`, nil)
	if cursor() == now {
		t.Error("the cursor did not move with a comment")
	}
	if at(newShop(t).must("{ eventCursor }", nil), "eventCursor") == empty {
		t.Error("two stores have the same cursor")
	}
}
