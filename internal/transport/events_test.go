package transport_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"waybill/internal/transport"
)

// reading is an answer that is read as it comes.
type reading struct {
	*wire
	*http.Response
	in *bufio.Reader
}

// request sends an HTTP request on a connection of its own.
func (s *stage) request(t testing.TB, method, target, body string, headers ...string) *reading {
	t.Helper()
	w := connect(t, s.address)
	return w.request(method, target, body, headers...)
}

func (w *wire) request(method, target, body string, headers ...string) *reading {
	w.Helper()
	lines := fmt.Sprintf("%s %s HTTP/1.1\r\nHost: %s\r\nContent-Length: %d\r\n", method, target, w.RemoteAddr(), len(body))
	for _, h := range headers {
		lines += h + "\r\n"
	}
	w.raw([]byte(lines + "\r\n" + body))
	response, err := http.ReadResponse(w.in, &http.Request{Method: method})
	if err != nil {
		w.Fatal(err)
	}
	w.Cleanup(func() {
		_ = w.Close() // or closing the body would wait for its end
		_ = response.Body.Close()
	})
	return &reading{wire: w, Response: response, in: bufio.NewReader(response.Body)}
}

const (
	asEvents = "Accept: text/event-stream"
	asJSON   = "Content-Type: application/json"
)

// post is a POST whose answer should be a stream of events.
func (s *stage) post(t testing.TB, body string, headers ...string) *reading {
	t.Helper()
	r := s.request(t, "POST", "/graphql", body, append(headers, asEvents, asJSON)...)
	if r.StatusCode != http.StatusOK || r.Header.Get("Content-Type") != "text/event-stream; charset=utf-8" {
		t.Fatalf("answered %s %v", r.Status, r.Header)
	}
	return r
}

// sees reads what comes next, which ends in an empty line.
func (r *reading) sees(want string) {
	r.Helper()
	var got strings.Builder
	for {
		line, err := r.in.ReadString('\n')
		got.WriteString(line)
		if err != nil {
			r.Fatalf("got %q, then %v; want %q", got.String(), err, want)
		}
		if line == "\n" {
			break
		}
	}
	if beginning, open := strings.CutSuffix(want, "…"); got.String() != want && !(open && strings.HasPrefix(got.String(), beginning)) {
		r.Fatalf("got %q, want %q", got.String(), want)
	}
}

// seesEnd wants the answer to be over, in an orderly way.
func (r *reading) seesEnd() {
	r.Helper()
	if rest, err := io.ReadAll(r.in); err != nil || len(rest) > 0 {
		r.Fatalf("then came %q (%v), want the end", rest, err)
	}
}

const (
	subscribed = ":\n\n"
	completed  = "event: complete\ndata: \n\n"
	toChanges  = `{"query":"subscription($after: String) { changes(after: $after) { kind } }"}`
)

// changed is the event about the nth thing that happened.
func changed(n int) string {
	return fmt.Sprintf("event: next\nid: %d\ndata: {\"data\":{\"changes\":{\"kind\":\"CHANGED\"}}}\n\n", n)
}

func TestAStreamOfEvents(t *testing.T) {
	s := newStage(t, settings{})
	r := s.post(t, toChanges)
	for name, want := range map[string]string{"Cache-Control": "no-store", "X-Accel-Buffering": "no", "Vary": "Accept"} {
		if got := r.Header.Get(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	r.sees(subscribed)
	s.happen()
	r.sees(changed(1))
	s.happen()
	r.sees(changed(2))

	// EventSource sends GET, and the last id when it comes again.
	target := "/graphql?query=" + url.QueryEscape(`subscription { changes { kind } }`)
	r = s.request(t, "GET", target, "", asEvents, "Last-Event-ID: 1")
	r.sees(subscribed)
	r.sees(changed(2))
	s.happen()
	r.sees(changed(3))
	// The id is newer than the variable, which such clients send again as it was.
	r = s.post(t, strings.TrimSuffix(toChanges, "}")+`,"variables":{"after":"0"}}`, "Last-Event-ID: 2")
	r.sees(subscribed)
	r.sees(changed(3))
	r = s.post(t, strings.TrimSuffix(toChanges, "}")+`,"variables":{"after":"0"}}`, "Last-Event-ID:")
	r.sees(subscribed)
	r.sees(changed(1))
}

func TestEverythingIsAnsweredWithEventsToWhoAsksForThem(t *testing.T) {
	s := newStage(t, settings{})
	for _, c := range []struct{ name, body, event string }{
		{"a query", `{"query":"{ viewer { name } }"}`, `{"data":{"viewer":{"name":"Ada"}}}…`},
		{"a mutation", `{"query":"mutation { change }"}`, `{"data":{"change":1}}…`},
		{"an error in a part of the answer", `{"query":"{ broken }"}`, `{"data":{"broken":null},"errors":[{"message":…`},
		{"a syntax error", `{"query":"{"}`, `{"errors":[{"message":"Expected Name…`},
		{"an unknown field", `{"query":"subscription { nothing }"}`, `{"errors":[{"message":"Cannot query…`},
		{"a wrong argument", `{"query":"subscription { changes(after: \"x\") { kind } }"}`,
			`{"errors":[{"message":"after: is not a cursor…`},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := s.post(t, c.body)
			r.sees("event: next\ndata: " + c.event)
			r.sees(completed)
			r.seesEnd()
			// The connection is as good as new.
			again := r.request("POST", "/graphql", `{"query":"{ __typename }"}`, asJSON)
			if body, err := io.ReadAll(again.in); err != nil || !strings.HasPrefix(string(body), `{"data":{"__typename":"Query"}}`) {
				t.Errorf("and then answered %s (%v)", body, err)
			}
		})
	}
}

