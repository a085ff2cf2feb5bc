package graph_test

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"waybill/desk"
	"waybill/graph"
	"waybill/internal/store"
	"waybill/order"
)

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
	a := s.ask("{ orders(first: 100) { nodes { "+everything+" } pageInfo { endCursor } totalCount { count } } orderStatusCounts { count { "+
		"count } } viewer { name } }", nil)
	if len(a.Errors) > 0 {
		t.Fatalf("%s", a.Raw)
	}
	if !strings.Contains(string(a.Raw), `"requested":195662,`) {
		t.Errorf("the price has changed: %s", a.Raw)
	}
	if a = s.ask("{ orders(first: 100) { nodes { "+everything+" timelines: timeline(first: 100) { nodes { id changes { field } actor { "+
		"name "+
		"} } } } } }", nil); !strings.Contains(string(a.Raw), "COMPLEXITY_LIMIT_EXCEEDED") {
		t.Errorf("twice as much is let through: %.300s", a.Raw)
	}
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
		if e := a.Errors[0]; e.Extensions["code"] != "RATE_LIMITED" ||
			fmt.Sprint(e.Extensions["retryAfter"]) != a.Header.Get("Retry-After") {
			t.Errorf("%s", a.Raw)
		}
	}
	if w := s.post(query(98), "Accept", "text/event-stream"); w.Code != http.StatusOK ||
		!strings.Contains(w.Body.String(), "RATE_LIMITED") {
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

// The price of an operation goes by the usual length of lists. What is really read
// must have a bound all the same.
func TestWhatOneOperationReadsIsBounded(t *testing.T) {
	lines := make([]any, 30)
	for i := range lines {
		lines[i] = m{"title": "Thing", "quantity": 2, "unitPrice": "1"}
	}
	s := shopWith(t, graph.Limits{MaxRecords: 100})
	for range 3 {
		id := s.place(m{"lines": lines, "paid": "60"})
		for range 2 {
			s.changed("fulfillOrder", m{"orderId": id}, "status")
			s.changed("cancelFulfillment", m{"orderId": id}, "status")
		}
	}
	for _, c := range []struct {
		name, query string
		passes      bool
	}{
		{"three orders of 30 lines", "{ orders { nodes { lines { title } } } }", true},
		{"the same twice", "{ orders { nodes { lines { title } } } again: orders { nodes { lines { title } } } }", false},
		{"the lines of one order's fulfillments", "{ orders(first: 1) { nodes { fulfillments { lines { quantity } } } } }", true},
		{"the lines of three orders' fulfillments", "{ orders { nodes { fulfillments { lines { quantity } } } } }", false},
		{"what those lines are of", "{ orders(first: 1) { nodes { fulfillments { lines { orderLine { title } } } } } }", true},
		{"and once more", "{ orders(first: 1) { nodes { fulfillments { lines { orderLine { title } } } lines { id } } } }", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := s.in(t).ask(c.query, nil)
			switch {
			case c.passes && len(a.Errors) > 0:
				t.Errorf("refused: %s", a.Raw)
			case !c.passes && (len(a.Errors) == 0 || a.Errors[0].Extensions["code"] != "COMPLEXITY_LIMIT_EXCEEDED" ||
				!strings.Contains(a.Errors[0].Message, "fewer orders")):
				t.Errorf("answered %.300s", a.Raw)
			}
		})
	}
	// What was held was released each time, or nobody could read anything by now.
	for range 20 {
		s.must("{ orders { nodes { lines { title } } } }", nil)
	}
}

