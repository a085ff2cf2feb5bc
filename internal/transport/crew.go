package transport

import (
	"runtime"
	"sync"
)

// crew sends what many subscriptions have to tell. An event may wake thousands of
// them at once; a goroutine for each costs more than what it has to do, so a few
// workers take one after the other. A worker who has to wait for a client leaves
// the crew first, and another takes its place: nobody waits for a slow client but
// that client. The zero value is ready.
type crew struct {
	mu      sync.Mutex
	woken   []*operation
	working int
}

// add has an operation resumed. It returns at once.
func (c *crew) add(op *operation) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.woken = append(c.woken, op)
	c.hire()
}

// hire adds a worker if there is work for it. The caller holds mu.
func (c *crew) hire() {
	if len(c.woken) > 0 && c.working < runtime.NumCPU() {
		c.working++
		go (&worker{crew: c}).work()
	}
}

// worker is one of a crew. A nil worker is a goroutine of its own, which may wait.
type worker struct {
	crew *crew
	left bool
}

func (w *worker) work() {
	for op := w.next(); op != nil; op = w.next() {
		op.connection.resume(op, w)
	}
}

// next is what to do next; nil when the worker can go.
func (w *worker) next() *operation {
	if w.left {
		return nil
	}
	w.crew.mu.Lock()
	defer w.crew.mu.Unlock()
	if len(w.crew.woken) == 0 {
		w.crew.working--
		return nil
	}
	op := w.crew.woken[0]
	w.crew.woken[0] = nil
	w.crew.woken = w.crew.woken[1:]
	return op
}

// isOfCrew is false for a goroutine of its own, and for a worker that has left.
func (w *worker) isOfCrew() bool { return w != nil && !w.left }

// leave is called before what may have to wait for a client.
func (w *worker) leave() {
	if !w.isOfCrew() {
		return
	}
	w.left = true
	w.crew.mu.Lock()
	defer w.crew.mu.Unlock()
	w.crew.working--
	w.crew.hire()
}
