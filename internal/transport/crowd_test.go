package transport_test

import (
	"io"
	"net"
	"runtime"
	"strings"
	"sync"
	"testing"

	"go.uber.org/goleak"
)

// hangUp resets the connection, as a machine does that lost its power and came back.
func (w *wire) hangUp() {
	_ = w.Conn.(*net.TCPConn).SetLinger(0)
	_ = w.Close()
}

// manners are how clients come and go.
var manners = []struct {
	name string
	do   func(*stage, *wire)
}{
	{"comes and goes as it should", func(s *stage, w *wire) {
		w.begins()
		s.sees(w, steps(ask, told, over))
		w.frame(true, opClose, "\x03\xe8")
		_, _ = io.Copy(io.Discard, w.in)
	}},
	{"subscribes, unsubscribes and goes", func(s *stage, w *wire) {
		w.begins()
		s.sees(w, steps(follow, stop))
		_ = w.Close()
	}},
	{"subscribes and goes", func(s *stage, w *wire) {
		w.begins()
		s.sees(w, steps(follow))
		_ = w.Close()
	}},
	{"subscribes and is cut off", func(s *stage, w *wire) {
		w.begins()
		s.sees(w, steps(follow))
		w.hangUp()
	}},
	{"subscribes to a lot that it does not read", func(_ *stage, w *wire) {
		w.begins()
		w.send(`{"id":"1","type":"subscribe","payload":{"query":"subscription { changes(after: \"0\") { note } }"}}`)
		w.hangUp()
	}},
	{"breaks off in its handshake", func(_ *stage, w *wire) { w.raw([]byte(handshake[:100])); _ = w.Close() }},
	{"says nothing", func(_ *stage, w *wire) { _ = w.Close() }},
	{"never introduces itself", func(_ *stage, w *wire) { w.shakeHands(ourProtocol); w.hangUp() }},
	{"breaks off in a frame", func(_ *stage, w *wire) {
		w.begins()
		w.raw(frameOf(true, opText, strings.Repeat("x", 1000))[:500])
		_ = w.Close()
	}},
	{"breaks off in a message", func(_ *stage, w *wire) { w.begins(); w.frame(false, opText, "{"); w.hangUp() }},
	{"talks nonsense", func(_ *stage, w *wire) { w.begins(); w.send("hello"); _ = w.Close() }},
	{"is no WebSocket", func(_ *stage, w *wire) {
		w.shakeHands(ourProtocol)
		w.raw([]byte(strings.Repeat("x", 5000)))
		w.hangUp()
	}},
	{"asks and does not wait", func(_ *stage, w *wire) { w.begins(); w.subscribe("1", "{ viewer { name } }"); _ = w.Close() }},
	{"follows events and goes", func(_ *stage, w *wire) {
		r := w.request("POST", "/graphql", toChanges, asEvents, asJSON)
		r.sees(subscribed)
		_ = w.Close()
	}},
	{"follows events and is cut off", func(_ *stage, w *wire) {
		w.request("POST", "/graphql", toChanges, asEvents, asJSON)
		w.hangUp()
	}},
	{"asks for events and does not wait", func(_ *stage, w *wire) {
		_, _ = io.WriteString(w, "GET /graphql?query=subscription%7Bchanges%7Bkind%7D%7D HTTP/1.1\r\nHost: x\r\n"+asEvents+"\r\n\r\n")
		w.hangUp()
	}},
}

// begins is join for a connection that is there.
func (w *wire) begins() {
	w.Helper()
	w.shakeHands(ourProtocol)
	w.send(`{"type":"connection_init"}`)
	w.wants(`{"type":"connection_ack"}`)
}

// crowd has n clients come and go, some at a time, each in its manner, while
// something happens now and then.
func (s *stage) crowd(t testing.TB, n int) {
	t.Helper()
	var working sync.WaitGroup
	turns := make(chan int)
	for range 20 {
		working.Go(func() {
			for i := range turns {
				conn, err := net.Dial("tcp", s.address)
				if err != nil {
					t.Error(err)
					continue
				}
				w := newWire(t, conn)
				var one sync.WaitGroup // what fails the test ends its goroutine
				one.Go(func() { manners[i%len(manners)].do(s, w) })
				one.Wait()
				_ = w.Close()
			}
		})
	}
	for i := range n {
		turns <- i
		if i%4 == 0 {
			s.happen()
		}
	}
	close(turns)
	working.Wait()
}

// heap is how much memory is in use, in bytes.
func heap() uint64 {
	var stats runtime.MemStats
	runtime.GC()
	runtime.GC() // the first lets go of what pools have set aside
	runtime.ReadMemStats(&stats)
	return stats.HeapAlloc
}

func TestNothingIsLeftOfAThousandConnections(t *testing.T) {
	s := newStage(t, settings{})
	before, goroutines, open := goleak.IgnoreCurrent(), runtime.NumGoroutine()+1, sockets() // and one for each round
	var memory uint64
	for _, round := range []string{"first", "second"} {
		t.Run(round, func(t *testing.T) {
			s.crowd(t, 1_000)
			eventually(t, "that all goroutines have gone home", func() bool { return runtime.NumGoroutine() <= goroutines })
			eventually(t, "that all sockets are closed", func() bool { return sockets() <= open })
		})
		// The first thousand fill what is kept for everybody; what happened lately
		// is kept, too, so a little more is no wonder.
		if memory > 0 {
			eventually(t, "that no more memory is in use than after the first thousand", func() bool { return heap() <= memory+1_000<<10 })
		}
		memory = heap()
	}
	goleak.VerifyNone(t, before)
}
