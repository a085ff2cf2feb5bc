package transport_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	"waybill/internal/transport"
)

func (w *wire) subscribe(id, document string) {
	w.Helper()
	w.send(fmt.Sprintf(`{"id":%q,"type":"subscribe","payload":{"query":%q}}`, id, document))
}

func (w *wire) complete(id string) {
	w.Helper()
	w.send(fmt.Sprintf(`{"id":%q,"type":"complete"}`, id))
}

// while lets the server do what it can do meanwhile: it answers another
// connection many times.
func (s *stage) while() {
	s.Helper()
	w := join(s, s.address)
	for range 100 {
		w.send(`{"type":"ping"}`)
		w.wants(`{"type":"pong"}`)
	}
}

func TestWhatAClientCompletesKeepsItsPlaceUntilItIsDone(t *testing.T) {
	s := newStage(t, settings{maxOperations: 2})
	var running, most atomic.Int32
	release := make(chan struct{})
	s.run = func(context.Context, string) string {
		for n := running.Add(1); ; {
			if before := most.Load(); n <= before || most.CompareAndSwap(before, n) {
				break
			}
		}
		<-release
		running.Add(-1)
		return `"done"`
	}
	w := join(t, s.address)
	for i := range 20 {
		w.subscribe(fmt.Sprint(i), "query slow { broken }")
		w.complete(fmt.Sprint(i))
	}
	eventually(t, "a query", func() bool { return running.Load() > 1 })
	s.while()
	close(release)
	w.subscribe("last", "query slow { broken }")
	for got := ""; got != `{"type":"complete","id":"last"}`; { // others may be answered before their complete is read
		var err error
		if _, got, err = w.read(); err != nil || strings.Contains(got, "error") {
			t.Fatal(got, err)
		}
	}
	if most.Load() > 2 {
		t.Errorf("%d queries were run at a time, of 2 that may be", most.Load())
	}
}

func TestAnIDIsNotUsedAgainWhileItsFormerBearerMaySpeak(t *testing.T) {
	s := newStage(t, settings{maxOperations: 10})
	var opened atomic.Int32
	release, asked := make(chan struct{}), make(chan struct{})
	s.subscribe = func(name string) stream {
		opened.Add(1)
		if name == "old" {
			return func() (*transport.Message, error) {
				close(asked)
				<-release
				return &transport.Message{Payload: []byte(`"old"`)}, nil
			}
		}
		done := false
		return func() (*transport.Message, error) {
			if done {
				return nil, nil //nolint:nilnil // no more
			}
			done = true
			return &transport.Message{Payload: []byte(`"new"`)}, nil
		}
	}
	w := join(t, s.address)
	w.subscribe("1", "subscription old { changes { kind } }")
	<-asked
	w.complete("1")
	w.send(`{"type":"ping"}`)
	w.wants(`{"type":"pong"}`) // so the complete was heard
	w.subscribe("1", "subscription new { changes { kind } }")
	s.while()
	if opened.Load() != 1 {
		t.Error("the new subscription was opened while the old one was about to send")
	}
	close(release)
	w.wants(`{"type":"next","id":"1","payload":"new"}`)
}

func TestNobodyWorksForAClientThatIsGone(t *testing.T) {
	s := newStage(t, settings{maxOperations: 10})
	begun := make(chan struct{})
	s.run = func(ctx context.Context, _ string) string {
		close(begun)
		<-ctx.Done()
		return `"too late"`
	}
	w := join(t, s.address)
	w.subscribe("1", "query slow { broken }")
	<-begun
	w.hangUp()
	eventually(t, "the end of the query", func() bool { return s.streams.Open() == 0 })
}

func TestAPanicEndsNoMoreThanWhatItConcerns(t *testing.T) {
	s := newStage(t, settings{maxOperations: 10})
	s.run = func(_ context.Context, name string) string {
		if name == "bad" {
			panic(name)
		}
		return `"done"`
	}
	s.subscribe = func(name string) stream {
		if name == "bad" {
			panic(name)
		}
		return func() (*transport.Message, error) {
			if name == "failing" {
				return nil, errors.New("the store is gone")
			}
			panic(name)
		}
	}
	healthy := join(t, s.address)
	for _, name := range []string{"query bad { broken }", "subscription bad { changes { kind } }", "query panic { broken }"} {
		w := join(t, s.address)
		w.subscribe("1", name)
		w.wants(`{"type":"error","id":"1","payload":[{"message":"Something went wrong."}]}`)
		w.subscribe("1", "query good { broken }")
		w.wants(`{"type":"next","id":"1","payload":{"data":"done"}}`)
	}
	// A subscription that cannot go on is one that its client resumes.
	for _, name := range []string{"subscription panicking { changes { kind } }", "subscription failing { changes { kind } }"} {
		w := join(t, s.address)
		w.subscribe("1", name)
		w.wantsClose(1013)
	}
	s.signIn = func(*http.Request, map[string]json.RawMessage) bool { panic("no gate") }
	w := dial(t, s.address)
	w.send(`{"type":"connection_init"}`)
	w.wantsClose(1013)
	if got := s.reported.Load(); got != 5 {
		t.Errorf("%d panics were reported, want 5", got)
	}
	healthy.subscribe("1", "query good { broken }")
	healthy.wants(`{"type":"next","id":"1","payload":{"data":"done"}}`)
}