// Lines lead to their order, and an order to its lines: 30 lines that each have their order
// with 30 lines, are 900 in the answer, although they are read once.
func TestWhatStandsInAnAnswerManyTimesIsBounded(t *testing.T) {
	lines := make([]any, 30)
	for i := range lines {
		lines[i] = m{"title": "Thing", "quantity": 2, "unitPrice": "1"}
	}
	s := shopWith(t, graph.Limits{MaxRecords: 500})
	id := s.place(m{"lines": lines, "paid": "60"})
	line := at(s.lines(id), "0.id").(string)
	s.changed("fulfillOrder", m{"orderId": id}, "status")
	for _, c := range []struct {
		name, query string
		passes      bool
	}{
		{"the order of each line", "{ orders { nodes { lines { order { number customer { name } } } } } }", true},
		{"the other lines of one line's order", `{ node(id: "` + line + `") { ... on OrderLine { order { lines { title } } } } }`, true},
		{"the other lines of the order of each line", "{ orders { nodes { lines { order { lines { title } } } } } }", false},
		{"its fulfillments' lines", "{ orders { nodes { lines { order { fulfillments { lines { quantity } } } } } } }", false},
		{"its timeline", "{ orders { nodes { lines { order { timeline { nodes { a: message b: message c: message d: message e: message " +
			"f: message g: message h: message i: message j: message k: message } } } } } } }", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := s.in(t).ask(c.query, nil)
			switch {
			case c.passes && len(a.Errors) > 0:
				t.Errorf("refused: %.300s", a.Raw)
			case !c.passes && (len(a.Errors) == 0 || a.Errors[0].Extensions["code"] != "COMPLEXITY_LIMIT_EXCEEDED"):
				t.Errorf("answered %.300s", a.Raw)
			}
		})
	}
}

// What an operation costs does not tell how long its answer is: texts may be long.
func TestAnAnswerThatIsTooLongIsRefused(t *testing.T) {
	s := shopWith(t, graph.Limits{MaxAnswer: 20_000})
	id := s.place(m{"note": strings.Repeat("x", 5_000)})
	url := s.live()
	const notes = "{ a: note b: note c: note d: note }"
	refused := func(how, raw string) {
		t.Helper()
		if len(raw) > 1_000 || !strings.Contains(raw, "COMPLEXITY_LIMIT_EXCEEDED") || !strings.Contains(raw, "longer than 20000 bytes") ||
			strings.Contains(raw, "xxx") {
			t.Errorf("%s: answered %.300s", how, raw)
		}
	}
	s.must(`{ orders { nodes { a: note b: note c: note } } }`, nil)
	refused("one field", string(s.ask("{ orders { nodes "+notes+" } }", nil).Raw))
	refused("several fields", string(s.ask("{ one: order(id: \""+id+"\") { note a: note } two: order(id: \""+id+"\") { note a: note } }",
		nil).Raw))
	refused("as events", s.post(asJSON(t, m{"query": "{ orders { nodes " + notes + " } }"}), "Accept", "text/event-stream").Body.String())
	ws := s.dial(url)
	refused("over a WebSocket", s.over(ws, "{ orders { nodes "+notes+" } }"))
	told := s.listen(url, "subscription { orderEvents { order "+notes+" } }", nil)

	// A change is not taken back because its answer is too long.
	raw := string(s.ask("mutation($i: AddOrderCommentInput!) { addOrderComment(input: $i) { order "+notes+" } }",
		m{"i": m{"orderId": id, "body": "Beep."}}).Raw)
	refused("a change", raw)
	if !strings.Contains(raw, "is done, but cannot be shown") {
		t.Errorf("a change: answered %s", raw)
	}
	if all := string(asJSON(t, s.must("query($id: ID!) { order(id: $id) { timeline { nodes { message } } } }",
		m{"id": id}))); !strings.Contains(all, "Beep.") {
		t.Errorf("the change was not made: %s", all)
	}
	refused("a message", string(asJSON(t, <-told.events)))
}

// Those who do not read their answers must not keep others from theirs.
func TestAnswersThatWaitHaveABoundTogether(t *testing.T) {
	s := shopWith(t, graph.Limits{MaxAnswer: 100_000, MaxMemory: 64 << 10})
	s.place(m{"note": strings.Repeat("x", 5_000)})
	long := "{ orders { nodes { a: note b: note c: note d: note } } }"
	a := s.ask(long, nil) // half of it is one caller's, which is less than is taken at a time
	if a.Status != http.StatusOK || a.Errors[0].Extensions["code"] != "OVERLOADED" {
		t.Errorf("status %d: %.300s", a.Status, a.Raw)
	}
	s.must("{ orders { nodes { note } } }", nil) // a short one needs none
}
