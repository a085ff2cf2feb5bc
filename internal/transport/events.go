package transport

import (
	"io"
	"net/http"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"
)

// Server-Sent Events, in the way of graphql-sse's distinct connections mode: one
// request, one stream of `next` events, and `complete` when there will be no more.
// A subscription's events carry their cursor as id, so that what reads them by
// the standard (EventSource does) sends it back as Last-Event-ID when it comes again.

// events writes a stream of events to a client.
type events struct {
	w       http.ResponseWriter
	control *http.ResponseController
	times   Times
	err     error // of the first write that failed; nothing is written after it
}

func (h HTTP) events(w http.ResponseWriter) *events {
	e := &events{w: w, control: http.NewResponseController(w), times: h.Times}
	if e.times == (Times{}) {
		e.times = DefaultTimes
	}
	header := w.Header()
	header.Set("Content-Type", mediaEvents+"; charset=utf-8")
	header.Set("Cache-Control", "no-store")
	header.Set("X-Accel-Buffering", "no") // or a proxy collects events before it passes them on
	header.Add("Vary", "Accept")
	w.WriteHeader(http.StatusOK)
	return e
}

// send writes parts at once. A client that does not take them in time is given up.
func (e *events) send(parts ...string) {
	if e.err != nil {
		return
	}
	e.extend()
	for _, part := range parts {
		if _, e.err = io.WriteString(e.w, part); e.err != nil {
			return
		}
	}
	e.err = e.control.Flush()
	// Over HTTP/2, a deadline ends the stream even when everything was written before it.
	_ = e.control.SetWriteDeadline(time.Time{})
}

// extend sets the deadline for what is written from now on. A writer without
// deadlines is a test's, and takes everything.
func (e *events) extend() { _ = e.control.SetWriteDeadline(time.Now().Add(e.times.Write)) }

func (e *events) next(id string, payload []byte) {
	if id != "" {
		e.send("event: next\nid: ", id, "\ndata: ", string(payload), "\n\n")
		return
	}
	e.send("event: next\ndata: ", string(payload), "\n\n")
}

// complete carries an empty data line, without which EventSource drops it.
func (e *events) complete() { e.send("event: complete\ndata: \n\n") }

// comment shows that the connection is alive.
func (e *events) comment() { e.send(":\n\n") }

// tell answers once.
func (h HTTP) tell(w http.ResponseWriter, a answer) {
	text, _ := a.text() // what cannot be written says so itself
	e := h.events(w)
	e.next("", text)
	e.complete()
}

// stream answers a subscription until the client goes away, does not read, or the
// server stops. Then there is no `complete`: the client should come back. opened is
// called when it no longer counts as an operation that runs.
func (h HTTP) stream(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor, request Request, opened func()) {
	stop := make(chan struct{})
	end := sync.OnceFunc(func() { close(stop) })
	// A client that comes back and is not let in any more is told so then.
	done := h.Streams.add(&streamEnd{end: end, shutOut: end, who: r.Context})
	if done == nil {
		refuseStopping(w, r)
		return
	}
	defer done()
	wake := make(chan struct{}, 1)
	stream, refused := h.Live.Subscribe(r.Context(), exec, request, func() {
		select {
		case wake <- struct{}{}:
		default: // it is awake, and looks by itself
		}
	})
	opened()
	if refused != nil {
		h.tell(w, notRun(refused))
		return
	}
	defer stream.Close()
	e := h.events(w)
	if r.Method == http.MethodHead {
		return // there would be nothing but headers, for ever
	}
	// The deadline for the request would end the stream too.
	_ = e.control.SetReadDeadline(time.Time{})
	e.comment() // so that the client sees at once that it is subscribed
	alive := time.NewTicker(e.times.Ping)
	defer alive.Stop()
	for caller, behind := h.Bounds.caller(r.Context()), true; e.err == nil; {
		got := h.Streams.fetch(r.Context(), caller, stream, behind)
		for _, message := range got.messages {
			e.next(message.Cursor, message.Payload)
		}
		if got.err != nil {
			e.extend() // the end of the answer, which is written after this function
			return
		}
		more := (<-chan struct{})(wake)
		if behind = got.more; behind {
			more = atOnce
		}
		select {
		case <-more:
		case <-alive.C:
			e.comment()
		case <-stop:
			e.extend()
			return
		case <-r.Context().Done():
			return
		}
	}
}

// atOnce never has to be waited for.
var atOnce = func() <-chan struct{} {
	c := make(chan struct{})
	close(c)
	return c
}()

func refuseStopping(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Retry-After", "1")
	Refuse(w, r, http.StatusServiceUnavailable, "OVERLOADED", "The server is stopping. Try again.")
}
