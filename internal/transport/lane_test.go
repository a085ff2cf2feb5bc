package transport

import (
	"context"
	"io"
	"net"
	"runtime"
	"testing"
	"time"
)

// named is a task that tells whose it is.
type named struct {
	caller string
	work   func()
}

func (n named) by() string { return n.caller }
func (n named) resume(*worker) {
	if n.work != nil {
		n.work()
	}
}

func TestCallersTakeTurnsHoweverMuchOneOfThemHasWaiting(t *testing.T) {
	var l lane
	for range 5_000 {
		l.add(named{caller: "greedy"})
	}
	l.add(named{caller: "ada"})
	l.add(named{caller: "grace"})
	l.add(named{caller: "ada"})
	for i, want := range []string{"greedy", "ada", "grace", "greedy", "ada", "greedy", "greedy"} {
		if got := l.next().by(); got != want {
			t.Errorf("%s has turn %d, want %s", got, i+1, want)
		}
	}
	for t := l.next(); t != nil; t = l.next() {
		continue
	}
	if len(l.callers) > 0 || len(l.of) > 0 {
		t.Errorf("an empty lane keeps %v, %v", l.callers, l.of)
	}
}

// Whoever catches up leaves workers for those who are told of what happens now.
func TestCatchingUpHasHalfOfTheWorkersAndKeepsNoneFromTheRest(t *testing.T) {
	var s Streams
	most := max(1, runtime.NumCPU()/2)
	begun, end := make(chan struct{}), make(chan struct{})
	busy := named{caller: "greedy", work: func() { begun <- struct{}{}; <-end }}
	for range most + 5 {
		s.pool().later(busy)
	}
	for range most {
		<-begun
	}
	s.catchingUp.mu.Lock()
	if s.catchingUp.working != most {
		t.Errorf("%d workers catch up, want %d", s.catchingUp.working, most)
	}
	s.catchingUp.mu.Unlock()
	told := make(chan struct{})
	s.pool().add(named{caller: "greedy", work: func() { close(told) }})
	<-told
	close(end)
	for range 5 {
		<-begun
	}
}

// A worker that waited for a client has left its pool. It must not go on alone: of hundreds
// with slow clients, all would run at a time.
func TestAWorkerThatWaitedHandsItsSubscriptionBack(t *testing.T) {
	var all workers
	ctx, cancel := context.WithCancel(t.Context())
	server, client := net.Pipe() // every write waits until it is read
	c := &connection{ctx: ctx, net: &patientConn{Conn: server, patience: time.Minute}}
	stream := endless{ended: make(chan struct{})}
	op := &operation{connection: c, head: nextHead("1"), stream: stream}
	all.working = 1
	returned := make(chan struct{})
	go func() {
		defer close(returned)
		c.pump(op, &worker{pool: &all})
	}()
	_ = client.SetReadDeadline(time.Now().Add(time.Minute)) // or a failure would hang
	if _, err := io.ReadFull(client, make([]byte, len(appendMessage(nil, op.head, []byte(`{}`), endOfMessage)))); err != nil {
		t.Fatal(err)
	}
	select {
	case <-returned:
	case <-time.After(20 * time.Second):
		t.Error("it goes on alone")
	}
	cancel()
	_ = client.SetReadDeadline(time.Time{})
	go io.Copy(io.Discard, client) //nolint:errcheck // so that whoever goes on with it can end
	<-stream.ended
	_ = client.Close()
	_ = server.Close()
}

func TestWhoeverCatchesUpRestsThreeTimesAsLongAsItWorked(t *testing.T) {
	const short = spell / 4
	for _, c := range []struct {
		name   string
		half   bool
		worked []time.Duration
		rests  []time.Duration
	}{
		{"nobody who is told of what happens now rests", false, []time.Duration{spell, 5 * spell}, []time.Duration{0, 0}},
		{"a long piece of work is rested for at once", true, []time.Duration{2 * spell, spell}, []time.Duration{6 * spell, 3 * spell}},
		{"short pieces count together", true, []time.Duration{short, short, short, short, short}, []time.Duration{0, 0, 0, 3 * spell, 0}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := workers{half: c.half}
			for i, worked := range c.worked {
				if got := p.rest(worked); got != c.rests[i] {
					t.Errorf("after piece %d it rests for %v, want %v", i+1, got, c.rests[i])
				}
			}
		})
	}
}