func TestWhoGetsEventsAndWhoDoesNot(t *testing.T) {
	s := newStage(t, settings{})
	subscription, query, mutation := `subscription { changes { kind } }`, `{ __typename }`, `mutation { change }`
	const events, older, newer = "text/event-stream", "application/json", "application/graphql-response+json"
	for _, c := range []struct {
		name, method, accept, document string
		status                         int
		media                          string
	}{
		{"a subscription that takes events", "POST", events, subscription, 200, events},
		{"a subscription that would rather have JSON", "POST", "text/event-stream;q=0.1, application/json", subscription, 200, events},
		{"a subscription in capitals", "POST", "Text/Event-Stream", subscription, 200, events},
		{"a subscription that says nothing", "POST", "", subscription, 406, older},
		{"a subscription that takes anything", "POST", "*/*", subscription, 406, older},
		{"a subscription that takes any text", "POST", "text/*", subscription, 406, older},
		{"a subscription that takes JSON", "POST", newer, subscription, 406, newer},
		{"a subscription that refuses events", "POST", "text/event-stream;q=0, */*", subscription, 406, older},
		{"a subscription of nonsense quality", "POST", "text/event-stream;q=NaN", subscription, 200, events},
		{"a subscription by GET that takes anything", "GET", "*/*", subscription, 406, older},
		{"a subscription by GET", "GET", events, subscription, 200, events},
		{"a query that takes only events", "POST", events, query, 200, events},
		{"a query by GET that takes only events", "GET", events, query, 200, events},
		{"a query that takes both", "POST", "text/event-stream, application/json", query, 200, older},
		{"a query that likes events better", "POST", "text/event-stream, application/json;q=0.9, */*;q=0.1", query, 200, events},
		{"a query that likes JSON better", "POST", "text/event-stream;q=0.5, application/graphql-response+json;q=0.6", query, 200, newer},
		{"a query that takes events before anything", "POST", "text/event-stream, */*;q=0.1", query, 200, events},
		{"a query of nonsense quality", "POST", "text/event-stream;q=NaN", query, 200, events},
		{"a mutation that takes only events", "POST", events, mutation, 200, events},
		{"a mutation by GET", "GET", events, mutation, 405, older},
		{"a mutation by GET that takes both", "GET", "text/event-stream, application/graphql-response+json", mutation, 405, newer},
	} {
		t.Run(c.name, func(t *testing.T) {
			target, body := "/graphql", fmt.Sprintf(`{"query":%q}`, c.document)
			if c.method == "GET" {
				target, body = target+"?query="+url.QueryEscape(c.document), ""
			}
			var headers []string
			if c.accept != "" {
				headers = append(headers, "Accept: "+c.accept)
			}
			r := s.request(t, c.method, target, body, append(headers, asJSON)...)
			if r.StatusCode != c.status || r.Header.Get("Content-Type") != c.media+"; charset=utf-8" {
				t.Errorf("answered %d %q, want %d %q", r.StatusCode, r.Header.Get("Content-Type"), c.status, c.media)
			}
		})
	}
}

func TestAnIdleStreamShowsThatItIsAlive(t *testing.T) {
	times := transport.DefaultTimes
	times.Ping = 5 * time.Millisecond
	s := newStage(t, settings{times: times})
	r := s.post(t, toChanges)
	for range 10 {
		r.sees(":\n\n")
	}
	s.happen()
	for range 1_000 { // a comment may have been on its way
		if b, _ := r.in.Peek(1); len(b) == 1 && b[0] != ':' {
			break
		}
		r.sees(":\n\n")
	}
	r.sees(changed(1))
}

// The server's patience with a request ends; its patience with the reader of an
// answer is another matter.
func TestAStreamOutlivesTheDeadlineForItsRequest(t *testing.T) {
	times := transport.DefaultTimes
	times.Ping = 20 * time.Millisecond
	const readTimeout = 100 * time.Millisecond
	s := newStage(t, settings{times: times, readTimeout: readTimeout})
	begin := time.Now()
	r := s.post(t, toChanges)
	w := join(t, s.address)
	for r.sees(":\n\n"); time.Since(begin) < 3*readTimeout; r.sees(":\n\n") {
	}
	s.happen()
	for {
		if b, _ := r.in.Peek(1); len(b) == 0 || b[0] != ':' {
			break
		}
		r.sees(":\n\n")
	}
	r.sees(changed(1))
	// Neither does it end a WebSocket, which answers a few pings first.
	w.send(`{"id":"1","type":"subscribe","payload":{"query":"{ viewer { name } }"}}`)
	for {
		op, got, err := w.read()
		if err != nil {
			t.Fatal(err)
		}
		if op == opText && strings.HasPrefix(got, `{"type":"next"`) {
			break
		}
	}
}

func TestAStreamThatIsEndedIsNotComplete(t *testing.T) {
	times := transport.DefaultTimes
	times.Write = 50 * time.Millisecond
	s := newStage(t, settings{times: times})
	fresh, idle := s.post(t, toChanges), s.post(t, toChanges)
	fresh.sees(subscribed)
	idle.sees(subscribed)
	<-time.After(2 * times.Write) // the deadline of what was written last passes
	s.happen()
	fresh.sees(changed(1))
	idle.sees(changed(1))
	<-time.After(2 * times.Write)
	s.streams.End(context.Background())
	fresh.seesEnd()
	idle.seesEnd()
	late := s.request(t, "POST", "/graphql", toChanges, asEvents, asJSON)
	if body, _ := io.ReadAll(late.in); late.StatusCode != http.StatusServiceUnavailable || late.Header.Get("Retry-After") == "" ||
		!strings.Contains(string(body), `"OVERLOADED"`) {
		t.Errorf("who came late was answered %s %s", late.Status, body)
	}
}
