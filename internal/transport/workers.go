package transport

import (
	"runtime"
	"sync"
)

// workers is a pool of goroutines that send what many subscriptions have to tell. An event
// may wake thousands of subscriptions at once; a goroutine for each would cost more than
// what it has to do, so a few workers take one after the other. A worker that has to wait
// for a client leaves the pool first, and another takes its place: a slow client keeps
// nobody else waiting. The zero value is ready.
type workers struct {
	mu      sync.Mutex
	woken   []*operation
	working int
}

// add has an operation resumed. It returns at once.
func (p *workers) add(op *operation) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.woken = append(p.woken, op)
	p.grow()
}

// grow adds a worker if there is work for it. The caller holds mu.
func (p *workers) grow() {
	if len(p.woken) > 0 && p.working < runtime.NumCPU() {
		p.working++
		go (&worker{pool: p}).work()
	}
}

// worker is one of a pool. A nil worker is a goroutine of its own, which may wait.
type worker struct {
	pool     *workers
	detached bool
}

func (w *worker) work() {
	for op := w.next(); op != nil; op = w.next() {
		op.connection.resume(op, w)
	}
}

// next is the operation to resume next; nil when the worker can end.
func (w *worker) next() *operation {
	if w.detached {
		return nil
	}
	w.pool.mu.Lock()
	defer w.pool.mu.Unlock()
	if len(w.pool.woken) == 0 {
		w.pool.working--
		return nil
	}
	op := w.pool.woken[0]
	w.pool.woken[0] = nil
	w.pool.woken = w.pool.woken[1:]
	return op
}

// isPooled is false for a goroutine of its own, and for a worker that has left its pool.
func (w *worker) isPooled() bool { return w != nil && !w.detached }

// detach is called before anything that may have to wait for a client.
func (w *worker) detach() {
	if !w.isPooled() {
		return
	}
	w.detached = true
	w.pool.mu.Lock()
	defer w.pool.mu.Unlock()
	w.pool.working--
	w.pool.grow()
}
