package transport_test

import (
	"bytes"
	"errors"
	"io"
	"net"
	"os"
	"strings"
	"testing"
	"time"

	"waybill/internal/transport"
)

// big is a subscription whose every message is half a megabyte, so that a few
// fill whatever the kernel keeps for a reader.
const big = `{"query":"subscription { changes { note } }"}`

const events = 30

// hungUp tells whether the server has, as seen by one who does not read.
func (w *wire) hungUp(data []byte) func() bool {
	return func() bool {
		_, err := w.Write(data)
		if errors.Is(err, os.ErrDeadlineExceeded) {
			w.Fatal("the server neither reads nor hangs up")
		}
		return err != nil
	}
}

// A reader that stops is given up within the time that a write may take, and
// nobody waits for it meanwhile.
func TestAReaderThatStopsIsGivenUpAndHoldsUpNobody(t *testing.T) {
	times := transport.DefaultTimes
	times.Write = time.Second
	s := newStage(t, settings{times: times})
	subscribe := `> {"id":"1","type":"subscribe","payload":` + big + `}`

	stalled := join(t, s.address)
	s.sees(stalled, steps(subscribe, knock, opened))
	stalledStream := s.post(t, big)
	stalledStream.sees(subscribed)

	healthy := join(t, s.address)
	s.sees(healthy, steps(subscribe, knock, opened))
	healthyStream := s.post(t, big)
	healthyStream.sees(subscribed)
	for range events {
		s.happen()
		s.sees(healthy, steps(`< {"type":"next","id":"1","payload":{"data":{"changes":{"note":"…`))
		healthyStream.sees("event: next\nid: …")
	}
	eventually(t, "the end of a WebSocket that is not read", stalled.hungUp(frameOf(true, opPing, "")))
	eventually(t, "the end of a stream that is not read", stalledStream.hungUp([]byte("x")))
	// Those who read have noticed nothing.
	s.happen()
	s.sees(healthy, steps(`< {"type":"next","id":"1",…`, knock, opened))
	healthyStream.sees("event: next\nid: …")
}

// One that reads neither answers nor what it was told at the end is no better.
func TestAReaderThatStopsIsGivenUpWhateverElseItSends(t *testing.T) {
	times := transport.DefaultTimes
	times.Write = 100 * time.Millisecond
	s := newStage(t, settings{times: times})
	for name, flood := range map[string][]byte{
		"pings of the WebSocket": frameOf(true, opPing, strings.Repeat("x", 125)),
		"pings":                  frameOf(true, opText, `{"type":"ping","payload":{"x":"`+strings.Repeat("x", 60_000)+`"}}`),
		"queries":                frameOf(true, opText, `{"id":"1","type":"subscribe","payload":{"query":"{ viewer { name } }"}}`),
		"errors":                 frameOf(true, opText, `{"id":"1","type":"subscribe","payload":{"query":"{"}}`),
	} {
		t.Run(name, func(t *testing.T) {
			w := join(t, s.address)
			eventually(t, "the end", w.hungUp(bytes.Repeat(flood, 200)))
		})
	}
}

func TestAClientThatGivesNoSignOfLifeIsGivenUp(t *testing.T) {
	times := transport.DefaultTimes
	times.Ping, times.Pong = 10*time.Millisecond, 50*time.Millisecond
	s := newStage(t, settings{times: times})
	w := join(t, s.address)
	if op, _, err := w.read(); op != opPing {
		t.Fatalf("got frame %x (%v), want a ping", op, err)
	}
	w.wantsEnd()
}

func TestAClientThatAnswersPingsMayBeIdle(t *testing.T) {
	times := transport.DefaultTimes
	times.Ping = 5 * time.Millisecond
	s := newStage(t, settings{times: times})
	w := join(t, s.address)
	for range 20 {
		op, payload, err := w.read()
		if op != opPing {
			t.Fatalf("got frame %x (%v), want a ping", op, err)
		}
		w.frame(true, opPong, payload)
	}
	w.send(`{"type":"ping"}`)
	for {
		op, payload, err := w.read()
		if err != nil {
			t.Fatal(err)
		}
		if op == opText {
			if payload != `{"type":"pong"}` {
				t.Errorf("got %s", payload)
			}
			break
		}
		w.frame(true, opPong, payload)
	}
}

// To begin something and never end it holds no connection open, whatever it is.
func TestNothingThatIsLeftUnfinishedHoldsAConnection(t *testing.T) {
	times := transport.Times{Init: 50 * time.Millisecond, Ping: 50 * time.Millisecond, Pong: 50 * time.Millisecond,
		Write: 50 * time.Millisecond}
	s := newStage(t, settings{times: times})
	part := frameOf(true, opText, strings.Repeat("x", 1000))
	const wrong, right = `{"type":"x"}`, `{"type":"connection_init"}`
	for _, c := range []struct {
		name string
		sent []byte
	}{
		{"nothing", nil},
		{"a part of a frame's head", part[:1]},
		{"a part of a frame", part[:100]},
		{"a part of a message", frameOf(false, opText, "{")},
		{"an init and nothing else", frameOf(true, opText, right)},
		{"an init and a part of a frame", append(frameOf(true, opText, right), part[:100]...)},
		{"an init and a part of a message", append(frameOf(true, opText, right), frameOf(false, opText, "{")...)},
		{"a wrong message and nothing else", frameOf(true, opText, wrong)},
		{"a wrong message and a part of a frame's head", append(frameOf(true, opText, wrong), part[:1]...)},
		{"a wrong message and a part of a frame", append(frameOf(true, opText, wrong), part[:100]...)},
		{"a part of a message that is too large", frameOf(true, opText, strings.Repeat("x", 1<<20))[:70<<10]},
		{"a part of a ping", frameOf(true, opPing, "12345")[:8]},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			w := dial(t, s.address)
			w.raw(c.sent)
			// It listens, but does not answer the close.
			_, err := io.Copy(io.Discard, w.in)
			var late net.Error
			if errors.As(err, &late) && late.Timeout() {
				t.Error("the connection is still open")
			}
		})
	}
}
