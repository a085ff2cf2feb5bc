package transport

import (
	"runtime"
	"testing"
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
